-- How each claim's credit was matched to the registry: score, parts of it, and the runner-up.
SELECT * FROM live.citations
