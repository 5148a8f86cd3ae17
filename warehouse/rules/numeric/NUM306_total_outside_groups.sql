-- code: NUM306
-- name: total-outside-groups
-- severity: error
-- subject: claim
-- looks at: judged WHERE asserted AND unit = 'percent' AND kind = 'share' AND start IS NOT NULL
-- summary: A total lies above or below all of the groups that make it up.
-- finds: A share "of all", next to the shares of two groups that between them are everyone (men
--   and women, owners and tenants, under and over 50), which is outside both by more than
--   rounding. Groups that leave someone out are not judged.
-- why: An average lies between its parts: one of the three is wrong, or about something else.
-- fix: Look up all three.
-- example: "34% of all farms; of owner-occupied farms 22%, of tenanted ones 19%."
WITH sides AS (
    -- words on either side of the figure: its sentence, if the figure stands in it but once
    SELECT
        *,
        CASE WHEN once THEN left(quote, strpos(quote, figure) - 1) ELSE prefix END AS left_side,
        CASE WHEN once THEN substr(quote, strpos(quote, figure) + length(figure)) ELSE suffix END
            AS right_side
    FROM (
        SELECT *, length(replace(quote, figure, '')) = length(quote) - length(figure) AS once
        FROM judged
        WHERE start IS NOT NULL AND asserted
    )
), clauses AS (
    SELECT
        *,
        row_number() OVER (PARTITION BY document ORDER BY start, claim_id) AS place,
        -- the figure's own clause: words up to the next stop or conjunction on either side
        ' ' || lower(regexp_replace(concat_ws(' ', population,
            list_last(regexp_split_to_array(coalesce(left_side, ''), ends)),
            regexp_split_to_array(coalesce(right_side, ''), ends)[1]), '\s+', ' ', 'g')) || ' '
            AS words
    FROM sides,
        (SELECT '[.;,:()|]|\b(?:and|but|while|whereas|against|versus|vs|compared|as opposed)\b'
            AS ends)
), shares AS (
    SELECT
        *,
        regexp_matches(words, '\b(all|overall|in total|altogether|in all|total|as a whole|whole'
            || '|on average|combined|nationwide|nationally|every)\b') AS is_total,
        coalesce(
            regexp_extract(words, '\b(?:under|below|younger than|less than|fewer than|up to) (\d+)', 1),
            '') AS below_number,
        coalesce(nullif(
            regexp_extract(words, '\b(?:over|above|older than|more than|at least) (\d+)', 1), ''),
            regexp_extract(words, '\b(\d+)(?:\+| (?:and|or) (?:over|older|above|more))', 1), '')
            AS above_number
    FROM clauses
    WHERE unit = 'percent' AND kind = 'share' AND comparator = '=' AND value_high IS NULL
        AND NOT in_words
), opposites (one, other) AS (
    VALUES
        ('men|males?|boys|fathers|husbands', 'women|females?|girls|mothers|wives'),
        ('urban|cities|city|towns?', 'rural|countryside|villages?'),
        ('owners?|owner-occupied|owned|home-?owners|owner-occupiers',
            'tenants?|tenanted|rented|renters|leased'),
        ('public|publicly owned', 'private|privately owned'),
        ('employed|in work|with a job', 'unemployed|out of work|without a job|jobless'),
        ('married', 'unmarried'),
        ('full-time', 'part-time'),
        ('domestic|home-grown|local', 'foreign|international|overseas'),
        ('new|first-time', 'returning|repeat|existing|regular'),
        ('uplands?|highlands?|hills?', 'lowlands?'),
        ('online|on the web', 'offline|in person|in shops'),
        ('paid|salaried', 'unpaid|volunteers?|voluntary'),
        ('daytime|by day', 'night-?time|by night'),
        ('weekdays?', 'weekends?'),
        ('with children|parents', 'without children|childless|non-parents'),
        ('native-born|natives?', 'foreign-born|immigrants?|migrants?'),
        ('graduates|with a degree', 'non-graduates|without a degree')
), triples AS (
    SELECT
        t.claim_id AS t_id, g.claim_id AS g_id, h.claim_id AS h_id,
        t.figure AS t_figure, g.figure AS g_figure, h.figure AS h_figure,
        t.value AS total, t.half AS half_t,
        least(g.value - g.half, h.value - h.half) AS lowest,
        greatest(g.value + g.half, h.value + h.half) AS highest
    FROM shares AS g
    JOIN shares AS h ON h.document = g.document AND h.place = g.place + 1
    JOIN shares AS t ON t.document = g.document AND t.place IN (g.place - 1, h.place + 1)
    WHERE t.is_total AND NOT g.is_total AND NOT h.is_total
        AND h.start - g."end" <= 200
        AND CASE WHEN t.place < g.place THEN g.start - t."end" ELSE t.start - h."end" END <= 200
        AND coalesce(g.source_id = t.source_id AND h.source_id = t.source_id, true)
        AND (
            EXISTS (
                SELECT 1
                FROM opposites AS x
                WHERE regexp_matches(g.words, '[^\w-](' || x.one || ')[^\w-]')
                        AND regexp_matches(h.words, '[^\w-](' || x.other || ')[^\w-]')
                        AND NOT regexp_matches(t.words,
                            '[^\w-](' || x.one || '|' || x.other || ')[^\w-]')
                    OR regexp_matches(g.words, '[^\w-](' || x.other || ')[^\w-]')
                        AND regexp_matches(h.words, '[^\w-](' || x.one || ')[^\w-]')
                        AND NOT regexp_matches(t.words,
                            '[^\w-](' || x.one || '|' || x.other || ')[^\w-]'))
            -- under 50 and 50 or over; "over 50" too, since that is how people say it
            OR g.below_number <> '' AND g.below_number = h.above_number
            OR h.below_number <> '' AND h.below_number = g.above_number
            -- members and non-members
            OR regexp_extract(g.words, '\bnon-?(\w+)', 1) <> ''
                AND contains(h.words, ' ' || regexp_extract(g.words, '\bnon-?(\w+)', 1))
            OR regexp_extract(h.words, '\bnon-?(\w+)', 1) <> ''
                AND contains(g.words, ' ' || regexp_extract(h.words, '\bnon-?(\w+)', 1)))
)
SELECT
    unnest([t_id, g_id, h_id]) AS claim_id,
    'The total of ' || t_figure || ' is outside its groups, ' || g_figure || ' and ' || h_figure
        || '.' AS message,
    to_json({total: total, lowest: lowest, highest: highest, total_claim: t_id, groups: [g_id, h_id]})
        AS details
FROM triples
WHERE total - half_t > highest + 1e-9 OR total + half_t < lowest - 1e-9
