-- Rows of v1.claims, those with the gravest findings first.
SELECT rowid::INTEGER AS number
FROM v1.claims
ORDER BY
    CASE worst WHEN 'error' THEN 1 WHEN 'warning' THEN 2 WHEN 'info' THEN 3 END NULLS LAST,
    published DESC NULLS LAST, document, start NULLS LAST, claim_id
