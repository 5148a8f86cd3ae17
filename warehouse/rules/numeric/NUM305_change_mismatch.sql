-- code: NUM305
-- name: change-mismatch
-- severity: error
-- subject: claim
-- looks at: judged WHERE asserted AND (kind = 'change' OR unit IN ('multiple', 'percentage_point'))
-- summary: A stated change disagrees with the values it is from and to.
-- finds: "From A to B" (or "B, up from A", "to B from A", "A in 2022 and B in 2024", "B. In 2022 it
--   was A") with a change in percent, percentage points or as a
--   multiple beside it or in a sentence that refers back to it, which does not follow from A
--   and B within rounding; above all percent written for percentage points. Points between two
--   percentages written as precisely as the points are taken as written: "from 12% to 7%" is 5.
-- why: 12 to 18 percent is 6 points or a rise by half; "a 6% rise" says neither.
-- fix: Recompute the change, and write "points" for the difference of two percentages.
-- references: Office for National Statistics, Style: percentages and percentage points
WITH ordered AS (
    SELECT
        *,
        row_number() OVER (PARTITION BY document ORDER BY start, claim_id) AS place,
        lower(coalesce(prefix, '')) AS before,
        lower(coalesce(suffix, '')) AS after
    FROM judged
    WHERE start IS NOT NULL AND asserted
), spans AS (
    -- "from A to B", and "B, up from A" or "to B from A"
    SELECT
        a.document, a.claim_id AS a_id, b.claim_id AS b_id,
        a.place AS first_place, b.place AS last_place,
        a.start AS first_start, b."end" AS last_end, a.quote AS quote,
        a.value AS a, a.half AS half_a, b.value AS b, b.half AS half_b, a.unit,
        a.figure AS a_figure, b.figure AS b_figure
    FROM ordered AS a
    JOIN ordered AS b
        ON b.document = a.document AND b.place = a.place + 1 AND b.start - a."end" <= 60
    WHERE regexp_matches(a.before, '\bfrom\s+((about|around|roughly|some|just|only|nearly|almost'
            || '|an average of|a mere)\s+)?$')
        AND regexp_matches(b.before, '\bto\s+((about|around|roughly|some|just|only|nearly|almost'
            || '|an average of|a mere)\s+)?$')
        AND a.unit = b.unit AND a.value > 0 AND b.value > 0
        AND a.comparator IN ('=', '~') AND b.comparator IN ('=', '~')
        AND a.value_high IS NULL AND b.value_high IS NULL
    UNION ALL
    SELECT
        a.document, a.claim_id, b.claim_id, b.place, a.place, b.start, a."end", b.quote,
        a.value, a.half, b.value, b.half, a.unit, a.figure, b.figure
    FROM ordered AS a
    JOIN ordered AS b
        ON b.document = a.document AND a.place = b.place + 1 AND a.start - b."end" <= 60
    WHERE (
            regexp_matches(a.before, '\b(up|down) from\s+((about|around|just|only|a mere)\s+)?$')
            OR regexp_matches(a.before, '\bfrom\s+((about|around|just|only|a mere)\s+)?$')
                AND regexp_matches(b.before, '\bto\s+((about|around|just|only|a mere)\s+)?$'))
        AND a.unit = b.unit AND a.quote = b.quote AND a.value > 0 AND b.value > 0
        AND a.comparator IN ('=', '~') AND b.comparator IN ('=', '~')
        AND a.value_high IS NULL AND b.value_high IS NULL
    UNION ALL
    -- "B. When they looked in 2021 it had been A"
    SELECT
        a.document, a.claim_id, b.claim_id, b.place, a.place, b.start, a."end", a.quote,
        a.value, a.half, b.value, b.half, a.unit, a.figure, b.figure
    FROM ordered AS a
    JOIN ordered AS b
        ON b.document = a.document AND a.place = b.place + 1 AND a.start - b."end" <= 160
    WHERE regexp_matches(a.before, '\b(it|this|that|the (share|figure|rate|number)) (had been|was|stood at)'
            || '\s+((about|around|just|only|still)\s+)?$')
        AND regexp_matches(lower(a.quote), '\b(in (19|20)\d\d|earlier|before|previous|last year|ago)\b')
        AND a.unit = b.unit AND a.kind = b.kind AND a.value > 0 AND b.value > 0
        AND a.source_id IS NOT DISTINCT FROM b.source_id
        AND a.comparator IN ('=', '~') AND b.comparator IN ('=', '~')
        AND a.value_high IS NULL AND b.value_high IS NULL
    UNION ALL
    -- "A in 2022 and B in 2024", "A in spring, B a year later"
    SELECT
        a_document, a_id, b_id, a_place, b_place, a_start, b_end, quote,
        a, half_a, b, half_b, unit, a_figure, b_figure
    FROM (
        SELECT
            a.document AS a_document, a.claim_id AS a_id, b.claim_id AS b_id,
            a.place AS a_place, b.place AS b_place, a.start AS a_start, b."end" AS b_end, a.quote AS quote,
            a.value AS a, a.half AS half_a, b.value AS b, b.half AS half_b, a.unit AS unit,
            a.figure AS a_figure, b.figure AS b_figure,
            split_part(split_part(a.quote, a.figure, 2), b.figure, 1) AS between_them,
            split_part(b.quote, b.figure, 2) AS behind
        FROM ordered AS a
        JOIN ordered AS b
            ON b.document = a.document AND b.place = a.place + 1 AND b.start - a."end" <= 80
        WHERE a.unit = b.unit AND a.kind = b.kind AND a.kind <> 'change' AND a.quote = b.quote
            AND a.value > 0 AND b.value > 0 AND a.comparator IN ('=', '~') AND b.comparator IN ('=', '~')
            AND a.value_high IS NULL AND b.value_high IS NULL
    )
    WHERE regexp_matches(between_them, '\b(and|then|against)\b|,') AND NOT contains(between_them, ';')
        AND (
            regexp_matches(behind, '^[^.;:,]{0,16}\b(a|one|two|three|four|five|ten|twelve)'
                || ' (week|month|quarter|year|decade)s? (later|on)\b')
            OR nullif(regexp_extract(between_them, '\b((?:19|20)\d\d)\b', 1), '')
                < nullif(regexp_extract(behind, '^[^.;:,]{0,24}\b((?:19|20)\d\d)\b', 1), ''))
), changes AS (
    SELECT
        s.* EXCLUDE (half_a, half_b),
        -- in points, figures as precise as the change are what they are
        CASE WHEN r.unit = 'percentage_point' AND s.half_a <= r.half THEN 0 ELSE s.half_a END AS half_a,
        CASE WHEN r.unit = 'percentage_point' AND s.half_b <= r.half THEN 0 ELSE s.half_b END AS half_b,
        r.claim_id, r.figure, r.value AS r, r.unit AS r_unit,
        -- what the words of the change allow: "nearly", "more than", "about", and "doubled"
        abs(r.value) - CASE WHEN r.in_words THEN 0.15 * abs(r.value) ELSE r.half END
            - CASE WHEN r.comparator IN ('<', '<=', '~') THEN 0.15 * abs(r.value) ELSE 0 END AS r_low,
        abs(r.value) + CASE WHEN r.in_words THEN 0.15 * abs(r.value) ELSE r.half END
            + CASE r.comparator WHEN '~' THEN 0.15 WHEN '>' THEN 1 WHEN '>=' THEN 1 ELSE 0 END
            * abs(r.value) AS r_high
    FROM spans AS s
    JOIN ordered AS r ON r.document = s.document
    WHERE (r.kind = 'change' AND r.unit IN ('percent', 'multiple')
            OR r.unit = 'percentage_point' OR r.unit = 'multiple')
        AND (r.unit <> 'percentage_point' OR s.unit = 'percent')
        AND r.value_high IS NULL
        AND r.place NOT IN (s.first_place, s.last_place)
        AND (
            -- "doubled from A to B", "rose 6%, from A to B", "a 4-point fall, to B from A"
            r.place = s.first_place - 1 AND s.first_start - r."end" BETWEEN 0 AND 24
                AND regexp_matches(r.after, '^[^.;,]{0,18}(,\s*)?\b(from|to)\s')
            -- "from A to B, a rise of 6%", "B, up from A (an increase of 6%)"
            OR r.place = s.last_place + 1 AND r.quote = s.quote AND r.start - s.last_end <= 60
                AND regexp_matches(r.before, '[,(–—:]\s*(or |that is,? |i\.e\.,? |which (is|makes) '
                    || '|making |representing |meaning )?(up |down |an? |by )?((rise|increase|jump'
                    || '|growth|gain|drop|fall|decline|decrease|change|improvement|difference)'
                    || '( of)? )?(about |around |roughly |some |just |only |nearly |almost )?$')
            -- "That is a 6% rise.", "The increase of 6% ..."
            OR r.place = s.last_place + 1 AND r.start - s.last_end <= 250
                AND (
                    regexp_matches(r.before, '\b(that|this|which|it)(’s|''s| is| was| represents'
                        || '| amounts to| means| equals| makes)( just| only| almost| nearly| about'
                        || '| roughly)?( an?| of| up| down)?\s*$')
                    OR regexp_matches(r.before, '\b(the|an?|this|that) (rise|increase|jump|growth'
                        || '|gain|drop|fall|decline|decrease|change|improvement|difference|gap)'
                        || ' (of|by|is|was|comes to|amounts to)\s+$')
                    -- "An 18% rise in one year" refers back, "An 18% rise in rents" does not
                    OR regexp_matches(r.before, '(^|[.!?:]["”’)]?\s+)(an?|the|such an?|this|that)\s+$')
                        AND regexp_matches(r.after, '^[- ](point |points |percentage point )?(rise'
                            || '|increase|jump|growth|gain|drop|fall|decline|decrease|change'
                            || '|improvement)\b')
                        AND NOT (
                            regexp_matches(r.after, '^[- ]\w+ (in|of|for|among|to|at|on)\b')
                            AND NOT regexp_matches(r.after, '^[- ]\w+ (in|of|over|within) (one|two'
                                || '|three|a|an|just|only|the|that|this|under|less|[0-9]+)\b'
                                || '( (single|last|past|same|one))?( (year|month|quarter|decade'
                                || '|week|period|time|years|months)\b|$|[^a-z])'))
                )
        )
)
SELECT
    claim_id,
    'From ' || a_figure || ' to ' || b_figure || ' is '
        || CASE WHEN unit = 'percent'
            THEN plain(round(abs(b - a), 6)) || ' points, or ' ELSE '' END
        || CASE WHEN r_unit = 'multiple' THEN plain(round(b / a, 2)) || ' times as much'
            ELSE plain(round(100 * abs(b / a - 1), 1)) || ' percent' END
        || ', not ' || told(figure) || '.' AS message,
    CASE WHEN r_unit = 'percent' AND unit = 'percent'
            AND difference_fits(r_low, r_high, a, half_a, b, half_b)
        THEN 'Write "points" instead of "percent", or give the relative change.'
        WHEN r_unit = 'percentage_point'
        THEN 'Recompute the change; if it was worked out before rounding, say so.'
        WHEN r_unit = 'multiple' THEN 'Correct the change, or one of the two it is between.'
        WHEN unit <> 'percent' THEN 'Recompute the change, or correct one of the two it is between.'
        END AS fix,
    to_json({"from": a, "to": b, stated: r, unit: r_unit, from_claim: a_id, to_claim: b_id})
        AS details
FROM changes
WHERE NOT coalesce(CASE r_unit
    WHEN 'percent' THEN percent_change_fits(r_low, r_high, a, half_a, b, half_b)
    WHEN 'percentage_point' THEN difference_fits(r_low, r_high, a, half_a, b, half_b)
    ELSE ratio_fits(r_low, r_high, a, half_a, b, half_b) END, true)
QUALIFY row_number() OVER (PARTITION BY claim_id ORDER BY a_id, b_id) = 1
