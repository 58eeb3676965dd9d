-- How often two outlets agree, as counted when the ledger was last linked from the start: steps in between go by that.
CREATE TABLE habit (
    linking INTEGER NOT NULL REFERENCES linking (number), one TEXT NOT NULL, other TEXT NOT NULL,
    same_true INTEGER NOT NULL, same_false INTEGER NOT NULL, different INTEGER NOT NULL, PRIMARY KEY (linking, one, other)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER habit_stays BEFORE UPDATE ON habit BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER habit_remains BEFORE DELETE ON habit BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER habit_is_new BEFORE INSERT ON habit WHEN EXISTS (SELECT 1 FROM habit WHERE linking = NEW.linking AND one = NEW.one AND other = NEW.other) BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
