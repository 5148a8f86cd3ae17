-- Registered sources as the list of sources shows them.
SELECT
    source_id, study_id, type, title, publisher, issued, url, doi, claims, supported, unverifiable,
    observations, copies, last_state, last_retrieved_at, is_survey, missing
FROM v1.sources
