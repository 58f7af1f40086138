"""From text to quantities and times, and nothing else.

No article is looked for, nothing is bound to a noun, and no segmenter is loaded: the
rules of `zh` on the characters alone. A page's figures (`dubao.read`) are the same
quantities with their measures, holders and periods.
"""

from dubao.grammar import cascade
from dubao.model import Mention, Quantity, Span, TextQuantity, TextTime
from dubao.text.fold import fold
from dubao.text.word import Word, Words
from dubao.zh import SEEDS, counted, phenomena
from dubao.zh.date import dates
from dubao.zh.digit import NUMERAL_CHARACTERS
from dubao.zh.idiom import left
from dubao.zh.joint import joined
from dubao.zh.opening import Openings
from dubao.zh.printed import AHEAD, printed
from dubao.zh.when import When, resolve


class Characters(Words):
    """Words where no segmenter is: numerals that stand together, and single others."""

    def at(self, at: int) -> Word:
        """Return the run of numerals around a place, or the character there."""
        text = self.text
        if text[at : at + 1] not in NUMERAL_CHARACTERS:  # or behind the last one
            return Word(at, at + 1, "x")
        start, end = at, at + 1
        while start and text[start - 1] in NUMERAL_CHARACTERS:
            start -= 1
        while end < len(text) and text[end] in NUMERAL_CHARACTERS:
            end += 1
        return Word(start, end, "m")


def lex(text: str) -> list[Mention]:
    """Return every numeral of a folded text as a mention, without a segmenter.

    >>> [mention.kind for mention in lex("第八届会议共有3家单位。")]
    ['ordinal', 'quantity']
    """
    openings = Openings(text, phenomena(), parts=False)
    readers = (counted(Characters(text)), _left)
    found = cascade(text, SEEDS, openings.free, openings, readers, dates(text))
    return joined(text, found)


def _left(text: str, at: int, floor: int) -> Mention:
    """Take what nothing else read, so that no part of it is read alone."""
    del floor
    return Mention(kind="idiom", span=Span(at, left(text, at)), value="", rule="left")


def quantities(text: str) -> list[TextQuantity]:
    """Return every quantity of a text, in its order.

    >>> found = quantities("全县新建学校3所，投入约1.2亿元，占三分之一。")
    >>> [(q.text, q.unit, q.claim) for q in found]
    [('3所', '所', 'exact'), ('约1.2亿元', '元', 'about'), ('三分之一', '', 'exact')]
    >>> found[1].value == 120_000_000, found[2].value
    (True, Fraction(1, 3))
    """
    folded = fold(text)
    found = []
    for mention in lex(folded):
        if mention.kind != "quantity":
            continue
        span = start, end = mention.span
        value: Quantity = mention.value
        worth, unit, own = value.number, value.unit, text[start:end]
        if (
            unit
            and text[max(0, start - AHEAD) : end] != folded[max(0, start - AHEAD) : end]
        ):
            unit = printed(text, span, unit)
        found.append(
            TextQuantity(
                span=span,
                text=own,
                value=worth.low,
                high=worth.high,
                more=worth.more,
                step=worth.step,
                claim=worth.claim,
                unit=unit,
                kind=value.kind,
            )
        )
    return found


def times(text: str, *, day: str = "") -> list[TextTime]:
    """Return every date, time and word of time of a text, in its order.

    `day` is the day of writing (ISO 8601), from which 去年 and 3月 are counted.

    >>> found = times("去年1至11月，出口增长；本月12日签约。", day="1998-12-20")
    >>> [(time.text, time.edtf) for time in found]
    [('去年1至11月', '1997-01/1997-11'), ('本月12日', '1998-12-12')]
    """
    found: list[TextTime] = []
    told = ""
    for mention in lex(fold(text)):
        if not isinstance(mention.value, When):
            continue
        edtf = resolve(mention.value, day, told=told)
        told = edtf or told
        found.append(TextTime(span=mention.span, text=mention.span.of(text), edtf=edtf))
    return found


__all__ = ["Characters", "lex", "quantities", "times"]
