"""Elements of XML as text: escaped, and without what XML cannot hold."""

import re
from collections.abc import Iterable, Mapping

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
# Characters that no XML document may hold, written or escaped.
BARRED = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
PLAIN = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
QUOTED = PLAIN | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def fit(text: str) -> str:
    r"""Return a text that XML can hold, character for character.

    >>> fit("3\x00所")
    '3\ufffd所'
    """
    return BARRED.sub("\ufffd", text)


def plain(text: str) -> str:
    """Return the content of an element.

    >>> plain("<3所>")
    '&lt;3所&gt;'
    """
    return fit(text).translate(PLAIN)


def tag(name: str, attributes: Mapping[str, object], *, empty: bool = False) -> str:
    """Return the tag that opens an element; attributes that are "" or None are not.

    >>> tag("measure", {"quantity": "3", "unit": ""}, empty=True)
    '<measure quantity="3"/>'
    """
    said = "".join(
        f' {key}="{fit(str(value)).translate(QUOTED)}"'
        for key, value in attributes.items()
        if value is not None and value != ""
    )
    return f"<{name}{said}{'/' if empty else ''}>"


def element(
    name: str, attributes: Mapping[str, object] | None = None, *inner: str
) -> str:
    """Return an element; what is `inner` stands as it is.

    >>> element("p", {}, plain("a & b"))
    '<p>a &amp; b</p>'
    """
    if not inner:
        return tag(name, attributes or {}, empty=True)
    return tag(name, attributes or {}) + "".join(inner) + f"</{name}>"


def lines(parts: Iterable[str]) -> str:
    """Return elements, each on a line."""
    return "".join(f"{part}\n" for part in parts)
