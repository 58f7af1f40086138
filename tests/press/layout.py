"""Newspaper pages as HTML: the same articles, laid out as different papers do it."""

import html
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article to be printed: its headline's lines with their roles, and the rest."""

    head: tuple[tuple[str, str], ...] = ()  # (role, words): kicker headline deck
    body: tuple[str, ...] = ()
    caption: tuple[str, ...] = ()  # of a photograph that stands alone

    def words(self) -> str:
        """All that is printed of it, without blanks."""
        whole = "".join((*(text for _, text in self.head), *self.body, *self.caption))
        return "".join(whole.split())


CSS = """
@page { size: %(page)s; margin: 12mm }
* { margin: 0; padding: 0 }
body { font-family: 'Noto Serif CJK SC'; font-size: %(size)spt; line-height: 1.5;
  text-align: justify }
.kicker, .deck { font-size: 1.45em; text-align: center }
.headline { font-family: 'Noto Sans CJK SC'; font-weight: bold; font-size: 1.8em;
  line-height: 1.3; text-align: center }
.first .headline { font-size: 2.6em }
p { text-indent: 2em }
.caption { font-size: .9em; margin-top: 1em }
.caption p { text-indent: 0 }
.picture { height: 50mm; background: #bbb }
.head { break-inside: avoid; break-after: avoid }
"""
PLATE = (
    "<div style='font:bold 48pt Noto Sans CJK SC;text-align:center'>柳河日报</div>"
    "<div style='text-align:center;font-size:9pt'>LIUHE RIBAO</div>"
    "<div style='font-size:9pt;border-top:1pt solid'>2023年2月24日 星期五"
    " 农历癸卯年二月初五 第8123期 今日4版 国内统一刊号:CN65-0012</div>"
)
FOLIO = "2023年2月24日 星期五 第03版 综合"


def _document(body: str, *, size: float, page: str, css: str = "") -> str:
    style = CSS % {"size": size, "page": page} + css
    return (
        f"<!doctype html><html lang=zh><meta charset=utf-8><style>{style}</style>"
        f"<body>{body}</body></html>"
    )


def _head(story: Story) -> str:
    lines = "".join(
        f"<div class={role}>{html.escape(words)}</div>" for role, words in story.head
    )
    return f"<div class=head>{lines}</div>" if lines else ""


def _body(story: Story) -> str:
    return "".join(f"<p>{html.escape(words)}</p>" for words in story.body)


def _caption(story: Story, *, picture: bool) -> str:
    words = "".join(f"<p>{html.escape(line)}</p>" for line in story.caption)
    shown = "<div class=picture></div>" if picture else ""
    return f"{shown}<div class=caption>{words}</div>" if words else ""


def flow(
    stories: Sequence[Story], *, size: float = 10.5, page: str = "420mm 594mm",
    columns: int = 5,
) -> str:  # fmt: skip
    """Everything runs through the columns of the page, headlines in them."""
    parts = [
        f"<div class='{'first' if n == 0 else ''}'>{_head(story)}</div>{_body(story)}"
        + _caption(story, picture=False)
        for n, story in enumerate(stories)
    ]
    body = f"<div style='columns:{columns};column-gap:6mm'>{''.join(parts)}</div>"
    return _document(body, size=size, page=page)


def spanning(
    stories: Sequence[Story], *, size: float = 10.5, page: str = "420mm 594mm",
    columns: int = 5,
) -> str:  # fmt: skip
    """Each headline spans the page, its body runs through the columns below it."""
    parts = [
        f"<div class='{'first' if n == 0 else ''}' style='column-span:all;"
        f"margin:6pt 0'>{_head(story)}</div>{_body(story)}"
        + _caption(story, picture=False)
        for n, story in enumerate(stories)
    ]
    body = f"<div style='columns:{columns};column-gap:6mm'>{''.join(parts)}</div>"
    return _document(body, size=size, page=page)


def boxes(  # noqa: PLR0913 what papers do differently
    stories: Sequence[Story], *, size: float = 10.5, page: str = "420mm 594mm",
    widths: Sequence[int] = (5, 2, 2, 1, 2, 3), columns: int = 5, ruled: bool = False,
    shuffled: bool = False, gap: str = "8mm 6mm", left: bool = False,
    plate: bool = False,
) -> str:  # fmt: skip
    """Each story has its own box on a grid; its headline spans its own columns."""
    cells = []
    for n, story in enumerate(stories):
        width = widths[n % len(widths)]
        first = "first" if width == columns and n == 0 else ""
        inner = (
            f"{_head(story)}<div style='columns:{width};column-gap:6mm'>"
            f"{_body(story)}</div>{_caption(story, picture=True)}"
        )
        cells.append((width, f"<div class='{first}'>{inner}</div>"))
    placed = []
    row, at = 1, 1
    for width, inner in cells:
        if at + width - 1 > columns:
            row, at = row + 1, 1
        placed.append(
            f"<div style='grid-row:{row};grid-column:{at}/span {width}'>{inner}</div>"
        )
        at += width
    if shuffled:
        placed = placed[1::2] + placed[::2]
    css = (
        ""
        if not ruled
        else ".grid > div { border-top: .5pt solid #000; padding-top: 3mm }"
    )
    css += ".headline, .kicker, .deck { text-align: left }" if left else ""
    top = PLATE if plate else f"<div style='text-align:right'>{FOLIO}</div>"
    body = (
        f"{top}<div style='border-bottom:1pt solid'></div>"
        f"<div class=grid style='display:grid;gap:{gap};margin-top:4mm;"
        f"grid-template-columns:repeat({columns},1fr)'>{''.join(placed)}</div>"
    )
    return _document(body, size=size, page=page, css=css)


def upright(
    stories: Sequence[Story], *, size: float = 10.5, page: str = "420mm 297mm",
    tier: str = "84mm",
) -> str:  # fmt: skip
    """Set from top to bottom, lines from right to left, in tiers."""
    tiers = "".join(
        f"<div style='writing-mode:vertical-rl;height:{tier};width:100%;"
        f"margin-bottom:6mm'>{_head(story)}{_body(story)}</div>"
        for story in stories
    )
    css = ".headline { text-align: start }"
    return _document(tiers, size=size, page=page, css=css)


LAYOUTS = {
    "flow": flow,
    "flow-small": lambda stories: flow(stories, size=8, page="297mm 420mm"),
    "flow-tight": lambda stories: flow(stories, size=9, page="350mm 500mm"),
    "spanning": spanning,
    "boxes": boxes,
    "boxes-ruled": lambda stories: boxes(stories, ruled=True),
    "boxes-shuffled": lambda stories: boxes(stories, shuffled=True),
    "boxes-left": lambda stories: boxes(stories, left=True, widths=(5, 3, 2, 2, 3)),
    "boxes-one": lambda stories: boxes(stories, widths=(5, 1, 1, 1, 1, 1)),
    "boxes-two": lambda stories: boxes(stories, widths=(3, 2, 2, 3, 5)),
    "boxes-front": lambda stories: boxes(stories, plate=True),
    "boxes-near": lambda stories: boxes(stories, gap="3mm 6mm", widths=(2, 3, 2, 1, 2)),
}
