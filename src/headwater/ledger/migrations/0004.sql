-- What is current of a document, and what else a relation names, is found by an index, however large the ledger is.
CREATE INDEX claim_by_document ON claim (document);
DROP VIEW current_claim;
CREATE VIEW current_claim AS
    SELECT * FROM claim AS c WHERE extraction = (SELECT max(number) FROM extraction AS e WHERE e.document = c.document);
CREATE INDEX relation_name_by_relation ON relation_name (relation);
