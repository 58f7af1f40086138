r"""Markdown, as converters and programs that read pictures of pages write it.

    # 新桥通车                    a headline; deeper ones in an article are subheads
    全长**320**米，提前$12.5\%$。  marks go, what they enclose stays
    | 地区 | 产量 |                a row of a table is a line, tabs between its cells

Tables and other elements of HTML inside it are read as on any page of the web.
"""

from collections.abc import Iterator

from dubao.model import Page
from dubao.sources import formula
from dubao.sources.input import Input
from dubao.sources.markdown.mark import HEADING, PICTURE, is_ruler, is_strong

SEEN = 400  # lines by which a text is known
MARKS = (b"# ", b"](", b"\\", b"--", b"**")


def sniff(head: bytes) -> bool:
    r"""Return whether the first bytes are of Markdown.

    >>> sniff("# 新桥通车\n\n全长320米。".encode()), sniff("#一城一夏#".encode())
    (True, False)
    >>> sniff("增长$12.5\\%$。".encode()), sniff("增长12.5%。".encode())
    (True, False)
    """
    if not any(mark in head for mark in MARKS):
        return False
    text = next((t for e in ("utf-8", "gb18030") if (t := _told(head, e))), "")
    lines = text.removeprefix("\ufeff").splitlines()[:SEEN]
    return any(
        HEADING.fullmatch(line) or PICTURE.search(line) or is_ruler(line)
        for line in lines
    ) or any(formula.holds(line) or is_strong(line) for line in lines)


def _told(head: bytes, encoding: str) -> str:
    for cut in range(4):
        try:
            return head[: len(head) - cut].decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""


def read(source: Input) -> Iterator[Page]:
    """Yield the one page of a text.

    Raises:
        EmptyInput: nothing but marks stands in it.
        FileTooLarge: it is larger than the input's limit.
        UnknownEncoding: nothing decodes it.
    """
    from dubao.sources.markdown import document  # noqa: PLC0415 loads lxml

    yield document.page(source)


__all__ = ["read", "sniff"]
