-- The append-only record. `application_id` is "HWTR" in ASCII; `user_version` counts the migrations applied.
CREATE TABLE document (
    id TEXT PRIMARY KEY, text_sha256 TEXT NOT NULL, raw_sha256 TEXT NOT NULL, url TEXT, publisher TEXT, title TEXT,
    published TEXT, added TEXT NOT NULL, source TEXT NOT NULL, record TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX document_by_raw ON document (raw_sha256);
CREATE TABLE raw (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, data BLOB NOT NULL) STRICT;
CREATE TABLE extraction (
    number INTEGER PRIMARY KEY, document TEXT NOT NULL REFERENCES document (id), version TEXT NOT NULL,
    made TEXT NOT NULL, problems TEXT NOT NULL, UNIQUE (document, version)
) STRICT;
CREATE TABLE claim (
    extraction INTEGER NOT NULL REFERENCES extraction (number), position INTEGER NOT NULL, id TEXT NOT NULL,
    document TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (extraction, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_by_id ON claim (id);
CREATE VIRTUAL TABLE search USING fts5 (words, extraction UNINDEXED, position UNINDEXED, tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TABLE problem (number INTEGER PRIMARY KEY, added TEXT NOT NULL, record TEXT NOT NULL) STRICT;
CREATE TRIGGER document_stays BEFORE UPDATE ON document BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER document_remains BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER raw_stays BEFORE UPDATE ON raw BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER raw_remains BEFORE DELETE ON raw BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER extraction_stays BEFORE UPDATE ON extraction BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER extraction_remains BEFORE DELETE ON extraction BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER claim_stays BEFORE UPDATE ON claim BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER claim_remains BEFORE DELETE ON claim BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER problem_stays BEFORE UPDATE ON problem BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER problem_remains BEFORE DELETE ON problem BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
-- REPLACE removes a row without asking the triggers of DELETE; so the row that is there already is asked for.
CREATE TRIGGER document_is_new BEFORE INSERT ON document WHEN EXISTS (SELECT 1 FROM document WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER raw_is_new BEFORE INSERT ON raw WHEN EXISTS (SELECT 1 FROM raw WHERE sha256 = NEW.sha256) BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER extraction_is_new BEFORE INSERT ON extraction WHEN EXISTS (SELECT 1 FROM extraction WHERE number = NEW.number OR (document = NEW.document AND version = NEW.version)) BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER claim_is_new BEFORE INSERT ON claim WHEN EXISTS (SELECT 1 FROM claim WHERE extraction = NEW.extraction AND position = NEW.position) BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER problem_is_new BEFORE INSERT ON problem WHEN EXISTS (SELECT 1 FROM problem WHERE number = NEW.number) BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE VIEW current_claim AS SELECT * FROM claim WHERE extraction IN (SELECT max(number) FROM extraction GROUP BY document);
