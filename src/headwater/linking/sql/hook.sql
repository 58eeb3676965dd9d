-- Each node takes the least label among its own and its neighbours'. Tables: edges (a, b), labels (node, label).
SELECT node, min(label) AS label
FROM (
    SELECT node, label FROM labels
    UNION ALL
    SELECT e.a AS node, l.label AS label FROM edges e JOIN labels l ON l.node = e.b
    UNION ALL
    SELECT e.b AS node, l.label AS label FROM edges e JOIN labels l ON l.node = e.a
) offered
GROUP BY node
