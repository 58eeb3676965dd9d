-- What is current of a document is found by its index, however many other documents there are.
CREATE INDEX claim_by_document ON claim (document);
DROP VIEW current_claim;
CREATE VIEW current_claim AS
    SELECT * FROM claim AS c WHERE extraction = (SELECT max(number) FROM extraction AS e WHERE e.document = c.document);
