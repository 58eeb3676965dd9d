-- The nodes whose label is another than before. Tables: labels, relabelled (node, label).
SELECT r.node AS node
FROM relabelled r
JOIN labels l ON l.node = r.node
WHERE l.label <> r.label
