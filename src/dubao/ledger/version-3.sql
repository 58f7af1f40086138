-- Every slot has its answer, shown or not: where it stands, its stand-in, how sure it
-- is. What version 2 kept was all shown. Articles have days of their own, pages tables.
DROP VIEW figures;
ALTER TABLE articles RENAME TO old_articles;

CREATE TABLE articles (
  page        INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
  number      INTEGER NOT NULL,       -- on its page, from 0
  kind        TEXT NOT NULL,          -- article brief photo notice table advertisement
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  date        TEXT NOT NULL,          -- its own day where it is not the page's; ''
  PRIMARY KEY (page, number)
) STRICT, WITHOUT ROWID;

INSERT INTO articles SELECT page, number, kind, start, "end", '' FROM old_articles;
DROP TABLE old_articles;

ALTER TABLE figure_rows RENAME TO old_figure_rows;
ALTER TABLE forms RENAME TO old_forms;
ALTER TABLE terms RENAME TO old_terms;

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

INSERT INTO terms (id, text) SELECT id, text FROM old_terms;
INSERT INTO terms (text) VALUES ('') ON CONFLICT DO NOTHING;
INSERT INTO forms (id, claim, unit, kind, stat, direction, rule)
SELECT id, claim, unit, kind, stat, '', rule FROM old_forms;
INSERT INTO figure_rows (page, start, "end", article, value, high, step, form, measure,
  holder, place, action, period, base, hidden, measure_start, measure_end, period_start,
  period_end, sentence_start, sentence_end)
SELECT page, start, "end", article, value, high, step, form, measure,
  holder, place, action, period, (SELECT id FROM terms WHERE text = ''), 0,
  measure_start, measure_end, period_start, period_end, sentence_start, sentence_end
FROM old_figure_rows;
DROP TABLE old_figure_rows;
DROP TABLE old_forms;
DROP TABLE old_terms;

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
