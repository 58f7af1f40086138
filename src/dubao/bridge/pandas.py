"""Figures of a pandas column of texts.

import dubao.bridge.pandas
df["text"].dubao.figures()
"""

import pandas as pd

from dubao.bridge.frame import COLUMNS, figures

NUMBERS = {"row": "int64", "start": "int64", "end": "int64", "number": "float64"}


@pd.api.extensions.register_series_accessor("dubao")
class Accessor:
    """What `Series.dubao` gives."""

    def __init__(self, texts: pd.Series) -> None:
        """Hold a column of texts."""
        self._texts = texts

    def figures(self, *, date: str = "") -> pd.DataFrame:
        """Return a row a figure, under the index of its text.

        `date` (ISO 8601) is the day of issue, where the texts do not say it.

        >>> import pandas as pd
        >>> found = pd.Series({"a": "新建学校3所。"}).dubao.figures()
        >>> found.loc["a", "measure"]
        '学校'
        """
        found = pd.DataFrame(figures(self._texts, date=date), columns=list(COLUMNS))
        found = found.astype(NUMBERS)
        found.index = self._texts.index[found.pop("row")]
        return found
