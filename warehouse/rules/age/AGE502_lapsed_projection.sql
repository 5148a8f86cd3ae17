-- code: AGE502
-- name: lapsed-projection
-- severity: warning
-- subject: claim
-- looks at: judged WHERE asserted AND kind = 'projection'
-- summary: A forecast whose date has passed is still stated as a forecast.
-- finds: A projection for a period that is over.
-- why: What was expected of that year can by now be compared with what happened.
-- fix: Give what happened, or say that it was a forecast and of when.
-- option: today = none  ISO date to count from; the newest date among the documents if not given
SELECT
    claim_id,
    told(figure) || ' is a projection for ' || period || ', which has passed.' AS message,
    to_json({period: period}) AS details
FROM judged
WHERE asserted AND kind = 'projection' AND last_day_of(period) < $today::DATE
