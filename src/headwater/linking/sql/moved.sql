-- Nodes that are not yet led to their root. Table: hooked (node, label).
SELECT h.node AS node
FROM hooked h
JOIN hooked p ON p.node = h.label
WHERE p.label <> h.label
