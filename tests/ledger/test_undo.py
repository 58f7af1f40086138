"""What somebody said of a figure is taken back, step by step; nothing is erased."""

import pytest

from dubao import read_text
from dubao.errors import UsageError
from dubao.ledger import Ledger
from dubao.ledger.correction import all_of

TEXT = "春播\n\n本报讯 2023年，青禾县棉花播种面积36万亩。\n"


def test_each_undo_takes_the_last_back(tmp_path):
    with Ledger(tmp_path / "a.ledger", write=True) as ledger:
        ledger.add(read_text(TEXT, date="2023-06-01"), reader="1")
        (row,) = ledger.figures().dicts()
        link = row["link"]

        def now():
            (one,) = ledger.figures(rejected=True).dicts()
            return one["status"], one["measure"], one["value"]

        before = now()
        ledger.correct(link, act="edit", who="a", field="measure", new="面积")
        ledger.correct(link, act="edit", who="a", field="value", new="5")
        ledger.correct(link, act="reject", who="a")
        assert now() == ("rejected", "面积", "5")
        ledger.correct(link, act="undo", who="b")
        assert now() == ("edited", "面积", "5")
        ledger.correct(link, act="undo", who="b")
        assert now() == ("edited", "面积", before[2])
        ledger.correct(link, act="undo", who="b")
        assert now() == before
        with pytest.raises(UsageError, match="nothing was said"):
            ledger.correct(link, act="undo", who="b")
        ledger.correct(link, act="accept", who="c")
        assert now()[0] == "accepted"
        assert len(list(all_of(ledger.connection))) == 7
        assert ledger.orphans() == []
