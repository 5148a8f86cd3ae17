-- summary: Claims on old sources and forecasts whose date has passed.
SELECT rule, name, document, line, figure, message, first_seen
FROM v1.findings
WHERE resolved IS NULL AND status = 'open' AND rule LIKE 'AGE%'
ORDER BY document, line, rule
