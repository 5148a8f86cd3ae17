-- Open contradictions, both sides in one row; of two findings that name each other, one.
SELECT
    f.finding_id, f.rule, f.name, f.severity, f.claim_id, f.document, f.title, f.publisher,
    f.section, f.line, f.figure, f.quote, f.message, f.other_claim_id, f.other_document,
    f.other_figure, f.first_seen_at
FROM v1.findings AS f
WHERE f.resolved IS NULL AND f.status = 'open' AND f.rule LIKE 'CON%' AND f.claim_id IS NOT NULL
    AND NOT (f.other_claim_id IS NOT NULL AND f.other_claim_id < f.claim_id
        AND EXISTS (
            FROM v1.findings AS g
            WHERE g.resolved IS NULL AND g.status = 'open' AND g.rule = f.rule
                AND g.claim_id = f.other_claim_id AND g.other_claim_id = f.claim_id
        ))
