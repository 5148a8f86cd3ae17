-- What can be said of all figures that stand: credited (to others), checkable, supported, flagged.
SELECT
    count(*) AS claims,
    count(*) FILTER (match IN ('matched', 'ambiguous', 'unregistered')) AS credited,
    count(*) FILTER (match = 'matched') AS matched,
    count(*) FILTER (outcome NOT IN ('unverifiable', 'not_checkable')) AS checkable,
    count(*) FILTER (outcome IN ('supported', 'supported_within_rounding')) AS supported,
    count(*) FILTER (findings > 0) AS flagged,
    count(*) FILTER (status = 'asserted' AND kind <> 'sample' AND match IN ('none', 'vague'))
        AS uncited
FROM v1.claims
