-- summary: Registered sources: how often credited, how often right, and whether a copy is on file.
SELECT
    source_id, publisher, title, issued, claims, supported, unverifiable, copies, last_state,
    is_survey, missing
FROM v1.sources
ORDER BY claims DESC, source_id
