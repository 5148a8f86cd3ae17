-- Sampling error of shares. p in percent, n unweighted respondents, results in percentage points
-- unless said. All are as-if-random statements: for samples of volunteers they are a lower
-- bound of the uncertainty.

CREATE OR REPLACE TEMP MACRO z95() AS 1.959963984540054e0;

-- Margin of error at 95 percent. Kish 1992, Journal of Official Statistics 8(2), for the design
-- effect of weighting.
CREATE OR REPLACE TEMP MACRO margin_of_error(p, n, deff) AS
    100e0 * z95() * sqrt(deff * (p / 100e0) * (1.0 - p / 100e0) / n);

-- How much larger the stated margin's variance is than that of a simple random sample.
CREATE OR REPLACE TEMP MACRO implied_design_effect(moe, n) AS
    pow(moe / margin_of_error(50e0, n, 1.0), 2);

-- Sample size at which a margin is the worst case (p = 50).
CREATE OR REPLACE TEMP MACRO implied_n(moe, deff) AS
    pow(100e0 * z95() / moe, 2) * deff * 0.25e0;

-- Margin at 95 percent of n people out of a body of that many in all, without replacement
-- (finite population correction): the worst case, p = 50.
CREATE OR REPLACE TEMP MACRO finite_margin(n, body) AS
    margin_of_error(50e0, n, 1.0) * sqrt(greatest(body - n, 0) / nullif(body - 1.0, 0));

-- Size of the body at which n people have that margin; null where no body is small enough.
CREATE OR REPLACE TEMP MACRO body_size(moe, n) AS
    (n - implied_design_effect(moe, n))
    / nullif(1 - implied_design_effect(moe, n), 0);

-- Wilson interval of k = p percent of n. Wilson 1927, JASA 22, 209-212.
CREATE OR REPLACE TEMP MACRO wilson_low(p, n) AS
    100e0 * ((p / 100e0 + z95() * z95() / (2 * n))
        - z95() * sqrt((p / 100e0) * (1 - p / 100e0) / n + z95() * z95() / (4.0 * n * n)))
    / (1 + z95() * z95() / n);

CREATE OR REPLACE TEMP MACRO wilson_high(p, n) AS
    100e0 * ((p / 100e0 + z95() * z95() / (2 * n))
        + z95() * sqrt((p / 100e0) * (1 - p / 100e0) / n + z95() * z95() / (4.0 * n * n)))
    / (1 + z95() * z95() / n);

-- Standard error of the difference of two independent shares, unpooled.
CREATE OR REPLACE TEMP MACRO difference_error(p1, n1, p2, n2) AS
    100e0 * sqrt((p1 / 100e0) * (1 - p1 / 100e0) / n1 + (p2 / 100e0) * (1 - p2 / 100e0) / n2);

-- How many standard errors two independent surveys are apart, after rounding.
-- Never for two answers of one survey: those are not independent.
CREATE OR REPLACE TEMP MACRO rounded_z(p1, half1, n1, p2, half2, n2) AS
    gap_after_rounding(p1, half1, p2, half2) / nullif(difference_error(p1, n1, p2, n2), 0);

-- Newcombe's hybrid score interval of p1 - p2. Newcombe 1998, Statistics in Medicine 17, 873-890.
CREATE OR REPLACE TEMP MACRO newcombe_low(p1, n1, p2, n2) AS
    (p1 - p2) - sqrt(pow(p1 - wilson_low(p1, n1), 2) + pow(wilson_high(p2, n2) - p2, 2));

CREATE OR REPLACE TEMP MACRO newcombe_high(p1, n1, p2, n2) AS
    (p1 - p2) + sqrt(pow(wilson_high(p1, n1) - p1, 2) + pow(p2 - wilson_low(p2, n2), 2));

-- Largest equal size of two samples at which a gap (after rounding) is still noise.
CREATE OR REPLACE TEMP MACRO noise_sample(p1, p2, gap) AS
    CASE WHEN gap > 0 THEN
        z95() * z95() * 1e4 / (gap * gap)
        * ((p1 / 100e0) * (1 - p1 / 100e0) + (p2 / 100e0) * (1 - p2 / 100e0))
    END;

-- Points by which two honest polls of voters at one time may differ, however many they ask: how
-- many a house leaves undecided, whom it takes for likely to vote and what it weights by moves a
-- share of 50 by a standard deviation of some 4 points.
CREATE OR REPLACE TEMP MACRO houses_apart(p, q) AS
    z95() * 4e0 * sqrt(greatest(p * (100e0 - p) + q * (100e0 - q), 0)) / 50e0;
