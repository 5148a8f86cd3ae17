-- code: CON201
-- name: conflicting-values
-- severity: warning
-- subject: claim
-- looks at: pairs WHERE same AND both_credited AND other_source
-- summary: Different sources are quoted with values further apart than error allows.
-- finds: Two claims of one statistic (population, statement, period, unit) credited to different
--   studies, whose values differ by more than rounding, three standard errors of the samples, and
--   what surveys of a thousand usually differ by (some eight points at 50 percent). Where a
--   sample size is missing it is flagged only if both samples would have to be very small
--   for chance to explain the gap, and the finding says how small. A claim that conflicts with
--   several gets one finding, which counts them and names the farthest. Editions of one series are
--   CON208; a misquoted side is CON202 or CON203. What moves from month to month (whom people would
--   vote for, whom they approve of, what one body asks again and again) is compared only within two
--   months; how many are undecided rests on the asking, and is not compared. Polls of voters may be
--   further apart than sampling explains, by what houses differ in.
-- why: At most one can be right, and the reader sees only the one at hand.
-- fix: Compare question wording, population and dates of both sources; give both or say why one
--   is preferred.
-- option: noise_n = 250  flag a pair without sample sizes if the gap needs samples below this
-- references: Shirani-Mehr, Rothschild, Goel & Gelman 2018, Disentangling bias and variance in
--   election polls, JASA 113(522), 607-614, doi:10.1080/01621459.2018.1448823
-- references: Franklin 2007, The margin of error for differences in polls
SELECT
    p.claim_id,
    p.other_claim_id,
    m.figure || ' (' || m.credited || ') conflicts with ' || o.figure || ' (' || o.credited || ')'
        || CASE WHEN p.relation = 'conflict' THEN '; that is more than rounding and sampling explain.'
            ELSE '; sample sizes are not known, and both would have to be below '
                || p.noise_n || ' for chance to explain it.' END
        || and_others(count(*) OVER rivals, list(DISTINCT o.figure) OVER rivals) AS message,
    to_json({relation: p.relation, noise_n: p.noise_n, value: m.value, other_value: o.value,
        n: m.n, other_n: o.n, score: p.score, rivals: count(*) OVER rivals}) AS details
FROM pairs AS p
JOIN judged AS m ON m.claim_id = p.claim_id
JOIN beside AS o ON o.claim_id = p.other_claim_id
WHERE p.same AND p.both_credited AND p.other_source AND NOT p.one_series AND NOT p.re_used
    AND NOT p.other_time
    AND NOT (no_answer(m.statement) AND no_answer(o.statement))
    AND NOT (of_voters(m.population, m.statement) AND of_voters(o.population, o.statement)
        AND m.unit = 'percent'
        AND abs(m.value - o.value) - 2 * m.half <= houses_apart(m.value, o.value))
    AND (p.relation = 'conflict' OR p.relation = 'undetermined' AND p.noise_n < $noise_n)
    -- what a source does not say is no word of that source against another
    AND NOT (coalesce(m.outcome, '') IN
        ('value_differs', 'context_differs', 'figure_absent', 'misattributed'))
    AND NOT (coalesce(o.outcome, '') IN
        ('value_differs', 'context_differs', 'figure_absent', 'misattributed'))
WINDOW rivals AS (PARTITION BY p.claim_id)
-- one finding a claim, with the value that is farthest from its own
QUALIFY row_number() OVER (PARTITION BY p.claim_id ORDER BY p.relation = 'conflict' DESC,
    abs(m.value - o.value) DESC, p.score DESC, p.other_claim_id) = 1
