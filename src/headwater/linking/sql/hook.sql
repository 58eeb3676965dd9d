-- Each node takes the least among itself and its neighbours. Table: edges (a, b).
SELECT node, min(label) AS label
FROM (
    SELECT a AS node, CASE WHEN a < b THEN a ELSE b END AS label FROM edges
    UNION ALL
    SELECT b AS node, CASE WHEN a < b THEN a ELSE b END AS label FROM edges
) offered
GROUP BY node
