-- Names are kept: nothing filled the table before, nor the one of events.
DROP TABLE entities;
DROP TABLE events;

CREATE TABLE entity_rows (      -- names; read them through the view `entities`
  page        INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  kind        TEXT NOT NULL,          -- person organisation place programme work
  article     INTEGER NOT NULL,       -- articles.number; -1 in furniture
  said        INTEGER NOT NULL REFERENCES terms,  -- folded: the fullest form of its article
  name        TEXT,                   -- that form as printed; NULL where this is it
  office      TEXT,                   -- of a person, as printed beside the name
  code        TEXT,                   -- of a place: GB/T 2260
  PRIMARY KEY (page, start, "end", kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX entities_by_name ON entity_rows (said, kind, page);

CREATE VIEW entities AS
SELECT e.page, e.start, e."end", substr(p.text, e.start + 1, e."end" - e.start) AS text,
  e.kind, said.text AS said, coalesce(e.name, '') AS name,
  coalesce(e.office, '') AS office, coalesce(e.code, '') AS code, e.article
FROM entity_rows e
JOIN pages p ON p.id = e.page
JOIN terms said ON said.id = e.said;
