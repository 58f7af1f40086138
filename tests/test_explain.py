"""What `explain` says of a slot: the words chosen, the runner-up, what parted them."""

import io
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

import pytest
from rich.console import Console

from dubao import read, read_text
from dubao import reading as reader
from dubao.export import explain
from dubao.export.explanation import known_words, lines, phrase, plain, reasons
from dubao.model import SLOTS, Answer, Answers, Span
from dubao.web.word import words
from tests.test_cli import run

TEXT = "云溪县里喜事多。全县新建学校3所,比上年增加2所。"


@dataclass(frozen=True)
class Reason:
    """A feature with its weight, as the binder gives it."""

    feature: str
    weight: float


@dataclass(frozen=True)
class Explanation:
    """Why a slot has its answer, as the binder gives it."""

    slot: str
    chosen: str = ""
    chosen_sure: int = 97
    runner_up: str = ""
    runner_up_sure: int = 2
    reasons: tuple[Reason, ...] = ()


MEASURE = Explanation(
    slot="measure", chosen="学校", runner_up="喜事",
    reasons=(
        Reason("change: before|增", -0.25), Reason("distance|#1", 1.5),
        Reason("none", 0.0),
    ),
)  # fmt: skip
STAT = Explanation(slot="stat", chosen="level", runner_up="change", chosen_sure=88)


@pytest.fixture
def reading():
    given = read_text(TEXT)
    first = given.figures[0]
    answers = Answers(
        measure=Answer(text="学校", span=Span(12, 14), sure=97),
        holder=Answer(text="云溪县", span=Span(0, 3), stand_in=Span(8, 10), sure=81),
        place=Answer(text="云溪县", span=Span(0, 3), sure=44, shown=False),
        stat=Answer(text="level", sure=88),
    )
    return replace(given, figures=(replace(first, answers=answers), *given.figures[1:]))


def told(reading, **more):
    screen = io.StringIO()
    why = {slot: Explanation(slot=slot) for slot in SLOTS}
    why |= {"measure": MEASURE, "stat": STAT}
    span = reading.figures[0].span
    console = Console(file=screen, width=120)
    assert explain(reading, span.start, console, explanations={span: why}, **more)
    return screen.getvalue()


def test_every_slot_says_choice_runner_up_and_what_parted_them(reading):
    shown = told(reading)

    for slot in SLOTS:
        assert f"── {slot}: " in shown
    assert shown.count("runner-up: ") == len(SLOTS)
    assert "measure: 学校  97 %" in shown
    assert "runner-up: 喜事  2 %" in shown
    assert "distance: 1  +1.50  speaks for it" in shown
    assert "change—word before the number: 增  -0.25  speaks for the runner" in shown
    assert "holder: 云溪县  81 %  (stand-in 全县)" in shown
    assert "place: 云溪县  44 %  a guess, not shown" in shown
    assert "base: left open" in shown
    assert "runner-up: change  2 %" in shown


def test_it_is_told_in_the_language_of_the_interface(reading):
    shown = told(reading, language="zh", said=words("zh"))

    assert "指标: 学校  97 %" in shown
    assert "次选: 喜事  2 %" in shown
    assert "距离：1  +1.50  倾向所选" in shown
    assert "统计: 水平  88 %" in shown
    assert "次选: 变动  2 %" in shown
    assert "主体: 云溪县  81 %  (代称 全县)" in shown
    assert "推测，未显示" in shown
    assert "对比基准: 空着" in shown


def test_the_weightiest_reasons_come_first_and_few_are_told():
    many = replace(
        MEASURE, reasons=tuple(Reason(f"f{n}", (-1) ** n * n / 10) for n in range(20))
    )
    assert [one.feature for one in reasons(many)] == ["f19", "f18", "f17", "f16", "f15"]
    assert len(lines(many, "en", {})) == 6


def test_plain_data_says_it_in_both_languages():
    (row,) = plain([MEASURE])
    assert (row["slot"], row["chosen"], row["runner_up"]) == ("measure", "学校", "喜事")
    assert [reason["feature"] for reason in row["reasons"]] == [
        "distance|#1", "change: before|增", "none",
    ]  # fmt: skip
    assert {"zh", "en", "weight"} <= set(row["reasons"][0])


def test_a_feature_that_no_table_tells_is_told_by_its_name():
    assert phrase("xylophone|#7|県", "en") == "xylophone: 7, 県"
    assert phrase("", "zh") == ""


COUNTY = Path(__file__).parent.parent / "samples" / "county.txt"
TABLES = sorted(
    one.name
    for one in files("dubao.figures").joinpath("tables").iterdir()
    if one.name.endswith(".weights.tsv")
)


@pytest.mark.parametrize(
    ("language", "names", "other", "speaks"),
    [
        ("en", {slot: slot for slot in SLOTS}, "runner-up: ", "speaks for"),
        (
            "zh",
            {slot: words("zh")[f"field_{slot}"] for slot in SLOTS},
            "次选: ",
            "倾向",
        ),
    ],
)
def test_the_command_says_it_of_every_slot(language, names, other, speaks):
    at = COUNTY.read_text(encoding="utf-8").index("32.4万亩")
    done = run("explain", COUNTY, at, "--language", language)
    shown = done.stdout.decode()

    assert done.returncode == 0
    for slot in SLOTS:
        (line,) = (one for one in shown.splitlines() if f"── {names[slot]}: " in one)
        assert "%" in line
    assert shown.count(other) == len(SLOTS)
    assert shown.count(speaks) >= len(SLOTS)


def test_what_is_explained_is_what_was_read():
    reading = read(COUNTY)
    why = reader.explain(reading.page)
    for figure in reading.figures:
        for slot in SLOTS:
            answer, told = figure.answers.of(slot), why[figure.span][slot]
            assert (told.chosen, told.chosen_sure) == (answer.text, answer.sure)
            assert told.runner_up != told.chosen or not told.chosen
            assert told.reasons or told.chosen_sure in {0, 100}, slot


@pytest.mark.parametrize("table", TABLES)
def test_every_feature_is_told_in_words(table):
    text = files("dubao.figures").joinpath(f"tables/{table}").read_text("utf-8")
    features = [line.split("\t")[0] for line in text.splitlines() if line[:1] != "#"]
    names = {feature.split("|")[0].rpartition(": ")[2] for feature in features}
    untold = {word for name in names for word in name.split()} - known_words()
    assert untold == set()
