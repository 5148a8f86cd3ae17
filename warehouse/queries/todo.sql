-- summary: What to do next: open findings, the most harmful first (severity, reach, age).
-- param: author = none  only of this author's articles
-- param: section = none  only of this section
-- param: document = none  only of this document
-- param: limit = 20  how many; 0 for all
WITH stands AS (  -- how many articles repeat a figure: those that assert the same statistic
    SELECT statistic_id, count(DISTINCT document) AS reach
    FROM v1.claims
    WHERE statistic_id IS NOT NULL
    GROUP BY statistic_id
), rests AS (  -- and how many rest on a source
    SELECT source_id, count(DISTINCT document) AS reach
    FROM v1.claims
    WHERE source_id IS NOT NULL
    GROUP BY source_id
), opened AS (
    SELECT
        f.severity,
        coalesce(CASE WHEN f.claim_id IS NULL THEN r.reach ELSE s.reach END, 1) AS reach,
        date_diff('day', f.first_seen_at, (SELECT max(finished_at) FROM v1.runs)) AS age_days,
        f.rule, f.name, f.document, f.line, d.author, d.section, f.figure, f.message, f.fix,
        f.finding_id
    FROM v1.findings AS f
    LEFT JOIN v1.claims AS c ON c.claim_id = f.claim_id
    LEFT JOIN stands AS s ON s.statistic_id = c.statistic_id
    LEFT JOIN rests AS r ON f.claim_id IS NULL AND r.source_id = f.source_id
    LEFT JOIN v1.documents AS d ON d.document = f.document
    WHERE f.resolved IS NULL AND f.status = 'open'
        AND ($author::VARCHAR IS NULL OR contains(lower(d.author), lower($author)))
        AND ($section::VARCHAR IS NULL OR lower(d.section) = lower($section))
        AND ($document::VARCHAR IS NULL OR f.document = $document
            OR ends_with(f.document, '/' || $document))
)
SELECT * FROM opened
QUALIFY $limit <= 0 OR row_number() OVER (
    ORDER BY CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END,
        reach DESC, age_days DESC, document, line, rule, finding_id) <= $limit
ORDER BY
    CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END,
    reach DESC, age_days DESC, document, line, rule, finding_id
