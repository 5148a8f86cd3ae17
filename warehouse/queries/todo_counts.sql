-- summary: Open findings by author, section or document, those with the most errors first.
-- param: per = author  author, section or document
WITH counted AS (
    SELECT
        CASE $per::VARCHAR WHEN 'author' THEN d.author WHEN 'section' THEN d.section
            WHEN 'document' THEN f.document END AS who,
        f.severity, f.first_seen_at
    FROM v1.findings AS f
    LEFT JOIN v1.documents AS d ON d.document = f.document
    WHERE f.resolved IS NULL AND f.status = 'open'
)
SELECT
    who,
    count(*) AS open,
    count(*) FILTER (severity = 'error') AS errors,
    count(*) FILTER (severity = 'warning') AS warnings,
    count(*) FILTER (severity = 'info') AS infos,
    min(first_seen_at) AS oldest
FROM counted
GROUP BY who
ORDER BY who IS NULL, errors DESC, warnings DESC, open DESC, who
