"""Every slot that is filled says where it was read, in each passage of gold/."""

import csv
import re
from pathlib import Path

import pytest

from dubao import read_text
from dubao.score.row import text_of

GOLD = Path(__file__).parent.parent.parent / "gold"
PRINTED = ("measure", "holder", "place", "action", "base")  # words, not codes
CODE = re.compile(r"yoy|mom|[\d./T:-]+")  # of a base: a period, or the usual ones


def passages():
    """Return each passage of the benchmark: its file, and what is known of it."""
    found = []
    for table in sorted(GOLD.glob("*/metadata.csv")):
        with table.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                path = table.parent / row["name"]
                known = {key: row[key] for key in ("paper", "date", "number")}
                found.append(pytest.param(path, known, id=path.stem))
    return found


def bare(text):
    """Return a text without white space, in one width, as the scorer compares it."""
    return text_of(text, "measure")


@pytest.mark.parametrize(("path", "known"), passages())
def test_a_filled_slot_stands_where_it_says(path, known):
    text = path.read_text(encoding="utf-8")

    for figure in read_text(text, name=path.name, **known).figures:
        for slot in PRINTED:
            answer = figure.answers.of(slot)
            if not answer.text or (slot == "base" and CODE.fullmatch(answer.text)):
                continue
            spans = answer.parts or (answer.span,)
            assert all(spans), (figure.text, slot, answer)
            printed = [bare(text[span.start : span.end]) for span in spans]
            assert bare(answer.text) == "·".join(printed), (figure.text, slot)
            if answer.stand_in is not None:
                stand_in = text[answer.stand_in.start : answer.stand_in.end]
                assert bare(stand_in) not in {"", bare(answer.text)}
