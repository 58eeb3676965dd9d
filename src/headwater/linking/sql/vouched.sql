-- Rows in which the issuer of their number is heard, by name or as the nearest speaker by one of the names that it answers to.
-- A report's slip, that puts a number in another mouth, is none of them; nor is a number that one report alone gives this issuer
-- while a statement that two reports or more tell gives it for the same thing within ten days.
-- Tables: figures (row_id, doc, denied, named), voices (row_id, voice, own, relay), told (row_id, cluster), issuers (cluster, issuer, ...).
SELECT DISTINCT
    f.row_id AS row_id,
    f.doc AS doc,
    f.denied AS denied,
    i.cluster AS cluster,
    i.issuer AS issuer,
    i.first_day AS first_day,
    i.exact_day AS exact_day
FROM figures f
JOIN told t ON t.row_id = f.row_id
JOIN issuers i ON i.cluster = t.cluster
JOIN voices v ON v.row_id = f.row_id
LEFT JOIN (
    SELECT DISTINCT i.cluster AS cluster, called.voice AS voice
    FROM issuers i
    JOIN told t ON t.cluster = i.cluster
    JOIN voices own ON own.row_id = t.row_id AND own.own = 1 AND own.voice = i.issuer
    JOIN voices called ON called.row_id = t.row_id AND called.own = 0 AND called.relay = 0
) c ON c.cluster = t.cluster AND c.voice = v.voice AND v.own = 1
LEFT JOIN (
    SELECT lone.cluster AS cluster
    FROM (
        SELECT t.cluster AS cluster, f.head AS head, f.value AS value, min(f.day) AS day
        FROM told t
        JOIN figures f ON f.row_id = t.row_id
        WHERE f.value IS NOT NULL AND f.head IS NOT NULL
        GROUP BY t.cluster, f.head, f.value
        HAVING min(f.doc) = max(f.doc)
    ) lone
    JOIN (
        SELECT t.cluster AS cluster, f.head AS head, f.value AS value, min(f.day) AS first_day, max(f.day) AS last_day
        FROM told t
        JOIN figures f ON f.row_id = t.row_id
        WHERE f.value IS NOT NULL AND f.head IS NOT NULL
        GROUP BY t.cluster, f.head, f.value
        HAVING min(f.doc) < max(f.doc)
    ) common ON common.head = lone.head AND common.value = lone.value AND common.cluster <> lone.cluster
    WHERE lone.day BETWEEN common.first_day - 10 AND common.last_day + 10
    GROUP BY lone.cluster
) slip ON slip.cluster = t.cluster
WHERE slip.cluster IS NULL AND (v.voice = i.issuer OR c.voice IS NOT NULL)
