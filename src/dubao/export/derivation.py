"""How a numeral was read, on a terminal: down to its characters, slot by slot."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.text import Text
from rich.tree import Tree

from dubao.export.explanation import Explanation, lines, word
from dubao.model import (
    SLOTS,
    Answer,
    Aside,
    Figure,
    Mention,
    Number,
    Quantity,
    Reading,
    Slot,
    Span,
)
from dubao.model.answer import CERTAIN
from dubao.model.doubt import SURE
from dubao.zh.quantity import exact

FIELDS = (
    "value", "high", "step", "claim", "unit", "kind", "stat", "measure", "action",
    "holder", "place", "period", "direction", "base",
)  # fmt: skip
AROUND = 20  # characters shown on both sides of an aside
NO_REASONS: Mapping[Span, Mapping[Slot, Explanation]] = MappingProxyType({})
NO_WORDS: Mapping[str, str] = MappingProxyType({})


def explain(
    reading: Reading,
    offset: int,
    console: Console,
    *,
    explanations: Mapping[Span, Mapping[Slot, Explanation]] = NO_REASONS,
    language: str = "en",
    said: Mapping[str, str] = NO_WORDS,
) -> bool:
    """Print how the numeral at an offset was read; say whether there is one.

    `explanations` say by a figure's span why its slots have their answers; `said` are
    the names of fields and codes in the words of the interface, by `field_NAME` and
    `NAME_CODE`; a name that is not in it is told as it is.
    """
    for figure in reading.figures:
        if figure.span.start <= offset < figure.span.end:
            teller = _Teller(reading.page.text, language, said)
            teller.figure(figure, explanations.get(figure.span, {}), console)
            return True
    for aside in reading.asides:
        if aside.span.start <= offset < aside.span.end:
            _aside(reading.page.text, aside, console)
            return True
    return False


class _Teller:
    """Tells a figure in a language."""

    def __init__(self, text: str, language: str, said: Mapping[str, str]) -> None:
        self.text, self.language, self.said = text, language, said

    def figure(
        self, figure: Figure, why: Mapping[Slot, Explanation], console: Console
    ) -> None:
        _passage(self.text, figure.sentence, figure.span, console)
        tree = Tree(escape(f"{self.said.get('look_figure', 'figure')} {figure.text}"))
        for name in FIELDS:
            slot = next((slot for slot in SLOTS if slot == name), None)
            if slot:
                self.slot(tree, slot, figure.answers.of(slot), why.get(slot))
            elif value := getattr(figure, name):
                tree.add(escape(f"{self.name(name)}: {self.code(name, value)}"))
        if figure.confidence < SURE:
            told = f"{word('confidence', self.language)}: {figure.confidence} %"
            tree.add(told)
        _derivation(tree, self.text, figure.mention)
        console.print(tree)

    def slot(
        self, tree: Tree, slot: Slot, answer: Answer, why: Explanation | None
    ) -> None:
        """Add a slot with its answer; an open one only where something says why."""
        if not (answer.text or why):
            return
        told = self.code(slot, answer.text) or word("open", self.language)
        line = f"{self.name(slot)}: {told}"
        if answer.sure < CERTAIN or why:
            line += f"  {answer.sure} %"
        if answer.stand_in:
            stood = answer.stand_in.of(self.text)
            line += f"  ({word('stand_in', self.language)} {stood})"
        if answer.text and not answer.shown:
            line += f"  {word('guess', self.language)}"
        branch = tree.add(escape(line))
        for reason in lines(why, self.language, self.said) if why else ():
            branch.add(escape(reason))

    def name(self, field: str) -> str:
        return self.said.get(f"field_{field}", field)

    def code(self, field: str, value: str) -> str:
        return self.said.get(f"{field}_{value}", value)


def _aside(text: str, aside: Aside, console: Console) -> None:
    around = Span(
        max(0, aside.span.start - AROUND), min(len(text), aside.span.end + AROUND)
    )
    _passage(text, around, aside.span, console)
    tree = Tree(escape(f"aside {aside.text}"))
    tree.add(f"kind: {aside.kind}")
    if aside.value:
        tree.add(escape(f"value: {aside.value}"))
    _derivation(tree, text, aside.mention)
    console.print(tree)


def _passage(text: str, around: Span, span: Span, console: Console) -> None:
    line = Text(text[around.start : span.start].replace("\n", " "))
    line.append(span.of(text), style="bold underline")
    line.append(text[span.end : around.end].replace("\n", " "))
    console.print(line)


def _derivation(tree: Tree, text: str, mention: Mention) -> None:
    branch = tree.add(
        escape(f"{mention.rule}  {mention.span.of(text)!r}  {said(mention)}".rstrip())
    )
    for part in mention.parts:
        _derivation(branch, text, part)


def said(mention: Mention) -> str:
    """Return what a mention says, in short."""
    value = mention.value
    if isinstance(value, Quantity):
        return f"{_number(value.number)} {value.unit} {value.kind}".replace("  ", " ")
    if isinstance(value, Number):
        return _number(value)
    return str(value) if isinstance(value, str) else ""


def _number(number: Number) -> str:
    high = "" if number.high is None else f"~{exact(number.high)}"
    return f"{number.claim} {exact(number.low)}{high}"


def derivation(text: str, mention: Mention) -> dict[str, Any]:
    """Return how a mention was read, down to its characters, as plain data."""
    return {
        "rule": mention.rule,
        "start": mention.span.start,
        "end": mention.span.end,
        "said": said(mention),
        "parts": [derivation(text, part) for part in mention.parts],
    }
