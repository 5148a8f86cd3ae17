-- Words, and the rows of dashboard.conflicts one of whose claims has them.
WITH sides AS (
    SELECT rowid::INTEGER AS conflict, unnest([claim, other])::INTEGER AS number
    FROM dashboard.conflicts
), posted AS (
    SELECT word, unnest(numbers) AS number FROM claim_gathered
)
SELECT word, 0 AS part, list(DISTINCT conflict ORDER BY conflict) AS numbers
FROM posted JOIN sides USING (number)
GROUP BY word
