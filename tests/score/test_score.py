"""Measures against gold that was reckoned by hand, and gold from annotation tools."""

import json
import os

import pytest
from typer.testing import CliRunner

from dubao import read_text
from dubao.cli.app import app
from dubao.export import record
from dubao.export.annotation import doccano, label_studio
from dubao.score import Gold, Pair, score_numerals, score_pages

TEXT = "甲\n乙丙丁\n戊\n己庚\n"  # two articles: 甲乙丙丁, 戊己庚


def article(headline, *paragraphs):
    return {"headline": headline, "paragraphs": list(paragraphs)}


def read_article(headline, *paragraphs):
    return {
        "roles": [{"role": "headline", "spans": headline}],
        "paragraphs": [{"spans": spans} for spans in paragraphs],
    }


def pages_of(*found, gold=None):
    wanted = gold or [article([[0, 1]], [[2, 5]]), article([[6, 7]], [[8, 10]])]
    return score_pages(
        [Pair(Gold("x.txt", TEXT, wanted, None, []), {"articles": list(found)})]
    )


def test_a_right_page():
    got = pages_of(read_article([[0, 1]], [[2, 5]]), read_article([[6, 7]], [[8, 10]]))

    assert got["article_exact"]["f1"] == got["b_cubed"]["f1"] == 1.0
    assert got["headline"]["f1"] == got["perfect_pages"] == 1.0


def test_two_articles_read_as_one():
    got = pages_of(read_article([[0, 1]], [[2, 5]], [[6, 7]], [[8, 10]]))

    assert got["article_exact"] == {"p": 0.0, "r": 0.0, "f1": 0.0}
    # precision: (4·4/7 + 3·3/7) / 7 = 25/49; recall 1
    assert got["b_cubed"]["p"] == pytest.approx(25 / 49, abs=1e-4)
    assert got["b_cubed"]["r"] == 1.0
    assert got["headline"] == {"p": 1.0, "r": 0.5, "f1": 0.6667}


def test_what_is_in_no_article_is_alone():
    got = pages_of(read_article([[0, 1]], [[2, 5]]))

    # the three characters of the lost article: precision 1, recall 1/3 each
    assert got["b_cubed"]["p"] == 1.0
    assert got["b_cubed"]["r"] == pytest.approx((4 + 1) / 7, abs=1e-4)
    assert got["perfect_pages"] == 0.0


def test_joins():
    wanted = [article([[0, 1]], [[2, 3], [4, 5]]), article([[6, 7]], [[8, 10]])]
    right = pages_of(
        read_article([[0, 1]], [[2, 3], [4, 5]]),
        read_article([[6, 7]], [[8, 10]]),
        gold=wanted,
    )
    wrong = pages_of(
        read_article([[0, 1]], [[2, 3]], [[4, 5], [8, 10]]),
        read_article([[6, 7]]),
        gold=wanted,
    )

    assert (right["joins_recalled"], right["false_joins"]) == (1.0, 0)
    assert (wrong["joins_recalled"], wrong["false_joins"]) == (0.0, 1)


def figure(start, end, value, **said):
    usual = {
        "claim": "exact", "unit": "所", "kind": "count", "measure": "学校",
        "period": "", "stat": "level",
    }  # fmt: skip
    return {"start": start, "end": end, "value": value} | usual | said


def numerals_of(text, wanted, found, asides=(), read=()):
    reading = {
        "figures": [row | {"text": text[row["start"] : row["end"]]} for row in found],
        "asides": list(read),
        "unread": [],
    }
    gold = Gold("x.txt", text, None, wanted, list(asides))
    return score_numerals([Pair(gold, reading)], show=True)


def test_the_ladder():
    text = "新建3所学校,约4所小学,5所。"
    wanted = [figure(2, 4, "3"), figure(7, 10, "4", claim="about")]
    found = [
        figure(2, 4, "3"),
        figure(8, 10, "4"),  # without its 约
        figure(13, 15, "5"),
    ]

    got = numerals_of(text, wanted, found)

    assert got["found"] == {"p": 0.6667, "r": 1.0, "f1": 0.8}
    assert got["span"]["r"] == 0.5
    assert got["value"]["r"] == 1.0
    assert got["value+claim"]["r"] == got["value+claim+unit+measure"]["r"] == 0.5
    assert got["extras"] == ["x.txt:13 5所"]
    assert got["misses"] == []
    assert got["digits_accounted"] == 1.0


def test_a_wrong_range_and_what_may_be_read_either_way():
    text = "一个人有3至5亩地。"
    wanted = [figure(4, 8, "3~5", unit="亩", measure="地")]
    found = [
        figure(0, 2, "1", unit="个"),
        figure(4, 8, "3", high="6", unit="亩", measure="地"),
    ]

    got = numerals_of(
        text, wanted, found, asides=[{"start": 0, "end": 2, "kind": "article"}]
    )

    assert got["found"] == {"p": 1.0, "r": 1.0, "f1": 1.0}
    assert got["value"]["f1"] == 0.0
    assert got["asides"]["all"] == 0


def test_asides_and_digits_that_nobody_told():
    text = "第3届,12。"
    got = numerals_of(
        text, [], [], [{"start": 0, "end": 3, "kind": "ordinal"}],
        [{"start": 0, "end": 3, "kind": "name"}],
    )  # fmt: skip

    assert got["asides"] == {"all": 1, "read_as_aside": 1.0, "kind_right": 0.0}
    assert got["digits_accounted"] == 0.3333


@pytest.fixture
def gold(tmp_path):
    """A folder of gold: what dubao read, with one value put wrong."""
    home = tmp_path / "gold"
    home.mkdir()
    text = "全县新建学校3所,共投入1.2亿元。\n"
    (home / "a.txt").write_text(text, encoding="utf-8")
    rows = record(read_text(text))["figures"]
    rows[1]["value"] = "1"
    wanted = {"figures": rows, "asides": []}
    (home / "a.gold.json").write_text(json.dumps(wanted), encoding="utf-8")
    return home


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def test_the_command(gold, tmp_path):
    got = run("score", gold, "--format", "json")
    made = json.loads(got.stdout)["figures"]

    assert got.exit_code == 0
    assert (made["found"]["f1"], made["value"]["f1"]) == (1.0, 0.5)
    assert "value+claim" in run("score", gold).stdout
    assert run("score", gold, "--at-least", "found=1.0").exit_code == 0
    low = run("score", gold, "--at-least", "value=0.9")
    assert low.exit_code == 1
    assert "value is 0.5" in low.stderr

    readings = tmp_path / "r.jsonl"
    assert run("read", "-f", "jsonl", gold / "a.txt", "-o", readings).exit_code == 0
    again = json.loads(run("score", gold, readings, "-f", "json").stdout)
    assert again["figures"] == made


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("nothing", "no NAME.gold.json"),
        ("json", "JSONDecodeError"),
        ("offset", "gold says"),
        ("text", "not that of the gold"),
        ("measure", "no such measure"),
        ("bar", "write it as"),
    ],
)
def test_what_is_wrong_is_said(gold, tmp_path, broken, said):
    words = ["score", gold]
    path = gold / "a.gold.json"
    if broken == "nothing":
        path.unlink()
    elif broken == "json":
        path.write_text("{", encoding="utf-8")
    elif broken == "offset":
        path.write_text(path.read_text().replace("1.2", "1.3"), encoding="utf-8")
    elif broken == "text":
        other = tmp_path / "a.txt"
        other.write_text("3所\n", encoding="utf-8")
        run("read", "-f", "jsonl", other, "-o", tmp_path / "r.jsonl")
        words.append(tmp_path / "r.jsonl")
    elif broken == "measure":
        words += ["--at-least", "beauty=1"]
    else:
        words += ["--at-least", "value=high"]

    got = run(*words)

    assert got.exit_code == 2
    assert said in got.stderr


STORY = (
    "𠮷县日报 2024年3月10日\n全县新建学校3所,发放补贴约2600万元,第八届运动会😀举行。\n"
)


def exported(task):
    """What Label Studio exports of a task that was looked at and not changed."""
    return task | {
        "annotations": [
            {"result": [], "was_cancelled": False},
            {"result": task["predictions"][0]["result"], "was_cancelled": False},
            {"result": [], "was_cancelled": True},
        ]
    }


def test_through_label_studio_and_back(tmp_path):
    reading = read_text(STORY, name="story.txt")
    export = tmp_path / "export.json"
    export.write_text(json.dumps([exported(label_studio(reading))]), encoding="utf-8")

    got = run("gold", export, "-o", tmp_path / "gold")

    assert got.exit_code == 0, got.stderr
    both = json.loads(run("score", tmp_path / "gold", "-f", "json").stdout)
    made = both["figures"]
    assert both["rows"]["figures"] == 2  # every slot came back
    assert set(both["rows"]["right"].values()) == {1.0}
    assert made["figures"] == len(reading.figures) == 2
    assert made["value+claim+unit+measure"]["f1"] == 1.0
    assert made["asides"] == {
        "all": len(reading.asides), "read_as_aside": 1.0, "kind_right": 1.0,
    }  # fmt: skip
    again = run("gold", export, "-o", tmp_path / "gold")
    assert again.exit_code == 0  # the same: a run that was killed goes on
    for path in (tmp_path / "gold").glob("*.gold.json"):
        path.write_text("{}", encoding="utf-8")
    again = run("gold", export, "-o", tmp_path / "gold")
    assert again.exit_code == 2
    assert "is there already" in again.stderr


@pytest.mark.parametrize("written", range(7))
def test_gold_goes_on_where_a_run_was_killed(tmp_path, written):
    """Three texts are six files in order; a run that died left some of them."""
    names = ("a.txt", "b.txt", "c.txt")
    tasks = [exported(label_studio(read_text(STORY, name=name))) for name in names]
    export, folder = tmp_path / "export.json", tmp_path / "gold"
    export.write_text(json.dumps(tasks), encoding="utf-8")
    assert run("gold", export, "-o", folder).exit_code == 0
    whole = {path.name: path.read_bytes() for path in folder.iterdir()}
    order = [f"{name[0]}{end}" for name in names for end in (".txt", ".gold.json")]
    assert sorted(order) == sorted(whole)
    for name in order[written:]:
        (folder / name).unlink()
    draft = folder / f".{order[min(written, 5)]}.k1ll3d_0"
    draft.write_text("hal", encoding="utf-8")
    os.utime(draft, (1e9, 1e9))

    again = run("gold", export, "-o", folder)

    assert again.exit_code == 0, again.stderr
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == whole


def test_a_project_without_the_later_slots_says_nothing_of_them(tmp_path):
    task = exported(label_studio(read_text(STORY, name="story.txt")))
    for annotation in task["annotations"]:
        annotation["result"] = [
            one
            for one in annotation["result"]
            if one.get("from_name") not in {"holder", "place", "action", "base"}
        ]
    export = tmp_path / "export.json"
    export.write_text(json.dumps([task]), encoding="utf-8")
    assert run("gold", export, "-o", tmp_path / "gold").exit_code == 0
    (path,) = (tmp_path / "gold").glob("*.gold.json")
    for row in json.loads(path.read_text(encoding="utf-8"))["figures"]:
        assert "holder" not in row
        assert "measure" in row


def test_marks_in_units_of_utf_16_are_put_right(tmp_path):
    task = exported(label_studio(read_text(STORY, name="story.txt")))
    for annotation in task["annotations"]:
        for region in annotation["result"]:
            if region["type"] == "relation":
                continue
            value = region["value"]
            for end in ("start", "end"):
                before = STORY[: value[end]].encode("utf-16-le")
                region["value"] = value = value | {end: len(before) // 2}
    export = tmp_path / "export.json"
    export.write_text(json.dumps([task]), encoding="utf-8")

    assert run("gold", export, "-o", tmp_path / "gold").exit_code == 0
    made = json.loads(run("score", tmp_path / "gold", "-f", "json").stdout)["figures"]
    assert made["span"]["f1"] == 1.0


def test_through_doccano_places_are_measured(tmp_path):
    row = doccano(read_text(STORY, name="../story.txt"))
    export = tmp_path / "export.jsonl"
    export.write_text(json.dumps(row) + "\n", encoding="utf-8")

    assert run("gold", export, "-o", tmp_path / "gold").exit_code == 0
    assert {p.name for p in (tmp_path / "gold").iterdir()} == {
        "story.txt", "story.gold.json",
    }  # fmt: skip
    made = json.loads(run("score", tmp_path / "gold", "-f", "json").stdout)["figures"]
    assert made["span"]["f1"] == 1.0
    assert "value" not in made


def test_a_mark_that_stands_nowhere(tmp_path):
    export = tmp_path / "export.jsonl"
    export.write_text(
        '{"text": "3所", "label": [[0, 9, "figure"]]}\n', encoding="utf-8"
    )

    got = run("gold", export, "-o", tmp_path / "gold")

    assert got.exit_code == 2
    assert "0-9" in got.stderr
    assert not (tmp_path / "gold").exists()


def test_the_formats_of_read(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text(STORY, encoding="utf-8")

    tasks = json.loads(run("read", page, "-f", "label-studio").stdout)
    line = json.loads(run("read", page, "-f", "doccano").stdout)

    regions = tasks[0]["predictions"][0]["result"]
    assert {r["from_name"] for r in regions if r["type"] != "relation"} == {
        "numeral", "value", "unit", "measure", "holder", "place", "action", "period",
        "base", "claim", "kind", "stat", "named", "part", "article",
    }  # fmt: skip
    for one in line["entities"]:
        assert line["text"][one["start_offset"] : one["end_offset"]].strip()
