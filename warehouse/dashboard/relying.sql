-- Articles that rely on a source the most.
SELECT r.document, d.title, d.publisher, r.claims, r.supported, r.flagged
FROM (
    SELECT
        document, count(*) AS claims,
        count(*) FILTER (outcome IN ('supported', 'supported_within_rounding')) AS supported,
        count(*) FILTER (findings > 0) AS flagged
    FROM v1.claims
    WHERE source_id = $id
    GROUP BY document
    ORDER BY claims DESC, document
    LIMIT 100
) AS r
LEFT JOIN v1.documents AS d ON d.document = r.document
ORDER BY r.claims DESC, r.document
