-- code: DIS404
-- name: no-population
-- severity: info
-- subject: source
-- looks at: surveys
-- summary: A credited survey does not say whom it stands for.
-- finds: A survey that claims rest on, without the population under study.
-- why: Whether "workers" means all, office workers or users of one app changes every figure.
-- fix: Look up whom the survey covers and add it as survey.population (in a CSV registry or
--   BibTeX: population).
-- references: AAPOR Code of Professional Ethics and Practices, disclosure standards
-- references: ESOMAR/WAPOR Guideline on Opinion Polls and Published Surveys
SELECT
    source_id,
    label || ' does not say whom it covers. Missing in all: '
        || array_to_string(from_json(missing, '["VARCHAR"]'), ', ') || '.' AS message,
    to_json({missing: from_json(missing, '["VARCHAR"]'), claims: claims}) AS details
FROM surveys
WHERE population IS NULL
