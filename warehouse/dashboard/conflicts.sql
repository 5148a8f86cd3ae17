-- Contradictions as the list of conflicts shows them.
SELECT
    finding_id, rule, name, severity, claim_id, document, title, publisher, section, line, figure,
    quote, message, other_claim_id, other_document, other_figure, first_seen_at
FROM dashboard.conflicts
