-- summary: Statistics that are given different values, the widest apart first.
SELECT label, unit, population, period, claims, documents, origins, lowest, highest, statistic_id
FROM v1.statistics
WHERE claims > 1 AND highest > lowest
ORDER BY (highest - lowest) / nullif(abs(highest), 0) DESC, statistic_id
