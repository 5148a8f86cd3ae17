-- summary: Credited surveys that give no sample size, with all else that they leave out.
SELECT source_id, label, claims, missing
FROM v1.surveys
WHERE n IS NULL
ORDER BY claims DESC, source_id
