"""Structured data is read as such, or refused by name: never its marks as text."""

import io
import json

import pytest

from dubao.model import Page
from dubao.reading import read
from dubao.sources import pages

TEXT = "本报讯 青河大桥全长320米，提前12.5%完成，投资1.2亿元。"
SECOND = "全县播种12万亩。"
ROWS = f'id,date,title,text\n7,1949-05-08,新桥,"{TEXT}"\n8,1949/5/9,春耕,{SECOND}\n'


def given(content, name="in", **more):
    content = content if isinstance(content, bytes) else content.encode()
    return list(pages(io.BytesIO(content), name=name, **more))


def shown(found):
    return [
        (one.source.name, one.date, one.text)
        if isinstance(one, Page)
        else type(one).__name__
        for one in found
    ]


TOLD = [("in/7", "1949-05-08", TEXT), ("in/8", "1949-05-09", SECOND)]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize(
    "rows",
    [
        ROWS,
        "sep=,\n" + ROWS,
        ROWS.replace("\n", "\r\n"),
        ROWS.replace(",", "\t").replace('"', ""),
        ROWS.replace(",", ";"),
        ROWS.replace("text\n", "正文\n"),
    ],
    ids=["csv", "excel", "windows", "tsv", "semicolon", "named"],
)
def test_delimited_records(rows, codec):
    assert shown(given(rows.encode(codec))) == TOLD


def test_a_column_of_another_name():
    rows = ROWS.replace(",text", ",full")
    assert shown(given(rows, text_column="full")) == TOLD
    (first, _) = given(rows)
    assert "found: id, date, title, full" in str(first)


def test_a_damaged_row_stops_no_other():
    rows = ROWS + f'9,1949-05-10,甲,"{TEXT}"x\n10,,乙,甲,乙,丙\n11,,丁,{SECOND}\n'
    names = shown(given(rows))
    assert names[:2] == TOLD
    assert names[2:4] == ["MalformedFile", "MalformedFile"]
    assert names[4] == ("in/11", "", SECOND)


@pytest.mark.parametrize(
    "text",
    [
        "地区\t产量\t增长\n云溪\t320\t5.6%\n青河\t280\t3.1%",
        "日期\t最高温\n1日\t23\n2日\t25",
        "全县通车320米,投资1.2亿元,受益5万人\n",
        "[本报讯]全县通车320米。",
        "#一城一夏#\n全县通车320米，售价$12至$15。",
        "{注：全县通车320米}",
        "3<5，全县通车320米。",
    ],
)
def test_a_text_stays_a_text(text):
    (page,) = given(text)
    assert (page.text, page.source.media_type) == (text, "text/plain")


RECORDS = [
    {"id": 7, "date": "1949-05-08", "title": "新桥", "text": TEXT},
    {"id": "8", "date": "9.5.1949", "content": SECOND},
]


@pytest.mark.parametrize("escaped", [True, False])
@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize(
    "wrap",
    [
        lambda records: records,
        lambda records: {"issue": "1949", "articles": records},
        lambda records: [{"page": 1, "items": records}],
    ],
    ids=["array", "object", "pages"],
)
def test_json_documents(wrap, indent, escaped):
    content = json.dumps(wrap(RECORDS), ensure_ascii=escaped, indent=indent)
    assert shown(given(content)) == TOLD


def test_one_record_and_bare_strings():
    one = json.dumps(RECORDS[0], ensure_ascii=False, indent=2)
    assert shown(given(one)) == TOLD[:1]
    assert [page.text for page in given(json.dumps([TEXT, SECOND]))] == [TEXT, SECOND]


def test_json_without_a_text_says_what_it_has():
    (error,) = given('[{"id": 1,\n "story": "x"}]')
    assert "no text in 'text'" in error.message
    assert "found: id, story" in error.hint


def test_json_lines_under_any_name():
    lines = "".join(json.dumps(one) + "\n" for one in RECORDS)
    for name in ("a.json", "a.txt", "a"):
        assert [page.text for page in given(lines, name)] == [TEXT, SECOND]


XML = "<?xml version='1.0' encoding='UTF-8'?>"
TEI = (
    f"{XML}<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt>"
    "<title>青河日报</title></titleStmt><sourceDesc><date when='1949-05-08'/>"
    "</sourceDesc></fileDesc></teiHeader><text><body><pb n='1'/><fw>第1版</fw>"
    "<div type='article'><head>新桥<lb/>通车</head><byline>王五</byline>"
    "<p>大桥全长<hi rend='b'>320</hi>米，<lb/>投资<num value='120000000'>1.2亿</num>"
    "元。</p></div>"
    "<div type='article'><head>春耕开始</head><p>全县播种12万亩。</p>"
    "<table><row><cell>云溪</cell><cell>3</cell></row></table></div></body></text></TEI>"
)


def test_tei():
    (page,) = given(TEI)
    assert page.date == "1949-05-08"
    assert page.text.split("\n") == [
        "第1版", "新桥", "通车", "王五", "大桥全长320米，", "投资1.2亿元。", "春耕开始",
        "全县播种12万亩。", "云溪\t3",
    ]  # fmt: skip
    reading = read(page)
    assert [f.text for f in reading.figures][:3] == ["320米", "1.2亿元", "12万亩"]
    assert len(reading.articles) == 2
    assert page.source.media_type == "application/xml"


FEED = (
    f"{XML}<rss version='2.0'><channel><title>云溪网</title><link>http://a.b/3</link>"
    "<item><title>新桥通车</title><description>&lt;p&gt;全长&lt;b&gt;320&lt;/b&gt;米。"
    "&lt;/p&gt;</description></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (f"{XML}<text><title>新桥</title><p>长320米。</p></text>", "新桥\n长320米。"),
        (FEED, "云溪网\n新桥通车\n全长320米。"),
        (f"{XML}<!-- 1 > 0 --><act n='5'><l c='7'>长320米。</l></act>", "长320米。"),
        ("<doc xmlns='urn:x'><p>全长320米。</p></doc>", "全长320米。"),
    ],
    ids=["articletext", "feed", "other", "bare"],
)  # fmt: skip
def test_xml_of_other_kinds_is_its_text(content, text):
    (page,) = given(content)
    assert page.text == text


def test_didl_that_only_names_texts_is_refused():
    (error,) = given(
        f"{XML}<didl:DIDL xmlns:didl='urn:mpeg:mpeg21:2002:02-DIDL-NS'><didl:Item>"
        "<didl:Component><didl:Resource ref='http://resolver.example/x:ocr'/>"
        "</didl:Component></didl:Item></didl:DIDL>"
    )
    assert type(error).__name__ == "UnsupportedFormat"


MARKDOWN = r"""# 新桥通车

本报讯 大桥全长**320**米，提前$1 2 . 5 \%$完成，面积$3\times 10^{2}\mathrm{m}^{2}$，
气温$-3\sim 5^{\circ}\mathrm{C}$。
![图为新桥](a.png)

## 两岸受益

- 投资1.2亿元，见[公报](http://a.b/3)。

# 春耕开始

| 地区 | 面积 |
|---|---|
| 云溪 | 12万亩 |

<table><tr><td>青河</td><td>8万亩</td></tr></table>
"""


def test_markdown():
    (page,) = given(MARKDOWN)
    assert page.source.media_type == "text/markdown"
    assert page.text.removesuffix("8万亩").rstrip().split("\n") == [
        "新桥通车",
        "本报讯 大桥全长320米，提前12.5%完成，面积3×10²m²，",
        "气温-3~5°C。",
        "图为新桥",
        "两岸受益",
        "投资1.2亿元，见公报。",
        "春耕开始",
        "地区\t面积",
        "云溪\t12万亩",
        "青河",
    ]
    reading = read(page)
    assert len(reading.articles) == 2
    assert ("12.5", "%") in [(f.value, f.unit) for f in reading.figures]


def test_latex_marks_alone_are_markdown():
    (page,) = given(r"全县增长$12.5\%$，售价$100，成本$80。")
    assert page.text == "全县增长12.5%，售价$100，成本$80。"


@pytest.mark.parametrize(
    "fragment",
    [
        "新桥通车<br>全长<b>320</b>米。",
        "<p>新桥通车</p><p>全长320米。</p>",
        "<article><h1>新桥通车</h1><p>全长320米。</p></article>",
    ],
)
def test_fragments_of_html(fragment):
    (page,) = given(fragment)
    assert page.text.replace("\n", "") == "新桥通车全长320米。"
