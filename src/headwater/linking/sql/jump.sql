-- Pointer jumping: each node takes the label of its label, so that chains halve. Table: hooked (node, label).
SELECT h.node AS node, p.label AS label
FROM hooked h
JOIN hooked p ON p.node = h.label
