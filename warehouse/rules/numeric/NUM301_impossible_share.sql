-- code: NUM301
-- name: impossible-share
-- severity: error
-- subject: claim
-- looks at: judged WHERE asserted AND unit = 'percent' AND kind = 'share'
-- summary: A share outside 0 to 100 percent.
-- finds: A percentage of people or things that is below 0 or above 100. Percentages of something
--   that can be exceeded (a target, capacity, last year's level) are not shares.
-- why: No part is larger than its whole: a decimal point is lost, or it is no share.
-- fix: Look the figure up; if it is a ratio or a change, say so.
-- example: "112 per cent of ten-year-olds read every day" (the study has 11.2).
SELECT
    claim_id,
    told(figure) || ' cannot be a share: it is ' || CASE WHEN greatest(value, value_high) > 100
        THEN 'above 100' ELSE 'below 0' END || ' percent.' AS message
FROM judged
WHERE asserted AND unit = 'percent' AND kind = 'share'
    AND (greatest(value, value_high) > 100 OR value < 0)
    -- turnover of staff, use of beds: rates that the name says can exceed the whole
    AND NOT regexp_matches(lower(coalesce(prefix, '')),
        '\b(turnover|churn|occupancy|utili[sz]ation)\b[^.;:]{0,60}$')
    -- "112% of capacity", "of GDP", "of last year's level": a ratio to something that can be
    -- exceeded; "140% more": a change
    AND NOT regexp_matches(lower(coalesce(suffix, '')),
        '^\s*(of|from|on|above|over|compared|relative|versus|vs)\s+([a-z''’-]+\s+){0,2}'
        || '(gdp|gnp|capacity|targets?|goals?|plan|budgets?|quotas?|incomes?|revenues?|turnover'
        || '|prices?|values?|costs?|wages?|salary|salaries|earnings|average|mean|median'
        || '|levels?|baseline|original|previous|year|quarter|month|period|poverty|assets|equity'
        || '|expectations?|estimates?|forecasts?|20\d\d|19\d\d)\b'
        || '|^\s*of (what|where) (it|they|this|that|he|she) (was|were|had been|used to|stood)\b'
        || '|^\s*(more|higher|larger|bigger|greater|faster|increase|rise|growth|gain|as (much|many))\b')
