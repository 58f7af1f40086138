"""Which encoding an HTML page's bytes are in, and their text.

A page says it in its HTTP header or in a `<meta>`; a byte-order mark is stronger, and
so is text that is valid UTF-8, since a page that was saved anew often keeps the old
`<meta>`. Pages that call themselves GB 2312 or GBK use characters of GB 18030.

    >>> decode('<meta charset=gb2312><p>朱镕基'.encode("gb18030"), "a.htm")[1]
    'gb18030'

Source: WHATWG Encoding, 4.2 names and labels; HTML Living Standard, 13.2.3.
"""

import re

from dubao.errors import UnknownEncoding
from dubao.sources.encoding import FAIR, attempt, marked, plausibility
from dubao.sources.encoding import decode as guessed

DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,400}?(?:charset|encoding)\s{0,9}=\s{0,9}"
    rb"[\"']?\s{0,9}([\w.:-]{2,40})",
    re.IGNORECASE,
)
SEARCHED = 65_536  # bytes in which a page may say what it is
# What a label stands for: one or more encodings, tried in order.
CHINESE = ("gb18030",)
TRADITIONAL = ("big5", "cp950", "big5hkscs")
LABELS = {
    **dict.fromkeys(
        ("gb2312", "gb231280", "gbk", "xgbk", "gb18030", "cp936", "ms936", "chinese"),
        CHINESE,
    ),
    **dict.fromkeys(
        ("big5", "big5hkscs", "cnbig5", "xxbig5", "cp950", "ms950"), TRADITIONAL
    ),
    **dict.fromkeys(("utf8", "unicode11utf8"), ("utf-8",)),
}
LOST = 200  # of so many characters one may be lost: a reader sees � there


def decode(content: bytes, name: str, charset: str = "") -> tuple[str, str]:
    """Return the text of an HTML page's bytes and their encoding.

    `charset` is what an HTTP header said.

    Raises:
        NotAPage: the bytes are no text.
        UnknownEncoding: they look like text, and nothing decodes them.
    """
    if marked(content):
        return guessed(content, name)
    labels = (charset, declared(content))
    told = [encoding for label in labels for encoding in meant(label)]
    best: tuple[float, str, str] | None = None
    for encoding in dict.fromkeys(("utf-8", *told)):
        text = attempt(content, encoding)
        if text is None or "\0" in text[:SEARCHED]:
            continue
        score = looks(text)
        if best is None or score > best[0]:
            best = score, text, encoding
    if best is not None and best[0] >= FAIR:
        return best[1], best[2]
    try:
        return guessed(content, name)
    except UnknownEncoding:
        if best is not None:  # rare characters alone do not look like anything
            return best[1], best[2]
        for encoding in dict.fromkeys((*told, "utf-8", *CHINESE)):
            text = content.decode(encoding, "replace")
            if text.count("\ufffd") * LOST <= len(text) and looks(text) >= FAIR:
                return text, encoding
        raise


def declared(content: bytes) -> str:
    """Return the label of the encoding that a page declares, "" for none.

    >>> declared(b'<META content="text/html; charset=gb2312" http-equiv=x>')
    'gb2312'
    """
    match = DECLARED.search(content, 0, SEARCHED)
    return match[1].decode("ascii", "replace") if match else ""


def meant(label: str) -> tuple[str, ...]:
    """Return the encodings that a label stands for in Chinese pages.

    >>> meant("GB_2312-80"), meant("iso-8859-1")
    (('gb18030',), ())
    """
    return LABELS.get(re.sub(r"[^a-z0-9]", "", label.lower()), ())


def looks(text: str) -> float:
    """Return how much the characters beyond ASCII look like Chinese."""
    beyond = "".join(c for c in text[: 8 * SEARCHED] if c > "\x7f")
    return plausibility(beyond) if beyond else 1.0
