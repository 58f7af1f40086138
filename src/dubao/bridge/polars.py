"""Figures of a polars column of texts.

import dubao.bridge.polars
df["text"].dubao.figures()
"""

import polars as pl

from dubao.bridge.frame import COLUMNS, figures

SCHEMA = dict.fromkeys(COLUMNS, pl.String) | {
    "row": pl.Int64, "start": pl.Int64, "end": pl.Int64, "number": pl.Float64,
}  # fmt: skip


@pl.api.register_series_namespace("dubao")
class Namespace:
    """What `Series.dubao` gives."""

    def __init__(self, texts: pl.Series) -> None:
        """Hold a column of texts."""
        self._texts = texts

    def figures(self, *, date: str = "") -> pl.DataFrame:
        """Return a row a figure; `row` is the place of its text, from 0.

        `date` (ISO 8601) is the day of issue, where the texts do not say it.

        >>> import polars as pl
        >>> pl.Series(["新建学校3所。"]).dubao.figures()["measure"].to_list()
        ['学校']
        """
        return pl.DataFrame(figures(self._texts, date=date), schema=SCHEMA)
