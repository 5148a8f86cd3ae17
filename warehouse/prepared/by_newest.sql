-- Rows of v1.claims as the list of claims shows them: the newest article first.
SELECT rowid::INTEGER AS number
FROM v1.claims
ORDER BY published DESC NULLS LAST, document, start NULLS LAST, claim_id
