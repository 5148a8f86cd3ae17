-- code: UNS106
-- name: self-cited
-- severity: info
-- subject: claim
-- looks at: judged WHERE accountable
-- summary: The source is the article's own publisher, or "our research".
-- finds: A figure presented as the article's own, registered or not, or credited to who publishes
--   the article.
-- why: Nobody independent stands behind it; a reader should know that it is the author's own count.
-- fix: Say how it was counted (who, how many, when), and link to the full results; or cite an
--   independent source.
-- references: Wikipedia, Template:Self-published inline
SELECT
    claim_id,
    told(figure) || ' is credited to '
        || coalesce('the publisher itself, ' || document_publisher, 'the article''s own data')
        || '.' AS message
FROM judged
WHERE accountable AND (self_credit OR match = 'own')
