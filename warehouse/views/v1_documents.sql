-- Documents that stand now.
SELECT * FROM live.documents
