-- Words, and the rows of v1.claims whose sentence, credit or article has them; for a part of
-- the claims, so that memory is enough however many there are. A row may be listed twice for a
-- word: to leave that out takes longer than to pass over it.
SELECT word, $first AS part, list(number ORDER BY number) AS numbers
FROM (
    SELECT
        rowid::INTEGER AS number,
        unnest(regexp_extract_all(
            lower(concat_ws(' ', quote, attribution_text, title, document)),
            '[\p{L}\p{N}]+'
        )) AS word
    FROM v1.claims
    WHERE rowid >= $first AND rowid < $last
)
GROUP BY word
