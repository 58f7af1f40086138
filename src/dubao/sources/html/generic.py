"""The element with the densest text of a page: where an unknown page's article is.

Paragraphs speak for what holds them, by their length, and half as much for what holds
that; links, menus, related news and comments do not.
"""

import re
from collections import Counter
from collections.abc import Sequence

from lxml import etree

from dubao.sources.html.margin import margin, sentences, spread
from dubao.sources.html.piece import CALENDAR
from dubao.sources.html.prose import Line
from dubao.sources.html.tree import Document, elements

STOPS = frozenset("，。；！？：,;")
SHORT = 20  # characters: what is shorter and has no stop is no paragraph
LINE = 60
FEW = 3  # less than one in so many of a page's sentences
MOST = (2, 3)
ABOUT = re.compile(
    r"^.{0,30}(?:来源\s?[:：]|字号|字体|发布时间|浏览(?:次数|量)|点击(?:数|量)|阅读(?:数|量)|"
    r"当前位置|您的位置|分享到)[^。！？]*$"
)
END = re.compile(
    r"[【\[「]?(?:相关(?:阅读|新闻|报道|链接|文章|推荐)|延伸阅读|推荐阅读|热门(?:评论|新闻|推荐|文章)|"
    r"(?:网友|最新|全部|精彩)?评论(?:区|\(\d+\)|（\d+）)?|更多(?:新闻|精彩)|猜你喜欢|为您推荐|"
    r"大家都在看|版权声明|免责声明|上一篇|下一篇|返回(?:首页|顶部|列表))[】\]」]?(?:[:：].*)?"
)


def densest(page: Document, lines: Sequence[Line]) -> etree._Element | None:
    """Return the element with the densest text, None where there is no text."""
    scores: Counter[etree._Element] = Counter()
    is_beside = margin(page.root, lines)
    counts = Counter(line.block for line in lines)
    for line in lines:
        size = line.size - line.linked
        stops = sum(character in STOPS for character in line.text)
        if line.linked * 2 > line.size or CALENDAR.search(line.text):
            continue
        if is_beside(line.block):
            continue
        if line.laid:  # rows of numbers are no paragraphs: what holds the table is one
            holder = line.laid.table.getparent()
            scores[line.block if holder is None else holder] += max(1, size // 10)
            continue
        weight = size + 10 * stops if stops or size >= SHORT else 0
        for element, share in _spoken_for(line, single=counts[line.block] == 1):
            scores[element] += share * weight
        scores[line.block] += max(1, size // 10) if not weight else 0
    best = max(scores.values(), default=0)
    if best <= 0:
        return _told(page)
    alike = [element for element, score in scores.items() if score == best]
    found = max(alike, key=lambda element: sum(1 for _ in element.iterancestors()))
    return _whole(found, [line for line in lines if not is_beside(line.block)])


def _whole(found: etree._Element, lines: Sequence[Line]) -> etree._Element:
    """Return what holds most of a page's sentences, where the densest holds few.

    Some pages put each paragraph into boxes of its own.
    """
    within = spread(lines)
    told = sum(map(sentences, lines))
    if within[found] * FEW >= told:
        return found
    above = (element for element in found.iterancestors() if element.tag != "html")
    return next((a for a in above if within[a] * MOST[1] >= told * MOST[0]), found)


def _spoken_for(line: Line, *, single: bool) -> list[tuple[etree._Element, int]]:
    """Return the elements that a line speaks for, and how much.

    A block with one line in it is a paragraph, whatever it is called; whether it is
    the whole article, those beside it tell.
    """
    own = line.block
    above = [a for a in own.iterancestors() if a.tag != "html"][:2]
    if own.tag in {"p", "blockquote", "li"}:
        return list(zip(above, (2, 1), strict=False))
    if single and own.tag not in {"td", "body"}:
        return list(zip((own, *above), (2, 2, 1), strict=False))
    return list(zip((own, *above), (2, 1), strict=False))


def _told(page: Document) -> etree._Element | None:
    """Return the element that a page calls its article, None without one."""
    return next(elements(page.root, "article", "main"), None)


def shortened(
    root: etree._Element, lines: Sequence[Line], numbers: Sequence[int]
) -> list[int]:
    """Return the lines of a guessed body without what is beside the article."""
    is_beside = margin(root, lines)
    kept: list[int] = []
    for n in numbers:
        line = lines[n]
        if END.fullmatch(line.text) and kept:
            break
        linked = line.linked * 10 > line.size * 7
        if (
            linked
            or CALENDAR.search(line.text)
            or is_beside(line.block)
            or (len(line.text) <= LINE and ABOUT.search(line.text))
        ):
            continue
        kept.append(n)
    return kept
