"""SDMX-CSV 2.0: each figure an observation under dubao's own data structure.

The structure lies beside this file as `dubao.dsd.xml` (SDMX-ML 3.0), and says what each
column is. A value is given as it was printed: OBS_VALUE times ten to the UNIT_MULT is
the number, DECIMALS are its digits behind the point. What falls has a negative value.
VALUE has the number as dubao's JSON has it, where no decimal is exact: `1/3`, `6:12`.

TIME_PERIOD is a time of SDMX, empty where the page tells none or an open one; PERIOD
has what the page tells, in EDTF.

Source: SDMX 3.0, SDMX-CSV 2.0 field guide; CL_OBS_STATUS 2.2; CL_DECIMALS.
"""

import calendar
import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from typing import TextIO

from dubao.export.csv import headline
from dubao.export.json import span_id
from dubao.model import Figure, Reading

STRUCTURE = ("datastructure", "DUBAO:FIGURES(1.0.0)", "I")
DIMENSIONS = (
    "FIGURE", "MEASURE", "HOLDER", "REF_AREA", "UNIT_MEASURE", "TRANSFORMATION",
)  # fmt: skip
ATTRIBUTES = (
    "TIME_PERIOD", "UNIT_MULT", "DECIMALS", "OBS_STATUS", "OBS_VALUE_HIGH", "VALUE",
    "CLAIM", "KIND", "STAT", "DIRECTION", "BASE", "PERIOD", "ACTION", "SOURCE", "PAPER",
    "DATE", "PAGE", "HEADLINE", "START", "END", "TEXT",
)  # fmt: skip
COLUMNS = ("STRUCTURE", "STRUCTURE_ID", "ACTION", *DIMENSIONS, "OBS_VALUE")
OPEN = "_U"  # of a dimension that the page leaves open: unknown
# N none · G growth · D difference · S share; Y against the year before, 1 against the
# period before, X against another base
BASES = {"yoy": "Y", "mom": "1"}
STATUS = {"about": "E", "several": "E"}  # estimated; a target is F, a forecast
EXACT = Context(prec=30)
MONTHS = 12
POINT = re.compile(r"[.．点點]([0-9０-９零〇○一二三四五六七八九]+)")


def write(readings: Iterable[Reading], file: TextIO) -> None:
    """Write the figures of readings, an observation a row."""
    writer = csv.writer(file, lineterminator="\r\n")
    names = [NAMES.get(name, name) for name in ATTRIBUTES]
    writer.writerow([*COLUMNS, *names])
    for reading in readings:
        writer.writerows(rows(reading))


# the column of the act done to an observation has the name that the verb would have
NAMES = {"ACTION": "VERB"}


def rows(reading: Reading) -> Iterator[tuple[str, ...]]:
    """Yield the observations of a page.

    >>> from dubao import read_text
    >>> row = next(rows(read_text("全县新建学校1.2万所。")))
    >>> row[4], row[9], row[11], row[12]
    ('学校', '1.2', '4', '1')
    """
    page = reading.page
    for figure in reading.figures:
        number, high, scale, places = printed(figure)
        yield (
            *STRUCTURE,
            span_id(reading, figure.span),
            figure.measure or OPEN, figure.holder or OPEN, figure.place or OPEN,
            figure.unit or OPEN, transformation(figure),
            number, time_period(figure.period), str(scale), str(places),
            status(figure, number), high,
            f"{figure.value}~{figure.high}" if figure.high else figure.value,
            figure.claim, figure.kind, figure.stat, figure.direction, figure.base,
            figure.period, figure.action, page.source.name, page.paper, page.date,
            page.number, headline(reading, figure.article), str(figure.span.start),
            str(figure.span.end), figure.text,
        )  # fmt: skip


def transformation(figure: Figure) -> str:
    """Return what was done to an indicator to give a figure, by its stat and base.

    GY: growth in percent against the year before. D1: difference to the period before.
    SX: a share of another whole. N: nothing.
    """
    if figure.stat == "share":
        return "SX"
    if figure.stat == "change" or figure.direction:
        kind = "G" if figure.kind == "percent" else "D"
        return kind + BASES.get(figure.base, "X")
    return "N"


def status(figure: Figure, number: str) -> str:
    """Return a code of CL_OBS_STATUS: normal, estimated, forecast, or missing."""
    if not number:
        return "O"
    return "F" if figure.stat == "target" else STATUS.get(figure.claim, "A")


def printed(figure: Figure) -> tuple[str, str, int, int]:
    """Return value and upper end as printed, the scale that stood there, the decimals.

    A ratio and a score are no number: their value is "".
    """
    low, high = _number(figure.value), _number(figure.high)
    if low is None:
        return "", "", 0, 0
    found = POINT.search(figure.text)
    places = len(found[1]) if found else 0
    scale = 0
    if Decimal(figure.step):
        exponent = Decimal(figure.step).normalize(EXACT).as_tuple().exponent
        scale = max(int(exponent) + places, 0)
    if figure.direction == "down":
        low, high = -abs(low), high if high is None else -abs(high)
    scaled = Decimal(1).scaleb(-scale)
    ends = _plain(low * scaled), "" if high is None else _plain(high * scaled)
    return (*ends, scale, places)


def _number(value: str) -> Decimal | None:
    if not value or ":" in value:
        return None
    if "/" in value:
        part = Fraction(value)
        return EXACT.divide(Decimal(part.numerator), Decimal(part.denominator))
    return Decimal(value)


def _plain(number: Decimal) -> str:
    """Return a number without an exponent and idle noughts.

    >>> _plain(Decimal("4.500")), _plain(Decimal("3E+2"))
    ('4.5', '300')
    """
    told = f"{number:f}"
    return (told.rstrip("0").rstrip(".") or "0") if "." in told else told


def time_period(period: str) -> str:
    """Return an EDTF period as a time of SDMX; "" where it has an open end or a doubt.

    >>> time_period("2023"), time_period("1997-01/1997-10"), time_period("2016/..")
    ('2023', '1997-01-01/P10M', '')
    >>> time_period("2021/2025"), time_period("2024-01-01/2024-03-10")
    ('2021-01-01/P5Y', '2024-01-01/P70D')
    """
    first, slash, last = period.partition("/")
    if not slash:
        return period if _day(period) else ""
    start, end = _day(first), _day(last)
    if start is None or end is None or len(first) != len(last) or end < start:
        return ""
    years, months = end.year - start.year, end.month - start.month
    if len(first) == len("2023"):
        length = f"P{years + 1}Y"
    elif len(first) == len("2023-01"):
        length = f"P{years * 12 + months + 1}M"
    else:
        length = f"P{(end - start).days + 1}D"
    return f"{start.isoformat()}/{length}"


def _day(told: str) -> date | None:
    """Return the first day of a year, a month or a day; None for what is none."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", told):
        return None
    year, month, day = (*map(int, told.split("-")), 1, 1)[:3]
    if not (1 <= month <= MONTHS and year):
        return None
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)
