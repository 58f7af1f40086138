"""`dubao check LEDGER`: what pages of different days say of one indicator."""

import subprocess
import sys
from fractions import Fraction

from dubao import Ledger, read_text
from dubao.check.series import Pair, Printed, of_pairs, of_runs
from dubao.model import Span


def printed(value, text, page="a"):
    return Printed(
        page=page, span=Span(0, len(text)), text=text, value=Fraction(value),
        paper="青禾日报", date="2024-01-01",
    )  # fmt: skip


def test_a_contradiction_points_at_the_later_page():
    pair = Pair(
        kind="contradiction", name="青禾县面积",
        first=printed(10, "10亩"), second=printed(12, "12亩", "b"),
    )  # fmt: skip
    ((page, finding),) = of_pairs([pair])

    assert (page, finding.code, finding.severity) == ("b", "L601", "error")
    assert finding.computation == "10亩≠12亩; a"


def test_a_value_far_from_its_neighbours_stands_out():
    run = [
        printed(100, "100亩"),
        printed(1_000_000, "100万亩", "b"),
        printed(110, "110亩", "c"),
    ]

    assert [(page, one.code) for page, one in of_runs([("x", run)])] == [("b", "L603")]
    assert list(of_runs([("x", [printed(n, str(n)) for n in (100, 300, 900)])])) == []


def test_a_ledger_is_known_by_its_content(tmp_path):
    path = tmp_path / "county.db"
    with Ledger(path, write=True) as ledger:
        for text, day, paper in (
            ("青禾县2023年棉花播种面积12.5万亩。", "2024-01-05", "青禾日报"),
            ("青禾县2023年棉花播种面积18.2万亩。", "2024-01-06", "白杨晚报"),
        ):
            ledger.add(read_text(text, name=day, date=day, paper=paper), reader="test")
    done = subprocess.run(
        [sys.executable, "-m", "dubao", "check", str(path)],
        capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    out = done.stdout.decode()

    assert done.returncode == 1, done.stderr.decode()
    assert "error L601" in out
    assert "18.2万亩" in out
    assert "12.5万亩" in out


def test_the_newest_value_is_held_against_those_before():
    usual = [
        printed(100, "100亩"),
        printed(104, "104亩", "b"),
        printed(99, "99亩", "c"),
    ]

    for value, text in ((1_010_000, "101万亩"), (1000, "1000亩")):
        run = [*usual, printed(value, text, "d")]
        assert [(page, one.code) for page, one in of_runs([("x", run)])] == [
            ("d", "L603")
        ]
    assert list(of_runs([("x", [*usual, printed(130, "130亩", "d")])])) == []


def test_a_revision_is_told_as_such():
    pair = Pair(
        kind="revision", name="青禾县面积",
        first=printed(10, "10亩"), second=printed(12, "12亩", "b"),
    )  # fmt: skip
    ((_, finding),) = of_pairs([pair])

    assert (finding.code, finding.severity) == ("L604", "hint")
    assert "已作修订" in finding.chinese


def test_a_clean_ledger_counts_all_of_its_pages(tmp_path):
    path = tmp_path / "clean.db"
    with Ledger(path, write=True) as ledger:
        for day in ("2024-01-05", "2024-01-06"):
            reading = read_text(f"青禾县{day}新建学校3所。", name=day, date=day)
            ledger.add(reading, reader="test")
    done = subprocess.run(
        [sys.executable, "-m", "dubao", "check", str(path)],
        capture_output=True, check=False, timeout=60,
    )  # fmt: skip

    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode().startswith("2 pages: 0 errors")
