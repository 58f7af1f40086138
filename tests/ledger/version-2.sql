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
  PRIMARY KEY (page, number)
) STRICT, WITHOUT ROWID;
INSERT INTO "articles" VALUES(1,0,'article',29,405);
INSERT INTO "articles" VALUES(1,1,'article',409,578);
INSERT INTO "articles" VALUES(1,2,'photo',582,648);
INSERT INTO "articles" VALUES(1,3,'brief',652,763);
CREATE TABLE aside_rows (       -- numerals that count nothing
  page        INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  value       TEXT NOT NULL,
  PRIMARY KEY (page, start, "end")
) STRICT, WITHOUT ROWID;
INSERT INTO "aside_rows" VALUES(1,0,4,'code','');
INSERT INTO "aside_rows" VALUES(1,10,20,'date','2024-03-12');
INSERT INTO "aside_rows" VALUES(1,21,24,'date','2024-03-12');
INSERT INTO "aside_rows" VALUES(1,114,119,'date','2024-03-10');
INSERT INTO "aside_rows" VALUES(1,323,328,'date','2021/..');
INSERT INTO "aside_rows" VALUES(1,413,417,'ordinal','2');
INSERT INTO "aside_rows" VALUES(1,425,429,'date','2024-03-08');
INSERT INTO "aside_rows" VALUES(1,438,442,'ordinal','2');
INSERT INTO "aside_rows" VALUES(1,491,493,'article','1');
INSERT INTO "aside_rows" VALUES(1,574,577,'name','');
INSERT INTO "aside_rows" VALUES(1,582,586,'date','2024-03-09');
INSERT INTO "aside_rows" VALUES(1,590,594,'name','');
INSERT INTO "aside_rows" VALUES(1,671,677,'date','2024-03-10');
INSERT INTO "aside_rows" VALUES(1,678,681,'ordinal','6');
INSERT INTO "aside_rows" VALUES(1,731,733,'idiom','');
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
CREATE TABLE corrections (      -- what people said about figures; rows only come
  id          INTEGER PRIMARY KEY,
  sha256      TEXT NOT NULL,          -- of the source: outlives a re-reading
  ordinal     INTEGER NOT NULL,
  start       INTEGER NOT NULL,       -- where the figure stood when corrected
  "end"       INTEGER NOT NULL,
  quote       TEXT NOT NULL,          -- its characters
  before      TEXT NOT NULL,          -- what stood before and after it
  after       TEXT NOT NULL,
  act         TEXT NOT NULL CHECK (act IN ('accept', 'reject', 'edit')),
  field       TEXT NOT NULL,          -- of an edit; '' otherwise
  old         TEXT NOT NULL,
  new         TEXT NOT NULL,
  who         TEXT NOT NULL,
  at          TEXT NOT NULL           -- ISO 8601, UTC
) STRICT;
INSERT INTO "corrections" VALUES(1,'764783a9e201f23d1acae6df61dbc0f78015b334b34f1819d2bada6f79bc6136',0,462,466,'213间','。工程历时14个月,改造临街房屋',',铺设雨污管网4.7公里,总投资','edit','measure','房屋','临街房屋','甲','2026-11-28T11:21:08+00:00');
INSERT INTO "corrections" VALUES(2,'764783a9e201f23d1acae6df61dbc0f78015b334b34f1819d2bada6f79bc6136',0,291,297,'18.5公里','到了

地头。”全镇去年新修水渠',',投入资金460万元,其中县财政','accept','','','','乙','2026-11-28T11:21:08+00:00');
CREATE TABLE entities (         -- names on the page
  page        INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  text        TEXT NOT NULL,
  PRIMARY KEY (page, start, "end", kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE events (
  page        INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
  number      INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  start       INTEGER NOT NULL,       -- of the name
  "end"       INTEGER NOT NULL,
  organiser   TEXT NOT NULL,
  place       TEXT NOT NULL,
  period      TEXT NOT NULL,
  figures     TEXT NOT NULL,          -- JSON array of figure ids
  PRIMARY KEY (page, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE figure_rows (      -- read them through the view `figures`
  page        INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  article     INTEGER NOT NULL,
  value       TEXT NOT NULL,          -- exact, as in a reading
  high        TEXT,                   -- NULL for a single value
  step        TEXT NOT NULL,
  form        INTEGER NOT NULL REFERENCES forms,
  measure     INTEGER NOT NULL REFERENCES terms,
  action      INTEGER NOT NULL REFERENCES terms,
  holder      INTEGER NOT NULL REFERENCES terms,
  place       INTEGER NOT NULL REFERENCES terms,
  period      INTEGER NOT NULL REFERENCES terms,
  measure_start   INTEGER,
  measure_end     INTEGER,
  period_start    INTEGER,
  period_end      INTEGER,
  sentence_start  INTEGER NOT NULL,
  sentence_end    INTEGER NOT NULL,
  PRIMARY KEY (page, start, "end")
) STRICT, WITHOUT ROWID;
INSERT INTO "figure_rows" VALUES(1,53,58,0,'320000',NULL,'10000',1,1,2,3,3,4,49,53,NULL,NULL,42,62);
INSERT INTO "figure_rows" VALUES(1,128,134,0,'324000',NULL,'1000',1,1,4,5,4,6,124,128,114,119,103,155);
INSERT INTO "figure_rows" VALUES(1,142,147,0,'16000',NULL,'1000',2,1,4,5,4,6,124,128,114,119,103,155);
INSERT INTO "figure_rows" VALUES(1,150,154,0,'5.2',NULL,'0.1',3,1,4,5,4,6,124,128,114,119,103,155);
INSERT INTO "figure_rows" VALUES(1,159,165,0,'18500',NULL,'100',4,7,4,4,4,6,155,159,114,119,155,203);
INSERT INTO "figure_rows" VALUES(1,168,174,0,'4200',NULL,'1',5,8,9,4,4,6,166,168,114,119,155,203);
INSERT INTO "figure_rows" VALUES(1,180,186,0,'6300',NULL,'1',6,10,9,4,4,6,175,180,114,119,155,203);
INSERT INTO "figure_rows" VALUES(1,195,200,0,'1140',NULL,'1',7,11,9,4,4,6,192,195,114,119,155,203);
INSERT INTO "figure_rows" VALUES(1,220,223,0,'10',NULL,'10',8,12,13,14,4,4,223,229,NULL,NULL,203,230);
INSERT INTO "figure_rows" VALUES(1,239,244,0,'2100',NULL,'1',1,15,16,4,4,17,237,239,233,235,230,258);
INSERT INTO "figure_rows" VALUES(1,251,257,0,'300',NULL,'1',9,15,16,4,4,17,237,239,233,235,230,258);
INSERT INTO "figure_rows" VALUES(1,259,262,0,'2','3','1',10,4,4,4,4,4,NULL,NULL,NULL,NULL,258,283);
INSERT INTO "figure_rows" VALUES(1,291,297,0,'18.5',NULL,'0.1',11,18,19,20,4,21,289,291,285,287,283,319);
INSERT INTO "figure_rows" VALUES(1,302,307,0,'4600000',NULL,'10000',12,22,23,20,4,21,300,302,285,287,283,319);
INSERT INTO "figure_rows" VALUES(1,314,316,0,'60',NULL,'10',13,24,23,20,4,21,310,313,285,287,283,319);
INSERT INTO "figure_rows" VALUES(1,343,349,0,'113000',NULL,'1000',14,25,26,3,3,27,338,343,323,328,319,385);
INSERT INTO "figure_rows" VALUES(1,352,355,0,'76',NULL,'1',15,28,26,3,3,27,355,358,323,328,319,385);
INSERT INTO "figure_rows" VALUES(1,359,363,0,'30000',NULL,'10000',16,29,26,3,3,27,363,365,323,328,319,385);
INSERT INTO "figure_rows" VALUES(1,373,375,0,'3',NULL,'1',17,4,26,3,3,4,NULL,NULL,NULL,NULL,319,385);
INSERT INTO "figure_rows" VALUES(1,378,384,0,'200000',NULL,'10000',18,4,26,3,3,4,NULL,NULL,NULL,NULL,319,385);
INSERT INTO "figure_rows" VALUES(1,398,404,0,'215000',NULL,'1000',19,30,4,5,4,17,393,396,385,387,385,409);
INSERT INTO "figure_rows" VALUES(1,451,455,1,'14',NULL,'1',20,31,4,4,4,4,447,449,NULL,NULL,447,501);
INSERT INTO "figure_rows" VALUES(1,462,466,1,'213',NULL,'1',21,32,33,34,34,4,460,462,NULL,NULL,447,501);
INSERT INTO "figure_rows" VALUES(1,473,478,1,'4.7',NULL,'0.1',11,35,33,34,34,4,467,473,NULL,NULL,447,501);
INSERT INTO "figure_rows" VALUES(1,482,489,1,'26000000',NULL,'10000',22,36,33,34,34,4,480,482,NULL,NULL,447,501);
INSERT INTO "figure_rows" VALUES(1,495,498,1,'30',NULL,'10',23,36,33,34,34,4,480,482,NULL,NULL,447,501);
INSERT INTO "figure_rows" VALUES(1,515,519,1,'168',NULL,'1',24,37,4,4,4,4,513,515,NULL,NULL,501,531);
INSERT INTO "figure_rows" VALUES(1,526,530,1,'1/3',NULL,'0',25,37,4,4,4,4,513,515,NULL,NULL,501,531);
INSERT INTO "figure_rows" VALUES(1,535,537,1,'8',NULL,'1',26,4,4,4,4,4,NULL,NULL,NULL,NULL,531,573);
INSERT INTO "figure_rows" VALUES(1,544,550,1,'56000',NULL,'1000',27,38,39,4,4,4,542,544,NULL,NULL,531,573);
INSERT INTO "figure_rows" VALUES(1,555,559,1,'1.2',NULL,'0.1',28,38,39,4,4,4,542,544,NULL,NULL,531,573);
INSERT INTO "figure_rows" VALUES(1,566,572,1,'9800000',NULL,'10000',29,40,39,4,4,4,562,566,NULL,NULL,531,573);
INSERT INTO "figure_rows" VALUES(1,608,612,2,'420',NULL,'1',30,41,4,42,4,43,612,614,603,605,603,643);
INSERT INTO "figure_rows" VALUES(1,624,630,2,'1200',NULL,'1',31,44,45,42,46,43,622,624,603,605,603,643);
INSERT INTO "figure_rows" VALUES(1,637,641,2,'90',NULL,'10',32,47,45,42,46,43,631,634,603,605,603,643);
INSERT INTO "figure_rows" VALUES(1,705,710,3,'78:72',NULL,'1',33,4,4,48,48,6,NULL,NULL,671,677,661,722);
INSERT INTO "figure_rows" VALUES(1,728,731,3,'16',NULL,'1',34,49,50,4,4,4,731,735,NULL,NULL,722,766);
INSERT INTO "figure_rows" VALUES(1,738,741,3,'22',NULL,'1',35,4,50,4,4,4,NULL,NULL,NULL,NULL,722,766);
INSERT INTO "figure_rows" VALUES(1,745,748,3,'48',NULL,'1',36,51,52,4,4,4,748,750,NULL,NULL,722,766);
INSERT INTO "figure_rows" VALUES(1,755,762,3,'23000',NULL,'1000',37,53,52,4,4,4,751,755,NULL,NULL,722,766);
CREATE TABLE findings (         -- what a comparison of figures pointed out, last run
  id          INTEGER PRIMARY KEY,
  kind        TEXT NOT NULL,          -- contradiction revision break reprint
  link        TEXT NOT NULL,
  other_link  TEXT NOT NULL,
  quote       TEXT NOT NULL,
  other_quote TEXT NOT NULL,
  note        TEXT NOT NULL
) STRICT;
CREATE TABLE forms (            -- every way in which a figure is said, once
  id          INTEGER PRIMARY KEY,
  claim       TEXT NOT NULL,
  unit        TEXT NOT NULL,
  kind        TEXT NOT NULL,
  stat        TEXT NOT NULL,
  rule        TEXT NOT NULL,
  UNIQUE (unit, claim, kind, stat, rule)
) STRICT;
INSERT INTO "forms" VALUES(1,'exact','亩','area','level','quantity');
INSERT INTO "forms" VALUES(2,'exact','亩','area','change','quantity');
INSERT INTO "forms" VALUES(3,'exact','%','percent','change','quantity');
INSERT INTO "forms" VALUES(4,'exact','吨','mass','level','quantity');
INSERT INTO "forms" VALUES(5,'over','吨','mass','level','quantity');
INSERT INTO "forms" VALUES(6,'over','台','count','level','quantity');
INSERT INTO "forms" VALUES(7,'exact','台','count','level','quantity');
INSERT INTO "forms" VALUES(8,'several','名','count','level','quantity');
INSERT INTO "forms" VALUES(9,'about','元','money','change','quantity');
INSERT INTO "forms" VALUES(10,'range','年','duration','level','quantity');
INSERT INTO "forms" VALUES(11,'exact','公里','length','level','quantity');
INSERT INTO "forms" VALUES(12,'exact','元','money','level','quantity');
INSERT INTO "forms" VALUES(13,'exact','%','percent','share','fraction.tenth');
INSERT INTO "forms" VALUES(14,'exact','亩','area','cumulative','quantity');
INSERT INTO "forms" VALUES(15,'exact','个','count','cumulative','quantity');
INSERT INTO "forms" VALUES(16,'nearly','户','count','cumulative','quantity');
INSERT INTO "forms" VALUES(17,'exact','年','duration','cumulative','quantity');
INSERT INTO "forms" VALUES(18,'at_least','吨','mass','level','quantity');
INSERT INTO "forms" VALUES(19,'exact','吨','mass','target','quantity');
INSERT INTO "forms" VALUES(20,'exact','个月','duration','level','quantity');
INSERT INTO "forms" VALUES(21,'exact','间','count','level','quantity');
INSERT INTO "forms" VALUES(22,'about','元','money','level','quantity');
INSERT INTO "forms" VALUES(23,'nearly','%','percent','change','fraction.tenth');
INSERT INTO "forms" VALUES(24,'exact','家','count','level','quantity');
INSERT INTO "forms" VALUES(25,'exact','','ratio','share','fraction.share');
INSERT INTO "forms" VALUES(26,'exact','天','duration','level','quantity');
INSERT INTO "forms" VALUES(27,'exact','人次','count','level','quantity');
INSERT INTO "forms" VALUES(28,'exact','倍','ratio','change','quantity');
INSERT INTO "forms" VALUES(29,'over','元','money','level','quantity');
INSERT INTO "forms" VALUES(30,'exact','名','count','level','quantity');
INSERT INTO "forms" VALUES(31,'over','株','count','level','quantity');
INSERT INTO "forms" VALUES(32,'at_least','%','percent','level','fraction.tenth');
INSERT INTO "forms" VALUES(33,'exact','','score','level','score.colon');
INSERT INTO "forms" VALUES(34,'exact','支','count','cumulative','quantity');
INSERT INTO "forms" VALUES(35,'exact','天','duration','cumulative','quantity');
INSERT INTO "forms" VALUES(36,'exact','场','count','cumulative','quantity');
INSERT INTO "forms" VALUES(37,'over','人次','count','cumulative','quantity');
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
INSERT INTO "pages" VALUES(1,1,0,'county.txt',0,777,1607406949,'0.1.0','云溪日报','2024-03-12','folio','02','第02版:县域新闻
2024年3月12日 星期二




春耕备耕早 田间人影忙

云溪县提前落实春播面积三十二万亩



本报讯(记者 周小禾 通讯员 林有年)惊蛰刚过,云溪县各乡镇的田埂上已经热闹起来。县农业农村局介绍,截至3月10日,全县落实春播面积32.4万亩,比去年同期增加1.6万亩,增长5.2%;调运化肥1.85万吨、种子4200余吨,检修农机具6300多台(套),其中拖拉机1140台。

在石桥镇,合作社负责人何田生正带着十几名社员平整秧田。他说,今年流转土地2100亩,每亩预计增收300元左右。“两三年前还是靠天吃饭,如今水渠修到了

地头。”全镇去年新修水渠18.5公里,投入资金460万元,其中县财政占六成。

据了解,2021年以来,云溪县累计建成高标准农田11.3万亩,惠及76个行政村、近3万户农民,粮食总产量连续三年稳定在20万吨以上。今年全县力争粮食总产量达到21.5万吨。



老街改造二期工程完工

本报讯 3月8日,云溪县城老街改造二期工程通过验收。工程历时14个月,改造临街房屋213间,铺设雨污管网4.7公里,总投资约2600万元,比一期减少近三成。

项目负责人介绍,老街现有商户168家,其中餐饮类占三分之一。春节假期8天,老街接待游客5.6万人次,同比增长1.2倍,实现营业收入980余万元。(王一鸣)



3月9日,云溪县第三小学的学生在植树。

当天,全校420名师生栽下香樟、桂花等树苗1200余株,成活率预计在九成以上。
赵春来 摄



县篮球联赛落幕

本报讯(记者 孙可)3月10日晚,第六届“云溪杯”篮球联赛决赛在县体育馆举行,石桥镇队以78∶72战胜城关镇队,首次夺冠。本届联赛共有16支队伍参赛,历时22天,进行了48场比赛,现场观众逾2.3万人次。


责任编辑 版面 校对
');
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
INSERT INTO "roles" VALUES(1,-1,0,0,'folio',0,9,NULL,NULL);
INSERT INTO "roles" VALUES(1,-1,1,0,'folio',10,24,NULL,NULL);
INSERT INTO "roles" VALUES(1,-1,2,0,'staff',766,776,NULL,NULL);
INSERT INTO "roles" VALUES(1,0,0,0,'kicker',29,40,NULL,NULL);
INSERT INTO "roles" VALUES(1,0,1,0,'headline',42,58,NULL,NULL);
INSERT INTO "roles" VALUES(1,0,2,0,'dateline',62,81,NULL,NULL);
INSERT INTO "roles" VALUES(1,0,3,0,'byline',62,81,'["周小禾", "通讯员", "林有年"]','记者');
INSERT INTO "roles" VALUES(1,0,4,0,'body',62,201,NULL,NULL);
INSERT INTO "roles" VALUES(1,0,5,0,'body',203,277,NULL,NULL);
INSERT INTO "roles" VALUES(1,0,5,1,'body',279,317,NULL,NULL);
INSERT INTO "roles" VALUES(1,0,6,0,'body',319,405,NULL,NULL);
INSERT INTO "roles" VALUES(1,1,0,0,'headline',409,419,NULL,NULL);
INSERT INTO "roles" VALUES(1,1,1,0,'dateline',421,424,NULL,NULL);
INSERT INTO "roles" VALUES(1,1,2,0,'credit',573,578,'["王一鸣"]',NULL);
INSERT INTO "roles" VALUES(1,1,3,0,'body',421,499,NULL,NULL);
INSERT INTO "roles" VALUES(1,1,4,0,'body',501,578,NULL,NULL);
INSERT INTO "roles" VALUES(1,2,0,0,'caption',582,601,NULL,NULL);
INSERT INTO "roles" VALUES(1,2,1,0,'caption',603,642,NULL,NULL);
INSERT INTO "roles" VALUES(1,2,2,0,'credit',643,648,NULL,NULL);
INSERT INTO "roles" VALUES(1,3,0,0,'headline',652,659,NULL,NULL);
INSERT INTO "roles" VALUES(1,3,1,0,'dateline',661,671,NULL,NULL);
INSERT INTO "roles" VALUES(1,3,2,0,'byline',661,671,'["孙可"]','记者');
INSERT INTO "roles" VALUES(1,3,3,0,'body',661,763,NULL,NULL);
CREATE TABLE segments (         -- runs of pages that the search index covers
  id          INTEGER PRIMARY KEY,
  first_page  INTEGER NOT NULL,
  last_page   INTEGER NOT NULL,
  folding     TEXT NOT NULL,          -- fingerprint of the folding it was made with
  length      INTEGER NOT NULL,       -- of their texts together
  pages       BLOB NOT NULL,          -- ids, gaps as varints
  bases       BLOB NOT NULL           -- pages.base, gaps as varints
) STRICT;
CREATE TABLE sheets (           -- pages that are one of several, or have a picture
  page        INTEGER PRIMARY KEY REFERENCES pages ON DELETE CASCADE,
  part        INTEGER,                -- its place in its source; NULL for the only one
  image       TEXT NOT NULL,          -- name or address of the picture; '' unknown
  "left"      INTEGER,                -- what its boxes and areas lie in
  top         INTEGER,
  "right"     INTEGER,
  bottom      INTEGER
) STRICT;
CREATE TABLE sources (          -- what the pages were read from
  id          INTEGER PRIMARY KEY,
  sha256      TEXT NOT NULL UNIQUE,   -- of the bytes, in hex
  media_type  TEXT NOT NULL,
  encoding    TEXT NOT NULL
) STRICT;
INSERT INTO "sources" VALUES(1,'764783a9e201f23d1acae6df61dbc0f78015b334b34f1819d2bada6f79bc6136','text/plain','utf-8');
CREATE TABLE terms (            -- every measure, action, holder, place and period, once
  id          INTEGER PRIMARY KEY,
  text        TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO "terms" VALUES(1,'春播面积');
INSERT INTO "terms" VALUES(2,'提前');
INSERT INTO "terms" VALUES(3,'云溪县');
INSERT INTO "terms" VALUES(4,'');
INSERT INTO "terms" VALUES(5,'全县');
INSERT INTO "terms" VALUES(6,'2024-03-10');
INSERT INTO "terms" VALUES(7,'调运化肥');
INSERT INTO "terms" VALUES(8,'种子');
INSERT INTO "terms" VALUES(9,'调运');
INSERT INTO "terms" VALUES(10,'检修农机具');
INSERT INTO "terms" VALUES(11,'拖拉机');
INSERT INTO "terms" VALUES(12,'社员平整秧田');
INSERT INTO "terms" VALUES(13,'正带');
INSERT INTO "terms" VALUES(14,'合作社');
INSERT INTO "terms" VALUES(15,'土地');
INSERT INTO "terms" VALUES(16,'流转');
INSERT INTO "terms" VALUES(17,'2024');
INSERT INTO "terms" VALUES(18,'水渠');
INSERT INTO "terms" VALUES(19,'新修');
INSERT INTO "terms" VALUES(20,'全镇');
INSERT INTO "terms" VALUES(21,'2023');
INSERT INTO "terms" VALUES(22,'资金');
INSERT INTO "terms" VALUES(23,'投入');
INSERT INTO "terms" VALUES(24,'县财政');
INSERT INTO "terms" VALUES(25,'高标准农田');
INSERT INTO "terms" VALUES(26,'建成');
INSERT INTO "terms" VALUES(27,'2021/..');
INSERT INTO "terms" VALUES(28,'行政村');
INSERT INTO "terms" VALUES(29,'农民');
INSERT INTO "terms" VALUES(30,'总产量');
INSERT INTO "terms" VALUES(31,'工程');
INSERT INTO "terms" VALUES(32,'房屋');
INSERT INTO "terms" VALUES(33,'改造');
INSERT INTO "terms" VALUES(34,'临街');
INSERT INTO "terms" VALUES(35,'铺设雨污管网');
INSERT INTO "terms" VALUES(36,'投资');
INSERT INTO "terms" VALUES(37,'商户');
INSERT INTO "terms" VALUES(38,'游客');
INSERT INTO "terms" VALUES(39,'接待');
INSERT INTO "terms" VALUES(40,'营业收入');
INSERT INTO "terms" VALUES(41,'师生');
INSERT INTO "terms" VALUES(42,'全校');
INSERT INTO "terms" VALUES(43,'2024-03-09');
INSERT INTO "terms" VALUES(44,'树苗');
INSERT INTO "terms" VALUES(45,'栽下');
INSERT INTO "terms" VALUES(46,'香樟');
INSERT INTO "terms" VALUES(47,'成活率');
INSERT INTO "terms" VALUES(48,'云溪杯');
INSERT INTO "terms" VALUES(49,'队伍参赛');
INSERT INTO "terms" VALUES(50,'共有');
INSERT INTO "terms" VALUES(51,'比赛');
INSERT INTO "terms" VALUES(52,'进行');
INSERT INTO "terms" VALUES(53,'现场观众');
CREATE TABLE unread (           -- numerals that could not be read, and why
  page        INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  reason      TEXT NOT NULL,
  PRIMARY KEY (page, start, "end")
) STRICT, WITHOUT ROWID;
CREATE INDEX pages_by_date ON pages (date, id);
CREATE INDEX corrections_by_page ON corrections (sha256, ordinal);
CREATE TRIGGER corrections_stay BEFORE DELETE ON corrections
  BEGIN SELECT RAISE(ABORT, 'corrections are only added'); END;
CREATE TRIGGER corrections_stand BEFORE UPDATE ON corrections
  BEGIN SELECT RAISE(ABORT, 'corrections are only added'); END;
CREATE VIEW figures AS
SELECT s.sha256, p.ordinal, p.paper, p.date, f.start, f."end",
  substr(p.text, f.start + 1, f."end" - f.start) AS text,
  f.value, f.high, f.step, form.claim, form.unit,
  form.kind, form.stat, measure.text AS measure,
  action.text AS action, holder.text AS holder, place.text AS place,
  period.text AS period, form.rule, f.article,
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
JOIN terms period ON period.id = f.period;
CREATE VIEW asides AS
SELECT a.page, a.start, a."end", substr(p.text, a.start + 1, a."end" - a.start) AS text,
  a.kind, a.value
FROM aside_rows a JOIN pages p ON p.id = a.page;
CREATE VIEW headlines AS
SELECT p.paper, p.date, r.page, r.article, r.role,
  group_concat(substr(p.text, r.start + 1, r."end" - r.start), '') AS text
FROM roles r JOIN pages p ON p.id = r.page
WHERE r.role IN ('kicker', 'headline', 'deck')
GROUP BY r.page, r.article, r.number;
