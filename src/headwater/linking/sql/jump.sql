-- Pointer jumping: each node takes the label of its label's label, so that chains shrink to a third. Table: hooked (node, label).
SELECT h.node AS node, q.label AS label, CASE WHEN q.label <> h.label THEN 1 ELSE 0 END AS moved
FROM hooked h
JOIN hooked p ON p.node = h.label
JOIN hooked q ON q.node = p.label
