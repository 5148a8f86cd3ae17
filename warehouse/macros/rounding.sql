-- A printed figure stands for its rounding interval: value plus or minus half a step, closed at
-- both ends, since a half may have been rounded either way. A billionth of slack keeps binary
-- fractions (0.1 + 0.2) from deciding.

CREATE OR REPLACE TEMP MACRO half_step(decimals) AS 0.5e0 * pow(10e0, -decimals);

CREATE OR REPLACE TEMP MACRO slack(x) AS 1e-9 * greatest(1.0, abs(x));

CREATE OR REPLACE TEMP MACRO rounds_alike(a, step_a, b, step_b) AS
    abs(a - b) <= (coalesce(step_a, 0) + coalesce(step_b, 0)) / 2 + slack(greatest(abs(a), abs(b)));

-- What is left of the gap between two figures when rounding takes its share.
CREATE OR REPLACE TEMP MACRO gap_after_rounding(a, half_a, b, half_b) AS
    greatest(0.0, abs(a - b) - (half_a + half_b));
