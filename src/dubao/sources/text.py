"""A plain-text file: one page, its characters kept as they are.

Line ends stay, a byte-order mark is left out, and every offset counts code points of
the decoded text.
"""

import hashlib

from dubao.errors import EmptyInput
from dubao.model import Page, Source
from dubao.sources.encoding import decode
from dubao.sources.input import Input


def read(source: Input) -> tuple[Page, ...]:
    """Return the one page of a text.

    Raises:
        EmptyInput: nothing but white space and control codes stands in it.
        FileTooLarge: it is larger than the input's limit.
        NotAPage: it is binary.
        UnknownEncoding: nothing decodes it.
    """
    content = source.content()
    if not content.strip(b"\0\t\n\v\f\r \x1a\xef\xbb\xbf\xff\xfe"):
        found = f"{len(content)} bytes of white space" if content else "0 bytes"
        hint = "a page needs at least one character"
        raise EmptyInput(f"{source.name}: empty, {found}", hint=hint)
    text, encoding = decode(content, source.name)
    return (page(text, content, name=source.name, encoding=encoding),)


def page(text: str, content: bytes, *, name: str, encoding: str) -> Page:
    """Return a text as a page.

    Raises:
        EmptyInput: nothing but white space stands in it.
    """
    if not text or text.isspace():
        raise EmptyInput(f"{name}: empty, only white space", hint="give it some text")
    sha256 = hashlib.sha256(content).hexdigest()
    return Page(source=Source(name=name, sha256=sha256, encoding=encoding), text=text)


def from_text(text: str, *, name: str) -> Page:
    """Return a text that is already decoded as a page; its hash is of its UTF-8.

    Raises:
        EmptyInput: nothing but white space stands in it.
    """
    content = text.encode("utf-8", "surrogatepass")
    return page(text, content, name=name, encoding="utf-8")
