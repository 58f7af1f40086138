"""Articles: are they taken apart as they were printed?

article_exact    articles whose characters are exactly a gold article's
b_cubed          for each character, how much of its article is rightly together
headline         the display lines of an article, as one set of characters
perfect_pages    pages of which every article is exact
joins_recalled   places where a cut paragraph was joined again; false_joins: others

White space counts nowhere.

Source: Bagga & Baldwin 1998, Algorithms for Scoring Coreference Chains (B-cubed).
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from dubao.score.gold import Pair, Record
from dubao.score.rate import balanced, rates, share

BLANK = frozenset(" \t\n\r　")
DISPLAY = frozenset({"kicker", "headline", "deck"})
Spans = Iterable[Any]  # [start, end] each
Characters = frozenset[int]


def score_pages(pairs: Iterable[Pair]) -> dict[str, Any]:
    """Return the measures of articles over all pages that have gold for them."""
    sums: Counter[str] = Counter()
    b_cubed = [0.0, 0.0]
    for gold, reading in pairs:
        if gold.articles is None:
            continue
        sums["pages"] += 1
        wanted = [_characters(gold.text, _all(one)) for one in gold.articles]
        sums["articles"] += len(wanted)
        if reading is None:
            sums["missing"] += 1
            continue
        found = [_characters(gold.text, _all(one)) for one in reading["articles"]]
        found = [one for one in found if one]
        known = set(found)
        exact = sum(one in known for one in wanted)
        sums["found"] += len(found)
        sums["exact"] += exact
        sums["perfect"] += exact == len(wanted) == len(found)
        for one in wanted:
            precision, recall = _together(one, found)
            b_cubed[0] += precision
            b_cubed[1] += recall
            sums["characters"] += len(one)
        sums += _headlines(gold.text, gold.articles, reading["articles"])
        sums += _joins(gold.articles, reading["articles"])
    p, r = (share(total, sums["characters"]) or 0.0 for total in b_cubed)
    return {
        "pages": sums["pages"],
        "missing": sums["missing"],
        "articles": sums["articles"],
        "article_exact": rates(sums["exact"], sums["found"], sums["articles"]),
        "b_cubed": balanced(p, r),
        "headline": rates(
            sums["headlines_right"], sums["headlines_found"], sums["headlines"]
        ),
        "perfect_pages": share(sums["perfect"], sums["pages"]),
        "joins_recalled": share(sums["joined"], sums["joins"]),
        "joins": sums["joins"],
        "false_joins": sums["false_joins"],
    }


def _paragraphs(article: Record) -> Iterator[list[Any]]:
    """Yield the spans of each paragraph: gold lists them, a reading names them."""
    for paragraph in article["paragraphs"]:
        yield paragraph["spans"] if isinstance(paragraph, dict) else paragraph


def _all(article: Record) -> Iterator[Any]:
    """Yield every span of an article, of its roles and of its body."""
    if "roles" in article:
        for role in article["roles"]:
            yield from role["spans"]
    else:
        yield from article["headline"]
    for spans in _paragraphs(article):
        yield from spans


def _characters(text: str, spans: Spans) -> Characters:
    return frozenset(
        at for start, end in spans for at in range(start, end) if text[at] not in BLANK
    )


def _together(wanted: Characters, found: list[Characters]) -> tuple[float, float]:
    """Return the sums of B-cubed precision and recall over an article's characters."""
    precision = recall = 0.0
    left = len(wanted)
    for one in found:
        shared = len(wanted & one)
        precision += shared * shared / len(one)
        recall += shared * shared / len(wanted)
        left -= shared
    # a character in no article is alone: its own cluster is pure
    return precision + left, recall + (left / len(wanted) if left else 0.0)


def _headlines(
    text: str, wanted: Iterable[Record], found: Iterable[Record]
) -> Counter[str]:
    gold = {_characters(text, one["headline"]) for one in wanted if one["headline"]}
    read = {
        _characters(
            text,
            (s for r in one["roles"] if r["role"] in DISPLAY for s in r["spans"]),
        )
        for one in found
    } - {frozenset()}
    return Counter(
        headlines=len(gold),
        headlines_found=len(read),
        headlines_right=len(gold & read),
    )


def _joins(wanted: Iterable[Record], found: Iterable[Record]) -> Counter[str]:
    """Count the places where two pieces of a paragraph were put together."""
    cuts, ends = set(), set()
    for article in wanted:
        for spans in _paragraphs(article):
            cuts |= {(a[1], b[0]) for a, b in pairwise(spans)}
            ends |= {spans[-1][1]} if spans else set()
    joined = set()
    for article in found:
        for spans in _paragraphs(article):
            joined |= {(a[1], b[0]) for a, b in pairwise(spans)}
            # a wrapped paragraph may be one span that runs over the line's end
            joined |= {
                cut for cut in cuts for s in spans if s[0] < cut[0] and cut[1] < s[1]
            }
    return Counter(
        joins=len(cuts),
        joined=len(cuts & joined),
        false_joins=sum(end in ends for end, _ in joined),
    )
