-- Figures found in the saved texts of sources, each with where it stands.
SELECT * FROM live.observations
