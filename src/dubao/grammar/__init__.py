"""Rules and the cascade that runs them; no Chinese in here."""

from dubao.grammar.cascade import Reader, cascade
from dubao.grammar.rule import Rule, first_of

__all__ = ["Reader", "Rule", "cascade", "first_of"]
