-- code: UNS103
-- name: unregistered-source
-- severity: warning
-- subject: claim
-- looks at: judged WHERE accountable AND match IN ('matched', 'ambiguous', 'unregistered')
-- summary: A source is named or linked, but no registered source matches it.
-- finds: A credit that leads to no entry of raw/sources: neither by address or DOI nor by title,
--   alias, publisher and year. A publisher whose reports are registered is told so: then it is
--   only not clear which of them has the figure.
-- why: As long as nobody has looked up the source, the figure is as good as uncredited.
-- fix: Add the source to the registry in raw/sources (`provstat sources add` drafts the entry from
--   its address or PDF), or add the name used here to the aliases of its entry.
-- references: Wikipedia, Template:Verify source
WITH credits AS (
    SELECT *, regexp_replace(lower(credited), '^the ', '') AS body FROM judged
    WHERE accountable AND NOT supported AND match = 'unregistered' AND NOT self_credit
), publishers AS (
    -- what the registry has by each publisher, the latest first
    SELECT
        regexp_replace(lower(publisher), '^the ', '') AS body,
        list(source_id ORDER BY issued DESC NULLS LAST, source_id) AS ids,
        list('"' || coalesce(title, source_id) || '"' ORDER BY issued DESC NULLS LAST, source_id)
            AS titles
    FROM live.sources
    WHERE publisher IS NOT NULL
    GROUP BY ALL
)
SELECT
    claim_id,
    CASE WHEN ids IS NOT NULL
        THEN 'The registry has ' || titles[1] || CASE WHEN len(ids) = 1 THEN ''
                WHEN len(ids) = 2 THEN ' and ' || titles[2]
                ELSE ' and ' || len(ids) - 1 || ' more' END
            || ' by "' || shorten(credited, 80) || '", but nothing shows that ' || told(figure)
            || CASE WHEN len(ids) = 1 THEN ' is from it.' ELSE ' is from one of them.' END
        ELSE 'No registered source matches "' || shorten(credited, 80) || '", credited for ' || told(figure)
            || CASE WHEN runner_up IS NULL THEN '.' ELSE '; the nearest is ' || runner_up || '.' END
        END AS message,
    CASE WHEN ids IS NOT NULL
        THEN 'Name the report that has the figure; or if it is ' || ids[1]
            || CASE WHEN len(ids) > 1 THEN ' or another of theirs' ELSE '' END
            || ', say so with `provstat cite`.'
        WHEN a_speaker(credited) THEN 'Say where the speaker has the figure from.'
        WHEN runner_up IS NOT NULL
        THEN 'Register the source in raw/sources; if it is ' || runner_up
            || ', add this name to its aliases or say so with `provstat cite`.' END AS fix,
    to_json({nearest: runner_up, address: citation_url, registered: ids}) AS details
FROM credits
LEFT JOIN publishers USING (body)
