-- Open contradictions, both sides in one row, the gravest first; of two findings that name each
-- other, one. `claim` and `other` are the rows of both claims in v1.claims, for `words`.
SELECT
    f.finding_id, f.rule, f.name, f.severity, f.claim_id, f.document, f.title, f.publisher,
    f.section, f.line, f.figure, f.quote, f.message, f.other_claim_id, f.other_document,
    f.other_figure, f.first_seen_at, c.rowid AS claim, o.rowid AS other
FROM v1.findings AS f
LEFT JOIN v1.claims AS c ON c.claim_id = f.claim_id
LEFT JOIN v1.claims AS o ON o.claim_id = f.other_claim_id
WHERE f.resolved IS NULL AND f.status = 'open' AND f.rule LIKE 'CON%' AND f.claim_id IS NOT NULL
    AND NOT (f.other_claim_id IS NOT NULL AND f.other_claim_id < f.claim_id
        AND EXISTS (
            FROM v1.findings AS g
            WHERE g.resolved IS NULL AND g.status = 'open' AND g.rule = f.rule
                AND g.claim_id = f.other_claim_id AND g.other_claim_id = f.claim_id
        ))
ORDER BY
    CASE f.severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END,
    f.rule, f.document, f.line, f.finding_id
