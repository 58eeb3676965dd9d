-- What one named issuer is first told to have said within a day is one statement, whatever it is of.
-- Tables: vouched (row_id, issuer, denied, cluster, exact_day), figures (row_id, named).
SELECT a, b
FROM (
    SELECT
        lag(row_id) OVER (PARTITION BY issuer, denied ORDER BY exact_day, row_id) AS a,
        row_id AS b,
        exact_day - lag(exact_day) OVER (PARTITION BY issuer, denied ORDER BY exact_day, row_id) AS gap
    FROM (
        SELECT v.issuer AS issuer, v.denied AS denied, v.cluster AS cluster, v.exact_day AS exact_day, min(v.row_id) AS row_id
        FROM vouched v
        JOIN figures f ON f.row_id = v.row_id
        WHERE v.exact_day IS NOT NULL AND f.named = 1
        GROUP BY v.issuer, v.denied, v.cluster, v.exact_day
    ) firsts
) told
WHERE a IS NOT NULL AND gap <= 1
