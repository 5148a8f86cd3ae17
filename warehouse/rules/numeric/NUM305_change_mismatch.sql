-- code: NUM305
-- name: change-mismatch
-- severity: error
-- subject: claim
-- looks at: judged WHERE asserted AND (kind = 'change' OR unit IN ('multiple', 'percentage_point'))
-- summary: A stated change disagrees with the values it is from and to.
-- finds: "From A to B" (or "B, up from A", "to B from A", "B. In 2022 it was A", or two values each
--   with its year, in whichever order) with a change in percent, percentage points or as a
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
        lower(coalesce(suffix, '')) AS after,
        kind IN ('change', 'multiple') AND unit IN ('percent', 'multiple')
            OR unit IN ('percentage_point', 'multiple') AS is_change
    FROM judged
    WHERE start IS NOT NULL AND asserted
), neighbours AS (
    -- two values of one kind, one right after the other; in one sentence, the words around them
    SELECT
        x.document, x.claim_id AS x_id, y.claim_id AS y_id, x.place AS first_place,
        y.place AS last_place, x.start AS first_start, y."end" AS last_end,
        x.value AS x, x.half AS half_x, y.value AS y, y.half AS half_y, x.unit,
        x.figure AS x_figure, y.figure AS y_figure, x.quote AS x_quote, y.quote AS quote,
        x.before AS x_before, y.before AS y_before, x.kind = y.kind AS one_kind,
        x.quote = y.quote AS together, x.source_id IS NOT DISTINCT FROM y.source_id AS one_source,
        y.start - x."end" AS distance,
        split_part(x.quote, x.figure, 1) AS ahead,
        split_part(split_part(x.quote, x.figure, 2), y.figure, 1) AS between_them,
        split_part(y.quote, y.figure, CASE WHEN x.figure = y.figure THEN 3 ELSE 2 END) AS behind
    FROM ordered AS x
    JOIN ordered AS y ON y.document = x.document AND y.place = x.place + 1
    WHERE x.document IN (SELECT document FROM ordered WHERE is_change)
        AND x.unit = y.unit AND x.value > 0 AND y.value > 0
        AND x.comparator IN ('=', '~') AND y.comparator IN ('=', '~')
        AND x.value_high IS NULL AND y.value_high IS NULL
), dated AS (
    -- the year that stands before the first value, those between the two, the one behind
    SELECT
        *,
        regexp_extract(ahead, '\b((?:19|20)\d\d)\b[^.;:()\d]{0,40}$', 1) AS year_ahead,
        regexp_extract_all(between_them, '\b(?:19|20)\d\d\b') AS years_between,
        regexp_extract(behind, '^[^.;:,)\d]{0,32}\b((?:19|20)\d\d)\b', 1) AS year_behind
    FROM neighbours
), years AS (
    SELECT
        *,
        CASE
            WHEN len(years_between) = 2 AND year_ahead = '' AND year_behind = ''
                THEN years_between  -- "A in 2022; in 2024, B"
            WHEN len(years_between) = 1 AND year_ahead <> '' AND year_behind = ''
                THEN [year_ahead, years_between[1]]  -- "in 2022, A; in 2024, B"
            WHEN len(years_between) = 1 AND year_ahead = '' AND year_behind <> ''
                THEN [years_between[1], year_behind]  -- "A in 2022 and B in 2024"
        END AS pair
    FROM dated
), told AS (
    SELECT
        *,
        CASE
            -- "from A to B"
            WHEN distance <= 60 AND ends_in(x_before, '\bfrom') AND ends_in(y_before, '\bto')
                THEN 'x'
            -- "B, up from A", "to B from A", "B, compared with A a year earlier"
            WHEN together AND distance <= 120 AND (ends_in(y_before, '\b(up|down) from')
                    OR distance <= 60 AND ends_in(x_before, '\bto') AND ends_in(y_before, '\bfrom'))
                THEN 'y'
            WHEN together AND one_kind AND distance <= 120
                    AND ends_in(y_before, '\b(from|against|after|versus|compared (with|to))')
                    AND (regexp_matches(behind, '^[^.;:,]{0,16}\b(the )?(a|one|two|three|four|five|ten|twelve)?'
                        || ' ?(week|month|quarter|year|decade)s? (earlier|before|ago|previously)\b')
                        OR year_behind <> '' AND len(years_between) = 0 AND year_ahead = '')
                THEN 'y'
            -- "A in 2022 and B in 2024", and the other way round
            WHEN together AND one_kind AND pair[1] < pair[2] THEN 'x'
            WHEN together AND one_kind AND pair[1] > pair[2] THEN 'y'
            -- "A in spring, B a year later"
            WHEN together AND one_kind AND distance <= 80
                    AND regexp_matches(between_them, '\b(and|then|against)\b|,')
                    AND NOT contains(between_them, ';')
                    AND regexp_matches(behind, '^[^.;:,]{0,16}\b(a|one|two|three|four|five|ten|twelve)'
                        || ' (week|month|quarter|year|decade)s? (later|on)\b')
                THEN 'x'
            -- "B. When they looked in 2021 it had been A", "A in 2021. In 2024 it was B"
            WHEN one_kind AND one_source AND NOT together AND distance <= 400
                    AND ends_in(y_before, '\b(it|this|that|the (share|figure|rate|number))'
                        || ' (had been|was|stood at)')
                    AND regexp_matches(lower(quote),
                        '\b(in (19|20)\d\d|earlier|before|previous|last year|ago)\b')
                THEN CASE WHEN regexp_extract(x_quote, '\b((?:19|20)\d\d)\b', 1)
                        BETWEEN '1' AND regexp_extract(quote, '\b((?:19|20)\d\d)\b', 1)
                    THEN 'x' ELSE 'y' END
        END AS older
    FROM years
), spans AS (
    SELECT
        document, first_place, last_place, first_start, last_end, quote, ahead, unit,
        CASE older WHEN 'x' THEN x_id ELSE y_id END AS a_id,
        CASE older WHEN 'x' THEN y_id ELSE x_id END AS b_id,
        CASE older WHEN 'x' THEN x ELSE y END AS a,
        CASE older WHEN 'x' THEN y ELSE x END AS b,
        CASE older WHEN 'x' THEN half_x ELSE half_y END AS half_a,
        CASE older WHEN 'x' THEN half_y ELSE half_x END AS half_b,
        CASE older WHEN 'x' THEN x_figure ELSE y_figure END AS a_figure,
        CASE older WHEN 'x' THEN y_figure ELSE x_figure END AS b_figure
    FROM told
    WHERE older IS NOT NULL
), changes AS (
    SELECT
        s.* EXCLUDE (half_a, half_b, ahead),
        -- in points, figures as precise as the change are what they are
        -- and that both are rounded at their very worst, each the other way, is one case in 400
        CASE WHEN r.unit = 'percentage_point' AND s.half_a <= r.half THEN 0 ELSE 0.9 * s.half_a END AS half_a,
        CASE WHEN r.unit = 'percentage_point' AND s.half_b <= r.half THEN 0 ELSE 0.9 * s.half_b END AS half_b,
        r.claim_id, r.figure, r.value AS r, r.unit AS r_unit,
        -- what the words of the change allow: "nearly", "more than", "about", and "doubled"
        abs(r.value) - CASE WHEN r.in_words THEN 0.15 * abs(r.value) ELSE r.half END
            - CASE WHEN r.comparator IN ('<', '<=', '~') THEN 0.15 * abs(r.value) ELSE 0 END AS r_low,
        abs(r.value) + CASE WHEN r.in_words THEN 0.15 * abs(r.value) ELSE r.half END
            + CASE r.comparator WHEN '~' THEN 0.15 WHEN '>' THEN 1 WHEN '>=' THEN 1 ELSE 0 END
            * abs(r.value) AS r_high
    FROM spans AS s
    JOIN ordered AS r ON r.document = s.document
    WHERE r.is_change
        AND (r.unit <> 'percentage_point' OR s.unit = 'percent')
        AND r.value_high IS NULL
        AND r.place NOT IN (s.first_place, s.last_place)
        AND (
            -- "doubled from A to B", "rose 6% over the year, from A to B", "a 4-point fall, to B from A"
            r.place = s.first_place - 1 AND s.first_start - r."end" BETWEEN 0 AND 60
                AND regexp_matches(
                    CASE WHEN r.quote = s.quote THEN lower(split_part(s.ahead, r.figure, -1)) || ' '
                        ELSE r.after END,
                    '^([^.;,]{0,18}|[- ]?([a-z]+ )?(over|in|within|during|since|between|compared)\b'
                        || '[^.;,]{0,36})(,\s*)?\b(from|to)\s')
            -- "from A to B, a rise of 6%", "B, up from A (an increase of 6%)"
            OR r.place = s.last_place + 1 AND r.quote = s.quote AND r.start - s.last_end <= 60
                AND regexp_matches(r.before, '[,(–—:]\s*(or |that is,? |i\.e\.,? |which (is|makes) '
                    || '|making |representing |meaning )?(up |down |an? |by )?(([a-z]+ )?(rise|increase|jump'
                    || '|growth|gain|drop|fall|decline|decrease|change|improvement|difference)'
                    || '( of)? )?(about |around |roughly |some |just |only |nearly |almost )?[+(]?$')
            -- "That is a 6% rise.", "That is growth of 6%", "The increase of 6% ..."
            OR r.place = s.last_place + 1 AND r.start - s.last_end <= 250
                AND (
                    regexp_matches(r.before, '\b(that|this|which|it)(’s|''s| is| was| represents'
                        || '| amounts to| means| equals| makes| comes to| works out (at|as))'
                        || '( just| only| almost| nearly| about| roughly)?'
                        || '( an?| of| up| down)?( (rise|increase|jump|growth|gain|drop|fall|decline'
                        || '|decrease|change|improvement|difference) of)?'
                        || '( just| only| almost| nearly| about| roughly)?\s*$')
                    OR regexp_matches(r.before, '\b(the|an?|this|that) (rise|increase|jump|growth'
                        || '|gain|drop|fall|decline|decrease|change|improvement|difference|gap)'
                        || ' (of|by|is|was|comes to|amounts to)\s+$')
                    OR r.quote = s.quote AND regexp_matches(r.before, '\b(it|that|the (share|figure|rate'
                        || '|number|total)) (has |had |have )?(rose|risen|grew|grown|increased|climbed'
                        || '|jumped|fell|fallen|dropped|declined|decreased|shrank|shrunk) (by\s+)?$')
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
