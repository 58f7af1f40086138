r"""Keeps what a page or a file is called, or says, from giving a terminal orders.

Control characters move the cursor, set the window's title and fill the clipboard;
marks of direction let a name read as another. They are shown as `\u001b`.
"""

import re
from collections.abc import Iterable
from typing import Any, TextIO, cast

from rich.console import Console
from rich.segment import Segment

WILD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)


def tamed(text: str) -> str:
    r"""Return a text whose control characters are shown and do nothing.

    >>> print(tamed("a\x1b]0;title\x07b\u202ec"))
    a\u001b]0;title\u0007b\u202ec
    """
    return WILD.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


class Tame:
    """A stream of text to a terminal that lets nothing wild through."""

    def __init__(self, stream: TextIO) -> None:
        """Write to `stream`."""
        self.wild = stream

    def write(self, text: str) -> int:
        """Write a text, tamed."""
        self.wild.write(tamed(text))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write some lines, tamed."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 all that a stream has
        return getattr(self.wild, name)


def tame(stream: TextIO) -> TextIO:
    """Return a stream that writes to another, tamed."""
    return cast("TextIO", Tame(stream))


def wild(stream: TextIO) -> TextIO:
    """Return the stream behind a tame one: for what colours and moves on purpose."""
    return stream.wild if isinstance(stream, Tame) else stream


class Quiet(Console):
    """A console that draws with colours, and whose texts give no orders."""

    def render(self, *args: Any, **options: Any) -> Iterable[Segment]:  # noqa: ANN401
        """Yield the segments of what is printed, tamed."""
        for segment in super().render(*args, **options):
            if segment.control:
                yield segment
            else:
                yield Segment(tamed(segment.text), segment.style)
