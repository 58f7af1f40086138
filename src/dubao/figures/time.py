"""What time a figure holds for, and in which way it counts."""

from collections.abc import Sequence

from dubao.figures.bind import Bound
from dubao.figures.resolve import Setting
from dubao.model import Article, Mention, Span
from dubao.text.stitch import Stitched


def settings(
    stitched: Stitched,
    articles: Sequence[Article],
    stretches: Sequence[Span],
    bound: Sequence[Bound],
    mentions: Sequence[Mention],
    date: str,
) -> list[Setting]:
    """Return the period and the stat of every bound quantity."""
    del stitched, articles, stretches, mentions, date
    return [Setting() for _ in bound]


def told(mentions: Sequence[Mention], date: str) -> list[str]:
    """Return what each mention says as a value: an ordinal's number, a date's day."""
    del date
    return [m.value if isinstance(m.value, str) else "" for m in mentions]
