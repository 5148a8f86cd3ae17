-- code: UNS103
-- name: unregistered-source
-- severity: warning
-- subject: claim
-- looks at: judged WHERE accountable AND match IN ('matched', 'ambiguous', 'unregistered')
-- summary: A source is named or linked, but no registered source matches it.
-- finds: A credit that leads to no entry of raw/sources: neither by address or DOI nor by title,
--   alias, publisher and year.
-- why: As long as nobody has looked up the source, the figure is as good as uncredited.
-- fix: Add the source to the registry in raw/sources (`provstat sources add` drafts the entry from
--   its address or PDF), or add the name used here to the aliases of its entry.
-- references: Wikipedia, Template:Verify source
SELECT
    claim_id,
    'No registered source matches "' || shorten(credited, 80) || '", credited for ' || figure
        || CASE WHEN runner_up IS NULL THEN '.' ELSE '; the nearest is ' || runner_up || '.' END
        AS message,
    CASE WHEN runner_up IS NOT NULL
        THEN 'Register the source in raw/sources; if it is ' || runner_up
            || ', add this name to its aliases or say so with `provstat cite`.' END AS fix,
    to_json({nearest: runner_up, address: citation_url}) AS details
FROM judged
WHERE accountable AND NOT supported AND match = 'unregistered' AND NOT self_credit
