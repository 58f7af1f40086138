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

-- What somebody said can be taken back; a file that was edited keeps what it was.
DROP TRIGGER corrections_stay;
DROP TRIGGER corrections_stand;
DROP INDEX corrections_by_page;
ALTER TABLE corrections RENAME TO old_corrections;

CREATE TABLE corrections (      -- what people said about figures; rows only come
  id          INTEGER PRIMARY KEY,
  sha256      TEXT NOT NULL,          -- of the source: outlives a re-reading
  ordinal     INTEGER NOT NULL,
  start       INTEGER NOT NULL,       -- where the figure stood when corrected
  "end"       INTEGER NOT NULL,
  quote       TEXT NOT NULL,          -- its characters
  before      TEXT NOT NULL,          -- what stood before and after it
  after       TEXT NOT NULL,
  act         TEXT NOT NULL CHECK (act IN ('accept', 'reject', 'edit', 'undo')),
  field       TEXT NOT NULL,          -- of an edit; '' otherwise
  old         TEXT NOT NULL,
  new         TEXT NOT NULL,
  who         TEXT NOT NULL,
  at          TEXT NOT NULL           -- ISO 8601, UTC
) STRICT;
INSERT INTO corrections SELECT * FROM old_corrections;
DROP TABLE old_corrections;
CREATE INDEX corrections_by_page ON corrections (sha256, ordinal);
CREATE TRIGGER corrections_stay BEFORE DELETE ON corrections
  BEGIN SELECT RAISE(ABORT, 'corrections are only added'); END;
CREATE TRIGGER corrections_stand BEFORE UPDATE ON corrections
  BEGIN SELECT RAISE(ABORT, 'corrections are only added'); END;

CREATE INDEX pages_by_name ON pages (name, ordinal);

CREATE TABLE replaced (         -- pages of a file that was edited and read again
  page        INTEGER PRIMARY KEY REFERENCES pages ON DELETE CASCADE,
  later       INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE  -- what stands there now
) STRICT;
