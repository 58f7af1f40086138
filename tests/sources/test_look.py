"""A second look at numerals: what one drops, the other finds."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from dubao.check import check
from dubao.export import record, restored
from dubao.model import Block, Page, Source, Span
from dubao.reading import read
from dubao.sources.scan import look, page
from dubao.sources.scan.script import one_script
from tests.press.paper import needs_press

pytest.importorskip("rapidocr")
FONT = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
SAID = (
    "该项目占地面积132.95亩，投资86.4万元，",
    "比去年增长12.7%，人均增收1250元，",
    "新修公路7.05公里，2024年3月通车。",
)
pytestmark = needs_press


def picture(lines, size=26):
    """Lines of type on white paper."""
    font = ImageFont.truetype(FONT, size, index=2)
    paper = Image.new("RGB", (900, 100 + 44 * len(lines)), "white")
    for n, words in enumerate(lines):
        ImageDraw.Draw(paper).text((40, 40 + 44 * n), words, font=font, fill=(25,) * 3)
    return paper


def dropped(said):
    """What an engine says that sees no points, and is as sure as ever."""
    keep = [n for n, character in enumerate(said.text) if character != "."]
    return replace(
        said,
        text="".join(said.text[n] for n in keep),
        places=tuple(said.places[n] for n in keep),
    )


def seen():
    """Read the picture here, and in no child: its engine may be another."""
    source = Source(name="scan", sha256="0" * 64)
    return read(page.page_of(np.asarray(picture(SAID)), source))


@pytest.fixture
def _blind(monkeypatch):
    """An engine that drops every point at its first look."""
    recognize = page.recognize
    monkeypatch.setattr(
        page, "recognize", lambda cuts: [dropped(t) for t in recognize(cuts)]
    )


def test_nothing_is_doubted_that_both_looks_read():
    reading = seen()

    assert reading.page.doubts == ()
    assert [f.value for f in reading.figures][:4] == [
        "132.95",
        "864000",
        "12.7",
        "1250",
    ]
    assert check(reading, select=["U410"]).findings == ()


@pytest.mark.usefixtures("_blind")
def test_a_point_that_was_dropped_is_asked_for():
    reading = seen()
    told = {figure.text: figure.confidence for figure in reading.figures}
    found = {f.suggestion for f in check(reading, select=["U410"]).findings}

    assert {"132.95亩", "86.4万元", "12.7%", "7.05公里"} <= found
    assert "1250元" not in "".join(found)
    assert told["13295亩"] == 60
    assert told["1250元"] > 90


@pytest.mark.usefixtures("_blind")
def test_doubts_come_back_from_json():
    told = record(seen())

    assert told["page"]["doubts"]
    assert record(restored(told)) == told


def test_ink_between_digits_tells_where_a_point_is():
    paper = np.asarray(picture(["面积132.95亩"])).copy()
    (line,) = [paper[36:80, 30:260]]
    (said,) = look.recognize([line])
    blind = dropped(said)

    assert said.text == "面积132.95亩"
    assert [d.otherwise for d in look.doubts([line], [blind])[0]] == ["132.95"]
    line[30:, :] = np.where(line[30:, :] < 0, 0, 255)  # without the ink of the point
    assert not look._has_point(line, blind.places[4], blind.places[5])


def test_a_stain_gives_no_figures():
    text = "全县新建学校13所。\n;1l 37- I5 .2% iI\n"
    end = text.index("\n")
    blocks = (
        Block(span=Span(0, end), confidence=55),
        Block(span=Span(end + 1, len(text) - 1), confidence=41),
    )
    source = Source(name="scan", sha256="0" * 64)
    reading = read(Page(source=source, text=text, blocks=blocks))

    assert [(f.text, f.confidence) for f in reading.figures] == [("13所", 55)]
    assert "37" in {row.text for row in reading.unread}


LINES = ["議員於國會討論鐵路經費", "據報載縣長與學務委員", "買賣糧價漲跌無常"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("县长谈话，后里余云", "縣長談話，后里余云"),  # 后 is a character of both
        ("縣長談話", "縣長談話"),
    ],
)
def test_a_traditional_page_stays_traditional(told, expected):
    assert one_script([*LINES, told])[-1] == expected


def test_a_page_of_both_scripts_is_left_alone():
    both = [*LINES, "县长与学务委员谈买卖粮价涨跌", "铁路经费讨论议员国会"]

    assert one_script(both) == both
    assert one_script(["联合早报", "国会议员讨论铁路经费", "據聞"])[-1] == "據聞"
