-- Credited sources that are surveys, and what they do not disclose (AAPOR, BPC, ESOMAR/WAPOR).
-- What the source's own text says counts as disclosed, whether or not the registry repeats it.
WITH told AS (
    SELECT source_id, max(n) AS n, max(moe) AS moe
    FROM live.observations
    GROUP BY source_id
), credited AS (
    SELECT source_id, count(*) AS claims
    FROM live.citations
    WHERE source_id IS NOT NULL
    GROUP BY source_id
), surveys AS (
    SELECT
        s.source_id, s.file, s."row", s.title, s.publisher, s.mode, s.sponsor, s.conductor,
        s.population, s.field_start, s.field_end, credited.claims,
        coalesce(s.n, told.n) AS n, coalesce(s.moe, told.moe) AS moe,
        concat_ws(', ', s.publisher, '"' || s.title || '"',
            -- a title that bears the year has told it
            CASE WHEN NOT contains(coalesce(s.title, ''), s.issued_year::VARCHAR)
                THEN s.issued_year::VARCHAR END) AS label
    FROM live.sources AS s
    JOIN credited ON credited.source_id = s.source_id
    LEFT JOIN told ON told.source_id = s.source_id
    WHERE s.n IS NOT NULL OR s.moe IS NOT NULL OR s.sponsor IS NOT NULL OR s.conductor IS NOT NULL
        OR s.population IS NOT NULL OR s.mode IS NOT NULL OR s.field_start IS NOT NULL
        OR s.field_end IS NOT NULL OR s.weighted IS NOT NULL OR s.question IS NOT NULL
        OR told.n IS NOT NULL OR told.moe IS NOT NULL
        OR regexp_matches(lower(s.title), '\b(surveys?|polls?|barometer|pulse|opinion|attitudes)\b')
)
SELECT
    *,
    to_json(list_filter([
        CASE WHEN n IS NULL THEN 'sample size' END,
        CASE WHEN field_start IS NULL AND field_end IS NULL THEN 'field dates' END,
        CASE WHEN sponsor IS NULL THEN 'sponsor' END,
        CASE WHEN population IS NULL THEN 'population' END,
        CASE WHEN mode IS NULL THEN 'method' END
    ], lambda gap: gap IS NOT NULL)) AS missing
FROM surveys
