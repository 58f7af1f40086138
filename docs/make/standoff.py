"""Write gold of real texts without their characters: offsets, values and codes.

    python docs/make/standoff.py GOLD OUT.jsonl

GOLD has NAME.txt, NAME.gold.json, metadata.csv, and sources.json, which says where each
text is found. Every word of an answer is told by where it stands in the text; only
characters that the text does not have are written.
"""

import csv
import hashlib
import json
import re
import sys
from pathlib import Path

WORDS = ("measure", "holder", "place", "action", "base", "unit")
CODES = frozenset({"yoy", "mom"})
EDTF = re.compile(r"[-0-9./XT:~?]*")  # also nothing at all
PLAIN = ("value", "claim", "kind", "period", "stat", "direction")


def refer(word: str, text: str, near: int) -> object:
    """Return a word as spans of a text, the nearest; what is not there stays a word.

    >>> refer("全县学校", "全县新建学校3所", 6)
    [[0, 2], [4, 6]]
    """
    pieces: list[object] = []
    while word:
        for length in range(len(word), 0, -1):
            found = _nearest(word[:length], text, near)
            if found >= 0:
                pieces.append([found, found + length])
                word = word[length:]
                break
        else:
            if pieces and isinstance(pieces[-1], str):
                pieces[-1] += word[0]
            else:
                pieces.append(word[0])
            word = word[1:]
    return pieces


def _nearest(word: str, text: str, near: int) -> int:
    before, after = text.rfind(word, 0, near + len(word)), text.find(word, near)
    if before < 0 or (after >= 0 and after - near < near - before):
        return after
    return before


def answer(slot: str, said: str, text: str, near: int) -> object:
    """Return an answer: a code as it is, a word by its places."""
    coded = slot in PLAIN or said in CODES or EDTF.fullmatch(said)
    return said if coded else refer(said, text, near)


def stood_off(text: str, gold: dict) -> dict:
    """Return gold without a character of its text."""
    figures = []
    for row in gold["figures"]:
        start = row["start"]
        made = {"start": start, "end": row["end"]}
        for slot in (*PLAIN, *WORDS):
            if slot in row:
                made[slot] = answer(slot, row[slot], text, start)
        also = {
            slot: [answer(slot, one, text, start) for one in others]
            for slot, others in row.get("also", {}).items()
        }
        figures.append(made | ({"also": also} if also else {}))
    asides = [
        {name: row[name] for name in ("start", "end", "kind")}
        for row in gold.get("asides") or ()
    ]
    return {"figures": figures, "asides": asides}


def main(folder: Path, out: Path) -> None:
    rows = json.loads((folder / "sources.json").read_text(encoding="utf-8"))
    sources = {row["name"]: row for row in rows}
    with (folder / "metadata.csv").open(encoding="utf-8", newline="") as file:
        told = {row["name"]: row for row in csv.DictReader(file)}
    with out.open("w", encoding="utf-8") as file:
        for path in sorted(folder.glob("*.txt")):
            source = sources.get(path.stem)
            raw = path.read_bytes()
            if source is None or source["sha256"] != hashlib.sha256(raw).hexdigest():
                print(f"{path.name}: no source, or another text", file=sys.stderr)
                continue
            gold = json.loads(
                path.with_name(f"{path.stem}.gold.json").read_text(encoding="utf-8")
            )
            issue = told.get(path.name, {})
            made = {
                "name": path.stem,
                "sha256": source["sha256"],
                "source": {
                    k: v for k, v in source.items() if k not in {"name", "sha256"}
                },
                "date": issue.get("date", ""),
                **stood_off(raw.decode("utf-8"), gold),
            }
            line = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
            file.write(line + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
