"""The indicators of a ledger: counted, and found by what a page calls them."""

from dubao import read_text
from dubao.ledger import Ledger
from dubao.ledger.column import columns
from dubao.ledger.comparison import series
from dubao.ledger.measure import Measures, measures_of
from dubao.ledger.report import rows
from tests.ledger.make import reading


def made(path, count=12):
    ledger = Ledger(path, write=True)
    for seed in range(count):
        ledger.add(reading(seed), reader="1")
    return ledger


def test_indicators_are_counted_as_the_ledger_has_them(tmp_path):
    with made(tmp_path / "a.ledger") as ledger:
        known = columns(ledger.connection)
        measures = Measures(known)
        found = [measures.measure(code) for code in measures.found()]
        assert [one.times for one in found] == sorted(
            (one.times for one in found), reverse=True
        )
        for one in found:
            told = list(ledger.figures(measure=one.measure).dicts())
            assert one.times == len(told)
            assert {row["unit"] for row in told} == {unit.value for unit in one.units}
            assert len({row["holder"] for row in told}) == one.whose
            assert one.first == min(row["period"] for row in told)
            assert one.last == max(row["period"] for row in told)
        some = [measures.measure(code).measure for code in measures.found("新")]
        assert some == ["新建道路"]
        assert measures_of(known) is measures_of(known)


def test_series_are_the_same_with_columns_in_memory(tmp_path):
    with made(tmp_path / "a.ledger") as ledger:
        known = columns(ledger.connection)
        for wanted in ({"measure": "小麦产量"}, {"measure": "*", "holder": "石桥镇"}):
            slow = list(rows(series(ledger, **wanted)))
            assert list(rows(series(ledger, known=known, **wanted))) == slow
        few = series(ledger, "*", known=known, most=2)
        assert len({one.indicator.subject for one in few}) == 2


def test_an_indicator_is_found_by_what_a_page_calls_it(tmp_path):
    with made(tmp_path / "a.ledger", 6) as ledger:
        text = "本报讯 2023年，青禾县粮食总产量达到12万吨，其中小麦产量5万吨。\n"
        ledger.add(read_text(text, name="b.txt", date="2024-01-01"), reader="1")
        measures = Measures(columns(ledger.connection))
        assert "小麦产量" in {one.measure for one in measures.called("冬小麦产量")}
        near = measures.called("小麦总产")
        assert near[0].measure == "小麦产量"
        together = measures.called("石桥镇小麦产量")[0]
        assert (together.holder, together.measure) == ("石桥镇", "小麦产量")
        assert measures.called("没有这样的东西") == []
