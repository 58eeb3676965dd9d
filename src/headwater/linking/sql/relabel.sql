-- Labels after a round: the root that the label was led to, if it was. Tables: labels, hooked (node, label).
SELECT l.node AS node, CASE WHEN h.label IS NULL THEN l.label ELSE h.label END AS label
FROM labels l
LEFT JOIN hooked h ON h.node = l.label
