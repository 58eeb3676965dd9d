-- A summary of a ledger's disputed figures and reports, for lists that must be there at once. It can be thrown away and made again.
CREATE TABLE state (linking INTEGER NOT NULL, made TEXT NOT NULL, extraction INTEGER NOT NULL) STRICT; -- what it has seen; one row
CREATE TABLE figure (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL, counted TEXT NOT NULL, latest TEXT NOT NULL,
    stated TEXT NOT NULL, status TEXT NOT NULL, origins TEXT NOT NULL, reports INTEGER NOT NULL, conflicts INTEGER NOT NULL,
    drift INTEGER NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL, grade TEXT NOT NULL, standing TEXT NOT NULL, path TEXT NOT NULL
) STRICT;
CREATE INDEX figure_by_reports ON figure (reports DESC, label, id);
CREATE INDEX figure_by_last ON figure (last DESC, label, id);
CREATE INDEX figure_by_conflicts ON figure (conflicts DESC, label, id);
CREATE TABLE facet (
    kind TEXT NOT NULL, value TEXT NOT NULL, figure INTEGER NOT NULL REFERENCES figure (number), PRIMARY KEY (kind, value, figure)
) STRICT, WITHOUT ROWID;
CREATE INDEX facet_by_figure ON facet (figure);
CREATE TABLE facet_total (kind TEXT NOT NULL, value TEXT NOT NULL, many INTEGER NOT NULL, PRIMARY KEY (kind, value)) STRICT, WITHOUT ROWID;
CREATE TRIGGER facet_counts AFTER INSERT ON facet BEGIN
    INSERT INTO facet_total VALUES (NEW.kind, NEW.value, 1) ON CONFLICT DO UPDATE SET many = many + 1;
END;
CREATE TRIGGER facet_counts_less AFTER DELETE ON facet BEGIN
    UPDATE facet_total SET many = many - 1 WHERE kind = OLD.kind AND value = OLD.value;
    DELETE FROM facet_total WHERE kind = OLD.kind AND value = OLD.value AND many = 0;
END;
CREATE VIRTUAL TABLE telling USING fts5 (words, figure UNINDEXED, tokenize = 'porter unicode61 remove_diacritics 2'); -- a row a claim of a figure
CREATE VIRTUAL TABLE label USING fts5 (words, tokenize = 'porter unicode61 remove_diacritics 2'); -- rowid is the figure's number
CREATE TABLE report (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, publisher TEXT NOT NULL, published TEXT NOT NULL,
    claims INTEGER NOT NULL, opening TEXT NOT NULL -- of a report without a title
) STRICT;
CREATE INDEX report_by_published ON report (published DESC, id);
CREATE VIRTUAL TABLE report_words USING fts5 (words, tokenize = 'porter unicode61 remove_diacritics 2'); -- rowid is the report's number
