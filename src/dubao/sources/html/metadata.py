"""Metadata that Founder's systems put into a comment of an article's page.

    <!--enpproperty <articleid>1</articleid><date>2017-04-06 07:30:37:0</date>
    <author></author><title>…</title><subtitle>…</subtitle><introtitle>…</introtitle>
    <nodename>…</nodename>…/enpproperty-->

introtitle is the kicker 引题, subtitle the deck 副题. It is taken out of the page, so
that a comment which something in it ends too early does not show.
"""

import re
from html import unescape

START = re.compile(r"<!-{0,2}\s{0,9}enpproperty\b", re.IGNORECASE)
END = re.compile(r"/enpproperty\s{0,9}-{0,2}>", re.IGNORECASE)
COMMENT = re.compile(r"-->")
OPENING = re.compile(r"<([a-z]{2,30})>", re.IGNORECASE)
BREAK = re.compile(r"<br\b[^<>]{0,40}>|\n", re.IGNORECASE)
TAG = re.compile(r"<!\[CDATA\[|\]\]>|</?[a-z!][^<>]{0,200}>", re.IGNORECASE)
SPACE = re.compile(r"[^\S\n]+")


def taken(text: str) -> tuple[str, dict[str, str]]:
    r"""Return an HTML text without its metadata, and the metadata's fields.

    >>> taken("a<!--enpproperty <title>甲<br>乙</title><author></author>"
    ...       "/enpproperty-->b")
    ('ab', {'title': '甲\n乙', 'author': ''})
    """
    parts: list[str] = []
    fields: dict[str, str] = {}
    at = 0
    while start := START.search(text, at):
        end = END.search(text, start.end()) or COMMENT.search(text, start.end())
        if not end:
            break
        parts.append(text[at : start.start()])
        for name, value in parse_fields(text[start.end() : end.start()]).items():
            fields[name] = fields.get(name) or value
        at = end.end()
    return "".join((*parts, text[at:])), fields


def parse_fields(text: str) -> dict[str, str]:
    """Return the fields of a metadata comment's inside, by their names."""
    fields: dict[str, str] = {}
    lower = text.lower()
    open_ended: set[str] = set()
    at = 0
    while opening := OPENING.search(text, at):
        name = opening[1].lower()
        end = -1 if name in open_ended else lower.find(f"</{name}>", opening.end())
        if end < 0:
            open_ended.add(name)
            at = opening.end()
            continue
        fields.setdefault(name, plain(text[opening.end() : end]))
        at = end
    return fields


def plain(text: str) -> str:
    r"""Return a field's text: its line breaks kept, its tags left out.

    >>> plain("<![CDATA[甲&nbsp;乙<br/>丙]]>")
    '甲 乙\n丙'
    """
    broken = unescape(TAG.sub("", BREAK.sub("\n", text)))
    found = (SPACE.sub(" ", line).strip() for line in broken.split("\n"))
    return "\n".join(line for line in found if line)
