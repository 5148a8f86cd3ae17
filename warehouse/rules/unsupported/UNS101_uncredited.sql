-- code: UNS101
-- name: uncredited
-- severity: warning
-- subject: claim
-- looks at: judged WHERE accountable
-- summary: Nobody is credited for the figure, and it is not presented as the article's own.
-- finds: A claimed statistic with no source in its sentence, in the sentences around it, or behind
--   a link or note. "Citation needed" is no source. Pull quotes and headings that
--   repeat a credited figure share its credit.
-- why: A reader cannot tell a survey result from a guess, and no one can check it later.
-- fix: Name who found the figure and link to it, or present it as your own data, or take it out.
-- example: "Remote developers are 23% more productive." Write instead: "Remote developers closed
--   23% more tickets, the Ferris Institute found (report, 2024)."
-- references: Wikipedia, Template:Citation needed
SELECT
    claim_id,
    'Nobody is credited for ' || told(figure) || '.' AS message
FROM judged
WHERE accountable AND understood AND NOT supported AND match = 'none' AND NOT self_credit
