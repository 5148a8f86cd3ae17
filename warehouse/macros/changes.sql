-- Changes from a to b, each standing for its rounding interval (halves are half a step). A stated
-- change is an interval too, of sizes without sign: [low, high]. Null where a may be
-- zero and nothing refutes the change.

CREATE OR REPLACE TEMP MACRO ratio_low(a, half_a, b, half_b) AS (b - half_b) / nullif(a + half_a, 0);

CREATE OR REPLACE TEMP MACRO ratio_high(a, half_a, b, half_b) AS
    (b + half_b) / nullif(greatest(a - half_a, 0), 0);

-- Relative change in percent.
CREATE OR REPLACE TEMP MACRO percent_change_fits(low, high, a, half_a, b, half_b) AS
    low <= 1e-9 + 100e0 * greatest(abs(ratio_low(a, half_a, b, half_b) - 1),
                                   abs(ratio_high(a, half_a, b, half_b) - 1))
    AND high >= -1e-9 + CASE
        WHEN ratio_low(a, half_a, b, half_b) <= 1 AND ratio_high(a, half_a, b, half_b) >= 1 THEN 0
        ELSE 100e0 * least(abs(ratio_low(a, half_a, b, half_b) - 1),
                           abs(ratio_high(a, half_a, b, half_b) - 1)) END;

-- Difference, in the unit of a and b.
CREATE OR REPLACE TEMP MACRO difference_fits(low, high, a, half_a, b, half_b) AS
    low <= abs(b - a) + half_a + half_b + 1e-9 AND high >= abs(b - a) - half_a - half_b - 1e-9;

-- Multiple, upwards ("doubled") or downwards ("a third of").
CREATE OR REPLACE TEMP MACRO ratio_fits(low, high, a, half_a, b, half_b) AS
    low <= ratio_high(a, half_a, b, half_b) + 1e-9 AND high >= ratio_low(a, half_a, b, half_b) - 1e-9
    OR low <= 1 / ratio_low(a, half_a, b, half_b) + 1e-9
        AND high >= 1 / ratio_high(a, half_a, b, half_b) - 1e-9;

-- Whether words end in a pattern, but for what hedges the figure behind them: "up from just".
CREATE OR REPLACE TEMP MACRO ends_in(words, ending) AS
    regexp_matches(words, ending || '\s+((about|around|roughly|some|just|only|still|nearly|almost'
        || '|an average of|a mere)\s+)?$');

-- Whether two numbers have the same digits, three at least that are not all alike, in another order.
CREATE OR REPLACE TEMP MACRO digits_of(x) AS
    list_sort(string_split(regexp_replace(replace(format('{:.4f}', abs(x)), '.', ''), '^0+|0+$', '', 'g'), ''));

CREATE OR REPLACE TEMP MACRO transposed(a, b) AS
    a <> b AND len(digits_of(a)) >= 3 AND digits_of(a) = digits_of(b) AND abs(a) < 10 * abs(b) AND abs(b) < 10 * abs(a);
