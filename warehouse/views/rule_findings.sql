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
             ELSE coalesce(f.source_id, c.source_id) END AS source_id,
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
    LEFT JOIN judged AS c ON c.claim_id = f.claim_id
    LEFT JOIN beside AS o ON o.claim_id = f.other_claim_id
    LEFT JOIN live.sources AS s ON f.claim_id IS NULL AND s.source_id = f.source_id
), rulings AS (
    -- of several on one target, the latest
    SELECT target, ruling, reason, "by"
    FROM live.decisions
    WHERE status = 'applied' AND ruling IN ('accept', 'waive')
    QUALIFY row_number() OVER (
        PARTITION BY target ORDER BY date DESC NULLS LAST, decision_id) = 1
)
SELECT
    p.*,
    -- the ruling on the finding itself outweighs one on all of the claim
    CASE coalesce(f.ruling, r.ruling, c.ruling)
        WHEN 'accept' THEN 'accepted' WHEN 'waive' THEN 'waived' ELSE 'open' END AS status,
    CASE WHEN f.ruling IS NOT NULL THEN f.reason WHEN r.ruling IS NOT NULL THEN r.reason
        ELSE c.reason END AS ruling,
    CASE WHEN f.ruling IS NOT NULL THEN f."by" WHEN r.ruling IS NOT NULL THEN r."by"
        ELSE c."by" END AS ruled_by
FROM placed AS p
LEFT JOIN rulings AS f ON f.target = p.finding_id
LEFT JOIN rulings AS r ON r.target = p.rule || '@' || coalesce(p.claim_id, p.source_id)
LEFT JOIN rulings AS c ON c.target = p.claim_id
