-- A ledger: many read pages in one SQLite file, open to any SQLite tool.
-- Look at the views `figures`, `asides`, `entities` and `headlines` first. Offsets are code
-- points into pages.text, from 0, half-open: [start, "end").

CREATE TABLE sources (          -- what the pages were read from
  id          INTEGER PRIMARY KEY,
  sha256      TEXT NOT NULL UNIQUE,   -- of the bytes, in hex
  media_type  TEXT NOT NULL,
  encoding    TEXT NOT NULL
) STRICT;

CREATE TABLE pages (            -- one row a page; its text is never rewritten
  id          INTEGER PRIMARY KEY,    -- never used twice
  source      INTEGER NOT NULL REFERENCES sources,
  ordinal     INTEGER NOT NULL,       -- which page of its source, from 0
  name        TEXT NOT NULL,          -- the path or record as it was named
  base        INTEGER NOT NULL,       -- where it stands in all text: see grams
  length      INTEGER NOT NULL,       -- of text, in code points
  crc         INTEGER NOT NULL,       -- CRC-32 of text in UTF-8
  reader      TEXT NOT NULL,          -- version that read it
  paper       TEXT NOT NULL,          -- '' unknown, here and below
  date        TEXT NOT NULL,          -- ISO 8601
  date_basis  TEXT NOT NULL,
  number      TEXT NOT NULL,
  text        TEXT NOT NULL,
  UNIQUE (source, ordinal)
) STRICT;
CREATE INDEX pages_by_date ON pages (date, id);
CREATE INDEX pages_by_name ON pages (name, ordinal);

CREATE TABLE replaced (         -- pages of a file that was edited and read again
  page        INTEGER PRIMARY KEY REFERENCES pages ON DELETE CASCADE,
  later       INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE  -- what stands there now
) STRICT;

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

CREATE TABLE articles (
  page        INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
  number      INTEGER NOT NULL,       -- on its page, from 0
  kind        TEXT NOT NULL,          -- article brief photo notice table advertisement
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  date        TEXT NOT NULL,          -- its own day where it is not the page's; ''
  PRIMARY KEY (page, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE roles (            -- one row a span: headline, byline … and body, a paragraph
  page        INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
  article     INTEGER NOT NULL,       -- articles.number; -1 for the page's furniture
  number      INTEGER NOT NULL,       -- order in the article
  piece       INTEGER NOT NULL,       -- > 0 where a column's end cut it
  role        TEXT NOT NULL,          -- of furniture: its kind
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  people      TEXT,                   -- JSON array of names; NULL for none
  capacity    TEXT,                   -- 记者, 通讯员 …
  PRIMARY KEY (page, article, number, piece)
) STRICT, WITHOUT ROWID;

CREATE TABLE printed_tables (   -- what stands in rows and columns
  page        INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
  number      INTEGER NOT NULL,
  given       INTEGER NOT NULL,       -- 1 as its source shows it; 0 as it was read
  content     TEXT NOT NULL,          -- JSON: its span, and start end row column rows columns head of each cell
  PRIMARY KEY (page, given, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE terms (            -- every measure, holder, place, action, period and base, once
  id          INTEGER PRIMARY KEY,
  text        TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE forms (            -- every way in which a figure is said, once
  id          INTEGER PRIMARY KEY,
  claim       TEXT NOT NULL,
  unit        TEXT NOT NULL,
  kind        TEXT NOT NULL,
  stat        TEXT NOT NULL,
  direction   TEXT NOT NULL,          -- up down; '' neither
  rule        TEXT NOT NULL,
  UNIQUE (unit, claim, kind, stat, direction, rule)
) STRICT;

CREATE TABLE figure_rows (      -- read them through the view `figures`
  page        INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  article     INTEGER NOT NULL,
  value       TEXT NOT NULL,          -- exact, as in a reading
  high        TEXT,                   -- NULL for a single value
  step        TEXT NOT NULL,
  form        INTEGER NOT NULL REFERENCES forms,
  measure     INTEGER NOT NULL REFERENCES terms,  -- here and below: the best answer
  holder      INTEGER NOT NULL REFERENCES terms,
  place       INTEGER NOT NULL REFERENCES terms,
  action      INTEGER NOT NULL REFERENCES terms,
  period      INTEGER NOT NULL REFERENCES terms,
  base        INTEGER NOT NULL REFERENCES terms,
  hidden      INTEGER NOT NULL,       -- sum of slots not shown: measure 1 holder 2 place 4 action 8 period 16 stat 32 direction 64 base 128
  sure        TEXT,                   -- JSON array, percent of each slot in that order; NULL where all are 100
  stand_ins   TEXT,                   -- JSON object, slot: [start, end]; NULL for none
  joined      TEXT,                   -- JSON object, slot: [[start, end], …] of an answer of several parts; NULL for none
  measure_start   INTEGER,            -- where an answer stands; NULL where nowhere
  measure_end     INTEGER,
  holder_start    INTEGER,
  holder_end      INTEGER,
  place_start     INTEGER,
  place_end       INTEGER,
  action_start    INTEGER,
  action_end      INTEGER,
  period_start    INTEGER,
  period_end      INTEGER,
  stat_start      INTEGER,
  stat_end        INTEGER,
  direction_start INTEGER,
  direction_end   INTEGER,
  base_start      INTEGER,
  base_end        INTEGER,
  sentence_start  INTEGER NOT NULL,
  sentence_end    INTEGER NOT NULL,
  PRIMARY KEY (page, start, "end")
) STRICT, WITHOUT ROWID;

CREATE TABLE aside_rows (       -- numerals that count nothing
  page        INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  value       TEXT NOT NULL,
  PRIMARY KEY (page, start, "end")
) STRICT, WITHOUT ROWID;

CREATE TABLE unread (           -- numerals that could not be read, and why
  page        INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  reason      TEXT NOT NULL,
  PRIMARY KEY (page, start, "end")
) STRICT, WITHOUT ROWID;

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
CREATE INDEX corrections_by_page ON corrections (sha256, ordinal);
CREATE TRIGGER corrections_stay BEFORE DELETE ON corrections
  BEGIN SELECT RAISE(ABORT, 'corrections are only added'); END;
CREATE TRIGGER corrections_stand BEFORE UPDATE ON corrections
  BEGIN SELECT RAISE(ABORT, 'corrections are only added'); END;

CREATE TABLE findings (         -- what a comparison of figures pointed out, last run
  id          INTEGER PRIMARY KEY,
  kind        TEXT NOT NULL,          -- contradiction revision break reprint
  link        TEXT NOT NULL,
  other_link  TEXT NOT NULL,
  quote       TEXT NOT NULL,
  other_quote TEXT NOT NULL,
  note        TEXT NOT NULL
) STRICT;

CREATE TABLE segments (         -- runs of pages that the search index covers
  id          INTEGER PRIMARY KEY,
  first_page  INTEGER NOT NULL,
  last_page   INTEGER NOT NULL,
  folding     TEXT NOT NULL,          -- fingerprint of the folding it was made with
  length      INTEGER NOT NULL,       -- of their texts together
  pages       BLOB NOT NULL,          -- ids, gaps as varints
  bases       BLOB NOT NULL           -- pages.base, gaps as varints
) STRICT;

CREATE TABLE gone (             -- pages that a segment covers and a re-reading replaced
  page        INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE grams (            -- where each 1 or 2 characters stand
  segment     INTEGER NOT NULL REFERENCES segments ON DELETE CASCADE,
  first       INTEGER NOT NULL,       -- lowest gram: code point, or (first + 1) << 21 | second
  names       BLOB NOT NULL,          -- grams, gaps as varints
  sizes       BLOB NOT NULL,          -- bytes of each gram's places, varints
  places      BLOB NOT NULL,          -- pages of 1 gram, positions of 2: gaps as varints
  PRIMARY KEY (segment, first)
) STRICT;

CREATE VIEW figures AS
SELECT s.sha256, p.ordinal, p.paper, p.date, f.start, f."end",
  substr(p.text, f.start + 1, f."end" - f.start) AS text,
  f.value, f.high, f.step, form.claim, form.unit, form.kind,
  CASE WHEN f.hidden & 32 THEN 'level' ELSE form.stat END AS stat,
  CASE WHEN f.hidden & 64 THEN '' ELSE form.direction END AS direction,
  CASE WHEN f.hidden & 1 THEN '' ELSE measure.text END AS measure,
  CASE WHEN f.hidden & 8 THEN '' ELSE action.text END AS action,
  CASE WHEN f.hidden & 2 THEN '' ELSE holder.text END AS holder,
  CASE WHEN f.hidden & 4 THEN '' ELSE place.text END AS place,
  CASE WHEN f.hidden & 16 THEN '' ELSE period.text END AS period,
  CASE WHEN f.hidden & 128 THEN '' ELSE base.text END AS base,
  form.rule, f.article,
  substr(p.text, f.sentence_start + 1, f.sentence_end - f.sentence_start) AS sentence,
  '/p/' || substr(s.sha256, 1, 12) || CASE p.ordinal WHEN 0 THEN '' ELSE '.' || p.ordinal END
    || '#c=' || f.start || '-' || f."end" AS link,
  f.page
FROM figure_rows f
JOIN pages p ON p.id = f.page
JOIN sources s ON s.id = p.source
JOIN forms form ON form.id = f.form
JOIN terms measure ON measure.id = f.measure
JOIN terms action ON action.id = f.action
JOIN terms holder ON holder.id = f.holder
JOIN terms place ON place.id = f.place
JOIN terms period ON period.id = f.period
JOIN terms base ON base.id = f.base;

CREATE VIEW asides AS
SELECT a.page, a.start, a."end", substr(p.text, a.start + 1, a."end" - a.start) AS text,
  a.kind, a.value
FROM aside_rows a JOIN pages p ON p.id = a.page;

CREATE VIEW entities AS
SELECT e.page, e.start, e."end", substr(p.text, e.start + 1, e."end" - e.start) AS text,
  e.kind, said.text AS said, coalesce(e.name, '') AS name,
  coalesce(e.office, '') AS office, coalesce(e.code, '') AS code, e.article
FROM entity_rows e
JOIN pages p ON p.id = e.page
JOIN terms said ON said.id = e.said;

CREATE VIEW headlines AS
SELECT p.paper, p.date, r.page, r.article, r.role,
  group_concat(substr(p.text, r.start + 1, r."end" - r.start), '') AS text
FROM roles r JOIN pages p ON p.id = r.page
WHERE r.role IN ('kicker', 'headline', 'deck')
GROUP BY r.page, r.article, r.number;
