-- code: DIS403
-- name: no-sponsor
-- severity: info
-- subject: source
-- looks at: surveys
-- summary: A credited survey does not say who paid for it.
-- finds: A survey that claims rest on, without a sponsor.
-- why: Who pays often chooses the question.
-- fix: Look up who commissioned it and add it as survey.sponsor (in a CSV registry or
--   BibTeX: sponsor): the publisher itself, if so.
-- references: AAPOR Code of Professional Ethics and Practices, disclosure standards
-- references: ESOMAR/WAPOR Guideline on Opinion Polls and Published Surveys
SELECT
    source_id,
    label || ' names no sponsor. Missing in all: '
        || array_to_string(from_json(missing, '["VARCHAR"]'), ', ') || '.' AS message,
    to_json({missing: from_json(missing, '["VARCHAR"]'), claims: claims}) AS details
FROM surveys
WHERE sponsor IS NULL
