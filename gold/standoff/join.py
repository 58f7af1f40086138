"""Join gold without texts to the texts that you have; other texts are refused.

    python join.py dev.jsonl TEXTS -o GOLD

TEXTS is a folder of UTF-8 files, under any names. A text is known by the SHA-256 of its
bytes: what has another hash is another text, its offsets would lie, and it is left out.
GOLD gets NAME.txt, NAME.gold.json and metadata.csv for each text that was found.
Nothing but Python's standard library is needed.
"""

import argparse
import csv
import hashlib
import json
import sys
from pathlib import Path

PLAIN = ("value", "claim", "kind", "period", "stat", "direction")


def word(told, text):
    """Return an answer: a code as it is, places as their characters."""
    if isinstance(told, str):
        return told
    return "".join(
        one if isinstance(one, str) else text[one[0] : one[1]] for one in told
    )


def joined(row, text):
    """Return the gold of a text in the form that gold with its texts has."""
    figures = []
    for told in row["figures"]:
        span = {"start": told["start"], "end": told["end"]}
        made = span | {"text": text[told["start"] : told["end"]]}
        made |= {
            slot: value if slot in PLAIN else word(value, text)
            for slot, value in told.items()
            if slot not in {"start", "end", "also"}
        }
        if "also" in told:
            made["also"] = {
                slot: [word(one, text) for one in others]
                for slot, others in told["also"].items()
            }
        figures.append(made)
    asides = [one | {"text": text[one["start"] : one["end"]]} for one in row["asides"]]
    return {"figures": figures, "asides": asides}


def main():
    ask = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    ask.add_argument("gold", type=Path)
    ask.add_argument("texts", type=Path)
    ask.add_argument("-o", "--output", type=Path, required=True)
    given = ask.parse_args()
    with given.gold.open(encoding="utf-8") as file:
        rows = {row["sha256"]: row for row in map(json.loads, file)}
    given.output.mkdir(parents=True, exist_ok=True)
    found, refused = {}, []
    for path in sorted(given.texts.rglob("*")):
        if not path.is_file():
            continue
        raw = path.read_bytes()
        row = rows.get(hashlib.sha256(raw).hexdigest())
        if row is None:
            refused.append(path.name)
            continue
        name = row["name"]
        (given.output / f"{name}.txt").write_bytes(raw)
        said = json.dumps(
            joined(row, raw.decode("utf-8")), ensure_ascii=False, indent=1
        )
        gold = given.output / f"{name}.gold.json"
        gold.write_text(said + "\n", encoding="utf-8")
        found[name] = row["date"]
    table = given.output / "metadata.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["name", "paper", "date", "number"])
        writer.writerows([f"{name}.txt", "", day, ""] for name, day in found.items())
    for name in refused:
        print(f"refused: {name}: no text of this gold", file=sys.stderr)
    print(f"{len(found)} of {len(rows)} texts joined, {len(refused)} refused")
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
