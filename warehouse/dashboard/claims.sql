-- Claims as the list of claims shows them; `day` is when their article came out.
SELECT
    claim_id, document, title, publisher, section, published,
    line, "column", page, file, "row", start,
    figure, quote, value, unit, kind, population, period,
    match, provenance, attribution_text, citation_url, source_id,
    outcome, cause, findings, worst, rules
FROM v1.claims
