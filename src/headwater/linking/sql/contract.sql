-- The edges that are left, between the roots of their ends. Tables: edges (a, b), hooked (node, label).
SELECT DISTINCT
    CASE WHEN p.label < q.label THEN p.label ELSE q.label END AS a,
    CASE WHEN p.label < q.label THEN q.label ELSE p.label END AS b
FROM edges e
JOIN hooked p ON p.node = e.a
JOIN hooked q ON q.node = e.b
WHERE p.label <> q.label
