-- code: UNS102
-- name: vaguely-credited
-- severity: warning
-- subject: claim
-- looks at: judged WHERE accountable
-- summary: The credit names no one: "studies show", "experts say", "multiple surveys".
-- finds: A claimed statistic whose credit is a kind of source and not a source.
-- why: It sounds checked and cannot be; whoever repeats it cannot check it either.
-- fix: Say which study, expert or survey it was, and link to it.
-- example: "Studies show that 34% stay longer." Write instead: "A 2023 panel study by the Labour
--   Institute found that 34% stay longer."
-- references: Wikipedia, Template:According to whom
SELECT
    claim_id,
    'The credit for ' || told(figure) || ', "' || shorten(credited, 80) || '", names no one.' AS message
FROM judged
WHERE accountable AND NOT supported AND match = 'vague'
