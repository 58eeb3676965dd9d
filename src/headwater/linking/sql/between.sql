-- Edges that join components which there are already, drawn between these. Tables: found (a, b), told (row_id, cluster).
SELECT DISTINCT
    CASE WHEN p.cluster < q.cluster THEN p.cluster ELSE q.cluster END AS a,
    CASE WHEN p.cluster < q.cluster THEN q.cluster ELSE p.cluster END AS b
FROM found e
JOIN told p ON p.row_id = e.a
JOIN told q ON q.row_id = e.b
WHERE p.cluster <> q.cluster
