-- The same number of the same thing in the same mouth, told again within 400 days: each row with the one before it.
-- Tables: figures (row_id, doc, head, value, denied, day), voices (row_id, voice, own).
SELECT a, b
FROM (
    SELECT
        lag(f.row_id) OVER (PARTITION BY v.voice, f.head, f.value, f.denied ORDER BY f.day, f.row_id) AS a,
        f.row_id AS b,
        f.day - lag(f.day) OVER (PARTITION BY v.voice, f.head, f.value, f.denied ORDER BY f.day, f.row_id) AS gap
    FROM figures f
    JOIN voices v ON v.row_id = f.row_id
    WHERE v.own = 1 AND f.value IS NOT NULL AND f.head IS NOT NULL
) told
WHERE a IS NOT NULL AND gap <= 400
