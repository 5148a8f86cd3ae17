-- code: CON202
-- name: misquoted-value
-- severity: error
-- subject: claim
-- looks at: judged WHERE asserted AND match = 'matched' AND has_copy
-- summary: The credited source gives another value for that statistic.
-- finds: A claim whose source states the same population, statement and period with a value
--   outside the rounding of the claim. A change that the source's own from and to do not give,
--   but which it nowhere states itself, is NUM305.
-- why: The reader is told something the source does not say.
-- fix: Correct the figure to what the source states, or credit the source it is from.
-- references: Wikipedia, Template:Failed verification
SELECT
    claim_id,
    'The article says ' || told(figure) || '; its source, ' || source_label || ', says '
        || coalesce(source_figure, plain(source_value)) || coalesce(': "' || shorten(passage, 200) || '"', '')
        AS message,
    'Write ' || coalesce(source_figure, plain(source_value)) || ', or credit another source.' AS fix,
    to_json({value: value, source_value: source_value, source_figure: source_figure,
        passage: passage, observation_id: observation_id}) AS details
FROM judged
WHERE asserted AND outcome = 'value_differs' AND source_value IS NOT NULL
