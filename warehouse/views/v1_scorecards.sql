-- One row a document: of its figures, how many are credited, checkable, supported and flagged.
SELECT
    d.document, d.title, d.publisher, d.section, d.author, d.url, d.published,
    count(c.claim_id) AS claims,
    count(*) FILTER (c.match IN ('matched', 'ambiguous', 'unregistered')) AS credited,
    count(*) FILTER (c.match = 'matched') AS matched,
    count(*) FILTER (c.outcome NOT IN ('unverifiable', 'not_checkable')) AS checkable,
    count(*) FILTER (c.outcome IN ('supported', 'supported_within_rounding')) AS supported,
    count(*) FILTER (c.worst = 'error') AS claims_with_errors,
    count(*) FILTER (c.worst = 'warning') AS claims_with_warnings,
    count(*) FILTER (c.claim_id IS NOT NULL AND c.findings = 0) AS clean,
    coalesce(sum(c.findings), 0)::BIGINT AS findings
FROM live.documents AS d
LEFT JOIN v1.claims AS c ON c.document = d.document
GROUP BY ALL
