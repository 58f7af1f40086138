"""Pages printed by a browser, read back as PDF and as scans."""

import pytest

from dubao import read
from dubao.sources import pages
from tests.press import score
from tests.press.layout import LAYOUTS
from tests.press.paper import needs_press, pdf, scan
from tests.press.stories import PAGE

pytestmark = needs_press
FIGURES = {
    "1286米": ("1286", "米"), "3.72亿元": ("372000000", "元"),
    "4.35万名": ("43500", "名"), "52个": ("52", "个"), "18.6万吨": ("186000", "吨"),
    "980万元": ("9800000", "元"), "3万余吨": ("30000", "吨"),
}  # fmt: skip


def figures(reading):
    return {
        "".join(figure.text.split()): (figure.value, figure.unit)
        for figure in reading.figures
    }


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_is_taken_apart(name):
    reading = read(pdf(name))
    assert score.exact(reading, PAGE) == 1.0
    assert FIGURES.items() <= figures(reading).items()
    assert reading.articles[-1].kind == "photo" or "shuffled" in name


def test_roles_are_told_by_the_type():
    reading = read(pdf("boxes"))
    text = reading.page.text
    told = {
        "".join(span.of(text) for span in role.spans): role.role
        for article in reading.articles
        for role in article.roles
    }
    assert told["三年施工 两岸相通"] == "kicker"
    assert told["柳河大桥昨日通车"] == "headline"
    assert told["孙九 摄"] == "credit"
    assert reading.page.date == "2023-02-24"
    assert reading.page.number == "03"


def test_a_front_page_has_a_name_plate():
    reading = read(pdf("boxes-front"))
    kinds = {
        piece.spans[0].of(reading.page.text): piece.kind for piece in reading.furniture
    }
    assert kinds["柳河日报"] == "masthead"
    assert (reading.page.paper, reading.page.date) == ("柳河日报", "2023-02-24")


def test_every_character_has_a_box():
    (page,) = pages(pdf("flow"))
    covered = {n for b in page.blocks for n in range(b.span.start, b.span.end) if b.box}
    bare = [c for n, c in enumerate(page.text) if n not in covered and not c.isspace()]
    assert bare == []
    right, bottom = page.extent[2:]
    for block in page.blocks:
        assert 0 <= block.box.left < block.box.right <= right
        assert 0 <= block.box.top < block.box.bottom <= bottom


def test_a_vertical_page():
    reading = read(pdf("upright"))
    assert score.exact(reading, PAGE[:3]) == 1.0
    assert figures(reading)["3.72亿元"] == ("372000000", "元")


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("boxes", "clean"),
        ("flow-small", "skewed"),
        ("boxes", "skewed"),
    ],
)
def test_scans(name, kind):
    pytest.importorskip("rapidocr")
    reading = read(scan(name, kind))
    wrong, digits = score.errors(reading, PAGE)
    assert wrong <= 0.015
    assert digits <= 0.005
    assert score.exact(reading, PAGE, alike=0.97) >= 0.8
    assert FIGURES.items() <= figures(reading).items()
    assert any(block.confidence < 100 for block in reading.page.blocks)
    assert reading.page.image == str(scan(name, kind))


@pytest.mark.timeout(300)
def test_a_vertical_scan():
    pytest.importorskip("rapidocr")
    wrong, _ = score.errors(read(scan("upright", "clean")), PAGE[:3])
    assert wrong <= 0.04
