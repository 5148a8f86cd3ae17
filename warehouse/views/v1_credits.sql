-- The graph of credits: who takes a figure from whom, from claims to origins.
SELECT * FROM live.credits
