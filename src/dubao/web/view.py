"""One page as one file: it opens offline, and asks the network for nothing."""

import hashlib
import json
from base64 import b64encode
from collections.abc import Mapping
from html import escape
from typing import Any

from dubao.check import check
from dubao.export import record
from dubao.export.derivation import derivation
from dubao.export.explanation import Explanation, plain
from dubao.export.grid import top
from dubao.export.json import span_id
from dubao.model import Mention, Reading, Slot
from dubao.reading import explain as reasons
from dubao.web.word import LANGUAGES, asset, words

# each builds on those before
SCRIPTS = ("make.js", "text.js", "table.js", "sheet.js", "page.js")
STYLE = "style.css"


def explained(
    text: str, mention: Mention, why: Mapping[Slot, Explanation]
) -> dict[str, Any]:
    """Return how a figure was read, and why each slot has its answer."""
    return {**derivation(text, mention), "slots": plain(why.values())}


def page(reading: Reading) -> dict[str, Any]:
    """Return what the front end draws a page from: a reading's record."""
    told = record(reading)
    if "tables" in told:  # where its rows begin, behind caption and notes
        tables = zip(told["tables"], reading.tables, strict=True)
        told["tables"] = [{**one, "top": top(table)} for one, table in tables]
    return {**told, "corrections": {}, "findings": [], "picture": ""}


def data(value: object) -> str:
    """Return JSON that may stand inside an HTML script element.

    >>> "<" in data({"text": "</script>"})
    False
    """
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def findings(reading: Reading) -> list[dict[str, Any]]:
    """Return what the checks find on a page, as plain data.

    The reading must be one that was just made: a ledger keeps no derivations.
    """
    return [
        {
            "code": one.code,
            "severity": one.severity,
            "zh": one.chinese,
            "en": one.english,
            "spans": [list(span) for span in one.spans],
            "computation": one.computation,
            "fits": one.suggestion,
        }
        for one in check(reading).findings
    ]


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def view(reading: Reading, *, language: str = "zh", picture: bytes = b"") -> str:
    """Return a reading as an HTML file of its own, in `zh` or `en`.

    Its policy (CSP) lets it run its own script and nothing else. `picture` is a PNG of
    the page, laid behind its boxes: see `dubao.sources.facsimile`.

    >>> from dubao import read_text
    >>> view(read_text("全县新建学校3所。"))[:15]
    '<!doctype html>'
    """
    said_words: Mapping[str, str] = words(language)
    style = asset(STYLE)
    script = "\n".join(map(asset, (*SCRIPTS, "view.js")))
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)};"
        " img-src data:;"
        " base-uri 'none'; form-action 'none'"
    )
    why = reasons(reading.page)
    shown = {
        **page(reading),
        "findings": findings(reading),
        "picture": f"data:image/png;base64,{b64encode(picture).decode()}"
        if picture
        else "",
        "derivations": {
            span_id(reading, figure.span): explained(
                reading.page.text, figure.mention, why.get(figure.span, {})
            )
            for figure in reading.figures
        },
    }
    title = " ".join(
        filter(None, (reading.page.paper, reading.page.date, reading.page.source.name))
    )
    return (
        f'<!doctype html>\n<html lang="{LANGUAGES[language]}">\n<head>\n'
        f'<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<main id="main"></main>\n'
        f'<script type="application/json" id="words">{data(said_words)}</script>\n'
        f'<script type="application/json" id="page">{data(shown)}</script>\n'
        f"<script>{script}</script>\n</body>\n</html>\n"
    )
