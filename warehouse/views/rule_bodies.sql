-- Who is credited without a registered source, and how many different shares are quoted of each.
SELECT split_part(t.credit_key, '|', 1) AS credit_publisher, count(DISTINCT c.value) AS shares
FROM live.citations AS t
JOIN live.claims AS c ON c.claim_id = t.claim_id
WHERE t.source_id IS NULL AND c.unit = 'percent' AND split_part(t.credit_key, '|', 1) <> ''
GROUP BY credit_publisher
