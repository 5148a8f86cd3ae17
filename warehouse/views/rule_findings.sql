-- From what the rules returned to findings: where to look, the other side, id, and rulings.
WITH one AS (
    -- a rule that meets one subject and other side on several ways has found one thing
    SELECT * FROM found
    QUALIFY row_number() OVER (
        PARTITION BY rule, claim_id, source_id, other_claim_id ORDER BY message, details) = 1
), placed AS (
    SELECT
        'f' || left(md5(concat_ws(chr(31), f.rule, coalesce(f.claim_id, f.source_id),
            coalesce(f.other_claim_id, ''))), 16) AS finding_id,
        f.rule,
        f.name,
        coalesce(f.level, f.severity, f.usual_severity) AS severity,
        f.claim_id,
        CASE WHEN f.claim_id IS NULL THEN f.source_id
             ELSE coalesce(f.source_id, t.source_id) END AS source_id,
        coalesce(c.document, s.file, '') AS document,
        c.start, c."end", c.line, c."column", c.figure, c.quote,
        f.message,
        coalesce(f.fix, f.usual_fix) AS fix,
        f.other_claim_id,
        o.document AS other_document,
        o.start AS other_start,
        o."end" AS other_end,
        o.figure AS other_figure,
        coalesce(f.details, '{}') AS details
    FROM one AS f
    LEFT JOIN live.claims AS c ON c.claim_id = f.claim_id
    LEFT JOIN live.claims AS o ON o.claim_id = f.other_claim_id
    LEFT JOIN live.citations AS t ON t.claim_id = f.claim_id
    LEFT JOIN live.sources AS s ON f.claim_id IS NULL AND s.source_id = f.source_id
), rulings AS (
    -- the ruling on the finding itself outweighs one on all of the claim, a later an earlier one
    SELECT p.finding_id, d.ruling, d.reason, d."by"
    FROM (
        SELECT
            finding_id,
            unnest([finding_id, rule || '@' || coalesce(claim_id, source_id), claim_id]) AS target,
            unnest([1, 2, 3]) AS breadth
        FROM placed
    ) AS p
    JOIN live.decisions AS d ON d.target = p.target
    WHERE d.status = 'applied' AND d.ruling IN ('accept', 'waive')
    QUALIFY row_number() OVER (
        PARTITION BY p.finding_id ORDER BY p.breadth, d.date DESC NULLS LAST, d.decision_id) = 1
), ruled AS (
    SELECT
        p.*,
        CASE r.ruling WHEN 'accept' THEN 'accepted' WHEN 'waive' THEN 'waived' ELSE 'open' END
            AS status,
        r.reason AS ruling,
        r."by" AS ruled_by
    FROM placed AS p
    LEFT JOIN rulings AS r ON r.finding_id = p.finding_id
)
SELECT
    finding_id, rule, name, severity, claim_id, source_id, document, start, "end", line, "column",
    figure, quote, message, fix, other_claim_id, other_document, other_start, other_end,
    other_figure, details, status, ruling, ruled_by
FROM ruled
ORDER BY document, start NULLS FIRST, claim_id, source_id, rule, other_document, other_start,
    other_claim_id
