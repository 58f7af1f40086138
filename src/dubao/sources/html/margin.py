"""What stands beside an article on its page: menus, related news, comments, notices.

An element's name tells it, `nav` and `comments` and `sidebar`; but the same words name
what holds a whole page, `with-nav` and `has-side`. So a name counts against an element
only as long as the page tells its story outside of it: in sentences, not in links.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from lxml import etree

from dubao.sources.html.prose import Line
from dubao.sources.html.tree import attribute, elements, title

WORD = r"(?<![a-z])(?:{})(?![a-z])"
# No page is written in these: they lie outside of what has the headline.
NEVER = re.compile(
    WORD.format(
        "comments?|commentlist|pinglun|reply|replies|gentie|footer|copyright|"
        "disclaimer|statement|mianze|shengming|foot|breadcrumbs?|crumbs?"
    ),
    re.IGNORECASE,
)
NEVER_TAGS = frozenset({"footer"})
# These name what holds the whole page too: has-side, list-page, a form around it all.
RATHER = re.compile(
    WORD.format(
        "nav|navigation|menu|related|relate|recommend|recommended|share|sharing|"
        "xiangguan|tuijian|pagination|pager|advert|ads?|header|sidebar|side|aside|hot|"
        "rank|ranking|list|login|search|toolbar|tools?|tags?|banner|links|prev|next|"
        "more|editor|meta|infos?|pubtime|position|location|weizhi"
    ),
    re.IGNORECASE,
)
RATHER_TAGS = frozenset({"nav", "aside", "header", "form"})
HELD = frozenset({"html", "body", "article", "main"})
STOPS = re.compile(r"[。！？!?；]")
LITTLE = 30  # characters of sentences: fewer tell nothing
LEAST = 4  # characters of a headline
NEARLY = 20  # all but one in so many
Question = Callable[[etree._Element], bool]  # noqa: SLF001 no other name


def sentences(line: Line) -> int:
    """Return how many characters of a line tell a story: none of a link or a title."""
    told = STOPS.search(line.text) and line.linked * 2 <= line.size
    return line.size - line.linked if told else 0


def spread(lines: Sequence[Line]) -> Counter[etree._Element]:
    """Return for each element the characters of sentences that stand in it."""
    found: Counter[etree._Element] = Counter()
    for line in lines:
        size = sentences(line)
        if size:
            found[line.block] += size
            for element in line.block.iterancestors():
                found[element] += size
    return found


def margin(root: etree._Element, lines: Sequence[Line]) -> Question:
    """Return whether an element of a page lies in what stands beside its article."""
    within = spread(lines)
    around = _around(root, lines)
    whole = sum(map(sentences, lines))
    known: dict[etree._Element, bool] = {}

    def never(element: etree._Element) -> bool:
        own = within[element]
        return own * NEARLY < whole * (NEARLY - 1) and element not in around

    outer = [
        element
        for element in elements(root)
        if _is_named(element, NEVER, NEVER_TAGS) and never(element)
    ]
    shut = set(outer)
    # Comments may be longer than the article: what is left of the page counts.
    whole -= sum(
        within[element]
        for element in outer
        if not any(above in shut for above in element.iterancestors())
    )

    def is_beside(element: etree._Element) -> bool:
        path = []
        above: etree._Element | None = element
        found = False
        while above is not None and not found:
            if above in known:
                found = known[above]
                break
            path.append(above)
            found = above in shut or (
                within[above] * 2 <= whole and _is_named(above, RATHER, RATHER_TAGS)
            )
            above = above.getparent()
        known.update(dict.fromkeys(path, found))
        return found

    return is_beside


def _around(root: etree._Element, lines: Sequence[Line]) -> set[etree._Element]:
    """Return the elements that hold the page's headline: its `h1`, its title."""
    called = "".join(title(root).split())
    found: set[etree._Element] = set()
    for line in lines:
        text = "".join(line.text.split())
        if line.block.tag == "h1" or (len(text) >= LEAST and text in called):
            found.update(line.block.iterancestors())
    return found


def _is_named(
    element: etree._Element, names: re.Pattern[str], tags: frozenset[str]
) -> bool:
    if element.tag in tags:
        return True
    named = f"{attribute(element, 'class')} {attribute(element, 'id')}"
    return element.tag not in HELD and bool(names.search(named))
