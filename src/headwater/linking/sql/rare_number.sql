-- A number of three significant digits or more of the same thing, told again within 30 days: two do not arrive at it by chance.
-- Who denies a number is not one who gives it.
-- Tables: figures (row_id, head, value, digits, denied, day).
SELECT a, b
FROM (
    SELECT
        lag(row_id) OVER (PARTITION BY head, value ORDER BY day ASC NULLS LAST, row_id) AS a,
        row_id AS b,
        day - lag(day) OVER (PARTITION BY head, value ORDER BY day ASC NULLS LAST, row_id) AS gap
    FROM figures
    WHERE digits >= 3 AND denied = 0 AND value IS NOT NULL AND head IS NOT NULL
) told
WHERE a IS NOT NULL AND (gap IS NULL OR gap <= 30)
