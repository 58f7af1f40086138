"""Score predictions on gold: what a figure says, slot by slot and as a row.

    python score.py GOLD predictions.jsonl

GOLD is a folder of NAME.txt with NAME.gold.json; a prediction is a JSON object a line,
each of a text, as the README says. The measures are those that `dubao score` prints
under `rows`, by the same rules; only Python's standard library is needed.
"""

import json
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path

SLOTS = (
    "measure", "holder", "place", "action", "period", "stat", "direction", "base",
)  # fmt: skip
WHOLE = ("measure", "holder", "period", "stat", "direction", "base")
BARE = tuple(slot for slot in WHOLE if slot != "holder")
# widths are folded; white space and quotation marks count nowhere
FOLDED = {at: at - 0xFEE0 for at in range(0xFF01, 0xFF5F)} | dict.fromkeys(
    map(ord, " \t\r\n\u3000“”\"'‘’")
)


def number(value):
    try:
        return Fraction(value.replace(",", "")) if value else None
    except (ValueError, ZeroDivisionError):
        return value


def ends(low, high):
    return number(low), number(high or low)


def plain(value, slot):
    return str(value or "").translate(FOLDED) or ("level" if slot == "stat" else "")


def accepted(row, slot):
    others = row.get("also", {}).get(slot, ())
    return {plain(one, slot) for one in (row.get(slot, ""), *others)}


def overlap(one, other):
    start, end = max(one["start"], other["start"]), min(one["end"], other["end"])
    return max(0, end - start)


def compare(sums, row, figure):
    low, _, high = row["value"].partition("~")
    said = ends(str(figure["value"] or ""), str(figure.get("high") or ""))
    right_number = (
        (row["claim"] == "several" or ends(low, high) == said)
        and figure["claim"] == row["claim"]
        and (figure["unit"] or "") == row["unit"]
    )
    wrong = set()
    for slot in SLOTS:
        told, allowed = plain(figure.get(slot), slot), accepted(row, slot)
        right = told in allowed
        sums["right", slot] += right
        sums["answered", slot] += bool(told)
        sums["answered right", slot] += bool(told) and right
        sums["wanted right", slot] += "" not in allowed and right
        if not right:
            wrong.add(slot)
    sums["found"] += 1
    sums["number"] += right_number
    sums["row"] += right_number and wrong.isdisjoint(WHOLE)
    sums["row without holder"] += right_number and wrong.isdisjoint(BARE)


def score(folder, predictions):
    """Return the measures of predictions, a text's name to its figures."""
    sums = Counter()
    for path in sorted(folder.glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json") + ".txt"
        text = (folder / name).read_bytes().decode("utf-8")
        said, figures = predictions.get(name, (text, []))
        if said != text:
            raise SystemExit(f"{name}: the prediction's text is not that of the gold")
        free = set(range(len(figures)))
        for row in json.loads(path.read_text(encoding="utf-8")).get("figures") or ():
            sums["figures"] += 1
            for slot in SLOTS:
                sums["wanted", slot] += "" not in accepted(row, slot)
            best = max(free, key=lambda n: (overlap(row, figures[n]), n), default=None)
            if best is not None and overlap(row, figures[best]):
                free.discard(best)
                compare(sums, row, figures[best])

    def share(part, whole):
        return round(sums[part] / sums[whole], 4) if sums[whole] else None

    def each(part, whole):
        return {
            slot: share((part, slot), whole if whole == "figures" else (whole, slot))
            for slot in SLOTS
        }

    names = ("found", "number", "row", "row without holder")
    return (
        {"figures": sums["figures"]}
        | {name: share(name, "figures") for name in names}
        | {
            "right": each("right", "figures"),
            "precision": each("answered right", "answered"),
            "recall": each("wanted right", "wanted"),
        }
    )


def predicted(path):
    found = {}
    with open(path, encoding="utf-8") as file:
        for line in filter(str.strip, file):
            row = json.loads(line)
            name = Path(row["source"]["name"]).name
            found[name] = row["page"]["text"], row["figures"]
    return found


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    made = score(Path(sys.argv[1]), predicted(sys.argv[2]))
    print(json.dumps(made, ensure_ascii=False, indent=1))
