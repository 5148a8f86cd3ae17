-- Rows of v1.claims, article by article.
SELECT rowid::INTEGER AS number FROM v1.claims ORDER BY document, start NULLS LAST, claim_id
