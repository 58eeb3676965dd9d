-- For each such shingle its reports in the order of publication, counted from 1.
SELECT s.shingle, s.report, row_number() OVER (PARTITION BY s.shingle ORDER BY s.report) AS place
FROM report_shingle s
JOIN reuse_held h ON h.shingle = s.shingle
