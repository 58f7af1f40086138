"""Headlines beside each other are parted over a gutter, and nowhere else."""

import numpy as np
import pytest

from dubao.sources.scan.engine import Seen
from dubao.sources.scan.part import parted

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
