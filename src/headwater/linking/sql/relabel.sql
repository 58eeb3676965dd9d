-- Components after a round: the root that the component was led to, if it was. Tables: told (row_id, cluster), hooked (node, label).
SELECT t.row_id AS row_id, CASE WHEN h.label IS NULL THEN t.cluster ELSE h.label END AS cluster
FROM told t
LEFT JOIN hooked h ON h.node = t.cluster
