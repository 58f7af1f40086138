"""The words of a ledger's columns, each with a number, found by name or pattern."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from fnmatch import translate
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from dubao.text.fold import fold

Codes = npt.NDArray[np.int32]
FEW = 200  # words that came late and are looked at one by one


class Vocabulary:
    """Words and their codes; a code never changes, and words only come.

    >>> words = Vocabulary(["棉花播种面積", "小麦产量"])
    >>> [words.words[code] for code in words.named("棉花*")]
    ['棉花播种面積']
    >>> words.named("小麥产量").tolist() == [words.code("小麦产量")]
    True
    """

    def __init__(self, words: Iterable[str] = ()) -> None:
        """Begin with some words; the empty one is always there, as 0."""
        self.words: list[str] = []
        self._codes: dict[str, int] = {}
        self._folded: list[str] = []
        self._named: dict[str, list[int]] = {}
        self._joined = ("", [0])  # the first words, folded, a line each
        self._ranks: Codes = np.empty(0, dtype=np.int32)
        for word in ("", *words):
            self.code(word)

    def __len__(self) -> int:
        return len(self.words)

    def code(self, word: str) -> int:
        """Return the code of a word, which is kept if it is new."""
        known = self._codes.get(word)
        if known is not None:
            return known
        code = len(self.words)
        plain = fold(word).replace("\n", " ")
        self.words.append(word)
        self._folded.append(plain)
        self._named.setdefault(plain, []).append(code)
        self._codes[word] = code
        return code

    def named(self, asked: str) -> Codes:
        """Return the codes of the words that are called so; `*` is any characters."""
        pattern = fold(asked).replace("\n", " ")
        if "*" not in pattern:
            return np.array(self._named.get(pattern, []), dtype=np.int32)
        quoted = "*".join(
            part.replace("[", "[[]").replace("?", "[?]") for part in pattern.split("*")
        )
        return self._found(re.compile(translate(quoted)))

    def _found(self, wanted: re.Pattern[str]) -> Codes:
        if len(self._folded) - len(self._joined[1]) > FEW:
            lengths = (len(word) + 1 for word in self._folded)
            self._joined = (
                "\n".join(self._folded), [0, *accumulate(lengths)][:-1]
            )  # fmt: skip
        text, places = self._joined
        # a whole line, and no line more: what fnmatch calls any character is not "\n"
        whole = wanted.pattern.replace("(?s:", "(?:").removesuffix(r"\Z")
        whole = whole.removesuffix(r"\z")
        lines = re.compile(f"^{whole}$", re.MULTILINE)
        found = [bisect_right(places, m.start()) - 1 for m in lines.finditer(text)]
        late = range(len(places), len(self._folded))
        found += [n for n in late if wanted.match(self._folded[n])]
        return np.array(found, dtype=np.int32)

    @property
    def ranks(self) -> Codes:
        """Return where each word stands when all are sorted."""
        if len(self._ranks) != len(self.words):
            order = sorted(range(len(self.words)), key=self.words.__getitem__)
            ranks = np.empty(len(order), dtype=np.int32)
            ranks[order] = np.arange(len(order), dtype=np.int32)
            self._ranks = ranks
        return self._ranks
