-- summary: Per article: figures found, credited, checkable, supported, clean.
-- param: publisher = none  only of this publisher
SELECT
    document, publisher, published, claims, credited, checkable, supported, clean,
    claims_with_errors, claims_with_warnings,
    round(100.0 * checkable / nullif(claims, 0), 1) AS checkable_percent,
    round(100.0 * supported / nullif(checkable, 0), 1) AS supported_percent
FROM v1.scorecards
WHERE $publisher::VARCHAR IS NULL OR publisher = $publisher
ORDER BY claims_with_errors DESC, claims_with_warnings DESC, document
