-- summary: How many independent origins each statistic has, the fewest first.
-- param: least = 2  only of statistics that at least so many claims state
SELECT label, unit, population, period, claims, origins, names, farthest_step, statistic_id
FROM v1.origins
WHERE claims >= $least
ORDER BY origins, claims DESC, label
