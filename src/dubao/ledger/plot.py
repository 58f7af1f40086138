"""A series drawn: with characters on a terminal, or as an SVG picture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from html import escape

from dubao.ledger.observation import Observation
from dubao.ledger.rough import rounded
from dubao.ledger.series import Series, ending

WIDTH, HEIGHT = 800, 420
LEFT, RIGHT, TOP, BOTTOM = 90, 20, 50, 50
MARKS = ("contradiction", "revision", "break")
FULL, PARTS = "█", ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
BASES = {"yoy": "同比", "mom": "环比"}
MONTHS, DAYS = 12, 31
DAY = re.compile(r"(-?\d[\dX]{3})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
SEASONS = {"21": 5, "22": 8, "23": 11, "24": 12}  # and the month that ends each


def when(one: Observation) -> float:
    """Return where an observation stands in time, in years.

    The end of its period, or the day on which it was printed.
    """
    match = DAY.match(ending(one.period)) or DAY.match(one.date)
    if match is None:
        return 0.0
    year = int(match[1].replace("X", "9"))  # 198X: its last year
    month = SEASONS.get(match[2], int(match[2])) if match[2] else MONTHS
    month = min(month, MONTHS)
    day = int(match[3] or DAYS)
    # from the day's beginning: 31 December is not 1 January
    return year + (month - 1 + (day - 1) / DAYS) / MONTHS


def title(series: Series) -> str:
    """Return what a series is of, on one line."""
    what = series.indicator
    unit = f" ({what.unit})" if what.unit else ""
    told = (what.place, what.subject, what.measure, BASES.get(what.base, what.base))
    return " ".join(filter(None, told)) + unit


def bars(series: Series, width: int = 80) -> Iterator[str]:
    """Yield the series as lines of characters, a bar an observation.

    A bar's length is the value's share of the greatest; "!" marks what findings
    doubt.
    """
    values = [one.value for one in series.observations]
    greatest = max(map(abs, values), default=Fraction(0)) or Fraction(1)
    doubted = _doubted(series)
    yield title(series)
    for one, value in zip(series.observations, values, strict=True):
        room = max(10, width - 40)
        eighths = round(abs(value) / greatest * room * 8)
        bar = FULL * (eighths // 8) + PARTS[eighths % 8]
        mark = "!" if one.link in doubted else " "
        yield f"{one.period or one.date:<18}{mark} {bar} {rounded(value, commas=True)}"


def _doubted(series: Series) -> set[str]:
    """Return the links of what a finding doubts."""
    return {
        one.link
        for finding in series.findings
        if finding.kind in MARKS
        for one in (finding.first, finding.second)
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Where everything of a series stands in its picture."""

    title: str
    values: tuple[tuple[str, float], ...]  # at the side: what is told, how far down
    times: tuple[tuple[str, float], ...]  # at the foot: what is told, how far across
    points: tuple[tuple[float, float, bool, str], ...]  # across, down, doubted?, what


def drawing(series: Series) -> Drawing:
    """Return where the points of a series and the ends of its axes stand."""
    ones = series.observations
    times = [when(one) for one in ones]
    values = [one.value for one in ones]
    first, last = min(times), max(times)
    low, high = min(Fraction(0), *values), max(Fraction(0), *values)

    def across(time: float) -> float:
        share = (time - first) / (last - first) if last > first else 0.5
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def down(value: Fraction) -> float:
        share = float((value - low) / (high - low)) if high > low else 0.5
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)

    doubted = _doubted(series)
    return Drawing(
        title=title(series),
        values=tuple(
            (rounded(value, commas=True), down(value))
            for value in dict.fromkeys((low, high))
        ),
        times=tuple(
            (str(int(time)), across(time)) for time in dict.fromkeys((first, last))
        ),
        points=tuple(
            (
                across(time), down(one.value), one.link in doubted,
                f"{one.period or one.date} {one.text} · {one.paper} {one.date}",
            )
            for one, time in zip(ones, times, strict=True)
        ),
    )  # fmt: skip


def svg(series: Series) -> str:
    """Return the series as an SVG picture; every point says where it stands."""
    found = drawing(series)
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y, *_ in found.points)
    lines = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
            ' font-family="sans-serif" font-size="13" role="img">'
        ),
        f"<title>{escape(found.title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="28" font-size="17">{escape(found.title)}</text>',
        (
            f'<path d="M{LEFT} {TOP}V{HEIGHT - BOTTOM}H{WIDTH - RIGHT}" fill="none"'
            ' stroke="#555"/>'
        ),
        *(
            f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{said}</text>'
            for said, y in found.values
        ),
        *(
            f'<text x="{x:.1f}" y="{HEIGHT - 25}" text-anchor="middle">{said}</text>'
            for said, x in found.times
        ),
        f'<polyline points="{line}" fill="none" stroke="#1f5fa8" stroke-width="2"/>',
    ]
    for x, y, is_doubted, said in found.points:
        color = "#c0261c" if is_doubted else "#1f5fa8"
        lines.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{color}">'
            f"<title>{escape(said)}</title></circle>"
        )
    return "\n".join([*lines, "</svg>\n"])
