-- Who issued each number: of the nearest speakers of its rows one who passes on no one else's, a body whose number two reports or
-- more give rather than the person who speaks for it, the one named by most reports, then by key.
-- Tables: figures (row_id, doc, issuer, body, day, exact), voices (row_id, voice, relay), told (row_id, cluster).
SELECT cluster, issuer, first_day, exact_day
FROM (
    SELECT
        n.cluster AS cluster,
        n.issuer AS issuer,
        d.first_day AS first_day,
        d.exact_day AS exact_day,
        row_number() OVER (
            PARTITION BY n.cluster
            ORDER BY
                CASE WHEN r.voice IS NULL THEN 0 ELSE 1 END,
                CASE WHEN n.body = 1 AND n.docs >= 2 THEN 0 ELSE 1 END,
                n.docs DESC,
                n.issuer
        ) AS place
    FROM (
        SELECT t.cluster AS cluster, f.issuer AS issuer, max(f.body) AS body, count(DISTINCT f.doc) AS docs
        FROM told t
        JOIN figures f ON f.row_id = t.row_id
        WHERE f.issuer IS NOT NULL
        GROUP BY t.cluster, f.issuer
    ) n
    JOIN (
        SELECT t.cluster AS cluster, min(f.day) AS first_day, min(CASE WHEN f.exact = 1 THEN f.day END) AS exact_day
        FROM told t
        JOIN figures f ON f.row_id = t.row_id
        GROUP BY t.cluster
    ) d ON d.cluster = n.cluster
    LEFT JOIN (
        SELECT DISTINCT t.cluster AS cluster, v.voice AS voice
        FROM told t
        JOIN voices v ON v.row_id = t.row_id
        WHERE v.relay = 1
    ) r ON r.cluster = n.cluster AND r.voice = n.issuer
) ranked
WHERE place = 1
