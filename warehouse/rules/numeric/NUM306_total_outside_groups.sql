-- code: NUM306
-- name: total-outside-groups
-- severity: error
-- subject: claim
-- looks at: judged WHERE asserted AND kind IN ('share', 'level') AND start IS NOT NULL
-- summary: A total lies above or below all of the groups that make it up.
-- finds: A share "of all", or a mean, that is outside those of its groups by more than rounding, where
--   the groups between them are everyone: men and women, owners and tenants, under and over 50;
--   all bands of age or size, or all points of the compass, of a table's column, a list or a
--   sentence; what a sentence counts up after "all ...:". Where one sentence gives a share "of
--   adults", and then both groups, it is the total, too; so is a share that a colon splits up by
--   them. Groups that leave someone out are not judged.
-- why: An average lies between its parts: one of them is wrong, or about something else.
-- fix: Look up the total and its groups.
-- example: "34% of all farms; of owner-occupied farms 22%, of tenanted ones 19%."
WITH pairs_of_groups (pair, one, other) AS (
    -- groups that between them are everyone; what leaves someone out is not among them
    VALUES
        (1, 'men males male boys fathers husbands', 'women females female girls mothers wives'),
        (2, 'urban cities city town towns', 'rural countryside village villages'),
        (3, 'owner owners owner-occupied owned home-owners homeowners owner-occupiers',
            'tenant tenants tenanted rented renters leased'),
        (4, 'public', 'private'),
        (5, 'employed', 'unemployed jobless'),
        (6, 'married', 'unmarried'),
        (7, 'full-time', 'part-time'),
        (8, 'domestic local', 'foreign international overseas'),
        (9, 'new first-time', 'returning repeat existing regular'),
        (10, 'upland uplands highland highlands', 'lowland lowlands'),
        (11, 'online', 'offline'),
        (12, 'paid salaried', 'unpaid volunteer volunteers voluntary'),
        (13, 'daytime', 'nighttime night-time'),
        (14, 'weekday weekdays', 'weekend weekends'),
        (15, 'parents', 'childless non-parents'),
        (16, 'native-born', 'foreign-born'),
        (17, 'graduates', 'non-graduates')
), likely AS (
    -- documents in which anything can be found: the rest is not read further
    SELECT document
    FROM judged
    WHERE start IS NOT NULL AND asserted
        AND (unit = 'percent' AND kind = 'share' OR kind = 'level' AND of_a_mean(quote))
    GROUP BY document
    HAVING count(*) >= 3 AND bool_or(
        regexp_matches(lower(concat_ws(' ', population, quote, prefix, suffix)), whole_words())
        OR regexp_matches(lower(coalesce(population, '')), anyone())
        OR regexp_matches(lower(quote), '\b(among|for|of|in) [a-z-]+ (it|that|the (share|figure|rate)) (is|was)\b')
        OR regexp_matches(lower(quote), ': [^:]*\b(of|among) (the )?[\w-]+ and [^:]*\b(of|among) (the )?[\w-]+[.!]?$')
        OR block_kind = 'cell' AND regexp_matches(lower(quote), '^(the |in )*(north|south|east|west)'))
), sides AS (
    -- words on either side of the figure: its sentence, if the figure stands in it but once
    SELECT
        claim_id, document, source_id, figure, value, unit, population, start, "end", quote,
        group_id, block_kind, heading,
        -- beginnings of the words that tell what the share is of them
        list_transform(list_filter(regexp_extract_all(lower(coalesce(statement, '')), '[a-z]{4,}'),
            lambda w: w NOT IN ('share', 'shares', 'rate', 'rates', 'figure', 'come', 'comes', 'stands',
                'stood', 'proportion', 'that', 'this', 'with', 'those', 'have', 'there')),
            lambda w: left(w, 4)) AS said,
        -- "some 58%" may be a little more or less
        CASE WHEN comparator = '~' THEN greatest(half, 0.15 * value) ELSE half END AS half,
        (unit = 'percent' AND kind = 'share'
            -- what lies between its parts is a mean; a sum does not
            OR kind = 'level' AND unit <> 'rank' AND of_a_mean(quote))
            AND comparator IN ('=', '~') AND value_high IS NULL AND NOT in_words AS is_share,
        row_number() OVER (PARTITION BY document ORDER BY start, claim_id) AS place,
        length(replace(quote, figure, '')) = length(quote) - length(figure) AS once,
        CASE WHEN once THEN left(quote, strpos(quote, figure) - 1) ELSE prefix END AS left_side,
        CASE WHEN once THEN substr(quote, strpos(quote, figure) + length(figure)) ELSE suffix END
            AS right_side
    FROM judged
    WHERE start IS NOT NULL AND asserted AND document IN (FROM likely)
), clauses AS (
    SELECT
        *,
        -- the figure's own clause: words up to the next stop or conjunction on either side
        ' ' || lower(regexp_replace(concat_ws(' ',
            -- whom another clause of the sentence is about this one need not be
            CASE WHEN once AND contains(quote, population)
                    AND NOT contains(' ' || own_left || ' ' || own_right || ' ', ' ' || population || ' ')
                THEN NULL ELSE population END,
            -- what a row of a table is about stands in its first cell
            CASE WHEN block_kind = 'cell' THEN split_part(quote, ' | ', 1) END,
            own_left, '%', own_right), '\s+', ' ', 'g')) || ' ' AS words
    FROM (
        SELECT
            *, list_last(regexp_split_to_array(and_over(left_side), clause_end())) AS own_left,
            regexp_split_to_array(and_over(right_side), clause_end())[1] AS own_right
        FROM sides
    )
    WHERE is_share
), shares AS MATERIALIZED (
    SELECT
        * EXCLUDE (told_words),
        -- "of adults", and of no part of them
        regexp_matches(lower(coalesce(population, '')), anyone()) AS is_anyone,
        regexp_matches(told_words, '\b(all|overall|in total|altogether|in all|total|as a whole|whole'
            || '|on average|combined|nationwide|nationally|countrywide|every|everyone|everybody)\b')
            AS is_total,
        below_number(words) AS below_number, above_number(words) AS above_number
    FROM (
        SELECT *,
            -- "shift workers of all trades" are not all workers
            CASE
                WHEN regexp_extract(words, '([a-z-]+) (?:of|in|from) (?:all|every)\b', 1) IN ('',
                    'share', 'shares', 'proportion', 'percentage', 'percent', 'cent', 'number',
                    'half', 'majority', 'third', 'quarter', 'quarters', 'thirds', 'rate', 'total',
                    'average', 'minority', 'fraction', 'part', 'most')
                    THEN words
                ELSE regexp_replace(words, '(of|in|from) (all|every)\b', '', 'g')
            END AS told_words
        FROM clauses
    )
), opposites AS (
    SELECT pair, true AS one_side, unnest(split(one, ' ')) AS marker FROM pairs_of_groups
    UNION ALL
    SELECT pair, false, unnest(split(other, ' ')) FROM pairs_of_groups
), near AS MATERIALIZED (
    -- a share of all, right before or right after the shares of two groups
    SELECT
        t.claim_id AS t_id, g.claim_id AS g_id, h.claim_id AS h_id,
        t.figure AS t_figure, g.figure AS g_figure, h.figure AS h_figure,
        t.value AS total, t.half AS half_t,
        least(g.value - g.half, h.value - h.half) AS lowest,
        greatest(g.value + g.half, h.value + h.half) AS highest,
        t.words AS t_words, g.words AS g_words, h.words AS h_words,
        g.below_number AS g_below, g.above_number AS g_above,
        h.below_number AS h_below, h.above_number AS h_above
    FROM shares AS g
    JOIN shares AS h ON h.document = g.document AND h.place = g.place + 1
    JOIN shares AS t ON t.document = g.document AND t.place IN (g.place - 1, h.place + 1)
    WHERE NOT g.is_total AND NOT h.is_total
        AND (t.is_total
            OR t.is_anyone AND t.below_number = '' AND t.above_number = ''
                AND t.place < g.place AND t.quote = g.quote AND t.quote = h.quote
            -- "71% of apprentices finish: 66% of the men and 69% of the women", and no more of them
            OR t.place < g.place AND t.quote = g.quote AND t.quote = h.quote AND t.once
                AND regexp_matches(trim(g.left_side), ':$')
                AND len(string_split(h.quote, ':')) = 2
                AND t.below_number = '' AND t.above_number = '' AND coalesce(t.population, '') <> ''
                AND len(trim(g.own_right)) BETWEEN 4 AND 24 AND len(trim(h.own_right)) BETWEEN 4 AND 24
                AND regexp_full_match(trim(h.right_side), '(of|among) (the )?[\w-]+[.!]?')
            -- "74% of them feel sure. Among women it is 71%, among men 70%": of whomever it was said
            OR t.place < g.place AND t.quote <> g.quote AND g.quote = h.quote
                AND t.source_id IS NOT NULL AND len(t.said) > 0
                AND regexp_matches(g.words, '\b(it|that|this|the (share|figure|rate|proportion)) (is|was)\b')
                AND NOT regexp_matches(t.words || g.words || h.words,
                    '\b(ago|earlier|before|previous\w*|last year|now|since|(19|20)\d\d)\b'))
        AND g.unit = h.unit AND g.unit = t.unit
        AND h.start - g."end" <= 200
        AND CASE WHEN t.place < g.place THEN g.start - t."end" ELSE t.start - h."end" END <= 200
        AND (g.block_kind IS DISTINCT FROM 'cell'
            OR g.group_id = h.group_id AND g.group_id = t.group_id)
        AND coalesce(g.source_id = t.source_id AND h.source_id = t.source_id, true)
        -- "29% of women and 22% of men bake; 36% of all bakers work nights"
        AND (len(t.said) = 0 OR len(g.said) = 0 OR list_has_any(t.said, g.said)
            OR list_has_any(t.said, h.said)
            -- "81% here and 74% there, which makes 84% as a whole"
            OR regexp_matches(t.left_side, '\b(which|that) (made|makes?|gave|gives?|means|meant)\s+$')
            OR regexp_matches(lower(t.words), '\b(mean|average|median)\b'))
        AND (t.value - t.half > greatest(g.value + g.half, h.value + h.half) + 1e-9
            OR t.value + t.half < least(g.value - g.half, h.value - h.half) - 1e-9)
), marked AS (
    SELECT
        *,
        regexp_split_to_array(t_words, '[^\w-]+') AS t_marks,
        regexp_split_to_array(g_words, '[^\w-]+') AS g_marks,
        regexp_split_to_array(h_words, '[^\w-]+') AS h_marks,
        regexp_extract(g_words, '\bnon-?(\w+)', 1) AS g_non,
        regexp_extract(h_words, '\bnon-?(\w+)', 1) AS h_non
    FROM near
), triples AS (
    SELECT *
    FROM marked AS m
    WHERE EXISTS (
            SELECT 1
            FROM opposites AS x
            JOIN opposites AS y ON y.pair = x.pair AND y.one_side <> x.one_side
            WHERE list_contains(m.g_marks, x.marker) AND list_contains(m.h_marks, y.marker)
                AND NOT list_contains(m.t_marks, x.marker)
                AND NOT list_contains(m.t_marks, y.marker))
        -- north of the river, and south of it: beyond a line there is nothing else
        OR regexp_matches(g_words, '\b(north|east|left|upstream) of\b')
            AND regexp_matches(h_words, '\b(south|west|right|downstream) of it\b')
        OR regexp_matches(g_words, '\b(south|west|right|downstream) of\b')
            AND regexp_matches(h_words, '\b(north|east|left|upstream) of it\b')
        -- under 50, and 50 and over; "over 50" too, since that is how people say it
        OR g_below <> '' AND g_below = h_above
        OR h_below <> '' AND h_below = g_above
        -- members and non-members
        OR g_non <> '' AND list_contains(h_marks, g_non)
        OR h_non <> '' AND list_contains(g_marks, h_non)
), labelled AS (
    -- cells of one column, items of one list, shares of one sentence, by the group each is about
    SELECT
        claim_id, run, figure, value, half,
        CASE
            WHEN band.low <> '' THEN [band.low::DOUBLE, band.high::DOUBLE]
            WHEN above <> '' THEN [above::DOUBLE, 'infinity'::DOUBLE]
            WHEN below <> '' THEN [0, below::DOUBLE - 1]
        END AS ends,
        regexp_extract_all(label, '\b(north|south|east|west)', 1) AS points,
        regexp_full_match(label, '(?:the |in )*(?:(?:far|upper|lower|mid)[- ]?)?(?:(?:north|south|east|west'
            || '|cent(?:re|er|ral)|midlands?|middle|interior)(?:ern)?[- ]?){1,3}'
            || '(?: (?:area|region|part|coast|england|wales|scotland|ireland|of the country)s?)?')
            AND NOT in_prose AS is_region,
        CASE WHEN in_prose THEN (is_total OR is_anyone) AND ends IS NULL
            ELSE regexp_matches(label, '^(?:all|total|overall|every(?:one|body)?|average|country(?:wide)?'
                || '|nation(?:al|wide)?|(?:great )?britain|(?:the )?(?:uk|us|usa|united (?:kingdom|states))'
                || '|england|scotland|wales|ireland|france|germany|italy|spain|canada|australia|india'
                || '|japan)\b|\b(?:total|overall|average)$')
            -- "Ovens in Velmaria", and a row "Velmaria" among its points of the compass
            OR NOT is_region AND contains(titles, 'in ' || label) END AS is_whole
    FROM (
        SELECT
            *,
            regexp_extract(label, '(\d+)\s*(?:[-–—]|to\b)\s*(\d+)', ['low', 'high']) AS band,
            above_number(label) AS above, below_number(label) AS below
        FROM (
            SELECT
                *,
                coalesce(block_kind NOT IN ('cell', 'item') OR group_id IS NULL, true) AS in_prose,
                unit || '#' || CASE WHEN in_prose THEN document || '#' || quote ELSE group_id END AS run,
                trim(lower(replace(CASE
                    WHEN in_prose THEN words
                    WHEN block_kind = 'cell' THEN split_part(quote, ' | ', 1)
                    ELSE and_over(left_side || ' ' || right_side) END, ',', '')), ' :–—-.|*()') AS label,
                lower(concat_ws(' | ', d.title, heading)) AS titles
            FROM shares
            LEFT JOIN live.documents AS d USING (document)
        )
    )
), steps AS (
    -- whether the next band begins where one ends
    SELECT *, lead(ends[1]) OVER (PARTITION BY run, is_whole ORDER BY ends[1]) - ends[2] AS gap
    FROM labelled
), columns_of_bands AS (
    SELECT
        list(claim_id) FILTER (NOT is_whole) AS g_ids,
        list(figure ORDER BY ends[1]) FILTER (NOT is_whole) AS g_figures,
        min(value - half) FILTER (NOT is_whole) AS lowest,
        max(value + half) FILTER (NOT is_whole) AS highest,
        any_value(claim_id) FILTER (is_whole) AS t_id,
        any_value(figure) FILTER (is_whole) AS t_figure,
        any_value(value) FILTER (is_whole) AS total,
        any_value(half) FILTER (is_whole) AS half_t,
        -- groups so far apart cannot all be at the end to which their rounding may stretch
        max(value) FILTER (NOT is_whole) - min(value) FILTER (NOT is_whole) > 8 * max(half) AS spread
    FROM steps
    GROUP BY run
    HAVING count(*) FILTER (is_whole) = 1 AND count(*) FILTER (NOT is_whole) >= 2
        AND (bool_and(ends IS NOT NULL) FILTER (NOT is_whole)
                AND coalesce(bool_and(gap BETWEEN 0 AND 1)
                    FILTER (NOT is_whole AND gap IS NOT NULL), false)
                AND max(ends[2]) FILTER (NOT is_whole) = 'infinity'::DOUBLE
            OR bool_and(is_region) FILTER (NOT is_whole)
                AND (list_has_all(flatten(list(points)), ['north', 'south'])
                    OR list_has_all(flatten(list(points)), ['east', 'west'])))
), told AS (
    -- "across all care homes: 27% in nursing homes and 33% in residential homes"
    SELECT
        *, strpos(quote, figure) < strpos(quote, ':') AS is_before,
        regexp_extract(lower(split_part(quote, ':', 1)),
            '\b(?:all|every) (?:[\w-]+ )?([\w-]+)$', 1) AS noun
    FROM shares
    WHERE once AND strpos(quote, ':') > 0 AND block_kind IS DISTINCT FROM 'cell'
), counted_up AS (
    SELECT
        list(claim_id) FILTER (NOT is_before) AS g_ids,
        list(figure ORDER BY start) FILTER (NOT is_before) AS g_figures,
        min(value - half) FILTER (NOT is_before) AS lowest,
        max(value + half) FILTER (NOT is_before) AS highest,
        any_value(claim_id) FILTER (is_before) AS t_id,
        any_value(figure) FILTER (is_before) AS t_figure,
        any_value(value) FILTER (is_before) AS total,
        any_value(half) FILTER (is_before) AS half_t
    FROM told
    WHERE noun <> ''
    GROUP BY document, quote, unit
    HAVING count(*) FILTER (is_before) = 1 AND count(*) FILTER (NOT is_before) >= 2
        AND bool_and(contains(lower(words), noun)) FILTER (NOT is_before)
        -- and nothing else stands there that could be a group
        AND count(*) = len(regexp_extract_all(quote, '\d(?:[.,]?\d)*'))
), sets AS (
    SELECT t_id, t_figure, total, half_t, [g_id, h_id] AS g_ids, [g_figure, h_figure] AS g_figures,
        lowest, highest
    FROM triples
    UNION ALL BY NAME
    FROM columns_of_bands
    UNION ALL BY NAME
    SELECT * FROM counted_up
)
SELECT
    unnest(list_prepend(t_id, g_ids)) AS claim_id,
    'The total of ' || t_figure || ' is outside its groups, '
        || array_to_string(g_figures[:-2], ', ') || ' and ' || g_figures[-1] || '.' AS message,
    to_json({total: total, lowest: lowest, highest: highest, total_claim: t_id, groups: g_ids})
        AS details
FROM sets
WHERE total - half_t > highest + CASE WHEN spread THEN -1e-9 ELSE 1e-9 END
    OR total + half_t < lowest - CASE WHEN spread THEN -1e-9 ELSE 1e-9 END
