-- Shingles that tell something: held by two reports or more, and by no more than 500 (the cap on hot shingles).
-- In: report_shingle (report BIGINT: number in the order of publication; shingle BIGINT), each pair once.
SELECT shingle
FROM report_shingle
GROUP BY shingle
HAVING count(*) BETWEEN 2 AND 500
