-- code: UNS105
-- name: unlocatable-source
-- severity: warning
-- subject: claim
-- looks at: judged WHERE accountable AND match = 'matched'
-- summary: The matched source has no URL, DOI or file to find it by.
-- finds: A registered source that gives no way to get hold of it, and of which no copy is on file.
-- why: The credit looks like one, but neither reader nor editor can follow it.
-- fix: Add a URL or DOI to the source in raw/sources, or a copy of it to raw/evidence.
-- references: Wikipedia, Template:Page needed
SELECT
    claim_id,
    'The source credited for ' || told(figure) || ', ' || source_label
        || ', has no URL or DOI, and no copy of it is on file.' AS message
FROM judged
WHERE accountable AND NOT supported AND match = 'matched' AND NOT locatable
