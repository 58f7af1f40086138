"""What a newsroom does with findings: a patch that is printed, a page to mark."""

from dubao import read_text
from dubao.check import check
from dubao.export.marked import report
from dubao.export.patch import patch
from tests.check.test_cli import run

WRONG = """床位从300张增加到450张，增加250张。
全校82名教师中，女教师37人，占５４.１％。
"""


def test_fix_prints_a_patch_and_writes_nothing(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(WRONG, encoding="utf-8")
    done = run("--fix", "--quiet", path)
    out = done.stdout.decode()

    assert path.read_text(encoding="utf-8") == WRONG
    assert [line for line in out.splitlines() if line[:1] == "+"][1:] == [
        "+床位从300张增加到450张，增加150张。",
        "+全校82名教师中，女教师37人，占４５．１％。",
    ]


def test_what_has_several_answers_is_not_in_the_patch():
    reading = read_text("全校共有学生82人，其中男生45人，女生38人。\n", name="x.txt")

    assert patch(reading.page, check(reading).findings) == ""


def test_a_patch_keeps_a_missing_line_end():
    reading = read_text("床位从300张增加到450张，增加250张。", name="x.txt")
    lines = patch(reading.page, check(reading).findings).splitlines()

    assert lines[-1] == "\\ No newline at end of file"


def test_the_report_marks_the_characters_and_escapes_the_rest(tmp_path):
    text = "<b>全校</b>共有学生82人，其中男生45人，女生38人。"
    reading = read_text(text, name="a&b.txt")
    page = report([(reading.page, check(reading).findings, ())])

    assert '<mark class="first">82人</mark>' in page
    assert "&lt;b&gt;全校" in page
    assert "a&amp;b.txt" in page
    assert "错误1处" in page
    assert "# dubao: ignore A101 82人" in page
    assert "http" not in page

    path = tmp_path / "page.txt"
    path.write_text(WRONG, encoding="utf-8")
    done = run("--format", "html", path)
    assert done.stdout.decode().startswith("<!doctype html>")
    assert done.returncode == 1
