-- code: UNS104
-- name: ambiguous-source
-- severity: warning
-- subject: claim
-- looks at: judged WHERE accountable AND match IN ('matched', 'ambiguous')
-- summary: Two or more registered sources match the credit equally well.
-- finds: A credit by publisher, with or without a year, where the registry has several reports of
--   that publisher, and neither title nor link says which. Which of them happens to contain the
--   figure does not settle what the article credits.
-- why: The reader has to search several reports, and may find another figure in the wrong one.
-- fix: Give the title of the report or link to it; or say which it is
--   with `provstat cite`.
SELECT
    claim_id,
    '"' || shorten(credited, 80) || '", credited for ' || told(figure) || ', fits '
        || json_array_length(candidates) || ' registered sources: '
        || array_to_string(from_json(candidates, '["VARCHAR"]')[:5], ', ') || '.' AS message,
    to_json({candidates: from_json(candidates, '["VARCHAR"]')}) AS details
FROM judged
WHERE accountable AND NOT supported AND match = 'ambiguous'
