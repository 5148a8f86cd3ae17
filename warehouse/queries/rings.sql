-- summary: Sources and articles that credit one another in a ring, each ring whole.
SELECT ring, from_name, to_name, "by", words, from_node, to_node
FROM v1.credits
WHERE ring IS NOT NULL
ORDER BY ring, from_node, to_node
