"""Findings as one HTML page that an editor can read, mark and print.

Each finding stands with its passage, a box to tick and a line to write on. The page
needs no network and no script of others; what is ticked stays in the browser, and a
button gives the lines for the files that let findings stand.
"""

import json
from collections.abc import Iterable, Sequence
from html import escape

from dubao.check import Finding
from dubao.export.findings import Checked
from dubao.export.place import Lines
from dubao.model import Page, Span

NAMES = {"error": "错误", "warning": "存疑", "hint": "提示"}
AROUND = 60  # characters shown before and behind what is marked
HEAD = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>dubao check</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body{font:16px/1.7 serif;max-width:48em;margin:2em auto;padding:0 1em;color:#222}
h2{font-size:1.1em;border-bottom:1px solid #ccc;margin-top:2em;overflow-wrap:anywhere}
section{border-left:4px solid #999;padding:.2em 1em;margin:1em 0;break-inside:avoid}
section.error{border-color:#b00}section.warning{border-color:#c80}
section.hint{border-color:#37a}
section:has(input:checked){opacity:.55}
mark{background:#fd8;padding:0 .1em}mark.first{background:#f99}
small,code{color:#555;font-size:.85em}
input[type=text]{width:100%;border:0;border-bottom:1px dotted #888;font:inherit}
@media print{button{display:none}}
</style></head><body>
"""
SCRIPT = """<script>
const key = "dubao:" + document.title;
const kept = JSON.parse(localStorage.getItem(key) || "{}");
for (const box of document.querySelectorAll("section")) {
  const [tick, note] = box.querySelectorAll("input");
  const was = kept[box.id] || [false, ""];
  tick.checked = was[0]; note.value = was[1];
  box.addEventListener("input", () => {
    kept[box.id] = [tick.checked, note.value];
    localStorage.setItem(key, JSON.stringify(kept));
  });
}
document.querySelector("button").addEventListener("click", () => {
  const ticked = [...document.querySelectorAll("section")]
    .filter((box) => box.querySelector("input").checked);
  document.querySelector("pre").textContent = ticked
    .map((box) => box.dataset.beside + "\\n" + box.dataset.line).join("\\n");
});
</script>
"""


def report(checked: Iterable[Checked]) -> str:
    """Return the findings of all pages as one HTML page."""
    body, counts = [], dict.fromkeys(NAMES, 0)
    for page, findings, _ in checked:
        for one in findings:
            counts[one.severity] += 1
        if findings:
            body.append(_page(page, findings))
    total = "，".join(f"{NAMES[kind]}{count}处" for kind, count in counts.items())
    head = f"<h1>核查报告</h1><p>{total}。勾选的算已看过、可以保留。</p>"
    foot = "<p><button>列出已勾选的</button></p><pre></pre>"
    return f"{HEAD}{head}{''.join(body)}{foot}{SCRIPT}</body></html>\n"


def _page(page: Page, findings: Sequence[Finding]) -> str:
    lines = Lines(page.text)
    shown = "".join(_finding(page, one, lines) for one in findings)
    return f"<h2>{escape(page.source.name)}</h2>{shown}"


def _finding(page: Page, one: Finding, lines: Lines) -> str:
    first = one.spans[0]
    place = lines.place(first.start)
    words = " ".join(first.of(page.text).split())
    name = page.source.name
    number = f"{page.source.sha256[:12]}-{one.code}-{first.start}"
    extra = f"<br><code>{escape(one.computation)}</code>" if one.computation else ""
    if one.suggestion:
        extra += f"<br>→ {escape(one.suggestion)}"
    return (
        f'<section class="{one.severity}" id="{number}"'
        f' data-beside="{escape(json.dumps(name + ".dubao", ensure_ascii=False))}"'
        f' data-line="{escape(f"# dubao: ignore {one.code} {words}")}">'
        f'<label><input type="checkbox"> <b>{NAMES[one.severity]} {one.code}</b>'
        f" {escape(one.chinese)}</label> <small>{place.line}:{place.column}</small>"
        f"<p>{_passage(page.text, one.spans)}</p><small>{escape(one.english)}{extra}"
        '</small><br><input type="text" placeholder="编辑意见"></section>'
    )


def _passage(text: str, spans: Sequence[Span]) -> str:
    """Return the passage around some spans with each of them marked."""
    start = max(0, min(span.start for span in spans) - AROUND)
    end = min(len(text), max(span.end for span in spans) + AROUND)
    shown, at = "", start
    for span in sorted(set(spans)):
        if span.start < at:
            continue
        sort = ' class="first"' if span == spans[0] else ""
        shown += f"{escape(text[at : span.start])}<mark{sort}>"
        shown += f"{escape(span.of(text))}</mark>"
        at = span.end
    return shown + escape(text[at:end])
