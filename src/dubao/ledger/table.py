"""Rows with named columns, as Arrow, CSV, JSON Lines, Excel and Parquet.

A table reads its rows anew each time that it is gone through, and never holds
all of them.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import IO, Any

from dubao.errors import UsageError
from dubao.ledger.extra import extra
from dubao.model.shown import shown
from dubao.model.tabular import write_rows

Row = Sequence[Any]
SHEET = 1_048_576  # rows of an Excel sheet
BATCH = 10_000  # rows of an Arrow batch
WHOLE = (
    "ordinal",
    "confidence",
    "start",
    "end",
    "row",
    "column",
    "rows",
    "columns",
    "head",
)
NUMERIC = {"number": "float64", **dict.fromkeys(WHOLE, "int64")}
FORMATS = ("table", "csv", "jsonl", "xlsx", "parquet")


class Table:
    """Columns, and rows that are read when they are asked for."""

    def __init__(
        self, columns: Sequence[str], rows: Callable[[], Iterator[Row]]
    ) -> None:
        """Name the columns; `rows` starts to read."""
        self.columns = tuple(columns)
        self._rows = rows

    def __iter__(self) -> Iterator[Row]:
        return self._rows()

    def dicts(self) -> Iterator[dict[str, Any]]:
        """Yield each row with the names of its columns."""
        for row in self:
            yield dict(zip(self.columns, row, strict=True))

    def _batches(self) -> Iterator[list[Row]]:
        rows = iter(self)
        while batch := list(islice(rows, BATCH)):
            yield batch

    def _reader(self) -> Any:  # noqa: ANN401 # arro3 is an extra
        core = extra("arro3.core", "arrow")
        types = [
            {"float64": core.DataType.float64, "int64": core.DataType.int64}.get(
                NUMERIC.get(name, ""), core.DataType.utf8
            )()
            for name in self.columns
        ]
        schema = core.Schema(
            [core.Field(n, t) for n, t in zip(self.columns, types, strict=True)]
        )
        batches = (
            core.RecordBatch.from_arrays(
                [
                    core.Array(list(cells), type=kind)
                    for cells, kind in zip(zip(*rows, strict=True), types, strict=True)
                ],
                schema=schema,
            )
            for rows in self._batches()
        )
        return core.RecordBatchReader.from_batches(schema, batches)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Give the rows to anything that reads Arrow: polars, pandas, duckdb.

        Raises:
            UsageError: the extra `arrow` is not installed.
        """
        return self._reader().__arrow_c_stream__(requested_schema)

    def _repr_html_(self) -> str:
        """Return the first rows as a table, for a notebook."""
        return shown(self, "dubao.ledger.notebook:table_html")

    def write_csv(self, file: IO[str], *, excel: bool = False) -> None:
        """Write comma-separated values; with `excel` Excel opens and runs none."""
        write_rows(self.columns, self, file, excel=excel)

    def write_jsonl(self, file: IO[str]) -> None:
        """Write a JSON object a line."""
        for row in self.dicts():
            file.write(json.dumps(row, ensure_ascii=False) + "\n")

    def write_xlsx(self, path: Path) -> None:
        """Write a sheet for Excel: texts are texts, numbers numbers.

        Raises:
            UsageError: the extra `xlsx` is not installed, or a sheet is too short.
        """
        module = extra("xlsxwriter", "xlsx")
        with module.Workbook(
            str(path),
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "nan_inf_to_errors": True,
            },
        ) as book:
            sheet = book.add_worksheet("figures")
            bold = book.add_format({"bold": True})
            sheet.freeze_panes(1, 0)
            for column, name in enumerate(self.columns):
                sheet.write_string(0, column, name, bold)
            for line, row in enumerate(self, 1):
                if line >= SHEET:
                    message = f"an Excel sheet holds {SHEET} rows: take csv or parquet"
                    raise UsageError(message)
                for column, cell in enumerate(row):
                    if isinstance(cell, str):
                        sheet.write_string(line, column, cell)
                    elif cell is not None:
                        sheet.write_number(line, column, cell)

    def write_parquet(self, path: Path) -> None:
        """Write a Parquet file.

        Raises:
            UsageError: the extra `arrow` is not installed.
        """
        extra("arro3.io", "arrow").write_parquet(self._reader(), str(path))
