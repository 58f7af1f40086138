"""How well a page is read back from print: every layout as a PDF, some as scans.

    python bench/press.py TEXT GOLD [--scan] [--layout NAME]…

TEXT and GOLD are a page's text with its gold as the scorer takes it. Prints for each
layout the share of articles found whole and of figures read (value, claim and unit),
and for scans the error rates of characters and of digits. Needs Chromium and the Noto
CJK fonts.
"""

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.press import score
from tests.press.browser import printed
from tests.press.layout import LAYOUTS, Story, upright
from tests.press.scan import scanned

from dubao import read


def stories(text, gold):
    found = []
    for article in gold["articles"]:
        told = {"head": [], "caption": []}
        for role in article["roles"]:
            parts = [text[start:end] for start, end in role["spans"]]
            if role["role"] in {"kicker", "headline", "deck"}:
                told["head"].append((role["role"], "".join(parts)))
            elif role["role"] in {"caption", "credit"} and article["kind"] == "photo":
                told["caption"] += parts
        body = ["".join(text[s:e] for s, e in part) for part in article["paragraphs"]]
        found.append(
            Story(
                head=tuple(told["head"]), body=tuple(body),
                caption=tuple(told["caption"]),
            )
        )  # fmt: skip
    return found


def figures(gold, articles):
    """Count the gold's figures that stand in some articles."""
    spans = [
        (start, end)
        for article in articles
        for part in (*article["paragraphs"], *(r["spans"] for r in article["roles"]))
        for start, end in part
    ]
    rows = Counter()
    for row in gold["figures"]:
        if any(start <= row["start"] < end for start, end in spans):
            low, _, high = row["value"].partition("~")
            text = "".join(row["text"].split())
            rows[text, low, high, row["claim"], row["unit"]] += 1
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("text", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--layout", action="append", default=[], help="only this one")
    parser.add_argument("--scan", action="store_true", help="read 200 dpi scans, too")
    parser.add_argument("--keep", type=Path, help="a folder to keep the pages in")
    given = parser.parse_args()
    text = given.text.read_text(encoding="utf-8")
    gold = json.loads(given.gold.read_text(encoding="utf-8"))
    whole = list(zip(stories(text, gold), gold["articles"], strict=True))
    plain = [pair for pair in whole if pair[0].head][1:4]
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        for name, layout in {**LAYOUTS, "upright": upright}.items():
            if given.layout and name not in given.layout:
                continue
            chosen = plain if name == "upright" else whole
            set_in = [story for story, _ in chosen]
            rows = figures(gold, [article for _, article in chosen])
            path = printed(layout(set_in), folder / f"{name}.pdf")
            show(name, read(path), set_in, rows, 1.0)
            if given.scan:
                for kind in ("clean", "skewed", "noisy"):
                    start = time.perf_counter()
                    picture = scanned(path, folder / f"{name}-{kind}.png", kind)
                    show(f"{name} {kind}", read(picture), set_in, rows, 0.97)
                    print(f"  {time.perf_counter() - start:.1f} s")


def show(name, reading, page, rows, alike):
    wrong, digits = score.errors(reading, page)
    print(
        f"{name:<18} article_exact {score.exact(reading, page, alike=alike):.3f}"
        f"  value+claim+unit {score.figures(reading, rows):.3f}"
        f"  CER {wrong:.2%}  digits {digits:.2%}",
        flush=True,
    )


if __name__ == "__main__":
    main()
