"""Headlines beside each other are parted over a gutter, and nowhere else."""

import numpy as np
import pytest

from dubao.sources.scan.engine import Seen, type_height
from dubao.sources.scan.part import parted, stacked

cv2 = pytest.importorskip("cv2")
HEIGHT, WIDTH = 900, 2000
TOP, BOTTOM = 100, 160  # of the headlines
COLUMNS = ((0, 480), (500, 980), (1020, 1500), (1520, 2000))  # beneath them


def seen(left, right, top, bottom):
    return Seen(
        np.array(
            [[left, top], [right, top], [right, bottom], [left, bottom]],
            dtype=np.float32,
        )
    )


def page(*inked, noise=0):
    """Return a page whose headline line has ink on some stretches."""
    paper = np.full((HEIGHT, WIDTH, 3), 245, dtype=np.uint8)
    for left, right in inked:
        for at in range(left, right, 60):  # type: a block with its bearings
            paper[TOP + 4 : BOTTOM - 4, at + 3 : min(at + 57, right)] = 20
    if noise:
        spots = np.random.default_rng(3).random((HEIGHT, WIDTH)) < noise
        paper[spots] = 0
    columns = [
        seen(left, right, top, top + 30)
        for left, right in COLUMNS
        for top in range(180, 500, 45)
    ]
    return paper, columns


def edges(lines):
    return [tuple(np.round(one.quad[[0, 1], 0]).astype(int)) for one in lines]


@pytest.mark.parametrize("noise", [0, 0.01])
def test_two_headlines_over_a_gutter_are_two(noise):
    picture, columns = page((0, 960), (1040, 1980), noise=noise)
    first, second, *rest = parted(picture, [seen(0, 1980, TOP, BOTTOM), *columns], 0.0)
    ((left, end), (start, right)) = edges([first, second])
    assert (left, right) == (0, 1980)
    assert abs(end - 960) < 8
    assert abs(start - 1043) < 8
    assert rest == columns


def test_three_headlines_are_three():
    picture, columns = page((0, 460), (520, 960), (1040, 1980))
    lines = parted(picture, [seen(0, 1980, TOP, BOTTOM), *columns], 0.0)
    assert len(lines) == len(columns) + 3


def test_one_headline_over_several_columns_stays_one():
    picture, columns = page((0, 1980))
    lines = [seen(0, 1980, TOP, BOTTOM), *columns]
    assert parted(picture, lines, 0.0) == lines


def test_a_blank_in_a_headline_that_is_over_no_gutter_parts_nothing():
    picture, columns = page((0, 700), (780, 1980))
    lines = [seen(0, 1980, TOP, BOTTOM), *columns]
    assert parted(picture, lines, 0.0) == lines


def test_white_with_nothing_beneath_parts_nothing():
    picture, _ = page((0, 960), (1040, 1980))
    lines = [seen(0, 1980, TOP, BOTTOM)]
    assert parted(picture, lines, 0.0) == lines


def test_a_page_askew_is_parted_where_its_gutter_is():
    picture, columns = page((0, 960), (1040, 1980))
    lines = [seen(0, 1980, TOP, BOTTOM), *columns]
    slant = 0.7
    turn = np.deg2rad(slant)
    spun = np.array(
        [[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]],
        dtype=np.float32,
    )
    askew = cv2.warpAffine(
        picture, np.hstack([spun, np.zeros((2, 1), np.float32)]), (WIDTH, HEIGHT),
        borderValue=(245, 245, 245),
    )  # fmt: skip
    turned = [Seen(one.quad @ spun.T) for one in lines]
    assert len(parted(askew, turned, slant)) == len(lines) + 1


def body_line(left, right, top):
    return seen(left, right, top, top + 30)


def test_a_body_line_over_a_narrow_gutter_is_two():
    picture = np.full((HEIGHT, WIDTH, 3), 245, dtype=np.uint8)
    rows = range(180, 585, 45)
    for top in rows:
        for left, right in ((0, 480), (510, 980)):
            for at in range(left, right - 30, 30):
                picture[top + 3 : top + 27, at + 2 : at + 28] = 20
    whole = body_line(0, 980, 360)
    others = [
        body_line(left, right, top)
        for top in rows
        if top != 360
        for left, right in ((0, 475), (510, 980))
    ]
    first, second, *rest = parted(picture, [whole, *others], 0.0)
    ((_, end), (start, _)) = edges([first, second])
    assert 440 <= end <= 500
    assert 500 <= start <= 515
    assert rest == others


def test_a_body_line_over_two_columns_below_is_one():
    picture = np.full((HEIGHT, WIDTH, 3), 245, dtype=np.uint8)
    whole = body_line(0, 980, 360)
    below = [body_line(left, left + 470, 405) for left in (0, 510)]
    assert parted(picture, [whole, *below], 0.0) == [whole, *below]


def test_pieces_of_a_vertical_headline_are_one():
    pieces = [seen(1123, 1202, 202, 366), seen(1117, 1208, 322, 1322)]
    level = [body_line(100, 600, 200)]
    found = stacked([*pieces, *level])
    assert found[0] == level[0]
    assert [float(n) for n in found[1].quad[0]] == [1117.0, 202.0]
    assert [float(n) for n in found[1].quad[2]] == [1208.0, 1322.0]


def test_vertical_lines_side_by_side_stay_apart():
    assert len(stacked([seen(100, 150, 0, 600), seen(200, 250, 0, 600)])) == 2


def test_the_height_of_type_is_measured_on_its_strokes():
    picture = np.full((HEIGHT, WIDTH, 3), 245, dtype=np.uint8)
    for top in range(20, 860, 40):
        for left in range(20, 1960, 30):
            picture[top : top + 24, left : left + 22] = 20
    assert 22 <= type_height(picture) <= 26
    assert type_height(picture[:10, :10]) < 10
