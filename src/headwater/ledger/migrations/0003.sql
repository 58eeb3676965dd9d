-- What analysts correct in claims, and the history of all that they did. A claim's row is never changed: corrections stand beside it.
CREATE TABLE correction (
    number INTEGER PRIMARY KEY, claim TEXT NOT NULL, field TEXT NOT NULL,
    was TEXT, now TEXT, -- its value as extracted, and as corrected; NULL: none
    taken_back INTEGER NOT NULL CHECK (taken_back IN (0, 1)), -- 1: the field is as extracted again
    user TEXT NOT NULL, made TEXT NOT NULL, note TEXT, CHECK (NOT taken_back OR now IS was)
) STRICT;
CREATE INDEX correction_by_claim ON correction (claim, field);
CREATE TRIGGER correction_stays BEFORE UPDATE ON correction BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER correction_remains BEFORE DELETE ON correction BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
-- REPLACE removes a row without asking the triggers of DELETE; so the row that is there already is asked for.
CREATE TRIGGER correction_is_new BEFORE INSERT ON correction WHEN EXISTS (SELECT 1 FROM correction WHERE number = NEW.number) BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER decision_is_new BEFORE INSERT ON decision WHEN EXISTS (SELECT 1 FROM decision WHERE number = NEW.number) BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER assessment_is_new BEFORE INSERT ON assessment WHEN EXISTS (SELECT 1 FROM assessment WHERE number = NEW.number) BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE VIEW current_correction AS
    SELECT * FROM correction WHERE number IN (SELECT max(number) FROM correction GROUP BY claim, field) AND NOT taken_back;
ALTER TABLE linking ADD COLUMN correction INTEGER NOT NULL DEFAULT 0; -- the last that the step saw
-- Everything that people did, in one form: what about, what it was before, what it is from then on, and whether it counts now.
CREATE VIEW history AS
    SELECT 'decision' AS kind, number, made, user, one AS target, other, NULL AS field,
        CASE lag(same) OVER earlier WHEN 1 THEN 'same' WHEN 0 THEN 'different' END AS was,
        CASE same WHEN 1 THEN 'same' WHEN 0 THEN 'different' END AS now,
        note, same IS NULL AS taken_back, same IS NOT NULL AND number = max(number) OVER (PARTITION BY one, other) AS counts
    FROM decision WINDOW earlier AS (PARTITION BY one, other ORDER BY number)
    UNION ALL
    SELECT 'assessment', number, made, user, target, NULL, NULL,
        lag(source || information) OVER earlier, source || information,
        note, source IS NULL, source IS NOT NULL AND number = max(number) OVER (PARTITION BY target, user)
    FROM assessment WINDOW earlier AS (PARTITION BY target, user ORDER BY number)
    UNION ALL
    SELECT 'correction', number, made, user, claim, NULL, field,
        CASE row_number() OVER earlier WHEN 1 THEN was ELSE lag(now) OVER earlier END, now,
        note, taken_back, NOT taken_back AND number = max(number) OVER (PARTITION BY claim, field)
    FROM correction WINDOW earlier AS (PARTITION BY claim, field ORDER BY number);
CREATE INDEX decision_by_time ON decision (made);
CREATE INDEX assessment_by_time ON assessment (made);
CREATE INDEX correction_by_time ON correction (made);
