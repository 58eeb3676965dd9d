-- Pairs of reports with two sampled shingles or more in common, `earlier` before `later` in the order of publication.
-- Of a shingle's reports each meets the first four and the four just before it: the pairs grow with the reports, not with
-- their square, and an original and the nearest retelling are among them.
SELECT earlier, later, count(*) AS shared
FROM (
    SELECT a.report AS earlier, b.report AS later
    FROM reuse_ranked a
    JOIN reuse_ranked b ON b.shingle = a.shingle AND b.place > a.place
    WHERE a.place <= 4
    UNION ALL
    SELECT a.report AS earlier, b.report AS later
    FROM (
        SELECT r.shingle, r.report, r.place + k.step AS place
        FROM reuse_ranked r
        CROSS JOIN (VALUES (1), (2), (3), (4)) AS k (step)
        WHERE r.place > 4
    ) a
    JOIN reuse_ranked b ON b.shingle = a.shingle AND b.place = a.place
) met
GROUP BY earlier, later
HAVING count(*) >= 2
