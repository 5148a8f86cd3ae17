-- Bodies that give one statistic different values, each pair of them once, the lesser name first:
-- both have asked, so that what they agree in, each has found for itself.
SELECT least(l.body, r.body) AS one, greatest(l.body, r.body) AS other
FROM live.comparisons AS c
JOIN credited AS l ON l.claim_id = c.left_id
JOIN credited AS r ON r.claim_id = c.right_id
WHERE c.same AND c.relation <> 'equal' AND l.body <> r.body
GROUP BY ALL
