-- What one issuer says in one report is one statement, if its numbers were first told within five days of each other.
-- Table: vouched (row_id, doc, issuer, denied, cluster, first_day).
SELECT a, b
FROM (
    SELECT
        lag(row_id) OVER (PARTITION BY doc, issuer, denied ORDER BY first_day ASC NULLS LAST, row_id) AS a,
        row_id AS b,
        first_day - lag(first_day) OVER (PARTITION BY doc, issuer, denied ORDER BY first_day ASC NULLS LAST, row_id) AS gap
    FROM vouched
) told
WHERE a IS NOT NULL AND (gap IS NULL OR gap <= 5)
