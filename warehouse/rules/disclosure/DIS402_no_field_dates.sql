-- code: DIS402
-- name: no-field-dates
-- severity: info
-- subject: source
-- looks at: surveys
-- summary: A credited survey does not say when it asked.
-- finds: A survey that claims rest on, without first or last day of fieldwork.
-- why: A report of May may hold answers of two years before.
-- fix: Look up the dates of fieldwork and add them as survey.field_start and
--   survey.field_end (in a CSV registry or BibTeX: field_start, field_end).
-- references: AAPOR Code of Professional Ethics and Practices, disclosure standards
-- references: British Polling Council, Statement of Disclosure
SELECT
    source_id,
    label || ' gives no dates of fieldwork. Missing in all: '
        || array_to_string(from_json(missing, '["VARCHAR"]'), ', ') || '.' AS message,
    to_json({missing: from_json(missing, '["VARCHAR"]'), claims: claims}) AS details
FROM surveys
WHERE field_start IS NULL AND field_end IS NULL
