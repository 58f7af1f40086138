"""Why a slot has its answer: the words chosen, the runner-up, and what parted them.

A reason is a feature of the two with the weight by which it spoke for the chosen one;
`tables/reason.tsv` says in two languages what the words of a feature mean.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Protocol

LANGUAGES = ("zh", "en")
MOST = 5  # reasons that are told: the rest weighs little
WORDS = {
    "runner_up": ("次选", "runner-up"),
    "open": ("空着", "left open"),
    "for": ("倾向所选", "speaks for it"),
    "against": ("倾向次选", "speaks for the runner-up"),
    "guess": ("推测，未显示", "a guess, not shown"),
    "stand_in": ("代称", "stand-in"),
    "confidence": ("文字识别的把握", "confidence of the OCR engine"),
}


class Reason(Protocol):
    """A feature, and how much it spoke for the chosen answer; negative: against."""

    @property
    def feature(self) -> str: ...  # noqa: D102

    @property
    def weight(self) -> float: ...  # noqa: D102


class Explanation(Protocol):
    """Why a slot of a figure has its answer."""

    @property
    def slot(self) -> str: ...  # noqa: D102

    @property
    def chosen(self) -> str: ...  # noqa: D102

    @property
    def chosen_sure(self) -> int: ...  # noqa: D102

    @property
    def runner_up(self) -> str: ...  # noqa: D102

    @property
    def runner_up_sure(self) -> int: ...  # noqa: D102

    @property
    def reasons(self) -> tuple[Reason, ...]: ...  # noqa: D102


def word(name: str, language: str) -> str:
    """Return one of the words with which an explanation is told.

    >>> word("runner_up", "zh"), word("runner_up", "en")
    ('次选', 'runner-up')
    """
    return WORDS[name][LANGUAGES.index(language)]


@cache
def _table() -> dict[tuple[str, str], tuple[str, str]]:
    """Return what the parts of a feature mean: words of names, codes, places."""
    text = files("dubao.export").joinpath("tables/reason.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line[:1] not in {"", "#"}]
    return {(part, name): (chinese, english) for part, name, chinese, english in rows}


def known_words() -> set[str]:
    """Return the words of which names of features may be made."""
    return {name for part, name in _table() if part == "word"}


def _told(part: str, name: str, language: str) -> str:
    found = _table().get((part, name))
    return found[LANGUAGES.index(language)] if found else name


def phrase(feature: str, language: str) -> str:
    """Return what a feature means, word by word; what no table says stays as it is.

    A feature is a name and its values, `NAME|VALUE|VALUE`; where its name begins with a
    label and a colon, it speaks for that label. Numbers among values begin with `#`.

    >>> phrase("before kind|余|count", "en")
    'word before the number, kind of number: 余, count'
    >>> phrase("change: before|增长", "zh"), phrase("place|#5", "zh")
    ('变动—数前之词：增长', '位置：在数前的本分句')
    """
    name, *values = feature.split("|")
    label, colon, words = name.rpartition(": ")
    comma, sign = ("、", "：") if language == "zh" else (", ", ": ")
    parts = words.split()
    said = comma.join(_told("word", one, language) for one in parts)
    if colon:
        said = f"{_told('code', label, language)}—{said}"
    shown = []
    for place, value in enumerate(values):
        kind = "place" if parts[place : place + 1] == ["place"] else "code"
        told = _told(kind, value, language)
        shown.append(told.removeprefix("#") if told[1:].isdigit() else told)
    return said + (sign + comma.join(shown) if shown else "")


def reasons(explanation: Explanation) -> list[Reason]:
    """Return the reasons that weigh most, the weightiest first."""
    found = sorted(explanation.reasons, key=lambda one: (-abs(one.weight), one.feature))
    return found[:MOST]


def plain(explanations: Iterable[Explanation]) -> list[dict[str, Any]]:
    """Return explanations as plain data, told in both languages."""
    return [
        {
            "slot": one.slot,
            "chosen": one.chosen,
            "chosen_sure": one.chosen_sure,
            "runner_up": one.runner_up,
            "runner_up_sure": one.runner_up_sure,
            "reasons": [
                {
                    "feature": reason.feature,
                    "weight": reason.weight,
                    **{name: phrase(reason.feature, name) for name in LANGUAGES},
                }
                for reason in reasons(one)
            ],
        }
        for one in explanations
    ]


def lines(
    explanation: Explanation, language: str, said: Mapping[str, str]
) -> list[str]:
    """Return an explanation as lines: the runner-up, then what parted the two.

    `said` tells codes, as `stat_change`, in the words of the interface.
    """
    other = explanation.runner_up
    told = said.get(f"{explanation.slot}_{other}", other) or word("open", language)
    made = [f"{word('runner_up', language)}: {told}  {explanation.runner_up_sure} %"]
    for reason in reasons(explanation):
        side = word("for" if reason.weight >= 0 else "against", language)
        made.append(f"{phrase(reason.feature, language)}  {reason.weight:+.2f}  {side}")
    return made
