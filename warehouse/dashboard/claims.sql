-- Claims as the list of claims shows them; `day` is when their article came out.
SELECT
    c.claim_id, c.document, c.title, c.publisher, c.section, c.published,
    c.line, c."column", c.page, c.file, c."row", c.start,
    c.figure, c.quote, c.value, c.unit, c.kind, c.population, c.period,
    c.match, c.provenance, c.attribution_text, c.citation_url, c.source_id,
    c.outcome, c.cause, c.findings, c.worst, c.rules
FROM v1.claims AS c
