-- GRIM for percentages: a share of n people is a whole number of people.
-- Brown & Heathers 2017, Social Psychological and Personality Science 8(4), 363-369,
-- doi:10.1177/1948550616673876. Holds for unweighted shares only.

-- Fewest and most respondents that round to p percent with so many decimals.
CREATE OR REPLACE TEMP MACRO grim_fewest(p, decimals, n) AS
    ceil(n * (p - half_step(decimals)) / 100e0 - 1e-9);

CREATE OR REPLACE TEMP MACRO grim_most(p, decimals, n) AS
    floor(n * (p + half_step(decimals)) / 100e0 + 1e-9);

CREATE OR REPLACE TEMP MACRO grim_reachable(p, decimals, n) AS
    grim_most(p, decimals, n) >= grim_fewest(p, decimals, n);

-- Chance that a percentage drawn at random is unreachable: none from n = 100 on for whole
-- percents, from n = 1000 on for one decimal.
CREATE OR REPLACE TEMP MACRO grim_power(decimals, n) AS
    greatest(0.0, 1.0 - n / pow(10.0, decimals + 2));
