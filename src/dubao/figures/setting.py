"""Each figure's period and stat, article by article.

An article's relative words count from its dateline's day (新华社伦敦1月19日电),
where it has one, else from the page's.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from dubao.figures.bind import Bound
from dubao.figures.period import periods
from dubao.figures.resolve import Setting
from dubao.figures.stat import stat
from dubao.model import Article, Mention, Span
from dubao.text.stitch import Stitched
from dubao.zh.when import When, resolve

TOLD_FROM = re.compile(r"\s?(?:专?电|讯)")


def settings(
    stitched: Stitched,
    articles: Sequence[Article],
    sentences: Sequence[Span],
    bound: Sequence[Bound],
    mentions: Sequence[Mention],
    date: str,
) -> list[Setting]:
    """Return the period and the stat of every bound quantity, in order."""
    text = stitched.text
    anchors = _anchors(stitched, articles, sentences, mentions, date)
    found = periods(text, bound, mentions, sentences, anchors)
    rows = []
    previous: tuple[Span, str] | None = None
    sentence = None
    for one, (period, span) in zip(bound, found, strict=True):
        if one.sentence != sentence:
            previous, sentence = None, one.sentence
        kind = stat(text, one.mention.span, one.quantity, one.sentence, previous)
        previous = (one.mention.span, kind)
        rows.append(Setting(period=period, period_span=span, stat=kind))
    return rows


def _anchors(
    stitched: Stitched,
    articles: Sequence[Article],
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    date: str,
) -> list[str]:
    """Return for each sentence the day that its relative words count from."""
    text = stitched.text
    starts = [stitched.forth(article.span.start) for article in articles]
    told = [
        (m.span.start, day)
        for m in mentions
        if m.kind == "date"
        and TOLD_FROM.match(text, m.span.end)
        and (day := resolve(m.value, date)).count("-") == 2  # noqa: PLR2004 a whole day
    ]
    rows = []
    anchor, owner, t = date, -1, 0
    for sentence in sentences:
        article = bisect_right(starts, sentence.start) - 1
        if article != owner:
            own = articles[article].date if article >= 0 else ""
            anchor, owner = own or date, article
        while t < len(told) and told[t][0] < sentence.end:
            if told[t][0] >= sentence.start:
                anchor = told[t][1]
            t += 1
        rows.append(anchor)
    return rows


def told(mentions: Sequence[Mention], date: str) -> list[str]:
    """Return what each mention says as a value: an ordinal's number, a date's day."""
    return [
        resolve(m.value, date)
        if isinstance(m.value, When)
        else m.value
        if isinstance(m.value, str)
        else ""
        for m in mentions
    ]
