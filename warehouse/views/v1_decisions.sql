-- Editors' rulings and whether each holds.
SELECT * FROM live.decisions
