-- Pairs of signatures to be scored: of one block, of nationalities and countries that do not contradict. A block of more than
-- 300 is divided by country and year, and what is still larger is left out: nothing is worth 90,000 comparisons of one kind.
-- Table: blocks (sig, block, fine, nation, country).
SELECT DISTINCT l.sig AS a, r.sig AS b
FROM blocks l
JOIN blocks r ON r.block = l.block AND l.sig < r.sig
JOIN (SELECT block, count(*) AS size FROM blocks GROUP BY block) c ON c.block = l.block
JOIN (SELECT block, fine, count(*) AS size FROM blocks GROUP BY block, fine) d ON d.block = l.block AND d.fine = l.fine
WHERE (c.size <= 300 OR (d.size <= 300 AND l.fine = r.fine))
    AND (l.nation IS NULL OR r.nation IS NULL OR l.nation = r.nation)
    AND (l.country IS NULL OR r.country IS NULL OR l.country = r.country)
