"""Gold goes out without its texts, is joined to them, and is scored without dubao."""

import hashlib
import json
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from dubao import read_text
from dubao.export import record
from dubao.score import golds, pairs, score_rows

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "gold"
MAKE = runpy.run_path(str(ROOT / "docs" / "make" / "standoff.py"))


def run(*command):
    return subprocess.run(
        [sys.executable, *map(str, command)],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def stood_off(tmp_path):
    """Twenty texts as if they were a newspaper's, and their gold without them."""
    folder = tmp_path / "texts"
    folder.mkdir()
    rows, sources = [], []
    for path in sorted((GOLD / "held").glob("*.txt"))[:20]:
        (folder / path.name).write_bytes(path.read_bytes())
        gold = path.with_name(f"{path.stem}.gold.json").read_text(encoding="utf-8")
        (folder / f"{path.stem}.gold.json").write_text(gold, encoding="utf-8")
        rows.append(f"{path.name},,2020-01-01,")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        sources.append({"name": path.stem, "sha256": digest, "path": "here"})
    table = "\n".join(["name,paper,date,number", *rows]) + "\n"
    (folder / "metadata.csv").write_text(table, encoding="utf-8")
    (folder / "sources.json").write_text(json.dumps(sources), encoding="utf-8")
    out = tmp_path / "held.jsonl"
    MAKE["main"](folder, out)
    return folder, out


def test_what_is_joined_is_the_gold_it_was_made_of(stood_off, tmp_path):
    folder, out = stood_off
    got = run(GOLD / "standoff" / "join.py", out, folder, "-o", tmp_path / "joined")
    assert got.returncode == 0, got.stderr
    assert got.stdout.startswith("20 of 20 texts joined")
    for path in (tmp_path / "joined").glob("*.gold.json"):
        made = json.loads(path.read_text(encoding="utf-8"))
        wanted = json.loads((folder / path.name).read_text(encoding="utf-8"))
        assert made["figures"] == [
            {name: row[name] for name in sorted(row)} for row in wanted["figures"]
        ]
        spans = [(one["start"], one["end"], one["kind"]) for one in wanted["asides"]]
        assert spans == [
            (one["start"], one["end"], one["kind"]) for one in made["asides"]
        ]


def test_another_text_is_refused(stood_off, tmp_path):
    folder, out = stood_off
    texts = tmp_path / "others"
    texts.mkdir()
    for path in folder.glob("*.txt"):
        (texts / path.name).write_bytes(path.read_bytes() + b"\n")
    got = run(GOLD / "standoff" / "join.py", out, texts, "-o", tmp_path / "joined")
    assert got.returncode == 1
    assert "20 refused" in got.stdout
    assert not list((tmp_path / "joined").glob("*.txt"))


@pytest.mark.parametrize("name", ["dev", "train"])
def test_no_word_of_a_newspaper_is_shipped(name):
    path = GOLD / "standoff" / f"{name}.jsonl"
    with path.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    assert len({row["sha256"] for row in rows}) == len(rows) > 70
    for row in rows:
        told = json.dumps(row["figures"], ensure_ascii=False)
        words = set(re.findall(r"[\u3400-\u9fff]+", told))
        # units that no text prints so, put there by the annotators
        assert words <= {"天", "倍"}, row["name"]
        assert all(set(one) == {"start", "end", "kind"} for one in row["asides"])


def test_the_scorer_without_dubao_says_what_dubao_says(tmp_path):
    found, lines = {}, []
    for path in sorted((GOLD / "held").glob("*.txt"))[:20]:
        text = path.read_bytes().decode("utf-8")
        for to in (path, path.with_name(f"{path.stem}.gold.json")):
            (tmp_path / to.name).write_bytes(to.read_bytes())
        said = record(read_text(text, name=path.name))
        found[path.name] = said
        lines.append(json.dumps(said, ensure_ascii=False))
    (tmp_path / "readings.jsonl").write_text("\n".join(lines), encoding="utf-8")
    got = run(GOLD / "score.py", tmp_path, tmp_path / "readings.jsonl")
    made = json.loads(got.stdout)
    wanted = score_rows(pairs(golds(tmp_path), found))

    assert made == {name: wanted[name] for name in made}
    assert made["figures"] > 100


def test_the_baseline_is_scored(tmp_path):
    got = run(GOLD / "baseline.py", GOLD / "held")
    (tmp_path / "plain.jsonl").write_text(got.stdout, encoding="utf-8")
    made = json.loads(
        run(GOLD / "score.py", GOLD / "held", tmp_path / "plain.jsonl").stdout
    )
    assert 0 < made["row"] < made["number"] < 1


def test_the_datasheet_gives_the_marks_of_the_baseline(tmp_path):
    got = run(GOLD / "baseline.py", GOLD / "held")
    (tmp_path / "plain.jsonl").write_text(got.stdout, encoding="utf-8")
    made = json.loads(
        run(GOLD / "score.py", GOLD / "held", tmp_path / "plain.jsonl").stdout
    )
    whole = ("found", "number", "row", "row without holder")
    marks = [made[name] for name in whole] + [*made["right"].values()]
    told = " | ".join(f"{100 * one:.1f}" for one in marks)

    text = (GOLD / "README.md").read_text(encoding="utf-8")
    assert f"| baseline.py | {told} |" in text
