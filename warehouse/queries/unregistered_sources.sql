-- summary: Names and addresses that are credited and not registered, the most frequent first.
SELECT
    coalesce(attribution_publisher, attribution_text, citation_url) AS credited,
    count(*) AS claims,
    count(DISTINCT document) AS documents,
    min(citation_url) AS address
FROM v1.claims
WHERE match = 'unregistered'
GROUP BY credited
ORDER BY claims DESC, credited
