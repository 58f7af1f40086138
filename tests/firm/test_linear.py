"""No expression takes more than linear time; `python -m bench.linear` tries longer."""

import re
import time

import pytest
from bench.linear import OTHERS, PIECES, READER, expressions, pieces, slow

from dubao import read_text
from dubao.errors import DubaoError

pytestmark = pytest.mark.alone


@pytest.mark.parametrize(
    "bad",
    [
        r"[^\n]*\S[^\n]*",
        r"\s*分\s*之",
        r"《[^》]*》",
        r"\d+万",
        r"(?:[一-龥]{1,4}、)+等",
        r"比[^,。;]*多$",
    ],
)
def test_the_measure_finds_those_that_are_not(bad):
    assert slow(re.compile(bad), 10_000)


@pytest.mark.parametrize("package", [*READER, *OTHERS])
def test_expressions_are_linear(package):
    found = {
        where: (expression.pattern[:100], told)
        for expression, where in expressions([package]).items()
        if (told := slow(expression, 10_000))
    }
    assert found == {}


@pytest.mark.parametrize("package", READER)
def test_expressions_of_the_reader_are_linear_on_longer_texts(package):
    found = {
        where: (expression.pattern[:100], told)
        for expression, where in expressions([package]).items()
        if (told := slow(expression, 100_000, PIECES))
    }
    assert found == {}


def test_every_class_that_is_named_is_tried():
    found = pieces(re.compile(r"[》a]x[^b]{0,30}(?:[○●])|\d[乙-甲]"))

    assert {"》", "○", "1", "乙"} <= set(found)


@pytest.mark.parametrize(
    "piece", [" ", "\u3000", "\t", "\n", "\r\n", "字\n", "《3", "(", "1/", "1 ", "一、"]
)
@pytest.mark.parametrize("around", ["", "\n字\n"])
def test_reading_is_linear(piece, around):
    def spent(length):
        start = time.process_time()
        try:
            read_text(around + piece * (length // len(piece)) + around)
        except DubaoError:  # nothing but blanks
            assert not around
        return time.process_time() - start

    spent(1_000)
    short = max(spent(3_000), 0.02)
    long = min(spent(30_000), spent(30_000))
    assert long < 30 * short  # ten times the text; blanks took a hundred times
