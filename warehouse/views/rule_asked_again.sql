-- Claims whose body gives their statistic another value in another article, of another study if
-- it is registered: it asks again and again, and each answer is of its own time.
SELECT DISTINCT unnest([c.left_id, c.right_id]) AS claim_id
FROM live.comparisons AS c
JOIN credited AS l ON l.claim_id = c.left_id
JOIN credited AS r ON r.claim_id = c.right_id
JOIN live.claims AS a ON a.claim_id = c.left_id
JOIN live.claims AS b ON b.claim_id = c.right_id
WHERE c.same AND c.relation <> 'equal' AND l.body = r.body AND a.document <> b.document
    AND coalesce(l.study_id <> r.study_id, l.study_id IS NULL AND r.study_id IS NULL)
