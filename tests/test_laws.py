"""The laws that hold for every page, whatever its text."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dubao import read_text
from dubao.errors import EmptyInput
from dubao.export import record
from dubao.text.fold import fold
from dubao.text.table import rows
from dubao.zh import NUMERALS

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
PIECES = st.sampled_from(
    [
        "全县",
        "学校",
        "增长",
        "约",
        "近",
        "3",
        "12.5",
        "万",
        "亿",
        "元",
        "余",
        "名",
        "多",
        "一",
        "二",
        "十",
        "个",
        "%",
        "2016年",
        "3月5日",
        "第",
        "三",
        "分之",
        "《",
        "》",
        "“",
        "”",
        "，",
        "。",
        "、",
        "\n",
        "\n\n",
        "  ",
        "\u3000\u3000",
        "本报讯",
        "（记者李一）",
        "至",
        "-",
        "：",
        "半",
        "成",
        "倍",
        "零下",
        "几",
        "数",
        "千",
        "百",
        "号",
        "版",
        "以上",
        "左右",
        "其中",
        "占",
        "共",
        "比",
        "G",
        "0",
        "〇",
        "\t",
        "\r\n",
        "😀",
        "3比2",
        "一是",
        "共同",
        "京A",
        "翻",
        "对折",
        "过半",
        "岁",
    ]
)
PAGES = st.lists(PIECES, min_size=1, max_size=60).map("".join)
ANY = st.text(min_size=1, max_size=80)
NUMERAL = re.compile(f"[{NUMERALS}]")
TRADITIONAL = {
    row[1]: row[0] for row in reversed(rows("dubao.text", "traditional.tsv"))
}


def reading_of(text):
    try:
        return read_text(text)
    except EmptyInput:
        return None


def check(text):
    reading = reading_of(text)
    if reading is None:
        assert not text.strip()
        return
    page = reading.page.text

    assert page == text
    for row in (*reading.figures, *reading.asides, *reading.unread):
        assert row.span.of(page) == row.text != ""
    folded = fold(page)
    rows_ = sorted(r.span for r in (*reading.figures, *reading.asides, *reading.unread))
    assert all(a.end <= b.start for a, b in pairwise(rows_))
    covered = {i for span in rows_ for i in range(span.start, span.end)}
    assert {m.start() for m in NUMERAL.finditer(folded)} <= covered
    owners = [0] * len(page)
    for n, article in enumerate(reading.articles, 1):
        spans = {s for r in article.roles for s in r.spans}
        spans |= {s for p in article.paragraphs for s in p.spans}
        for i in {i for s in spans for i in range(s.start, s.end)}:
            assert owners[i] in {0, n}
            owners[i] = n
    for piece in reading.furniture:
        for span in piece.spans:
            for i in range(span.start, span.end):
                assert owners[i] == 0
                owners[i] = -1
    assert all(owner for owner, c in zip(owners, page, strict=True) if not c.isspace())


@settings(max_examples=1500, deadline=None)
@given(PAGES)
def test_pages_of_pieces_keep_the_laws(text):
    check(text)


@settings(max_examples=300, deadline=None)
@given(ANY)
def test_any_text_keeps_the_laws(text):
    check(text)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_samples_keep_the_laws(path):
    text = path.read_text(encoding="utf-8")

    check(text)
    assert read_text(text).unread == ()


@settings(max_examples=100, deadline=None)
@given(PAGES)
def test_equal_text_gives_equal_bytes(text):
    first, second = reading_of(text), reading_of(text)
    if first and second:
        assert json.dumps(record(first)) == json.dumps(record(second))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_widths_and_scripts_read_the_same(path):
    text = path.read_text(encoding="utf-8")
    wide = text.translate(
        {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}
    )
    traditional = "".join(
        t if fold(t := TRADITIONAL.get(c, c)) == fold(c) else c for c in text
    )

    plain = facts(read_text(text))
    assert facts(read_text(wide)) == plain
    assert facts(read_text(traditional)) == plain


def facts(reading):
    return [
        (f.span, f.value, f.high, f.claim, f.kind, f.period, f.answers.measure.span)
        for f in reading.figures
    ] + [(a.span, a.kind, a.value) for a in reading.asides]


@pytest.mark.parametrize(
    "unit", ["一", "1.1.", "万", "第", "年", "月日", "“", "《一", "、", "3至", "(1"]
)
def test_cost_grows_with_length_only(unit):
    text = unit * (5_000 // len(unit))

    check(text)
