"""Tables on printed pages: where type and lines stand makes their cells."""

import pytest

from dubao.model import Box
from dubao.sources.geometry import Printed, composed
from dubao.sources.geometry.laid import tables as tables_in
from dubao.sources.geometry.laid import without, written
from dubao.sources.geometry.lattice import Edges
from dubao.sources.geometry.tabular import tables

SIZE = 10


def piece(text, middle, top, size=SIZE):
    wide = sum(size if ord(c) > 0x2000 else size // 2 for c in text)
    left = round(middle - wide / 2)
    return Printed(text=text, box=Box(left, top, left + wide, top + size), size=size)


HEADS = [
    piece("县区", 40, 60), piece("城镇居民", 150, 50), piece("农村居民", 310, 50),
    piece("收入（元）", 110, 70), piece("同比（%）", 190, 70),
    piece("收入（元）", 270, 70), piece("同比（%）", 350, 70),
]  # fmt: skip
ROWS = [
    [piece(text, x, top) for text, x in zip(row, (40, 110, 190, 270, 350), strict=True)]
    for row, top in (
        (("河东区", "31286", "4.9", "16420", "7.2"), 100),
        (("西屏区", "29874", "-4.4", "15903", "6.8"), 120),
        (("全市", "28960", "4.6", "14052", "7.4"), 140),
    )
]
CAPTION = piece("青禾市2023年居民收入", 200, 30)
NOTE = piece("资料来源：市统计局", 90, 160)
PAGE = [CAPTION, *HEADS, *(one for row in ROWS for one in row), NOTE]


def grid(laid):
    return {(one.row, one.column, one.columns): one.text for one in laid.places}


def test_heads_stand_over_the_columns_in_whose_middle_they_stand():
    (laid,) = tables(PAGE, PAGE, Edges())
    found = grid(laid)

    assert [line.text for line in laid.above] == [CAPTION.text]
    assert [line.text for line in laid.below] == [NOTE.text]
    spans = {text: (c, wide) for (_, c, wide), text in found.items() if "居民" in text}
    assert spans == {"城镇居民": (1, 2), "农村居民": (3, 2)}
    assert "-4.4" in found.values()
    assert without(PAGE, [laid]) == []


def test_a_table_is_one_piece_of_the_text_and_its_cells_have_their_spans():
    (laid,) = tables(PAGE, PAGE, Edges())
    prose = piece("本报讯　居民收入稳步增长。", 200, 200)
    told = composed([prose, written(laid)[0]])
    (table,) = tables_in(told.blocks, [laid])
    cells = {cell.span.of(told.text): cell for cell in table.cells}

    assert {one.text for one in laid.places} == set(cells)
    assert cells["西屏区"].box == ROWS[1][0].box
    assert cells["城镇居民"].columns == 2


def test_lines_enclose_cells_of_several_rows_and_columns():
    xs, ys = (0, 80, 230, 390), (40, 65, 95, 115, 135, 155)
    edges = Edges(
        across=(*(Box(0, y, 390, y) for y in ys if y != 65), Box(80, 65, 390, 65)),
        down=(
            *tuple(Box(x, 40, x, 155) for x in xs),
            Box(150, 65, 150, 155),
            Box(310, 65, 310, 155),
        ),
    )
    (laid,) = tables(PAGE, PAGE, edges)
    found = {
        (one.row, one.column, one.rows, one.columns): one.text for one in laid.places
    }

    assert found[0, 0, 2, 1] == "县区"
    assert found[0, 1, 1, 2] == "城镇居民"
    assert found[1, 4, 1, 1] == "同比（%）"
    assert found[4, 4, 1, 1] == "7.4"


def test_prose_in_narrow_columns_is_no_table():
    lines = [
        piece(f"全县新建学校{n}所，总投", 60 + 120 * column, 20 + 14 * n)
        for column in range(3)
        for n in range(9)
    ]

    assert tables(lines, lines, Edges()) == []


@pytest.mark.parametrize("gap", [0, 400])
def test_prose_beside_a_table_is_left_alone(gap):
    beside = [
        piece("各县区居民收入稳步增长，", 500 + gap, 20 + 15 * n) for n in range(12)
    ]
    page = [*PAGE, *beside]
    (laid,) = tables(page, page, Edges())

    assert without(page, [laid]) == beside
