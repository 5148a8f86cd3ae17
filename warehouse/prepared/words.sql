-- Words, and the rows of v1.claims whose sentence, credit or article has them; of the claims that
-- are wanted, some at a time, so that memory is enough however many there are. A row may be listed
-- twice for a word: to leave that out takes longer than to pass over it.
SELECT word, $part AS part, list(number ORDER BY number) AS numbers
FROM (
    SELECT
        rowid::INTEGER AS number,
        unnest(regexp_extract_all(
            lower(concat_ws(' ', quote, attribution_text, title, document)),
            '[\p{L}\p{N}]+'
        )) AS word
    FROM v1.claims
    WHERE rowid IN (SELECT number FROM wanted)
)
GROUP BY word
