-- code: NUM304
-- name: shares-off-total
-- severity: error
-- subject: claim
-- looks at: judged WHERE asserted AND unit = 'percent' AND kind = 'share' AND group_id IS NOT NULL
-- summary: Shares of a question with one answer each add up to more than 100 percent.
-- finds: Figures of one list, table column or sentence, presented as answers of which each
--   respondent could give one (or as parts of a whole), whose sum exceeds 100 by more than their
--   rounding. Without words that say so, or where several answers were allowed, nothing is said.
--   Sums below 100 are left alone: an article may leave answers out.
-- why: At least one of the shares is wrong, or the question was another one.
-- fix: Look up the shares; if several answers were allowed, say so.
-- example: "asked for the one main reason: cost 46%, time 33%, skills 29%" adds up to 108.
WITH shares AS (
    SELECT
        *,
        -- what is said to all of the shares, and what to this one
        lower(concat_ws(' ', context, heading)) AS asked,
        lower(concat_ws(' ', quote, CASE WHEN block_kind <> 'cell' THEN statement END)) AS words
    FROM judged
    WHERE asserted AND unit = 'percent' AND kind = 'share' AND group_id IS NOT NULL
        AND comparator IN ('=', '~') AND value_high IS NULL AND NOT in_words
        AND value BETWEEN 0 AND 100
), sums AS (
    SELECT
        document, group_id,
        count(*) AS parts,
        sum(value) AS total,
        sum(half) AS slack,
        max(value) AS largest,
        string_agg(figure, ' + ' ORDER BY start, claim_id) AS sum_of,
        string_agg(DISTINCT asked || ' ' || words, ' ') AS words,
        -- a row "Paid for their main project" asks nothing of the other rows
        bool_or(one_answer(asked)) OR bool_and(one_answer(words)) AS one_answer
    FROM shares
    GROUP BY document, group_id
    -- one thing said of several years, or of several groups of people, is no list of answers
    HAVING count(DISTINCT period) <= 1
        AND count(DISTINCT population) < count(*)
), off AS (
    SELECT *
    FROM sums
    WHERE parts BETWEEN 2 AND 30 AND total > 100 + slack + 1e-9
        AND one_answer
        -- one share that is wrong explains it; where it would take two, the list is of something else
        AND total - largest <= 100
        AND NOT regexp_matches(words,
            '\b(more than one|multiple|several|two or more|any number of|as many)\b[^.:;]{0,24}'
            || '\b(answers?|choices?|options?|responses?|boxes|reasons|items|as)\b'
            || '|\b(all|everything) that appl|\bup to (two|three|four|five|[2-9])\b'
            || '|\btheir (two|three|four|five|[2-9])\b|\btop (two|three|four|five|[2-9])\b'
            || '|\b(name|choose|pick|select|tick|give|mention)(d)? (two|three|several|all|more)\b'
            || '|\bmulti(ple)?[- ](response|answer|select|choice)|\b(more than|exceeds?|over) 100\b'
            || '|\b(not|n''t|n’t) (add|sum)\b')
)
SELECT
    s.claim_id,
    'Each person could give one answer, so that these can be 100% at most; ' || o.sum_of
        || ' makes ' || plain(round(o.total, 6)) || '.' AS message,
    to_json({total: round(o.total, 6), parts: o.parts, rounding: o.slack}) AS details
FROM off AS o
JOIN shares AS s ON s.document = o.document AND s.group_id = o.group_id
