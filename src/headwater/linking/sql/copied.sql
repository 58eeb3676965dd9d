-- The same number of the same thing in two reports that share text.
-- Tables: figures (row_id, doc, head, value, denied), shared (one, other).
SELECT l.row_id AS a, r.row_id AS b
FROM shared s
JOIN figures l ON l.doc = s.one
JOIN figures r ON r.doc = s.other AND r.head = l.head AND r.value = l.value AND r.denied = l.denied
