"""The words of the reader, in Chinese and in English."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

LANGUAGES = {"zh": "zh-Hans", "en": "en"}  # and how HTML calls them


@cache
def asset(name: str) -> str:
    """Return a file of the front end as text."""
    return (files("dubao.web") / "static" / name).read_text(encoding="utf-8")


@cache
def words(language: str) -> Mapping[str, str]:
    """Return what the reader says in a language, by name.

    >>> words("en")["find"], words("zh")["find"]
    ('Find', '检索')
    """
    said: dict[str, list[str]] = json.loads(asset("words.json"))
    place = list(LANGUAGES).index(language)
    return {name: row[place] for name, row in said.items()}


def wanted(header: str) -> str:
    """Return the language that an Accept-Language header likes best of ours.

    >>> wanted("fr, en;q=0.8, zh-CN;q=0.9"), wanted(""), wanted("en-GB")
    ('zh', 'zh', 'en')
    """
    liked = []
    for number, part in enumerate(header.split(",")):
        tag, _, weight = part.partition(";q=")
        name = tag.strip().lower().partition("-")[0]
        try:
            share = float(weight or 1)
        except ValueError:
            share = 0.0
        if name in LANGUAGES and share > 0:
            liked.append((-share, number, name))
    return min(liked)[2] if liked else "zh"
