"""Rules and the cascade that runs them; no Chinese in here."""

from dubao.grammar.cascade import Reader, cascade
from dubao.grammar.gate import Fitting
from dubao.grammar.rule import Rule, Rules, first_of

__all__ = ["Fitting", "Reader", "Rule", "Rules", "cascade", "first_of"]
