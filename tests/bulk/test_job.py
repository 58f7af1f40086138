"""Jobs: fixed shards, each committed once; the same bytes whoever reads them."""

import json
import os
import re
import signal
from pathlib import Path

import duckdb
import fsspec
import pytest
from arro3.io import read_parquet
from bench import leaf
from bench.written import output
from typer.testing import CliRunner

from dubao import bulk
from dubao.bulk import job as jobs
from dubao.bulk import local, shard
from dubao.bulk.plan import cut
from dubao.bulk.table import TABLES
from dubao.bulk.work import Failure, Sign
from dubao.cli.app import app
from dubao.errors import JobError, NotAJob
from dubao.ledger import Ledger
from dubao.sources import pages
from tests.sources import pack

ROOT = Path(__file__).parent.parent.parent
MANY = 20  # pages of the one long file
ALL = MANY + 5 + 4 + 4
SIZE = 3_000  # of a shard: several to the long file


@pytest.fixture
def inputs(tmp_path):
    home = tmp_path / "in"
    home.mkdir()
    leaf.write(home / "many.jsonl", MANY)
    with (home / "many.jsonl").open("a") as file:
        file.write("{broken\n")
    for number in range(5):
        (home / f"{number}.txt").write_text(leaf.page(900 + number), encoding="utf-8")
    (home / "nothing.txt").write_bytes(b"")
    (home / "some.zip").write_bytes(
        pack.zipped([(f"{n}.txt", text) for n, text in enumerate(pack.PAGES)])
    )
    (home / "some.parquet").write_bytes(pack.parquet({"text": list(pack.PAGES)}))
    return home


def column(job, table, name):
    return [
        value
        for path in sorted((job / table).glob("*.parquet"))
        for batch in read_parquet(str(path))
        for value in batch.column(name).to_pylist()
    ]


def read_here(job):
    """Read a job in this process."""
    for one in job.manifest():
        shard.run(job, one)
    return bulk.state(job)


def test_every_input_ends_and_the_sum_holds(inputs, tmp_path):
    job = tmp_path / "job"
    again = str(inputs / "0.txt")
    missing = str(tmp_path / "missing.txt")
    planned = bulk.plan([str(inputs), again, missing], job, size=SIZE)
    assert planned.shards > 5
    seen = []
    state = bulk.run(job, workers=2, progress=lambda s: seen.append(s.shards))
    assert seen == list(range(planned.shards + 1))
    assert state.ends() == {
        "read": 7, "partial": 1, "failed": 2, "skipped": 1, "waiting": 0,
    }  # fmt: skip
    assert state.pages == ALL == len(column(job, "pages", "page"))
    assert len(set(column(job, "pages", "page"))) == state.pages
    assert state.counts["figures"] == len(column(job, "figures", "page")) > 5 * ALL
    failed = [
        json.loads(line)
        for line in (job / "failed.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    reasons = {"NotAPage", "EmptyInput", "MissingFile"}
    assert {row["error"] for row in failed} == set(state.reasons) == reasons
    assert all(row["retry"].endswith(f"--retry {row['shard']}") for row in failed)

    first = output(job)
    begun = (job / "begun.log").read_text()
    bulk.run(job, workers=1)
    assert (job / "begun.log").read_text() == begun  # nothing was read again
    bulk.run(job, workers=1, retry=[0])
    assert len((job / "begun.log").read_text().split("\n")) == planned.shards + 2
    assert output(job) == first


def test_the_pages_are_those_that_are_read_one_by_one(inputs, tmp_path):
    job = bulk.plan([str(inputs)], tmp_path / "job", size=SIZE)
    read_here(job)
    wanted = [
        page.source.name
        for path in sorted(inputs.iterdir())
        for page in pages(str(path))
        if not isinstance(page, Exception)
    ]
    assert column(job.path, "pages", "name") == wanted


@pytest.mark.parametrize("most", [1, 40, 1000, 10**9])
def test_lines_are_cut_between_lines_and_keep_their_numbers(most, tmp_path):
    path = tmp_path / "x.jsonl"
    lines = [b'{"text": "%d"}' % (10**n) for n in range(30)]
    path.write_bytes(b"\n".join(lines))
    pieces = list(cut(str(path), 0, most, path.stat().st_size))
    content = path.read_bytes()
    assert b"".join(content[p.start : p.end] for p in pieces) == content
    for piece in pieces:
        assert content[: piece.start].count(b"\n") == piece.before
        assert piece.start == 0 or content[piece.start - 1 : piece.start] == b"\n"
    assert len(pieces) == {1: 30, 10**9: 1}.get(most, len(pieces))


def test_a_line_that_is_broken_where_a_shard_begins_is_a_failure_alone(tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_bytes(b'{"text": "\xe4\xb8\x89\xe6\x89\x80"}\n' + b"{broken\n" * 3)
    job = bulk.plan([str(path)], tmp_path / "job", size=5)
    state = read_here(job)
    assert (job.shards, state.pages, dict(state.reasons)) == (4, 1, {"NotAPage": 3})
    assert state.ends()["partial"] == 1


def test_an_input_that_changed_is_told(tmp_path):
    path = tmp_path / "x.jsonl"
    leaf.write(path, 20)
    job = bulk.plan([str(path)], tmp_path / "job", size=2_000)
    with path.open("a") as file:
        file.write("\n")
    state = read_here(job)
    assert set(state.reasons) == {"MalformedFile"}
    assert state.ends()["failed"] == 1


def test_addresses_are_read_as_files_are(inputs, tmp_path):
    memory = fsspec.filesystem("memory")
    for path in inputs.iterdir():
        memory.pipe(f"/papers/{path.name}", path.read_bytes())
    here = bulk.plan([str(inputs)], tmp_path / "here", size=SIZE)
    there = bulk.plan(["memory://papers"], tmp_path / "there", size=SIZE)
    assert read_here(there).ends() == read_here(here).ends()
    assert column(there.path, "pages", "text") == column(here.path, "pages", "text")
    assert column(there.path, "pages", "name")[0] == "memory:///papers/0.txt"
    memory.rm("/papers", recursive=True)


def test_a_shard_whose_files_are_gone_is_read_again(inputs, tmp_path):
    job = bulk.plan([str(inputs)], tmp_path / "job", size=SIZE)
    read_here(job)
    first = output(job.path)
    (job.path / "figures" / "000001-0.parquet").unlink()
    job.record("000002").write_text('{"half')
    done = [one.number for one in job.manifest() if job.is_done(one)]
    assert {1, 2}.isdisjoint(done)
    bulk.run(job.path, workers=1)
    assert output(job.path) == first


def test_a_page_that_brings_its_process_down_is_passed_over_and_told(inputs, tmp_path):
    job = bulk.plan([str(inputs)], tmp_path / "job", size=10**6)
    (one,) = job.manifest()
    trouble = local._Trouble()
    lost = Failure(name="", error="WorkerCrashed", message="", after=4)
    assert [trouble.note(lost) for _ in range(3)] == [True] * 3
    assert trouble.passed == {3: "WorkerCrashed"}
    shard.run(job, one, passed=trouble.passed)
    state = bulk.state(job)
    assert state.reasons["WorkerCrashed"] == 1
    assert state.ends()["failed"] == 2
    assert [trouble.note(lost) for _ in range(3)] == [True, True, False]


def test_a_process_killed_at_one_page_each_time_takes_no_other_with_it(
    tmp_path, monkeypatch
):
    leaf.write(tmp_path / "x.jsonl", 8)
    job = bulk.plan([str(tmp_path / "x.jsonl")], tmp_path / "job")
    monkeypatch.setattr(local, "serve", deadly)
    state = bulk.run(job.path, workers=1, engine=local.engine)
    assert (state.pages, dict(state.reasons)) == (7, {"WorkerCrashed": 1})
    assert state.ends()["partial"] == 1


def deadly(connection, path, limits):
    """Serve as a worker does, and die of the sixth page."""
    read = shard.read

    def fatal(page):
        if page.source.name.endswith("0000005"):
            os.kill(os.getpid(), signal.SIGKILL)
        return read(page)

    shard.read = fatal
    local_serve(connection, path, limits)


local_serve = local.serve


def test_a_long_shard_has_several_parts(tmp_path, monkeypatch):
    monkeypatch.setattr("dubao.bulk.sink.TOGETHER", 4)
    monkeypatch.setattr("dubao.bulk.sink.PART", 10)
    leaf.write(tmp_path / "x.jsonl", 25)
    job = bulk.plan([str(tmp_path / "x.jsonl")], tmp_path / "job")
    signs = []
    (one,) = job.manifest()
    shard.run(job, one, tell=signs.append)
    assert signs == [Sign.page] * 26
    parts = sorted(path.name for path in (job.path / "pages").iterdir())
    assert parts == [f"000000-{n}.parquet" for n in range(3)]
    assert len(column(job.path, "pages", "page")) == 25


def test_loaded_into_a_ledger_as_if_it_were_added(inputs, tmp_path):
    job = bulk.plan([str(inputs)], tmp_path / "job", size=SIZE)
    read_here(job)
    added, same = bulk.load(job.path, tmp_path / "loaded.ledger")
    assert (added + same, same) == (ALL, 4)  # the zip and the Parquet hold one text
    assert bulk.load(job.path, tmp_path / "loaded.ledger") == (0, ALL)
    bulk.add(tmp_path / "added.ledger", [str(inputs)], workers=1)
    with (
        Ledger(tmp_path / "loaded.ledger") as loaded,
        Ledger(tmp_path / "added.ledger") as there,
    ):
        assert list(loaded.dump()) == list(there.dump())
        assert loaded.search("播种面积").total > 0


def test_what_cannot_be_run_is_named(inputs, tmp_path):
    with pytest.raises(NotAJob):
        bulk.run(tmp_path)
    with pytest.raises(JobError, match="nothing to read"):
        bulk.plan([], tmp_path / "job")
    bulk.plan([str(inputs)], tmp_path / "job")
    with pytest.raises(JobError, match="already"):
        bulk.plan([str(inputs)], tmp_path / "job")
    manifest = tmp_path / "job" / jobs.MANIFEST
    manifest.write_text(manifest.read_text().replace('"dubao": "', '"dubao": "9.'))
    with pytest.raises(NotAJob, match="plan it anew"):
        bulk.run(tmp_path / "job")


def test_the_schema_is_the_one_that_is_written(inputs, tmp_path):
    job = bulk.plan([str(inputs)], tmp_path / "job")
    read_here(job)
    for table, columns in TABLES.items():
        (path,) = (job.path / table).glob("*.parquet")
        schema = read_parquet(str(path)).schema
        assert schema.names == [column.name for column in columns]
        assert [schema.field(n).nullable for n in range(len(columns))] == [
            column.type.endswith("?") for column in columns
        ]


def test_the_queries_of_the_docs_run_as_they_are(inputs, tmp_path, monkeypatch):
    read_here(bulk.plan([str(inputs)], tmp_path / "job", size=SIZE))
    monkeypatch.chdir(tmp_path)
    docs = (ROOT / "docs" / "bulk.md").read_text(encoding="utf-8")
    sql = docs.partition("```sql\n")[2].partition("```")[0]
    assert len(duckdb.sql(sql).fetchall()) > 50
    blocks = re.findall(r"```python\n(# [^\n]*)\n(.*?)```", docs, re.DOTALL)
    assert [title for title, _ in blocks if "not run" not in title] == ["# Polars"]
    names = {}
    exec(dict(blocks)["# Polars"], names)  # noqa: S102
    assert names["found"].collect().height > 10
    for columns in TABLES.values():
        assert all(f"| {c.name} |" in docs and c.meaning in docs for c in columns)


def test_a_plan_takes_away_what_a_killed_one_left(inputs, tmp_path):
    job = tmp_path / "job"
    (job / "committed").mkdir(parents=True)
    old = [job / ".shards.0f0f", job / ".manifest.jsonl.1e1e"]
    young = job / ".shards.2d2d"
    for draft in (*old, young):
        draft.write_bytes(b"[")
    for draft in old:
        os.utime(draft, (1e9, 1e9))
    os.utime(young, (4e9, 4e9))
    bulk.plan([str(inputs)], job)

    assert sorted(path.name for path in job.iterdir()) == [
        young.name, "committed", "manifest.jsonl",
    ]  # fmt: skip


def test_the_command_line_accounts_for_all(inputs, tmp_path):
    job = str(tmp_path / "job")
    call = CliRunner().invoke
    planned = call(app, ["bulk", "plan", str(inputs), "-o", job, "--shard", "3k"])
    assert planned.exit_code == 0, planned.output
    assert call(app, ["bulk", "run", job, "--workers", "1"]).exit_code == 3
    told = call(app, ["bulk", "status", job]).output
    assert f"{ALL} pages" in told
    assert "7 read, 1 partial, 1 failed, 0 skipped, 0 waiting" in told
    assert "1 × EmptyInput" in told
    assert call(app, ["bulk", "load", job, str(tmp_path / "l.ledger")]).exit_code == 0
    assert call(app, ["bulk", "status", str(tmp_path)]).exit_code == 2
    assert call(app, ["bulk", "plan", job, "-o", job, "--shard", "x"]).exit_code == 2
