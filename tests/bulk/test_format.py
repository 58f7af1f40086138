"""Tables of an older format load, and nothing of the new one is lost on the way."""

import shutil
from dataclasses import replace
from pathlib import Path

from arro3.io import read_parquet

from dubao import bulk, read_text
from dubao.bulk import job as jobs
from dubao.bulk.load import readings
from dubao.bulk.sink import Sink
from dubao.bulk.table import rows
from dubao.ledger import Ledger
from dubao.model import SLOTS, Answer
from tests.ledger.test_figures import guessing
from tests.ledger.test_ledger import flat

GRID = "表1 粮食产量\n单位:吨\n乡镇\t小麦\t水稻\n青禾镇\t100\t200\n白杨乡\t300\t400\n\n"
OLD = Path(__file__).with_name("format-1")


def test_a_job_of_format_1_loads_and_can_be_exported(tmp_path):
    (table,) = (OLD / "figures").glob("*.parquet")
    (batch,) = read_parquet(str(table))
    assert "direction" not in batch.schema.names
    assert bulk.load(OLD, tmp_path / "x.ledger") == (1, 0)
    with Ledger(tmp_path / "x.ledger") as ledger:
        found = list(ledger.figures().dicts())
    for name in ("text", "value", "measure", "holder", "period", "stat"):
        assert [row[name] for row in found] == batch.column(name).to_pylist()
    assert {(row["direction"], row["base"]) for row in found} == {("", "")}


def test_every_answer_goes_into_the_tables_and_comes_back(tmp_path):
    """A shard whose pages are given, and not read, is loaded as they were."""
    shutil.copytree(OLD, tmp_path / "job")
    given = guessing(
        read_text(GRID + "全县新建学校3所,增长5%。投入1.2亿元,修路4公里。")
    )
    assert given.tables
    hidden = Answer(text="change", sure=12, shown=False)
    figures = [
        replace(f, answers=replace(f.answers, stat=hidden)) for f in given.figures
    ]
    given = replace(given, figures=(*given.figures[:2], *figures[2:]))
    sink = Sink(tmp_path / "job", "000000")
    for table, found in rows(0, "in/x.txt", given):
        sink.add(table, found)
    sink.turn()
    sink.close()
    (kept,) = readings(jobs.opened(tmp_path / "job"))
    assert flat(kept) == flat(given)
    assert any(not f.answers.of(s).shown for f in kept.figures for s in SLOTS)
