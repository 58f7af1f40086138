"""The benchmark in gold/ keeps its form, and its datasheet counts what lies there."""

import csv
import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from docs.make import gold as datasheet

from dubao.score import golds

GOLD = Path(__file__).parent.parent.parent / "gold"
FOLDERS = [name for name in datasheet.PARTS if (GOLD / name).exists()]
PASSAGES = sorted(
    path.relative_to(GOLD)
    for name in FOLDERS
    for path in (GOLD / name).glob("*.gold.json")
)
CLAIMS = {
    "exact", "about", "over", "nearly", "at_least", "at_most", "under", "several",
    "range",
}  # fmt: skip
STATS = {"level", "cumulative", "change", "share", "rank", "target", "rate"}
ASIDES = {"date", "ordinal", "name", "idiom", "label", "code", "article"}
PRINTED = ("measure", "holder", "place", "action")


def one(path):
    gold = json.loads((GOLD / path).read_text(encoding="utf-8"))
    name = path.name.removesuffix(".gold.json") + ".txt"
    with (GOLD / path.parent / name).open(encoding="utf-8", newline="") as file:
        return file.read(), gold


def answers(figure, slot):
    return [figure[slot], *figure.get("also", {}).get(slot, [])]


@pytest.mark.parametrize("path", PASSAGES, ids=str)
def test_a_passage_keeps_the_form(path):
    text, gold = one(path)
    figures, asides = gold["figures"], gold["asides"]

    for row in [*figures, *asides]:
        assert text[row["start"] : row["end"]] == row["text"]
    for group in (figures, asides):
        starts = [row["start"] for row in group]
        assert starts == sorted(starts)
    for row, other in pairwise(figures):
        assert row["end"] <= other["start"]
    assert {row["kind"] for row in asides} <= ASIDES
    for row in figures:
        assert row["claim"] in CLAIMS
        assert set(answers(row, "stat")) <= STATS
        assert set(answers(row, "direction")) <= {"", "up", "down"}
        assert set(row.get("also", {})) <= set(datasheet.SLOTS)


@pytest.mark.parametrize("path", PASSAGES, ids=str)
def test_what_is_said_of_a_figure_stands_in_the_passage(path):
    text, gold = one(path)
    printed = text.replace("\n", "")

    for row in gold["figures"]:
        for slot in PRINTED:
            for answer in answers(row, slot):
                assert answer in text or answer in printed, (row["text"], slot)


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_metadata_names_each_passage_once(folder):
    with (GOLD / folder / "metadata.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert [row["name"] for row in rows] == [
        path.name.removesuffix(".gold.json") + ".txt"
        for path in sorted((GOLD / folder).glob("*.gold.json"))
    ]
    assert {row["part"] for row in rows} == {datasheet.PARTS[folder]}
    for row in rows:
        assert not row["date"] or date.fromisoformat(row["date"])


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_scorer_reads_a_folder(folder):
    assert len(list(golds(GOLD / folder))) == len(
        [path for path in PASSAGES if path.parent.name == folder]
    )


def test_the_datasheet_counts_what_lies_there():
    text = (GOLD / "README.md").read_text(encoding="utf-8")

    assert datasheet.sheet(text) == text, "run python docs/make/gold.py"
