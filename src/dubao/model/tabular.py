"""Figures as rows: the columns of every table of them, and how a cell is written.

`dubao read`, `dubao figures` and the reader in the browser write the same columns.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from typing import IO, Any

COLUMNS = (
    "link",  # leads to its characters in a ledger
    "paper", "date", "page", "headline",
    "measure", "value", "high", "unit", "claim", "kind", "stat", "direction", "base",
    "holder", "place", "period", "action",
    "text",  # as printed
    "number",  # the value as a float, for sorting; none for a score
    "step", "sentence",
    "confidence",  # how sure the least sure answer shown is, in percent
    "source",  # file or record
    "sha256", "ordinal", "start", "end",
    "status",  # accepted rejected edited: of corrections
)  # fmt: skip
# What a spreadsheet takes for the start of a formula, full width included.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")
NEWLINE = re.compile(r"[ \t]*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+[ \t]*")
GREATEST = 1.7976931348623157e308


def harmless(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula; numbers stay.

    >>> harmless("=1+1"), harmless("-12.5"), harmless("＠SUM(A1)"), harmless("棉花")
    ("'=1+1", '-12.5', "'＠SUM(A1)", '棉花')
    """
    if not isinstance(cell, str) or not cell.lstrip().startswith(FORMULA):
        return cell
    digits = cell.removeprefix("-").replace(".", "", 1)
    return cell if digits.isascii() and digits.isdigit() else f"'{cell}"


def on_one_line(cell: object) -> object:
    r"""Return a cell without the ends of lines that a page has and a sentence has not.

    >>> on_one_line("棉花播种\n面积36万亩")
    '棉花播种面积36万亩'
    """
    return NEWLINE.sub("", cell) if isinstance(cell, str) else cell


def number(value: str) -> float | None:
    """Return a value as a float; None for a score and for what no float can be.

    >>> number("32.5"), number("1/4"), number("6:12")
    (32.5, 0.25, None)
    """
    if ":" in value:
        return None
    upper, _, lower = value.partition("/")
    try:
        found = float(upper) / float(lower or 1)
    except (ValueError, ArithmeticError):
        return None
    return found if abs(found) <= GREATEST else None


def write_rows(
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    file: IO[str],
    *,
    excel: bool = False,
) -> None:
    """Write rows as CSV, each on one line.

    With `excel` the file is marked as UTF-8, and what a spreadsheet would run as a
    formula begins with an apostrophe; else every cell is what stands in the ledger.
    """
    if excel:
        file.write("\ufeff")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        cells = map(on_one_line, row)
        writer.writerow(map(harmless, cells) if excel else cells)
