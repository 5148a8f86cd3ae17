-- summary: Claims whose source could not be checked, and why.
-- param: cause = none  only never_fetched, dead, blocked, paywalled, unparsed, too_thin, other_words, too_little_said or credited_elsewhere
SELECT cause, source_id, document, line, figure, quote, citation_url, link_state
FROM v1.claims
WHERE outcome = 'unverifiable' AND ($cause::VARCHAR IS NULL OR cause = $cause)
ORDER BY cause, source_id, document, line
