"""The HTML around every view: a heading, a place for the view, its scripts."""

from html import escape

from dubao.web.view import SCRIPTS, STYLE, data
from dubao.web.word import LANGUAGES, words

VIEWS = {
    "find": "/", "figures": "/figures", "series": "/series", "review": "/review",
    "findings_view": "/findings",
    "add": "/add",
}  # fmt: skip
ASSETS = (
    *SCRIPTS, "call.js", "dialog.js", "number.js", "grid.js", "find.js", "figures.js",
    "plot.js", "chart.js", "series.js", "review.js", "findings.js",
    "add.js", "app.js", STYLE,
)  # fmt: skip


def shell(path: str, language: str, *, edit: bool) -> str:
    """Return the HTML of the view at `path`; scripts fill it from the HTTP API."""
    said = words(language)
    other = next(name for name in LANGUAGES if name != language)
    links = "".join(
        f'<a href="{place}"{" aria-current=page" if place == path else ""}>'
        f"{escape(said[name])}</a>"
        for name, place in VIEWS.items()
    )
    scripts = "".join(
        f'<script src="/static/{name}" defer></script>\n'
        for name in ASSETS
        if name != STYLE
    )
    shown = {"language": LANGUAGES[language], "edit": edit, "words": dict(said)}
    return (
        f'<!doctype html>\n<html lang="{LANGUAGES[language]}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(said['name'])}</title>\n"
        f'<link rel="stylesheet" href="/static/{STYLE}">\n'
        '<link rel="icon" href="/static/icon.svg">\n'
        f'<script type="application/json" id="shell">{data(shown)}</script>\n'
        f"{scripts}</head>\n<body>\n"
        f'<a class="skip" href="#main">{escape(said["skip"])}</a>\n'
        f'<header><a class="name" href="/">{escape(said["name"])}</a>'
        f"<nav>{links}</nav>"
        f'<a href="?lang={other}" lang="{LANGUAGES[other]}">'
        f"{escape(said['other'])}</a>"
        f'<button type="button" id="keys-button">{escape(said["help"])} ?</button>'
        "</header>\n"
        '<main id="main" tabindex="-1"></main>\n</body>\n</html>\n'
    )
