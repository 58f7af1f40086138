"""Counts what lies in gold/ and writes it into the datasheet."""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

GOLD = Path(__file__).parent.parent.parent / "gold"
PARTS = {"passages": "train", "held": "held"}  # a folder, and what its rows say
SLOTS = (
    "measure", "holder", "place", "action", "period", "stat", "direction", "base",
)  # fmt: skip
BEGIN, END = "<!-- counted -->\n", "<!-- end -->\n"


def rows(folder: str) -> Iterator[tuple[dict[str, str], dict]]:
    """Yield the metadata and the gold of each passage of a folder."""
    path = GOLD / folder / "metadata.csv"
    if not path.exists():
        return
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name = row["name"].removesuffix(".txt") + ".gold.json"
            yield row, json.loads((path.parent / name).read_text(encoding="utf-8"))


def counted() -> str:
    """Return the tables of the datasheet."""
    sizes: dict[str, Counter[str]] = {name: Counter() for name in PARTS}
    filled: dict[str, Counter[str]] = {name: Counter() for name in PARTS}
    doubts: dict[str, Counter[str]] = {name: Counter() for name in PARTS}
    genres: Counter[tuple[str, str]] = Counter()
    stats: Counter[str] = Counter()
    for folder in PARTS:
        for row, gold in rows(folder):
            sizes[folder]["passages"] += 1
            sizes[folder]["figures"] += len(gold["figures"])
            sizes[folder]["asides"] += len(gold["asides"])
            genres[row["genre"], "passages"] += 1
            genres[row["genre"], "figures"] += len(gold["figures"])
            for figure in gold["figures"]:
                stats[figure["stat"]] += 1
                for slot in SLOTS:
                    filled[folder][slot] += bool(figure[slot])
                    doubts[folder][slot] += slot in figure.get("also", {})
    lines = ["| folder | passages | figures | asides |", "|---|---|---|---|"]
    lines += [
        f"| {name} | {one['passages']} | {one['figures']:,} | {one['asides']:,} |"
        for name, one in sizes.items()
    ]
    lines += ["", "| slot | filled | with another answer also right |", "|---|---|---|"]
    every = sum(one["figures"] for one in sizes.values())
    for slot in SLOTS:
        full = sum(one[slot] for one in filled.values())
        more = sum(one[slot] for one in doubts.values())
        lines.append(f"| {slot} | {_part(full, every)} | {_part(more, every)} |")
    lines += ["", "stat: " + ", ".join(f"{k} {n:,}" for k, n in stats.most_common())]
    lines += ["", "| genre | passages | figures |", "|---|---|---|"]
    lines += [
        f"| {genre} | {genres[genre, 'passages']} | {genres[genre, 'figures']} |"
        for genre in sorted({name for name, _ in genres})
    ]
    return "\n".join(lines) + "\n"


def _part(some: int, every: int) -> str:
    return f"{some:,} ({some / every:.0%})"


def sheet(text: str) -> str:
    """Return the datasheet with its counts made new."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{counted()}{END}{after}"


if __name__ == "__main__":
    path = GOLD / "README.md"
    path.write_text(sheet(path.read_text(encoding="utf-8")), encoding="utf-8")
