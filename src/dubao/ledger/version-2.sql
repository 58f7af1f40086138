DROP TABLE blocks;  -- was empty: nothing that version 1 read had any

CREATE TABLE blocks (           -- what the source itself knew of the text
  page        INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
  number      INTEGER NOT NULL,
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  article     INTEGER NOT NULL,       -- the source's own number; -1 unknown
  paragraph   INTEGER NOT NULL,       -- the same: pieces of one; -1 one of its own
  role        TEXT NOT NULL,
  "left"      INTEGER,                -- of a box on the image; NULL without one
  top         INTEGER,
  "right"     INTEGER,
  bottom      INTEGER,
  size        INTEGER NOT NULL,       -- of the type, tenths of a point
  confidence  INTEGER NOT NULL,       -- of an OCR engine, in percent
  PRIMARY KEY (page, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE sheets (           -- pages that are one of several, or have a picture
  page        INTEGER PRIMARY KEY REFERENCES pages ON DELETE CASCADE,
  part        INTEGER,                -- its place in its source; NULL for the only one
  image       TEXT NOT NULL,          -- name or address of the picture; '' unknown
  "left"      INTEGER,                -- what its boxes and areas lie in
  top         INTEGER,
  "right"     INTEGER,
  bottom      INTEGER
) STRICT;

CREATE TABLE areas (            -- where an article stands on the picture
  page        INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
  number      INTEGER NOT NULL,
  article     INTEGER NOT NULL,       -- as in blocks
  points      TEXT NOT NULL,          -- JSON array of [x, y], corner after corner
  target      TEXT NOT NULL,          -- the article's page, as the source links it
  title       TEXT NOT NULL,
  PRIMARY KEY (page, number)
) STRICT, WITHOUT ROWID;
