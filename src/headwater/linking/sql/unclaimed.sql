-- A number of two significant digits or more that a report gives on no one's word is that of the one statement which gives it
-- for the same thing within ten days; if two do, it stays alone.
-- Tables: figures (row_id, head, value, digits, speaker, issuer, denied, day), told (row_id, cluster).
SELECT min(c.first_row) AS a, f.row_id AS b
FROM figures f
JOIN (
    SELECT s.head AS head, s.value AS value, t.cluster AS cluster, min(s.row_id) AS first_row, min(s.day) AS first_day, max(s.day) AS last_day
    FROM figures s
    JOIN told t ON t.row_id = s.row_id
    WHERE s.issuer IS NOT NULL AND s.denied = 0
    GROUP BY s.head, s.value, t.cluster
) c ON c.head = f.head AND c.value = f.value
WHERE f.speaker IS NULL AND f.denied = 0 AND f.digits >= 2 AND f.day BETWEEN c.first_day - 10 AND c.last_day + 10
GROUP BY f.row_id
HAVING min(c.cluster) = max(c.cluster)
