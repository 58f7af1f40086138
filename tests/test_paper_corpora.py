"""Every line of the corpora of `line/` and `paper/`: what opens, signs and frames."""

from pathlib import Path

import pytest

import dubao.line
import dubao.paper
from dubao import read_text
from dubao.line.byline import byline
from dubao.line.credit import ends_article, only_credit
from dubao.line.dateline import dateline
from dubao.line.furniture import furniture
from dubao.line.plate import plate
from dubao.line.running import running
from dubao.paper.dated import day_line
from dubao.paper.section import is_section
from dubao.text.fold import fold

CORPORA = {
    path.stem: path
    for package in (dubao.line, dubao.paper)
    for path in Path(package.__file__).parent.glob("*.corpus")
}
WIDE = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}


def lines(name):
    path = CORPORA[name]
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("# "):
            expected, text = line.split("\t")
            rows.append(pytest.param(expected, text, id=f"{name}:{number}"))
    return rows


def spellings(marked):
    text = marked.replace("⟦", "").replace("⟧", "")
    yield text
    yield fold(text.translate(WIDE))


@pytest.mark.parametrize(("expected", "marked"), lines("dateline"))
def test_dateline(expected, marked):
    length = marked.find("⟧") - 1 if expected != "-" else 0

    for text in spellings(marked):
        assert dateline(text) == length, text


@pytest.mark.parametrize(("expected", "marked"), lines("running"))
def test_running(expected, marked):
    for text in spellings(marked):
        found = running(text)
        assert ("-" if found is None else "|".join(found)) == expected, text


def test_a_traditional_paper_keeps_its_name():
    reading = read_text("維港日報 2025年2月18日 A4 港聞\n\n新橋通車\n\n新橋昨日通車。")

    assert (reading.page.paper, reading.page.number) == ("維港日報", "A4")


@pytest.mark.parametrize(("expected", "marked"), lines("byline"))
def test_byline(expected, marked):
    for text in spellings(marked):
        found = byline(text)
        if expected == "-":
            assert found is None
        else:
            assert found is not None
            assert " ".join(found[0]) == expected


@pytest.mark.parametrize(("expected", "marked"), lines("credit"))
def test_credit(expected, marked):
    for text in spellings(marked):
        assert (ends_article(text) or only_credit(text)) == (expected == "credit")


@pytest.mark.parametrize(("expected", "marked"), lines("furniture"))
def test_furniture(expected, marked):
    for text in spellings(marked):
        assert furniture(text) == ("" if expected == "-" else expected)


@pytest.mark.parametrize(("expected", "marked"), lines("section"))
def test_section(expected, marked):
    for text in spellings(marked):
        assert is_section(text) == (expected == "section")


@pytest.mark.parametrize(("expected", "marked"), lines("plate"))
def test_plate(expected, marked):
    for text in spellings(marked):
        assert plate(fold(text)) == ("" if expected == "-" else expected)


@pytest.mark.parametrize(("expected", "marked"), lines("dated"))
def test_dated(expected, marked):
    for text in spellings(marked):
        day = day_line(text)
        assert (day.day if day else "-") == expected


@pytest.mark.parametrize(("expected", "marked"), lines("notice"))
def test_notice(expected, marked):
    text = marked.replace("⟦", "").replace("⟧", "").replace("¶", "\n")
    (article,) = read_text(text).articles
    assert (article.kind == "notice") == (expected == "notice")
