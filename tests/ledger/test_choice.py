"""The columns of a ledger in memory answer as the ledger itself does."""

import pytest

from dubao.errors import UsageError
from dubao.ledger import Ledger, Selection
from dubao.ledger.choice import chosen, counted, fetched, tallied
from dubao.ledger.column import columns
from dubao.ledger.correction import attach
from dubao.ledger.vocabulary import FEW, Vocabulary
from tests.ledger.make import reading
from tests.ledger.test_figures import guessing

QUESTIONS = [
    {}, {"measure": "小麥*"}, {"measure": "小麦产量"}, {"unit": "人"},
    {"kind": "money"},
    {"holder": "石桥镇", "place": "*镇"}, {"period": "2012..2013-05"}, {"date": "2015"},
    {"paper": "青禾*"}, {"paper": "晚报"}, {"least": 5000.0, "most": 9000.0},
    {"claim": "exact", "stat": "level"}, {"stat": "change", "direction": "down"},
    {"base": "yoy"}, {"measure": "*", "sort": ("-value",), "limit": 7},
    {"sort": ("value",), "limit": 40}, {"sort": ("-holder", "value")},
    {"sort": ("-date",), "limit": 25}, {"sort": ("measure",)}, {"limit": 3},
    {"rejected": True}, {"rejected": True, "sort": ("-value",), "limit": 5},
    {"measure": "不存在"}, {"least": 1e300}, {"sort": ("unit",), "limit": 0},
    {"measure": "改过的"}, {"period": "1999"}, {"holder": "*湾*"}, {"measure": "[棉]*"},
]  # fmt: skip


def told(ledger, found, wanted):
    rows = chosen(found, Selection(**wanted))
    attach(ledger.connection)
    return fetched(ledger.connection, found, rows.tolist())


def agrees(ledger, found):
    for wanted in QUESTIONS:
        expected = list(ledger.figures(**wanted).dicts())
        assert told(ledger, found, wanted) == expected, wanted
        without = {name: wanted[name] for name in wanted if name != "limit"}
        assert counted(found, Selection(**wanted)) == len(
            list(ledger.figures(**without))
        )


def test_they_agree_before_and_after_corrections_new_pages_and_newer_readers(tmp_path):
    with Ledger(tmp_path / "county.ledger", write=True) as ledger:
        empty = columns(ledger.connection)
        agrees(ledger, empty)
        for seed in range(20):
            ledger.add(reading(seed), reader="1")
        ledger.add(guessing(reading(20)), reader="1")
        first = columns(ledger.connection, empty)
        agrees(ledger, first)

        links = [row["link"] for row in ledger.figures().dicts()]
        ledger.correct(links[3], act="reject", who="梁青山")
        ledger.correct(links[9], act="accept", who="梁青山")
        for field, new in (
            ("measure", "改过的"), ("value", "1/4"), ("period", "1999"),
            ("direction", "down"), ("claim", "about"), ("high", "7"),
        ):  # fmt: skip
            ledger.correct(links[5], act="edit", who="甲", field=field, new=new)
        ledger.correct(links[6], act="edit", who="甲", field="value", new="6:12")
        second = columns(ledger.connection, first)
        agrees(ledger, second)

        for seed in range(21, 26):
            ledger.add(reading(seed), reader="1")
        ledger.add(reading(2), reader="2")
        third = columns(ledger.connection, second)
        agrees(ledger, third)
        agrees(ledger, columns(ledger.connection))
        assert len(third) > len(second)


def test_values_are_counted_without_their_own_condition(tmp_path):
    with Ledger(tmp_path / "county.ledger", write=True) as ledger:
        for seed in range(20):
            ledger.add(reading(seed), reader="1")
        found = columns(ledger.connection)
        rows = list(ledger.figures(unit="亩").dicts())
        asked = Selection(unit="亩", holder="石桥镇")
        for one in tallied(found, asked, "holder"):
            assert one.times == sum(row["holder"] == one.value for row in rows)
        among = tallied(found, asked, "holder", containing="河")
        assert {one.value for one in among} == {"柳河镇"}
        with pytest.raises(UsageError):
            tallied(found, asked, "text")
        with pytest.raises(UsageError):
            chosen(found, Selection(sort=("none",)))


def test_words_are_found_however_late_they_came():
    words = Vocabulary(f"{n}号" for n in range(FEW * 3))
    assert len(words.named("1*号")) == sum(str(n)[0] == "1" for n in range(FEW * 3))
    for n in range(20):
        words.code(f"1{n}层")
    assert len(words.named("1*层")) == 20
    assert len(words.named("*号")) == FEW * 3
    words.code("两\n行")
    assert [words.words[code] for code in words.named("两*行")] == ["两\n行"]
    assert words.named("没有").tolist() == []
