-- summary: Per publisher: articles, figures found, checkable, supported, with errors.
SELECT
    publisher, count(*) AS documents, sum(claims)::BIGINT AS claims,
    sum(checkable)::BIGINT AS checkable, sum(supported)::BIGINT AS supported,
    sum(claims_with_errors)::BIGINT AS claims_with_errors,
    round(100.0 * sum(claims_with_errors) / nullif(sum(claims), 0), 1) AS error_percent
FROM v1.scorecards
GROUP BY publisher
ORDER BY claims_with_errors DESC, publisher
