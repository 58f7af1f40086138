"""What is handed on: a page taken apart, every numeral on it accounted for."""

from dataclasses import dataclass
from typing import Any

from dubao.model.answer import Answers
from dubao.model.entity import Entity
from dubao.model.mention import Mention
from dubao.model.page import Page
from dubao.model.quantity import Claim, Kind
from dubao.model.shown import drawn, shown
from dubao.model.span import Span
from dubao.model.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What stands around an article's body."""

    # kicker headline deck subhead byline dateline caption credit jump section table
    role: str
    spans: tuple[Span, ...]
    people: tuple[str, ...] = ()  # names in a byline or credit
    capacity: str = ""  # 记者, 通讯员 …


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph as printed: more than one span where a column's end cut it."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One item of the page, with what stands around its body."""

    kind: str  # article brief photo notice table advertisement
    roles: tuple[Role, ...]
    paragraphs: tuple[Paragraph, ...]
    span: Span  # from its first character to its last
    date: str = ""  # ISO 8601, its own day where that is not the page's; "" as the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What belongs to the page and to no article."""

    kind: str  # masthead folio staff button calendar metadata jump …
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A reported number with everything the page says about it."""

    span: Span
    text: str
    value: str  # plain digits, scale applied; "1/3", "6:12"
    high: str  # upper end of a range; "" for a single value
    step: str  # worth of the last digit printed
    claim: Claim
    unit: str
    kind: Kind
    answers: Answers  # what fills its eight slots, each with the characters it is from
    sentence: Span
    article: int  # index into Reading.articles; -1 in furniture
    mention: Mention  # how it was read
    confidence: int = 100  # of an OCR engine in its characters, in percent

    @property
    def measure(self) -> str:
        """What is counted or measured; "" open."""
        return self.answers.measure.said

    @property
    def holder(self) -> str:
        """Of whom or of what it is said; "" open."""
        return self.answers.holder.said

    @property
    def place(self) -> str:
        """Where it holds or happened; "" open."""
        return self.answers.place.said

    @property
    def action(self) -> str:
        """The verb by which it came about; "" open."""
        return self.answers.action.said

    @property
    def period(self) -> str:
        """The time for which it holds, ISO 8601 / EDTF; "" open."""
        return self.answers.period.said

    @property
    def stat(self) -> str:
        """What sort of number it is: one of STATS."""
        return self.answers.stat.said or "level"

    @property
    def direction(self) -> str:
        """Which way it moves: up, down; "" open."""
        return self.answers.direction.said

    @property
    def base(self) -> str:
        """Against what it is read: yoy, mom, a period, words as printed; "" open."""
        return self.answers.base.said

    def _repr_html_(self) -> str:
        return shown(self, "dubao.export.notebook:figure_html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A numeral that counts nothing."""

    span: Span
    text: str
    kind: str  # date ordinal name idiom label code article
    value: str  # EDTF for a date, the number for an ordinal; "" where none
    mention: Mention
    confidence: int = 100  # of an OCR engine in its characters, in percent


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A numeral that dubao could not read, and why."""

    span: Span
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One page, read."""

    page: Page  # with the date, paper and number that the page itself gave
    articles: tuple[Article, ...]
    furniture: tuple[Furniture, ...]
    figures: tuple[Figure, ...]
    asides: tuple[Aside, ...]
    unread: tuple[Unread, ...]
    tables: tuple[Table, ...] = ()  # in text order
    entities: tuple[Entity, ...] = ()  # names, in text order

    def to_dict(self) -> dict[str, Any]:
        """Return the reading as plain data: what `dubao read --format json` writes.

        >>> from dubao import read_text
        >>> read_text("新建学校3所。").to_dict()["figures"][0]["value"]
        '3'
        """
        found: dict[str, Any] = drawn(self, "dubao.export.json:record")
        return found

    def explain(self, place: int) -> dict[str, Any]:
        """Return how the figure at a place was read, and why each slot says so.

        The page is read again; a place without a figure gives an empty answer.

        >>> from dubao import read_text
        >>> why = read_text("新建学校3所。").explain(4)
        >>> why["rule"], why["slots"][0]["slot"], why["slots"][0]["chosen"]
        ('quantity', 'measure', '学校')
        """
        found: dict[str, Any] = drawn(self, "dubao.api:explained", place)
        return found

    def _repr_html_(self) -> str:
        return shown(self, "dubao.export.notebook:reading_html")
