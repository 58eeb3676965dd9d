-- A number that a report gives without anyone is that of the one speaker to whom it gives the same number of the same thing.
-- Tables: figures (row_id, doc, head, value, speaker, denied).
SELECT s.row_id AS a, f.row_id AS b
FROM figures f
JOIN (
    SELECT doc, head, value, denied, min(CASE WHEN speaker IS NULL THEN NULL ELSE row_id END) AS row_id
    FROM figures
    WHERE value IS NOT NULL AND head IS NOT NULL
    GROUP BY doc, head, value, denied
    HAVING min(speaker) = max(speaker)
) s ON s.doc = f.doc AND s.head = f.head AND s.value = f.value AND s.denied = f.denied
WHERE f.speaker IS NULL
