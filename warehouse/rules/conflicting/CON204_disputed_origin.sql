-- code: CON204
-- name: disputed-origin
-- severity: warning
-- subject: claim
-- looks at: pairs WHERE same AND both_credited AND other_source
-- summary: The same statistic with the same value is credited to different sources.
-- finds: Two claims of one statistic and value whose credits differ, and not both of which their
--   sources support. Not two titles of one study, and not where one source openly takes its
--   figure from the other (UNS111). Not two surveys either: claims that state different sample
--   sizes or days, two bodies that give some statistic different values, or two pollsters of whom
--   so many shares are quoted that some are equal by chance.
-- why: One survey does not become two by being credited twice; one of the credits is likely wrong.
-- fix: Find out who counted and credit them in both places.
-- option: many_shares = 12  different shares of one body from which on equal ones are taken for chance
WITH many AS (
    -- as many different shares as make equal ones likely
    SELECT credit_publisher FROM bodies WHERE shares >= $many_shares::INT
)
SELECT
    p.claim_id,
    p.other_claim_id,
    m.figure || ' is credited to ' || m.credited || ' here and to ' || o.credited || ' in '
        || CASE WHEN p.same_document THEN 'the same article' ELSE o.document END || '.'
        || CASE WHEN count(*) OVER rivals > 1 THEN ' ' || count(*) OVER rivals - 1
            || ' other claim' || CASE WHEN count(*) OVER rivals > 2 THEN 's credit' ELSE ' credits' END
                || ' somebody else.' ELSE '' END AS message,
    to_json({credited: m.credited, other_credited: o.credited, score: p.score,
        rivals: count(*) OVER rivals}) AS details
FROM pairs AS p
JOIN judged AS m ON m.claim_id = p.claim_id
JOIN beside AS o ON o.claim_id = p.other_claim_id
WHERE p.same AND p.relation = 'equal' AND p.both_credited AND p.other_source AND NOT p.re_used
    AND NOT p.other_time
    AND NOT (m.supported AND o.supported)
    AND NOT coalesce(m.n <> o.n, false)
    -- unless a text tells that one of the two has it from nowhere
    AND NOT (p.two_surveys AND coalesce(m.outcome, '') <> 'misattributed'
        AND coalesce(o.outcome, '') <> 'misattributed')
    AND NOT no_answer(m.statement)
    AND NOT (m.credit_publisher IN (FROM many) AND o.credit_publisher IN (FROM many))
WINDOW rivals AS (PARTITION BY p.claim_id)
-- one finding a claim: the likest other one, in the same article first
QUALIFY row_number() OVER (PARTITION BY p.claim_id
    ORDER BY p.same_document DESC, p.score DESC, p.other_claim_id) = 1
