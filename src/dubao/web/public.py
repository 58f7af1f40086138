"""What a server that anybody may read tells of the machine that it runs on: nothing."""

import re
from dataclasses import replace
from pathlib import Path

from dubao.errors import NoSuchPage, TimedOut, UsageError
from dubao.model import Reading
from dubao.web.guard import Rules

# What tells of the question, and of nothing else.
SAYABLE = (UsageError, NoSuchPage, TimedOut)


def name_told(rules: Rules, name: str) -> str:
    """Return a page's name, without the folders it lies in where anybody may read.

    >>> name_told(Rules(public=True), "/srv/papers/1998.jsonl/17")
    '17'
    >>> name_told(Rules(), "papers/page.txt")
    'papers/page.txt'
    """
    return re.split(r"[\\/]", name)[-1] if rules.public else name


def shown_to(rules: Rules, reading: Reading) -> Reading:
    """Return a reading as it may be shown."""
    if not rules.public:
        return reading
    page = reading.page
    source = replace(page.source, name=name_told(rules, page.source.name))
    return replace(reading, page=replace(page, source=source))


def words_told(rules: Rules, path: Path, error: Exception) -> tuple[str, str]:
    """Return what went wrong and what to do; where anybody may read, no path.

    >>> error = NoSuchPage("3fa9c1d2e4b5: not in /srv/a b/county.ledger")
    >>> words_told(Rules(public=True), Path("/srv/a b/county.ledger"), error)[0]
    '3fa9c1d2e4b5: not in county.ledger'
    """
    message, hint = getattr(error, "message", str(error)), getattr(error, "hint", "")
    if not rules.public:
        return message, hint
    if not isinstance(error, SAYABLE):
        return "not to be had here", ""
    return message.replace(str(path), path.name), hint
