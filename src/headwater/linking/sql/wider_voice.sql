-- The same number of the same thing from one who answers to a wider name ("Seoul"), or passes on another's word, and from one
-- who goes by that name: within 45 days.
-- Tables: figures (row_id, head, value, denied, day), voices (row_id, voice, own).
SELECT DISTINCT n.row_id AS a, f.row_id AS b
FROM figures f
JOIN voices v ON v.row_id = f.row_id AND v.own = 0
JOIN (
    SELECT v.voice, f.head, f.value, f.denied, min(f.row_id) AS row_id, min(f.day) AS first_day, max(f.day) AS last_day
    FROM figures f
    JOIN voices v ON v.row_id = f.row_id
    WHERE v.own = 1 AND f.value IS NOT NULL AND f.head IS NOT NULL
    GROUP BY v.voice, f.head, f.value, f.denied
) n ON n.voice = v.voice AND n.head = f.head AND n.value = f.value AND n.denied = f.denied
WHERE f.row_id <> n.row_id
    AND (f.day IS NULL OR n.first_day IS NULL OR f.day BETWEEN n.first_day - 45 AND n.last_day + 45)
