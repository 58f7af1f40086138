"""What the axis of a drawn series says."""

import re

import pytest

from dubao.ledger.comparison import series
from dubao.ledger.plot import svg
from tests.ledger.test_series import kept, told


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [("2018", "2021", ["2018", "2021"]), ("2020-12-31", "2021-12", ["2020", "2021"])],
)
def test_the_end_of_a_year_is_labelled_as_that_year(tmp_path, first, last, labels):
    pages = [
        told(
            f"第{number}篇。", 30 + number, "万", period=period,
            date=f"2022-01-0{number + 1}",
        )
        for number, period in enumerate((first, last))
    ]  # fmt: skip
    with kept(tmp_path / "a.ledger", pages) as ledger:
        drawn = svg(next(iter(series(ledger, "棉花播种面积"))))

    assert re.findall(r'middle">(\d+)</text>', drawn) == labels
