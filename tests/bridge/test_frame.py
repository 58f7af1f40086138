"""Columns of texts become rows of figures."""

import pandas as pd
import polars as pl

import dubao.bridge.pandas
import dubao.bridge.polars  # noqa: F401 it registers
from dubao.bridge import COLUMNS

TEXTS = [
    "新建学校3所,投入约1.2亿元。",
    None,
    "",
    "没有数字。",
    "占三分之一,以3至5户计,78∶72获胜。",
]


def test_pandas_keeps_the_index():
    found = pd.Series(TEXTS, index=list("abcde")).dubao.figures()

    assert list(found.index) == ["a", "a", "e", "e", "e"]
    assert found.loc["a", "value"].tolist() == ["3", "120000000"]
    assert found.loc["a", "claim"].tolist() == ["exact", "about"]
    assert found["number"].dtype == "float64"
    assert found.loc["e", "number"].isna().tolist() == [False, True, True]
    for start, end, text in found.loc["a", ["start", "end", "text"]].itertuples(
        index=False
    ):
        assert TEXTS[0][start:end] == text


def test_polars_counts_rows():
    found = pl.Series(TEXTS).dubao.figures()

    assert found.columns == list(COLUMNS)
    assert found["row"].to_list() == [0, 0, 4, 4, 4]
    assert found.filter(pl.col("kind") == "money")["number"].to_list() == [1.2e8]


def test_no_texts_have_the_same_columns():
    assert pl.Series([], dtype=pl.String).dubao.figures().columns == list(COLUMNS)
    empty = pd.Series([], dtype="object").dubao.figures()
    assert list(empty.columns) == [name for name in COLUMNS if name != "row"]


def test_a_day_of_issue_dates_what_happened():
    found = pl.Series(["昨日新建学校3所。"]).dubao.figures(date="2024-03-12")

    assert found["period"].to_list() == ["2024-03-11"]
