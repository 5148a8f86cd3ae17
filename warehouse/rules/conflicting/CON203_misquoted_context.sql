-- code: CON203
-- name: misquoted-context
-- severity: error
-- subject: claim
-- looks at: judged WHERE asserted AND match = 'matched' AND has_copy
-- summary: The figure is in the credited source, but for another population, period or statement.
-- finds: A claim whose value the source states of someone or something else; the finding names
--   the slot that differs and quotes the source.
-- why: The right digits make a wrong sentence look checked.
-- fix: Say what the source says the figure is about, or give the source's value for this.
SELECT
    claim_id,
    told(figure) || ' in ' || source_label || ' is for another ' || coalesce(slot, 'context')
        || coalesce(': "' || shorten(passage, 200) || '"', '') AS message,
    CASE slot
        WHEN 'population' THEN 'Name the people whom the source means, or give its figure for yours.'
        WHEN 'period' THEN 'Name the time that the source means, or give its figure for yours.'
        WHEN 'statement' THEN 'Say what the source says of them, or give its figure for what you say.'
    END AS fix,
    to_json({slot: slot, passage: passage, source_value: source_value,
        observation_id: observation_id}) AS details
FROM judged
WHERE asserted AND outcome = 'context_differs'
