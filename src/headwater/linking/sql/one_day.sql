-- What one issuer is first told to have said within a day is one statement, whatever it is of.
-- Table: vouched (row_id, doc, issuer, denied, cluster, first_day).
SELECT a, b
FROM (
    SELECT
        lag(row_id) OVER (PARTITION BY issuer, denied ORDER BY first_day, row_id) AS a,
        row_id AS b,
        first_day - lag(first_day) OVER (PARTITION BY issuer, denied ORDER BY first_day, row_id) AS gap
    FROM (
        SELECT issuer, denied, cluster, first_day, min(row_id) AS row_id
        FROM vouched
        GROUP BY issuer, denied, cluster, first_day
    ) firsts
) told
WHERE a IS NOT NULL AND gap <= 1
