-- Articles as the list of articles shows them.
SELECT
    document, title, publisher, section, author, url, published, claims, credited, matched,
    checkable, supported, claims_with_errors, claims_with_warnings, clean, findings
FROM v1.scorecards
