"""Measures readings against gold: what was found, and how much of it is right.

Gold is a folder of NAME.txt with NAME.gold.json beside it. A reading is a JSON object
in the form of `dubao read --format jsonl`, so that readings of any program can be
measured.
"""

from dubao.score.gold import Gold, Pair, golds, pairs, records
from dubao.score.numeral import score_numerals
from dubao.score.page import score_pages
from dubao.score.row import has_rows, score_rows

__all__ = [
    "Gold",
    "Pair",
    "golds",
    "has_rows",
    "pairs",
    "records",
    "score_numerals",
    "score_pages",
    "score_rows",
]
