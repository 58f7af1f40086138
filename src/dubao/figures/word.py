"""What is known of a word by itself: its tag, its last characters, its class.

Each word is looked at once and gets a row in a table of integers; the words of a page
are then columns of that table. A string stands in it as a number that is the same
on every machine (CRC-32), so that a weight can name it.

    >>> words = Vocabulary()
    >>> row = words.row("干部职工")
    >>> words.table[row][TAG] == number("n"), words.table[row][SIZE]
    (np.True_, np.int64(4))
"""

from zlib import crc32

import numpy as np

from dubao.text.word import segmenter

STRING = 1 << 32  # above it stand strings, below it plain integers
WORD, TAG, SORT, LAST, LAST_TWO, FIRST, SIZE, MARK = range(8)
COLUMNS = 8
MOST = 200_000  # words that are remembered; then all are forgotten
LONG = 6

# What a mark does to the phrases around it.
NOTHING, COMMA, PAUSE, STOP, COLON, OPEN, CLOSE, DE, AND, BLANK = range(10)
INTEGER, UNKNOWN = "#", "?"
# How characters that part the columns of a table are written in it.
WRITTEN = {ord("\n"): "⏎", ord("\t"): "⇥", ord("|"): "¦", ord("#"): "♯", ord("\r"): "␍"}
MEANT = {ord(sign): chr(code) for code, sign in WRITTEN.items()}
MARKS = {
    ",": COMMA, "、": PAUSE, "。": STOP, ";": STOP, "!": STOP, "?": STOP, ":": COLON,
    "\n": STOP, "(": OPEN, ")": CLOSE, "“": OPEN, "”": CLOSE, "《": OPEN, "》": CLOSE,
    "[": OPEN, "]": CLOSE, "「": OPEN, "」": CLOSE, "『": OPEN, "』": CLOSE,
    "‘": OPEN, "’": CLOSE, '"': OPEN, "的": DE, "之": DE, "和": AND, "与": AND,
    "及": AND, "以及": AND, "或": AND, "暨": AND, "【": OPEN, "】": CLOSE, "…": COMMA,
    "—": COMMA, "·": NOTHING, "△": COMMA, "▲": COMMA, "●": COMMA, "■": COMMA,
}  # fmt: skip
KEPT = frozenset(
    {"nr", "ns", "nt", "nz", "vn", "vd", "an", "ad", "ng", "vg", "nrt", "nrfg"}
)


_spelled: dict[int, str] = {}  # strings that stand in the vocabulary, by their number


def number(text: str) -> int:
    """Return the number that stands for a string, the same on every machine."""
    found = STRING | crc32(text.encode())
    if len(_spelled) > MOST * 4:
        _spelled.clear()
    _spelled[found] = text
    return found


def spelled(value: int) -> str:
    r"""Return the string that a number was made from, or the integer, as in tables.

    >>> spelled(number("名")), spelled(7), spelled(number("\n"))
    ('名', '#7', '⏎')
    """
    if value < STRING:
        return f"{INTEGER}{value}"
    return _spelled.get(value, UNKNOWN).translate(WRITTEN)


def read_back(text: str) -> int:
    r"""Return the number of a value as tables write it.

    >>> read_back("#7"), read_back("⏎") == number("\n")
    (7, True)
    """
    if text.startswith(INTEGER) and text != INTEGER:
        return int(text[1:])
    return number(text.translate(MEANT))


class Vocabulary:
    """The words seen so far, each a row of integers."""

    def __init__(self) -> None:
        """Begin with no word."""
        self.rows: dict[str, int] = {}
        self.table = np.zeros((1024, COLUMNS), dtype=np.int64)

    def row(self, word: str) -> int:
        """Return the row of a word, made when it is first met."""
        found = self.rows.get(word)
        if found is None:
            found = len(self.rows)
            if found == len(self.table):
                self.table = np.concatenate([self.table, np.zeros_like(self.table)])
            self.rows[word] = found
            self.table[found] = _known(word)
        return found

    def columns(self, words: list[str]) -> np.ndarray:
        """Return the columns of many words, one row each."""
        if len(self.rows) > MOST:
            self.rows.clear()
        rows = self.rows
        try:
            found = [rows[word] for word in words]
        except KeyError:
            found = [self.row(word) for word in words]
        return self.table[found]


def _known(word: str) -> tuple[int, ...]:
    tag = tag_of(word)
    sort = tag if tag in KEPT else tag[:1]
    return (
        number(word), number(tag), number(sort), number(word[-1:]), number(word[-2:]),
        number(word[:1]), min(len(word), LONG), mark_of(word),
    )  # fmt: skip


def mark_of(word: str) -> int:
    """Return what a word does as a mark; NOTHING for most."""
    if word.isspace():
        return STOP if "\n" in word else BLANK
    return MARKS.get(word, NOTHING)


def tag_of(word: str) -> str:
    """Return the segmenter's tag of a word.

    >>> tag_of("党员")
    'n'
    """
    tags = segmenter().tag(word) if word else ()
    return str(tags[-1][1]) if tags else "x"
