"""`quantities`, `times`, and the command that prints them."""

import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

import dubao
from dubao.text.fold import fold
from dubao.zh import scan

ROOT = Path(__file__).parent.parent
SAMPLES = sorted((ROOT / "samples").rglob("*.txt"))


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "dubao", *map(str, arguments)],
        capture_output=True,
        timeout=60,
        check=False,
        encoding="utf-8",
    )


def test_a_quantity_says_everything_about_itself():
    (found,) = dubao.quantities("收公糧約十一萬公噸以上")

    assert found.text == "約十一萬公噸以上"
    assert (found.value, found.high, found.step) == (110_000, None, 10_000)
    assert (found.claim, found.unit, found.kind) == ("about", "公噸", "mass")


def test_a_share_is_exact_and_a_range_has_two_ends():
    third, some = dubao.quantities("占三分之一,增产3至5万吨")

    assert third.value == Fraction(1, 3)
    assert (some.value, some.high, some.claim) == (30_000, 50_000, "range")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_spans_hold_the_characters_in_order(path):
    text = path.read_text(encoding="utf-8")
    last = 0
    for one in [*dubao.quantities(text)]:
        assert one.span.of(text) == one.text
        assert one.span.start >= last
        last = one.span.end


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_lexer_reads_what_the_page_reader_reads(path):
    text = path.read_text(encoding="utf-8")
    whole = {m.span for m in scan(fold(text))[0] if m.kind == "quantity"}
    alone = {one.span for one in dubao.quantities(text)}

    assert len(whole ^ alone) <= 1 + len(whole) * 0.02  # a line cut in 4↵7.8%


def test_times_count_from_the_day_and_from_what_was_told():
    found = dubao.times("2023年3月开工,次年完工;上季度验收。", day="2025-05-20")

    assert [one.edtf for one in found] == ["2023-03", "2024", "2025-01/2025-03"]


def test_no_day_no_guess():
    assert [one.edtf for one in dubao.times("去年和3月")] == ["", ""]


@pytest.mark.parametrize("text", ["", "春天来了", "9" * 5000, "万" * 5000, "1." * 3000])
def test_nothing_and_too_much_are_no_quantity(text):
    assert dubao.times(text) == []
    assert all(len(one.text) < 400 for one in dubao.quantities(text))


def test_the_command_prints_rows_and_objects(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("全县新建学校3所,2023年投入1.2亿元。", encoding="utf-8")

    rows = run("quantities", page, "-f", "csv").stdout.splitlines()
    objects = run("quantities", page, "-f", "jsonl").stdout.splitlines()
    times = run("quantities", "--times", page, "-f", "jsonl").stdout.splitlines()

    assert rows[0].startswith("name,start,end,text,value")
    assert rows[1].endswith("6,8,3所,3,,1,exact,所,count")
    assert [json.loads(line)["value"] for line in objects] == ["3", "120000000"]
    assert [json.loads(line)["edtf"] for line in times] == ["2023"]
    assert "1.2亿元" in run("quantities", page).stdout


def test_the_command_tells_when_nothing_is_there(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("春天来了", encoding="utf-8")

    assert run("quantities", page).returncode == 1
    assert run("quantities", tmp_path / "none.txt").returncode == 2
    assert run("quantities", page, "--date", "soon").returncode == 2


@pytest.mark.parametrize("run", ["9" * 5000, "万" * 5000, "1." + "5" * 5000])
def test_a_run_that_no_number_has_is_unread(run):
    reading = dubao.read_text(f"本报讯 {run}。共3家。")

    assert [one.reason for one in reading.unread] == ["too long"]
    assert reading.figures[-1].text == "3家"
