-- Pairs of compared claims, each from both sides.
SELECT left_id AS claim_id, right_id AS other_claim_id, same, score, relation, noise_n, same_words, drift
FROM live.comparisons
UNION ALL
SELECT right_id, left_id, same, score, relation, noise_n, same_words, drift
FROM live.comparisons
