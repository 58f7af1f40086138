"""A phenomenon as the table of stages has it: reader, rules, where it begins."""

from dataclasses import dataclass
from typing import Literal

from dubao.grammar import Reader, Rule, Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One phenomenon.

    `begins` says how it is known early that it may have something to say: by a `rule`
    that fits, in a quotation or title (`mark`), at a `word` of a table. A reader
    written by hand has `hints` in place of rules, and the `names` of what it gives.
    """

    name: str
    reader: Reader
    begins: Literal["rule", "mark", "word"] = "rule"
    hints: tuple[Rule, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """What tells where it may begin."""
        return self.reader.rules if isinstance(self.reader, Rules) else self.hints

    @property
    def gives(self) -> tuple[str, ...]:
        """The names of the rules of its mentions."""
        if isinstance(self.reader, Rules):
            return tuple(rule.name for rule in self.reader.rules)
        return self.names
