"""Articles go through Label Studio and doccano and come back as they were."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dubao import read_text
from dubao.cli.app import app
from dubao.export import record
from dubao.export.annotation import doccano, label_studio
from dubao.score import Pair, golds, score_pages
from dubao.score.part import Piece, articles

SAMPLES = sorted((Path(__file__).parent.parent.parent / "samples").glob("*.txt"))
TOOLS = ("label-studio", "doccano")


def task(reading, tool):
    if tool == "doccano":
        return doccano(reading)
    made = label_studio(reading)
    return made | {"annotations": made["predictions"]}


def gold_of(made, folder):
    """Return what the command makes of an export with one task."""
    export = folder / "export.json"
    export.write_text(
        json.dumps([made] if "data" in made else made) + "\n", encoding="utf-8"
    )
    return CliRunner().invoke(app, ["gold", str(export), "-o", str(folder / "gold")])


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_articles_come_back(path, tool, tmp_path):
    reading = read_text(path.read_text(encoding="utf-8"), name=path.name)
    got = gold_of(task(reading, tool), tmp_path)
    assert got.exit_code == 0, got.stderr
    (gold,) = golds(tmp_path / "gold")

    made = score_pages([Pair(gold, record(reading))])
    assert made["article_exact"]["f1"] == made["perfect_pages"] == 1.0
    assert made["joins_recalled"] in {1.0, None}
    assert made["joins"] == sum(
        len(one.spans) - 1 for a in reading.articles for one in a.paragraphs
    )
    told = [
        (part["role"], [list(one) for one in part["spans"]])
        for article in gold.articles
        for part in article["roles"]
    ]
    assert sorted(told) == sorted(
        (role.role, [[one.start, one.end] for one in role.spans])
        for article in reading.articles
        for role in article.roles
    )
    assert [row["kind"] for row in gold.asides] == [
        row.kind for row in sorted(reading.asides, key=lambda row: row.span)
    ]
    assert len(gold.figures) == len(reading.figures)


def test_the_samples_have_cut_paragraphs():
    cut = [
        one
        for path in SAMPLES
        for article in read_text(path.read_text(encoding="utf-8")).articles
        for one in article.paragraphs
        if len(one.spans) > 1
    ]
    assert cut


@pytest.mark.parametrize("tool", TOOLS)
def test_without_parts_gold_says_nothing_of_articles(tool, tmp_path):
    made = task(read_text("全县新建学校3所。", name="a.txt"), tool)
    if tool == "doccano":
        kept = [one for one in made["entities"] if one["label"] == "figure"]
        made |= {"entities": kept, "relations": made["relations"]}
    else:
        (annotation,) = made["annotations"]
        kept = [
            one
            for one in annotation["result"]
            if one.get("from_name") not in {"part", "article"}
        ]
        made |= {"annotations": [annotation | {"result": kept}]}
    assert gold_of(made, tmp_path).exit_code == 0
    (gold,) = golds(tmp_path / "gold")
    assert gold.articles is None
    assert len(gold.figures) == 1


def test_an_export_of_doccano_without_relations(tmp_path):
    """Its parts do not tell their article, and are no asides either."""
    made = {"text": "学校3所。", "label": [[0, 5, "paragraph"], [2, 4, "figure"]]}
    assert gold_of(made, tmp_path).exit_code == 0
    (gold,) = golds(tmp_path / "gold")
    assert (gold.articles, gold.asides, len(gold.figures)) == (None, [], 1)


def test_a_part_of_no_article_is_told(tmp_path):
    made = task(read_text("全县新建学校3所。", name="a.txt"), "label-studio")
    (annotation,) = made["annotations"]
    kept = [one for one in annotation["result"] if one.get("from_name") != "article"]
    got = gold_of(made | {"annotations": [{"result": kept}]}, tmp_path)
    assert got.exit_code == 2
    assert "has no article" in got.stderr


def test_an_arrow_drawn_against_the_reading(tmp_path):
    text = "甲乙\n\n丙丁"

    def regions(name, start, end):
        value = {"start": start, "end": end, "text": text[start:end]}
        one = {"id": name, "to_name": "text"}
        yield one | {
            "from_name": "part", "type": "labels",
            "value": value | {"labels": ["paragraph"]},
        }  # fmt: skip
        yield one | {
            "from_name": "article",
            "type": "textarea",
            "value": value | {"text": ["1"]},
        }

    arrow = {
        "type": "relation", "from_id": "b", "to_id": "a", "direction": "left",
        "labels": ["goes on"],
    }  # fmt: skip
    result = [*regions("a", 0, 2), *regions("b", 4, 6), arrow]
    made = {"data": {"text": text}, "annotations": [{"result": result}]}
    assert gold_of(made, tmp_path).exit_code == 0
    (gold,) = golds(tmp_path / "gold")
    assert gold.articles[0]["paragraphs"] == [[[0, 2], [4, 6]]]


@pytest.mark.parametrize(
    ("links", "said"),
    [
        ([(1, 2), (2, 1)], "circle"),
        ([(1, 2), (1, 3)], "two"),
        ([(1, 3), (2, 3)], "two"),
    ],
    ids=["circle", "from one", "to one"],
)
def test_links_that_make_no_part(links, said):
    pieces = {n: Piece("paragraph", n, n + 1) for n in (1, 2, 3)}
    with pytest.raises(ValueError, match=said):
        articles(pieces, dict.fromkeys(pieces, "1"), links)
