"""Dask schedules shards: what comes out is what local processes make."""

import os
import signal
import time

import pytest
from bench import leaf
from bench.written import output
from typer.testing import CliRunner

from dubao import bulk
from dubao.bulk import cluster, shard
from dubao.bulk import job as jobs
from dubao.cli.app import app
from dubao.errors import JobError

distributed = pytest.importorskip("distributed")
PAGES, SIZE = 60, 6_000
# its own sockets and loops, closed after a worker was killed
pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture(scope="module")
def address():
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None,
    ) as made:  # fmt: skip
        yield made.scheduler_address


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    """A job that a local process has done."""
    home = tmp_path_factory.mktemp("cluster")
    leaf.write(home / "x.jsonl", PAGES)
    bulk.plan([str(home / "x.jsonl")], home / "here", size=SIZE)
    bulk.run(home / "here", workers=1)
    return home / "here"


@pytest.fixture
def planned(here, tmp_path):
    """The job that is done, and one of the same shards that is not."""
    bulk.plan([str(here.parent / "x.jsonl")], tmp_path / "there", size=SIZE)
    return here, tmp_path / "there"


def begun(job):
    return (job / jobs.BEGUN).read_text().splitlines()


def test_the_command_makes_the_same_bytes(address, planned):
    here, there = planned
    words = ["bulk", "run", str(there), "--engine", "dask", "--scheduler", address]

    got = CliRunner().invoke(app, words)

    assert got.exit_code == 0, got.output
    assert f"{PAGES} pages committed" in got.output
    assert output(there) == output(here)
    assert len(begun(there)) == len(begun(here)) == jobs.opened(here).shards
    assert CliRunner().invoke(app, words).exit_code == 0
    assert len(begun(there)) == len(begun(here))  # nothing is read again


def test_a_worker_that_is_killed_loses_and_doubles_nothing(address, planned):
    here, there = planned
    engine = cluster.engine(address)
    with distributed.Client(address, set_as_default=False) as client:
        killed = []

        def kill(found):
            if found.shards == 2 and not killed:
                killed.append(next(iter(client.run(os.getpid).values())))
                os.kill(killed[0], signal.SIGKILL)

        found = bulk.run(there, engine=engine, progress=kill)

    assert killed
    assert found.is_finished
    assert output(there) == output(here)
    assert len(begun(there)) <= len(begun(here)) + 1


def test_a_shard_that_is_given_out_twice_stands_once(planned):
    here, there = planned
    job = jobs.opened(there)
    for one in job.manifest():
        cluster._shard(str(there), one)
        shard.run(job, one)
        cluster._shard(str(there), one)

    assert bulk.run(there, workers=1).ends()["read"] == 1
    assert output(there) == output(here)


def test_a_shard_whose_worker_dies_each_time_is_told(address, planned, monkeypatch):
    _, there = planned
    monkeypatch.setattr(cluster, "LOST", 0)
    monkeypatch.setattr(cluster, "_shard", deadly)

    found = bulk.run(there, engine=cluster.engine(address))

    assert found.is_finished
    assert found.reasons == {"WorkerCrashed": 1}
    assert found.pages < PAGES


def deadly(path, one):
    import os  # noqa: PLC0415 runs in a worker, by value
    import signal  # noqa: PLC0415

    from dubao.bulk import job as jobs  # noqa: PLC0415
    from dubao.bulk import shard as work  # noqa: PLC0415

    if one.number == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    work.run(jobs.opened(path), one)
    return one.number


deadly.__module__ = "__main__"  # else a worker would import it from the tests


def test_where_nobody_listens(planned, monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 1.0)
    start = time.monotonic()

    with pytest.raises(JobError, match="does not answer"):
        bulk.run(planned[1], engine=cluster.engine("tcp://127.0.0.1:1"))

    assert time.monotonic() - start < 20


def test_a_job_that_the_worker_does_not_see(tmp_path):
    with pytest.raises(JobError, match="cannot read the job"):
        cluster._shard(str(tmp_path / "elsewhere"), None)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--scheduler", "tcp://127.0.0.1:1"], "--engine dask"),
        (["--engine", "dask"], "--scheduler ADDRESS"),
    ],
)
def test_options_that_belong_together(planned, words, said):
    got = CliRunner().invoke(app, ["bulk", "run", str(planned[1]), *words])

    assert got.exit_code == 2
    assert said in got.output.replace("\n", " ")
