"""What ALTO, METS and Web Annotation carry comes back: span, value, unit and slots."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dubao import read
from dubao.cli.app import app
from dubao.export.standard import STANDARDS
from dubao.export.standard.sink import sink
from dubao.score.annotation import annotated

ROOT = Path(__file__).parents[2]
PAGES = [
    *sorted((ROOT / "samples").rglob("*.txt")),
    *sorted((ROOT / "gold" / "passages").glob("*.txt"))[:20],
]
SLOTS = (
    "claim", "unit", "kind", "measure", "holder", "place", "action", "period", "stat",
    "direction", "base",
)  # fmt: skip


def rows(reading):
    figures = [
        (
            *f.span,
            f.text,
            f"{f.value}~{f.high}" if f.high else f.value,
            *tuple(getattr(f, slot) for slot in SLOTS),
        )
        for f in reading.figures
    ]
    asides = [(*a.span, a.text, a.kind) for a in reading.asides]
    names = [(*e.span, e.kind) for e in reading.entities]
    parts = [
        sorted(
            [(role.role, *span) for role in article.roles for span in role.spans]
            + [("body", *span) for one in article.paragraphs for span in one.spans]
        )
        for article in reading.articles
    ]
    return figures, asides, sorted(names), parts


def said(gold):
    figures = [
        (
            row["start"],
            row["end"],
            row["text"],
            row["value"],
            *tuple(row[slot] for slot in SLOTS),
        )
        for row in gold["figures"]
    ]
    asides = [
        (row["start"], row["end"], row["text"], row["kind"]) for row in gold["asides"]
    ]
    names = [(row["start"], row["end"], row["kind"]) for row in gold.get("names", ())]
    parts = [
        sorted(
            [(one["role"], *span) for one in article["roles"] for span in one["spans"]]
            + [("body", *span) for spans in article["paragraphs"] for span in spans]
        )
        for article in gold["articles"]
    ]
    return figures, asides, sorted(names), parts


@pytest.fixture(scope="module")
def readings():
    return [read(path) for path in PAGES]


@pytest.mark.parametrize("name", ["web-annotation", "alto", "mets"])
def test_what_is_written_comes_back(name, readings, tmp_path):
    found = {}
    if name == "web-annotation":
        target = tmp_path / "all.jsonld"
        with target.open("w", encoding="utf-8") as file:
            STANDARDS[name].write(readings, file)
        files = [target]
    else:
        with sink(tmp_path / "out") as folder:
            STANDARDS[name].fill(readings, folder)
        pattern = "*.mets.xml" if name == "mets" else "*.alto.xml"
        files = sorted((tmp_path / "out").rglob(pattern))
    for path in files:
        found |= {text: gold for _, text, gold in annotated(path)}

    assert len(found) == len(readings)
    for reading in readings:
        assert said(found[reading.page.text]) == rows(reading)


def test_dubao_gold_takes_them_and_the_reading_scores_in_full(tmp_path):
    run = CliRunner()
    page = str(ROOT / "samples" / "county.txt")
    run.invoke(app, ["export", page, "--to", "mets", "-o", str(tmp_path / "out")])
    mets = [str(one) for one in (tmp_path / "out").glob("*.mets.xml")]
    got = run.invoke(app, ["gold", *mets, "-o", str(tmp_path / "gold")])
    assert got.exit_code == 0, got.output
    bars = ["value+claim+unit=1", "article_exact=1", "row=1"]
    asked = [word for bar in bars for word in ("--at-least", bar)]
    got = run.invoke(app, ["score", str(tmp_path / "gold"), *asked])
    assert got.exit_code == 0, got.output


@pytest.mark.parametrize(
    "content",
    ["<html/>", "<alto/>x", '<alto><TextLine ID="a"/></alto>', "<mets", "{}"],
)
def test_what_is_no_export_is_refused(content, tmp_path):
    path = tmp_path / "a.xml"
    path.write_text(content, encoding="utf-8")
    got = CliRunner().invoke(app, ["gold", str(path), "-o", str(tmp_path / "gold")])
    assert got.exit_code == 2
