-- A number of three significant digits or more of the same thing, told again within 30 days: two do not arrive at it by chance.
-- Tables: figures (row_id, doc, head, value, digits, denied, day).
SELECT a, b
FROM (
    SELECT
        lag(row_id) OVER (PARTITION BY head, value, denied ORDER BY day, row_id) AS a,
        row_id AS b,
        day - lag(day) OVER (PARTITION BY head, value, denied ORDER BY day, row_id) AS gap
    FROM figures
    WHERE digits >= 3 AND value IS NOT NULL AND head IS NOT NULL
) told
WHERE a IS NOT NULL AND gap <= 30
