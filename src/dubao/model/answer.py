"""What fills the eight slots of a figure's row.

The form is in docs/glossary.md: measure holder place action period stat direction base.
"""

from dataclasses import dataclass
from typing import Literal

from dubao.model.span import Span

Slot = Literal[
    "measure", "holder", "place", "action", "period", "stat", "direction", "base"
]
Slots = Literal["sure", "all"]  # which answers are shown: the sure ones, or every best
SLOTS: tuple[Slot, ...] = (
    "measure", "holder", "place", "action", "period", "stat", "direction", "base",
)  # fmt: skip
CERTAIN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The best answer for one slot, where it was read, and how sure it is.

    An answer that is not sure enough is kept but not shown: the slot stays open.

    >>> Answer(text="耕地", sure=41, shown=False).said
    ''
    """

    text: str = ""  # as printed; of period, stat and direction a code; "" nothing
    span: Span | None = None  # the characters it was read from; None where none
    stand_in: Span | None = None  # 全州, where the answer is the name it stands for
    parts: tuple[Span, ...] = ()  # of an answer joined with ·, outermost first
    sure: int = CERTAIN  # in percent
    shown: bool = True

    @property
    def said(self) -> str:
        """The text where it is shown, else nothing."""
        return self.text if self.shown else ""


NONE = Answer()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """An answer for each slot of a figure.

    >>> Answers(measure=Answer(text="耕地")).of("measure").text
    '耕地'
    """

    measure: Answer = NONE
    holder: Answer = NONE
    place: Answer = NONE
    action: Answer = NONE
    period: Answer = NONE
    stat: Answer = Answer(text="level")
    direction: Answer = NONE
    base: Answer = NONE

    def of(self, slot: Slot) -> Answer:
        """Return the answer of a slot by its name."""
        found: Answer = getattr(self, slot)
        return found
