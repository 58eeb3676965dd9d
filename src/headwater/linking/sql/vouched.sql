-- Rows in which the issuer of their number is heard. A report's slip, that puts a number in another mouth, is none of them.
-- Tables: figures (row_id, doc, denied), voices (row_id, voice), told (row_id, cluster), issuers (cluster, issuer, first_day).
SELECT DISTINCT f.row_id AS row_id, f.doc AS doc, f.denied AS denied, i.cluster AS cluster, i.issuer AS issuer, i.first_day AS first_day
FROM figures f
JOIN told t ON t.row_id = f.row_id
JOIN issuers i ON i.cluster = t.cluster
JOIN voices v ON v.row_id = f.row_id AND v.voice = i.issuer
