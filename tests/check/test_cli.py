"""`dubao check` from the command line: forms, codes, what is let stand, exit codes."""

import json
import re
import subprocess
import sys

import pytest

from dubao.check import CHECKS
from dubao.check.ignore import ignores
from dubao.errors import UsageError

WRONG = "全校共有学生82人，其中男生45人，女生38人。\n"
RIGHT = "县里打响“云溪茶”“云溪米”两大品牌。\n"
VAGUE = "约20余人受伤。\n"


def run(*arguments, stdin=None):
    return subprocess.run(
        [sys.executable, "-m", "dubao", "check", *map(str, arguments)],
        capture_output=True, input=stdin, check=False, timeout=60,
    )  # fmt: skip


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(WRONG + RIGHT + VAGUE, encoding="utf-8")
    return path


def test_errors_end_with_one_and_show_the_passage(page):
    done = run(page)
    lines = done.stdout.decode().splitlines()

    assert done.returncode == 1
    assert lines[0].startswith(f"{page}:1:7: error A101")
    assert "45人+38人=83人, page says 82人" in done.stdout.decode()
    assert lines[3].index("^") == 4 + 2 * 6  # six wide characters before 82人
    assert "1 error, 1 warning" in done.stderr.decode()
    assert "\x1b" not in done.stdout.decode()


def test_right_page_ends_with_nought(tmp_path):
    path = tmp_path / "right.txt"
    path.write_text(RIGHT, encoding="utf-8")
    quiet, verbose = run(path), run("--verbose", path)

    assert (quiet.returncode, quiet.stdout) == (0, b"")
    assert "verified C201" in verbose.stdout.decode()


def test_warnings_alone_are_no_errors(page):
    assert run("--select", "U", page).returncode == 0
    assert run("--ignore", "A101,U406", page).stdout == b""


def test_json_says_where_to_the_character(page):
    document = json.loads(run("-f", "json", "-v", page).stdout)
    first = document["findings"][0]
    text = page.read_text(encoding="utf-8")

    assert [one["code"] for one in document["findings"]] == ["A101", "U406"]
    assert [one["code"] for one in document["verified"]] == ["C201"]
    assert first["message"].keys() == {"zh", "en"}
    for span in first["spans"]:
        assert text[span["start"] : span["end"]] == span["text"]


def test_sarif_has_rules_places_and_versions(page):
    log = json.loads(run("-f", "sarif", page).stdout)
    sheet = log["runs"][0]
    result = sheet["results"][0]
    region = result["locations"][0]["physicalLocation"]["region"]

    assert log["version"] == "2.1.0"
    assert sheet["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in sheet["tool"]["driver"]["rules"]] == [
        one.code for one in CHECKS
    ]
    assert sheet["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "A101"
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (
        1,
        7,
        10,
    )
    assert region["snippet"]["text"] == "82人"
    assert len(result["relatedLocations"]) == 2


def test_annotations_are_of_githubs_form(page):
    lines = run("-f", "github", page).stdout.decode().splitlines()

    assert re.match(
        r"::error file=[^,]+,line=1,endLine=1,col=7,endColumn=10,", lines[0]
    )
    assert lines[1].startswith("::warning file=")


def test_a_file_beside_the_page_lets_findings_stand(page):
    beside = page.with_name("page.txt.dubao")
    beside.write_text("seen by the desk\n# dubao: ignore A101 82人\n", encoding="utf-8")
    done = run(page)

    assert done.returncode == 0
    assert "A101" not in done.stdout.decode()
    assert "1 let stand" in done.stderr.decode()


def test_such_a_line_says_what_it_means():
    assert [(one.code, one.words) for one in ignores("# dubao: ignore", "x")] == [
        ("", "")
    ]
    with pytest.raises(UsageError, match="x:1: 'wrong' is no code"):
        ignores("# dubao: ignore wrong", "x")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--select", "Z9", "x"),
        ("--explain", "Z9"),
        ("--date", "never", "x"),
        ("missing.txt",),
    ],
    ids=["none", "select", "explain", "date", "missing"],
)
def test_what_makes_no_sense_ends_with_two(arguments):
    done = run(*arguments)

    assert done.returncode == 2
    assert done.stderr
    assert b"Traceback" not in done.stderr


def test_explain_gives_the_page_of_a_code():
    assert run("--explain", "a101").stdout.decode().startswith("# A101 ")
    assert "| [A101]" in run("--explain", "all").stdout.decode()


def test_standard_input_is_a_page():
    done = run("-", stdin=WRONG.encode())

    assert done.returncode == 1
    assert done.stdout.decode().startswith("-:1:7: error A101")


def test_output_is_whole_or_not_there(page, tmp_path):
    target = tmp_path / "out.sarif"
    run("-f", "sarif", "-o", target, page)

    assert json.loads(target.read_text(encoding="utf-8"))["version"] == "2.1.0"
