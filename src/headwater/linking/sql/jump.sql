-- Pointer jumping: each node takes the label of its label's label, so that chains shrink to a third. Table: hooked (node, label).
SELECT h.node AS node, q.label AS label
FROM hooked h
JOIN hooked p ON p.node = h.label
JOIN hooked q ON q.node = p.label
