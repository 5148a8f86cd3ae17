-- code: CON206
-- name: self-contradiction
-- severity: error
-- subject: claim
-- looks at: pairs WHERE same AND same_document AND (one_source OR one_uncredited)
-- summary: One article gives one statistic two values.
-- finds: Two claims of one statistic in one article, credited to one source or to none, whose
--   values differ by more than rounding.
-- why: The article itself shows that one of the two is wrong.
-- fix: Look up which is right and correct the other.
SELECT
    p.claim_id,
    p.other_claim_id,
    'The article has ' || m.figure || ' here and ' || o.figure || ' in line ' || c.line
        || ' for the same statistic.' AS message,
    to_json({value: m.value, other_value: o.value, score: p.score}) AS details
FROM pairs AS p
JOIN judged AS m ON m.claim_id = p.claim_id
JOIN judged AS o ON o.claim_id = p.other_claim_id
JOIN live.claims AS c ON c.claim_id = p.other_claim_id
WHERE p.same AND p.same_document AND (p.one_source OR p.one_uncredited)
    AND p.relation NOT IN ('equal', 'rounding')
    -- figures of different numbers of people are not of one group
    AND coalesce(m.n = o.n, true)
    -- where the source states both, they are not one statistic
    AND NOT (m.supported AND o.supported)
