-- summary: Editors' rulings, those that no longer hold first.
SELECT status, target, ruling, value, reason, "by", date, expires, file, "row"
FROM v1.decisions
ORDER BY status = 'applied', file, "row"
