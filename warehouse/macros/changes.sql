-- Relative change in percent from a to b, each standing for its rounding interval
-- (halves are half a step; a - half_a must be positive).

CREATE OR REPLACE TEMP MACRO change_low(a, half_a, b, half_b) AS
    100e0 * ((b - half_b) / nullif(a + half_a, 0) - 1);

CREATE OR REPLACE TEMP MACRO change_high(a, half_a, b, half_b) AS
    100e0 * ((b + half_b) / nullif(greatest(a - half_a, 0), 0) - 1);

-- Whether a change of r (plus or minus half_r, in either direction of telling) can be one from a to b.
CREATE OR REPLACE TEMP MACRO percent_change_fits(r, half_r, a, half_a, b, half_b) AS
    (abs(r) + half_r + 1e-9 >= least(abs(change_low(a, half_a, b, half_b)),
                                     abs(change_high(a, half_a, b, half_b)))
     AND abs(r) - half_r - 1e-9 <= greatest(abs(change_low(a, half_a, b, half_b)),
                                            abs(change_high(a, half_a, b, half_b))));

CREATE OR REPLACE TEMP MACRO difference_fits(r, half_r, a, half_a, b, half_b) AS
    abs(abs(r) - abs(b - a)) <= half_r + half_a + half_b + 1e-9;

CREATE OR REPLACE TEMP MACRO ratio_fits(r, half_r, a, half_a, b, half_b) AS
    r + half_r + 1e-9 >= (b - half_b) / nullif(a + half_a, 0)
    AND r - half_r - 1e-9 <= (b + half_b) / nullif(greatest(a - half_a, 0), 0);
