-- Open findings by rule.
SELECT rule, any_value(name) AS name, severity, count(*) AS findings
FROM v1.findings
WHERE resolved IS NULL AND status = 'open'
GROUP BY rule, severity
ORDER BY
    CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, findings DESC, rule
