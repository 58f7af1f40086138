"""Adding files: every input is accounted for, and a run can be cut off anywhere."""

import gzip
import json
import random
from pathlib import Path

import pytest
from bench import kill

from dubao.bulk import Columns, add
from dubao.bulk.add import failed_path, own_files
from dubao.ledger import Ledger
from dubao.sources import Limits, places
from tests.ledger.make import reading
from tests.sources import pack


@pytest.fixture
def folder(tmp_path):
    home = tmp_path / "in"
    kill.fill(home, 6)
    records = [
        {"id": n, "text": reading(50 + n).page.text, "paper": "柳河晚报"}
        for n in range(20)
    ]
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    lines.insert(3, "{broken")
    (home / "more.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (home / "nothing.txt").write_bytes(b"")
    (home / ".hidden").write_text("x")
    return home


def test_every_input_is_accounted_for(folder, tmp_path):
    path = tmp_path / "county.ledger"
    seen = []
    summary = add(
        path, [str(folder)], workers=2, progress=lambda s: seen.append(s.pages)
    )
    assert (summary.inputs, summary.pages) == (8, 26)
    assert (summary.read, summary.partial, summary.failed, summary.skipped) == (
        6, 1, 1, 0,
    )  # fmt: skip
    assert seen == list(range(1, 27))
    rows = [json.loads(line) for line in failed_path(path).read_text().splitlines()]
    assert [row["error"] for row in rows] == ["NotAPage", "EmptyInput"]
    assert rows[1]["retry"].endswith("nothing.txt")
    with Ledger(path) as ledger:
        assert len(ledger) == 26
        assert ledger.check() == []
        assert ledger.search("走访慰问").total > 0

    again = add(path, [str(folder)], workers=1)
    assert (again.read, again.partial, again.failed, again.skipped) == (0, 1, 1, 6)
    assert (again.pages, again.same) == (0, 26)


def test_the_number_of_workers_changes_nothing(folder, tmp_path):
    dumps = []
    for workers in (1, 3):
        path = tmp_path / f"{workers}.ledger"
        add(path, [str(folder)], workers=workers)
        dumps.append(kill.dumped(path))
    assert dumps[0] == dumps[1]


def test_a_page_that_takes_too_long_fails_alone(tmp_path, monkeypatch):
    kill.fill(tmp_path / "in", 2)
    path = tmp_path / "x.ledger"
    none = Limits(seconds=0.0)
    with monkeypatch.context() as patched:
        patched.setattr("dubao.sources.process.START", 0.0)
        patched.setattr("dubao.bulk.crew.GRACE", 0.0)
        summary = add(path, [str(tmp_path / "in")], workers=1, limits=none)
    assert summary.failed == 2
    assert {failure.error for failure in summary.failures} == {"TimedOut"}
    assert add(path, [str(tmp_path / "in")], workers=1).read == 2
    assert not failed_path(path).exists()


def test_places(tmp_path):
    kill.fill(tmp_path / "in", 2)
    path = tmp_path / "in" / "own.ledger"
    Ledger(path, write=True).close()
    inputs = [str(tmp_path / "in"), "-", "missing.txt"]
    found = list(places(inputs, without=own_files(path)))
    assert [Path(place.path).name for place in found] == [
        "000000.txt", "000001.txt", "-", "missing.txt",
    ]  # fmt: skip


def test_killed_and_run_again(tmp_path):
    kill.fill(tmp_path / "in", 12)
    assert (
        kill.started(
            tmp_path / "whole.ledger", tmp_path / "in", tmp_path / "log"
        ).wait()
        == 0
    )
    chance = random.Random(1)  # noqa: S311
    assert kill.trial(tmp_path / "in", tmp_path / "x.ledger", chance, 1.5) >= 1
    assert kill.dumped(tmp_path / "x.ledger") == kill.dumped(tmp_path / "whole.ledger")


@pytest.mark.parametrize("form", ["zip", "gz", "warc", "parquet", "jsonl"])
def test_archives_and_corpora_go_in_page_by_page(form, tmp_path):
    texts = [reading(n).page.text for n in range(40)]
    content = {
        "zip": lambda: pack.zipped([(f"{n}.txt", t) for n, t in enumerate(texts)]),
        "gz": lambda: gzip.compress(pack.lines(texts)),
        "warc": lambda: b"".join(pack.warc(texts)),
        "parquet": lambda: pack.parquet({"text": texts}, group=7),
        "jsonl": lambda: pack.lines(texts),
    }[form]()
    path = tmp_path / "many.of-any-name"
    path.write_bytes(content)
    ledger = tmp_path / "county.ledger"
    seen = []
    summary = add(
        ledger, [str(path)], workers=2, progress=lambda s: seen.append(s.inputs)
    )

    assert (summary.inputs, summary.read, summary.pages) == (1, 1, 40)
    assert len(seen) == 40
    assert add(ledger, [str(path)], workers=1).skipped == 1


def test_columns_of_records_can_be_named(tmp_path):
    path = tmp_path / "c.parquet"
    path.write_bytes(pack.parquet({"key": ["a", "b"], "body": ["新建学校3所。", " "]}))
    ledger = tmp_path / "county.ledger"
    summary = add(
        ledger, [str(path)], workers=1, columns=Columns(text="body", id="key")
    )
    assert (summary.partial, summary.pages) == (1, 1)
    (row,) = [json.loads(line) for line in failed_path(ledger).read_text().splitlines()]
    assert "add --text-column body --id-column key" in row["retry"]
    assert add(ledger, [str(path)], workers=1).failed == 1
