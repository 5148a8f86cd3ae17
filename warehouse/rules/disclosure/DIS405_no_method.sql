-- code: DIS405
-- name: no-method
-- severity: info
-- subject: source
-- looks at: surveys
-- summary: A credited survey does not say how people were found and asked.
-- finds: A survey that claims rest on, without method and mode of data collection.
-- why: A random sample by phone and a pop-up on a web page are not the same evidence.
-- fix: Look up how it was done and add it as survey.mode (in a CSV registry or BibTeX:
--   mode).
-- references: AAPOR Code of Professional Ethics and Practices, disclosure standards
-- references: British Polling Council, Statement of Disclosure
SELECT
    source_id,
    label || ' does not say how it was carried out. Missing in all: '
        || array_to_string(from_json(missing, '["VARCHAR"]'), ', ') || '.' AS message,
    to_json({missing: from_json(missing, '["VARCHAR"]'), claims: claims}) AS details
FROM surveys
WHERE mode IS NULL
