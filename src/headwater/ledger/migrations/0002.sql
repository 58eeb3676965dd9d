-- Relations between reports, and what analysts decide. A linking step adds relations and withdraws others; neither row is ever changed.
CREATE TABLE linking (
    number INTEGER PRIMARY KEY, version TEXT NOT NULL, made TEXT NOT NULL,
    extraction INTEGER NOT NULL, decision INTEGER NOT NULL -- the last of each that the step saw; 0 before the first
) STRICT;
CREATE TABLE relation (
    number INTEGER PRIMARY KEY, linking INTEGER NOT NULL REFERENCES linking (number), id TEXT NOT NULL,
    kind TEXT NOT NULL, record TEXT NOT NULL
) STRICT;
CREATE INDEX relation_by_kind ON relation (kind);
CREATE TABLE withdrawal (
    relation INTEGER PRIMARY KEY REFERENCES relation (number), linking INTEGER NOT NULL REFERENCES linking (number)
) STRICT;
CREATE TABLE relation_name (name TEXT NOT NULL, relation INTEGER NOT NULL REFERENCES relation (number), PRIMARY KEY (name, relation)) STRICT, WITHOUT ROWID;
CREATE TABLE decision (
    number INTEGER PRIMARY KEY, one TEXT NOT NULL, other TEXT NOT NULL, same INTEGER, -- NULL takes back what was decided
    user TEXT NOT NULL, made TEXT NOT NULL, note TEXT, CHECK (one < other)
) STRICT;
CREATE INDEX decision_by_pair ON decision (one, other);
CREATE TABLE assessment (
    number INTEGER PRIMARY KEY, target TEXT NOT NULL, source TEXT, information TEXT, -- both NULL: the earlier one is taken back
    note TEXT, user TEXT NOT NULL, made TEXT NOT NULL,
    CHECK ((source IS NULL) = (information IS NULL)), CHECK (source BETWEEN 'A' AND 'F' AND length(source) = 1),
    CHECK (information BETWEEN '1' AND '6' AND length(information) = 1)
) STRICT;
CREATE INDEX assessment_by_target ON assessment (target);
CREATE TRIGGER linking_stays BEFORE UPDATE ON linking BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER linking_remains BEFORE DELETE ON linking BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER relation_stays BEFORE UPDATE ON relation BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER relation_remains BEFORE DELETE ON relation BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER withdrawal_stays BEFORE UPDATE ON withdrawal BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER withdrawal_remains BEFORE DELETE ON withdrawal BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER decision_remains BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER assessment_stays BEFORE UPDATE ON assessment BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER assessment_remains BEFORE DELETE ON assessment BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE VIEW current_relation AS SELECT * FROM relation WHERE number NOT IN (SELECT relation FROM withdrawal);
CREATE VIEW current_decision AS
    SELECT * FROM decision WHERE number IN (SELECT max(number) FROM decision GROUP BY one, other) AND same IS NOT NULL;
CREATE VIEW current_assessment AS
    SELECT * FROM assessment WHERE number IN (SELECT max(number) FROM assessment GROUP BY target, user) AND source IS NOT NULL;
-- The keys under which a report meets others, as the linking step wrote them that saw it first.
CREATE TABLE block (key TEXT NOT NULL, extraction INTEGER NOT NULL REFERENCES extraction (number), PRIMARY KEY (key, extraction)) STRICT, WITHOUT ROWID;
CREATE TRIGGER block_stays BEFORE UPDATE ON block BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER block_remains BEFORE DELETE ON block BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
