"""Whatever one page raises, and however long it takes, costs no other."""

import json
import time

import pytest

from dubao import api, read_text
from dubao.bulk import job as jobs
from dubao.bulk import shard as shards
from dubao.bulk import work
from dubao.bulk.add import add
from dubao.bulk.plan import plan
from dubao.check import check
from dubao.cli import main
from dubao.errors import InternalError, MemoryExceeded, SourceError, TimedOut
from dubao.ledger import Ledger
from dubao.ledger import ledger as ledgers
from dubao.sources import Limits
from dubao.sources.deadline import attempt, within

GOOD = "本报讯 全县新建学校3所。\n"
LONG = "本报讯 全县新建学校3所，投资1/3。" * 20_000  # takes some seconds
DIGITS = "本报讯 全县产粮" + "9" * 5_000 + "吨。\n"
FAULTS = [ValueError, RecursionError, MemoryError, KeyError, ZeroDivisionError]


def faulty(fault, read):
    """Return a reader that fails on pages that say 错."""

    def failing(page):
        if "错" in page.text:
            raise fault("made to fail")
        return read(page)

    return failing


@pytest.fixture
def records(tmp_path):
    """Nine records, every third of which fails."""
    path = tmp_path / "nine.jsonl"
    texts = [f"{GOOD}{n}号{'错' * (n % 3 == 0)}" for n in range(1, 10)]
    rows = [{"id": n, "text": text} for n, text in enumerate(texts, 1)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("fault", FAULTS)
def test_read_goes_on_behind_a_page_that_fails(records, monkeypatch, fault):
    monkeypatch.setattr(api.reader, "read", faulty(fault, api.reader.read))
    found = list(api.read_all([records]))

    failed = MemoryExceeded if fault is MemoryError else InternalError
    assert [type(one) for one in found[2::3]] == [failed] * 3
    assert sum(not isinstance(one, SourceError) for one in found) == 6
    if fault is not MemoryError:
        with pytest.raises(InternalError, match=fault.__name__):
            read_text("错3所")


@pytest.mark.parametrize("fault", FAULTS)
def test_records_go_on_behind_a_page_that_fails(records, monkeypatch, tmp_path, fault):
    monkeypatch.setattr(work, "read", faulty(fault, work.read))
    path = tmp_path / "a.ledger"
    with Ledger(path, write=True) as ledger:
        unit = work.Unit(number=0, place=str(records), pages=tuple(work.pages(records)))
        found = work.results(unit, ledger, Limits(), lambda _: None)

    assert sum(isinstance(one, work.Read) for one in found) == 6
    assert [one.name for one in found if isinstance(one, work.Failure)] == [
        f"{records}/{n}" for n in (3, 6, 9)
    ]


def test_a_job_goes_on_behind_a_page_that_fails(records, monkeypatch, tmp_path):
    monkeypatch.setattr(shards, "read", faulty(ValueError, shards.read))
    plan([str(records)], tmp_path / "job")
    job = jobs.opened(tmp_path / "job")
    for shard in job.manifest():
        shards.run(job, shard)
    (record,) = job.records()

    assert record["counts"]["pages"] == 6
    assert record["reasons"] == {"InternalError": 3}


def test_a_page_that_cannot_be_kept_costs_no_other(records, monkeypatch, tmp_path):
    kept = ledgers.insert

    def failing(connection, words, reading, place, reader):
        kept(connection, words, reading, place, reader)
        if "错" in reading.page.text:
            raise OverflowError

    monkeypatch.setattr(ledgers, "insert", failing)
    summary = add(tmp_path / "a.ledger", [str(records)], workers=1)

    assert (summary.pages, len(summary.failures)) == (6, 3)
    with Ledger(tmp_path / "a.ledger") as ledger:
        assert (len(ledger), ledger.check()) == (6, [])


def test_a_number_of_5000_digits_costs_no_other(tmp_path, capsys, monkeypatch):
    path = tmp_path / "some.jsonl"
    texts = [GOOD, DIGITS, GOOD + "二", DIGITS + "三", GOOD + "四"]
    path.write_text("".join(json.dumps({"text": one}) + "\n" for one in texts))
    summary = add(tmp_path / "a.ledger", [str(path)], workers=1)
    assert summary.pages + len(summary.failures) == 5
    assert summary.pages >= 3

    monkeypatch.setattr("sys.argv", ["dubao", "read", "-f", "jsonl", str(path)])
    with pytest.raises(SystemExit):
        main()
    assert len(capsys.readouterr().out.splitlines()) >= 3


@pytest.mark.alone
def test_a_page_keeps_to_its_time(tmp_path):
    page = tmp_path / "long.txt"
    page.write_text(LONG, encoding="utf-8")
    start = time.monotonic()
    (found,) = api.read_all([page], limits=Limits(seconds=0.3))

    assert isinstance(found, TimedOut)
    assert "--timeout" in found.hint
    assert time.monotonic() - start < 2


@pytest.mark.alone
def test_a_ledger_keeps_to_the_time_of_a_page(tmp_path):
    for name, text in (("a.txt", GOOD), ("b.txt", LONG), ("c.txt", GOOD + "三")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    path = tmp_path.with_name("a.ledger")
    start = time.monotonic()
    summary = add(path, [str(tmp_path)], workers=1, limits=Limits(seconds=1))

    assert summary.pages == 2
    assert [one.error for one in summary.failures] == ["TimedOut"]
    assert time.monotonic() - start < 8  # the process begins, and 1 second


def test_work_in_time_is_left_alone():
    assert within(1, "x", lambda: 7) == 7
    with pytest.raises(KeyError):
        within(1, "x", lambda: {}["x"])
    assert isinstance(attempt("x", lambda: {}["x"], Limits()), InternalError)


@pytest.mark.alone
def test_work_that_ends_at_its_last_moment_is_done_or_late():
    done = late = 0
    for n in range(300):
        try:
            within(0.002, "x", lambda n=n: sum(range(20_000 + 400 * n)))
            done += 1
        except TimedOut:
            late += 1
    assert done + late == 300


@pytest.mark.alone
def test_what_is_late_is_told_once_and_stops_nothing_else():
    def for_ever():
        while True:
            pass

    for _ in range(3):
        with pytest.raises(TimedOut, match="page"):
            within(0.05, "page.txt", for_ever)
    end = time.monotonic() + 0.7
    while time.monotonic() < end:  # nothing is raised later
        sum(range(100))


@pytest.mark.parametrize(
    "text",
    ["全县0名学生，人均补助3元，共补助9元。", "共有0户，户均3亩，合计30亩。",
     "投资9万元，建成0公里，每公里3万元。"],
)  # fmt: skip
def test_a_rate_of_nothing_is_no_fault(text):
    assert check(read_text(text)).findings == ()
