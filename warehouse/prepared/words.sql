-- Words, and the rows of v1.claims whose sentence, credit or article has them; for a part of
-- the claims, so that memory is enough however many there are.
SELECT word, list(claim ORDER BY claim) AS claims
FROM (
    SELECT
        rowid AS claim,
        unnest(list_distinct(regexp_extract_all(
            lower(concat_ws(' ', quote, attribution_text, title, document)),
            '[\p{L}\p{N}]+'
        ))) AS word
    FROM v1.claims
    WHERE rowid >= $first AND rowid < $last
)
GROUP BY word
ORDER BY word
