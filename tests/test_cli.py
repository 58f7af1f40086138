"""The command line: what it writes where, and how it ends."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import dubao

ROOT = Path(__file__).parent.parent
COUNTY = ROOT / "samples" / "county.txt"
PAGE = "全县新建学校3所,投入资金1.2亿元。"


def run(*arguments, stdin=b"", **environment):
    return subprocess.run(
        [sys.executable, "-m", "dubao", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment},
    )


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_read_gives_the_form_of_a_reading(page):
    done = run("read", "--format", "jsonl", page)
    reading = json.loads(done.stdout)

    assert done.returncode == 0
    assert done.stderr == b""
    assert reading["page"]["text"] == PAGE
    assert [f["text"] for f in reading["figures"]] == ["3所", "1.2亿元"]
    assert reading["figures"][1]["value"] == "120000000"
    assert reading["figures"][0]["high"] is None
    for figure in reading["figures"]:
        assert PAGE[figure["start"] : figure["end"]] == figure["text"]


def test_standard_input_reads_as_the_file_does(page):
    of_file = json.loads(run("read", "-f", "jsonl", page).stdout)
    of_stdin = json.loads(run("read", "-f", "jsonl", "-", stdin=PAGE.encode()).stdout)
    of_file["source"]["name"] = of_stdin["source"]["name"] = ""

    assert of_stdin == of_file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings_read_the_same(tmp_path, encoding):
    path = tmp_path / "page.txt"
    path.write_bytes(COUNTY.read_text(encoding="utf-8").encode(encoding))

    assert dubao.read(path).page.text == COUNTY.read_text(encoding="utf-8")


def test_big5_is_told(tmp_path):
    path = tmp_path / "page.txt"
    path.write_bytes("臺北市三百餘名學生參加比賽,獲得獎金五萬元。".encode("big5"))
    reading = dubao.read(path)

    assert reading.page.source.encoding == "big5"
    assert [f.value for f in reading.figures] == ["300", "50000"]


def test_csv_has_a_row_a_figure(page):
    rows = list(
        csv.DictReader(io.StringIO(run("read", "-f", "csv", page).stdout.decode()))
    )

    assert [row["value"] for row in rows] == ["3", "120000000"]
    assert rows[0]["link"].startswith("/p/")


def test_markdown_escapes_the_page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text("新建<b>学校</b>3所。", encoding="utf-8")
    done = run("read", "-f", "markdown", path)

    assert "\\<b\\>" in done.stdout.decode()


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", "EmptyInput"),
        (b" \n\t", "EmptyInput"),
        (bytes(range(256)) * 8, "NotAPage"),
        (b"%PDF-1.7\n", "TruncatedFile"),
        (b"PK\x03\x04aaaa", "TruncatedFile"),
        (b"{\\rtf1 \\ansi}", "UnsupportedFormat"),
    ],
    ids=["empty", "blank", "binary", "pdf", "zip", "rtf"],
)
def test_bad_input_has_a_name_and_stops_nothing(tmp_path, page, content, error):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(content)
    alone, both = run("read", bad), run("read", "-f", "jsonl", bad, page)

    assert alone.returncode == 2
    assert error in alone.stderr.decode()
    assert alone.stdout == b""
    assert both.returncode == 3
    assert len(both.stdout.splitlines()) == 1


@pytest.mark.usefixtures("page")
def test_missing_and_folders(tmp_path):
    assert run("read", tmp_path / "none.txt").returncode == 2
    assert run("read", tmp_path).returncode == 0
    (tmp_path / "empty").mkdir()
    assert run("read", tmp_path / "empty").returncode == 2


def test_errors_as_json(tmp_path):
    done = run("read", "--json-errors", tmp_path / "none.txt")

    assert json.loads(done.stderr)["error"] == "MissingFile"


def test_json_lines_are_one_page_a_record(tmp_path):
    path = tmp_path / "pages.jsonl"
    rows = [{"id": "a", "text": PAGE}, {"id": "b"}, {"id": "c", "text": PAGE}]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    done = run("read", "-f", "jsonl", path)
    names = [json.loads(line)["source"]["name"] for line in done.stdout.splitlines()]

    assert done.returncode == 3
    assert [name.rsplit("/", 1)[1] for name in names] == ["a", "c"]


def test_metadata_gives_the_day(tmp_path, page):
    page.write_text("去年新建学校3所。", encoding="utf-8")
    table = tmp_path / "metadata.csv"
    table.write_text(
        "name,paper,date,number\npage.txt,云溪日报,1998-01-27,03\n", encoding="utf-8"
    )
    reading = json.loads(run("read", "-f", "jsonl", "--metadata", table, page).stdout)

    assert reading["page"]["paper"] == "云溪日报"
    assert reading["figures"][0]["period"] == "1997"


@pytest.mark.parametrize(
    "arguments", [["--date", "1998"], ["--format", "xml"], ["--metadata", "none.csv"]]
)
def test_wrong_arguments(page, arguments):
    done = run("read", *arguments, page)

    assert done.returncode == 2
    assert done.stdout == b""


def test_output_appears_whole_or_not_at_all(tmp_path, page):
    target = tmp_path / "out.json"
    assert run("read", "-f", "json", "-o", target, page).returncode == 0
    assert json.loads(target.read_text(encoding="utf-8"))["page"]["text"] == PAGE
    assert run("read", "-o", tmp_path / "no" / "out", page).returncode == 2
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.json", "page.txt"]


def test_no_escapes_outside_a_terminal(page):
    for environment in ({}, {"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert b"\x1b" not in run("read", page, **environment).stdout


def test_utf8_whatever_the_locale(page):
    done = run("read", page, LC_ALL="C", LANG="C", PYTHONIOENCODING="ascii")

    assert "3所" in done.stdout.decode("utf-8")


def test_explain_shows_the_derivation(page):
    done = run("explain", page, PAGE.index("1.2"))

    assert done.returncode == 0
    assert "number" in done.stdout.decode()
    assert "120000000" in done.stdout.decode()
    assert run("explain", page, 0).returncode == 1
    assert run("explain", "none.txt", 0).returncode == 2


def test_help_and_version_teach():
    assert "Example" in run("read", "--help").stdout.decode()
    assert dubao.__version__ in run("--version").stdout.decode()


def test_a_closed_pipe_ends_quietly():
    command = f"{sys.executable} -m dubao read -f jsonl {COUNTY} {COUNTY} | head -c 10"
    done = subprocess.run(
        command, shell=True, capture_output=True, timeout=60, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip

    assert b"Traceback" not in done.stderr


def test_import_is_cheap():
    code = (
        "import sys, dubao; sys.exit('rjieba' in sys.modules or 'rich' in sys.modules)"
    )

    assert subprocess.run(
        [sys.executable, "-c", code], check=False, timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    ).returncode == 0  # fmt: skip
