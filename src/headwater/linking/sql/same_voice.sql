-- The same number of the same thing in the same mouth, told again: within 400 days if it has two significant digits or more,
-- within 60 if it is a round or a vague one. Each row with the one before it; reports without a day come last, and meet the former.
-- Tables: figures (row_id, head, value, digits, day), voices (row_id, voice, own).
SELECT a, b
FROM (
    SELECT
        lag(f.row_id) OVER (PARTITION BY v.voice, f.head, f.value ORDER BY f.day ASC NULLS LAST, f.row_id) AS a,
        f.row_id AS b,
        f.day - lag(f.day) OVER (PARTITION BY v.voice, f.head, f.value ORDER BY f.day ASC NULLS LAST, f.row_id) AS gap,
        f.digits AS digits
    FROM figures f
    JOIN voices v ON v.row_id = f.row_id
    WHERE v.own = 1 AND f.value IS NOT NULL AND f.head IS NOT NULL
) told
WHERE a IS NOT NULL AND (gap <= CASE WHEN digits >= 2 THEN 400 ELSE 60 END OR (gap IS NULL AND digits >= 2))
