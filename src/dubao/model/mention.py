"""A span read as something, with its derivation."""

from dataclasses import dataclass
from typing import Any

from dubao.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch of text that a rule read as something.

    `parts` are the mentions that the rule put together, in text order, so that
    every mention can explain itself down to the characters.
    """

    kind: str  # number, quantity, date, ordinal, name, idiom, label, code, article …
    span: Span
    value: Any  # what the kind says: Number, Quantity, an EDTF string …
    rule: str  # name of the rule that made it
    parts: tuple["Mention", ...] = ()
