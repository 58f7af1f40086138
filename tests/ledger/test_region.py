"""全县, 云溪 and 云溪县 are one region: one series, and what disagrees is found."""

from dubao.ledger import Ledger
from dubao.ledger.comparison import series
from tests.ledger.test_indicator import page


def grain(amount, holder, paper, place=""):
    filled = {
        "measure": "粮食总产量", "stat": "level", "holder": holder, "place": place,
        "period": "2012",
    }  # fmt: skip
    return page((f"{holder}粮食总产量", amount, "吨", filled), paper=paper)


def kept(path, pages):
    with Ledger(path, write=True) as ledger:
        for one in pages:
            ledger.add(one, reader="1")
        ledger.index()
        return series(ledger, "粮食总产量")


def test_three_names_of_one_region_are_one_series(tmp_path):
    pages = [
        grain(170300, "全县", "云溪日报"),
        grain(173300, "云溪", "青禾晚报"),
        grain(189300, "云溪县", "东岭周报"),
    ]
    (found,) = kept(tmp_path / "x.db", pages)
    assert found.indicator.subject == "云溪县"
    assert len(found.observations) == 3
    assert {one.kind for one in found.findings} == {"contradiction"}


def test_a_short_form_of_two_regions_stays_apart(tmp_path):
    pages = [
        grain(1703, "云溪", "甲报"),
        grain(1903, "云溪县", "甲报"),
        grain(2503, "云溪市", "甲报"),
    ]
    found = kept(tmp_path / "x.db", pages)
    assert {one.indicator.subject for one in found} == {"云溪", "云溪县", "云溪市"}


def test_regions_with_a_code_have_one_full_name(tmp_path):
    pages = [
        grain(1703, "全州", "昌吉日报"),
        grain(1703, "昌吉州", "新疆晨报"),
        grain(1703, "昌吉", "昌吉日报"),
        grain(99, "昌吉市", "昌吉日报"),
    ]
    found = kept(tmp_path / "x.db", pages)
    assert {one.indicator.subject for one in found} == {"昌吉回族自治州", "昌吉市"}
