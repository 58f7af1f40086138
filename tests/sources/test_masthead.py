"""A newspaper's name plate, and the headline that stands right under it."""

import pytest

from dubao.model import Box
from dubao.sources.geometry import Printed, composed


def line(text, top, size, left=100, right=900):
    return Printed(text=text, box=Box(left, top, right, top + size), size=size)


def front(gap):
    """Return a front page whose first headline stands `gap` under its folio."""
    folio = "2023年2月24日 星期五 第8123期"
    top = 180 + gap
    body = [
        line("全县今年新修水渠十八公里，投入资金四百六十万元", top + 90 + n * 34, 28)
        for n in range(12)
    ]
    return [
        line("柳河日报", 20, 140, 300, 860),
        line("LIUHE RIBAO", 165, 28, 450, 700),
        line(folio, 200, 28),
        line("三年施工", top + 10, 44, 300, 700),
        line("柳河大桥昨日通车", top + 40, 60, 200, 800),
        *body,
    ]


@pytest.mark.parametrize("gap", [48, 120, 400])
def test_what_stands_under_a_plate_is_not_taken_for_it(gap):
    found = composed(front(gap))
    roles = {
        found.text[block.span.start : block.span.end]: block.role
        for block in found.blocks
    }
    assert roles["柳河日报"] == "furniture:masthead"
    assert roles["LIUHE RIBAO"] == "furniture:masthead"
    assert roles["2023年2月24日 星期五 第8123期"] == "furniture:folio"
    assert not roles["柳河大桥昨日通车"].startswith("furniture")
    assert not roles["三年施工"].startswith("furniture")
    assert not roles["全县今年新修水渠十八公里，投入资金四百六十万元"].startswith(
        "furniture"
    )
