"""A series over ten years: what was planted in it is found, and nothing else."""

from fractions import Fraction

import pytest

from dubao.ledger import Ledger
from dubao.ledger.comparison import remember, series
from dubao.ledger.observation import bounds
from dubao.model import Article, Paragraph, Role, Span
from dubao.zh.worth import common
from tests.ledger.make import Draft, figure, finished

ROUTINE = "全县各乡镇抓好春耕备耕,农技人员下到田间地头指导农户合理轮作、科学施肥,"
OTHER = "记者从统计部门了解到,入冬以来农业生产形势平稳,种植结构进一步优化,其中"


def told(words, number, suffix="", *, period, date, paper="青禾日报", **more):
    """A page with one article that reports one figure."""
    draft = Draft()
    folio = draft.put(f"{paper} {date}\n")
    start = len(draft.text)
    headline = draft.put("农业生产再传喜讯\n")
    body = len(draft.text)
    draft.put(words)
    draft.put(more.pop("said", f"{period}年全县棉花播种面积达到"))
    asked = {
        "measure": "棉花播种面积", "unit": "亩", "kind": "area", "holder": "全县",
        "place": "青禾县", "period": period, "sentence": body,
    } | more  # fmt: skip
    figure(draft, number, suffix, **asked)
    draft.put("。")
    end = len(draft.text)
    article = Article(
        kind="article",
        roles=(Role(role="headline", spans=(headline,)),),
        paragraphs=(Paragraph(spans=(Span(body, end),)),),
        span=Span(start, end),
    )
    return finished(
        draft,
        [article],
        folio,
        paper=paper,
        date=date,
        number="1",
        name=f"{date}{paper}",
    )


def kept(path, pages):
    ledger = Ledger(path, write=True)
    for page in pages:
        ledger.add(page, reader="1")
    return ledger


def ten_years():
    for year in range(2010, 2020):
        yield told(
            ROUTINE, 200_000 + year % 10 * 5_000, period=str(year), date=f"{year}-12-20"
        )


PLANTED = {
    "contradiction": [
        told(OTHER, 231, "万", period="2012", date="2013-01-08", paper="柳河晚报"),
        told(OTHER, 190_000, period="2016", date="2017-01-08", paper="柳河晚报"),
    ],
    "revision": [
        told(
            "经统计部门核实,", 222_000, period="2014", date="2015-06-01",
            said="2014年全县棉花播种面积修订为",
        ),
    ],
    "reprint": [
        told(
            ROUTINE, 200_000 + year % 10 * 5_000, period=str(year),
            date=f"{year}-12-22", paper="柳河晚报",
        )
        for year in (2011, 2013, 2018)
    ],
}  # fmt: skip


def test_what_was_planted_is_found_and_nothing_else(tmp_path):
    agreeing = [  # rounded, in other units, or said with care: no contradiction
        told(OTHER, 21, "万", period="2012", date="2013-02-01", paper="东岭周报"),
        told(
            OTHER, 150, period="2018", date="2019-02-01", paper="东岭周报",
            unit="平方公里", claim="over",
        ),
        told(OTHER, 99, period="2012", date="2013-03-01", holder="石桥镇"),
        told(OTHER, 7, period="2012", date="2013-03-02", stat="change", unit="%"),
    ]  # fmt: skip
    planted = [page for pages in PLANTED.values() for page in pages]
    with kept(tmp_path / "x.ledger", [*ten_years(), *agreeing, *planted]) as ledger:
        found = series(ledger, "棉花播种面积")
        assert len(found) == 3
        whole = next(one for one in found if len(one.observations) > 5)
        assert whole.indicator.subject == "青禾县"
        assert whole.indicator.unit == "平方米"
        for kind, pages in PLANTED.items():
            links = {
                f.second.link.partition("#")[0]
                for f in whole.findings
                if f.kind == kind
            }
            assert links == {f"/p/{page.page.source.sha256[:12]}" for page in pages}
        assert len(whole.findings) == 6
        assert all(not one.findings for one in found if one is not whole)
        # reprints are counted once
        assert len(whole.observations) == 10 + 2 + 2 + 1
        assert [o.period for o in whole.observations] == sorted(
            o.period for o in whole.observations
        )
        assert remember(ledger, found) == 6
        assert ledger.connection.execute(
            "SELECT count(*) FROM findings WHERE kind = 'reprint'"
        ).fetchone() == (3,)


def test_a_cumulative_figure_that_falls(tmp_path):
    def built(number, month, **more):
        return told(
            OTHER, number, period=f"2016/2019-{month:02}", date=f"2019-{month:02}-28",
            measure="新建道路", unit="公里", stat="cumulative", **more,
        )  # fmt: skip

    anew = told(
        OTHER, 3, period="2020-01", date="2020-01-28", measure="新建道路", unit="公里",
        stat="cumulative",
    )  # fmt: skip
    pages = [built(100, 1), built(120, 2), built(110, 3), built(115, 4), anew]
    with kept(tmp_path / "x.ledger", pages) as ledger:
        (found,) = series(ledger, "新建道路")
        assert [(f.kind, f.first.value, f.second.value) for f in found.findings] == [
            ("break", 120, 110)
        ]
        assert "120公里" in found.findings[0].first.sentence


def test_where_nobody_is_named_the_words_before_decide(tmp_path):
    def said(words, number, paper):
        return told(
            OTHER, number, period="2012", date="2013-01-08", paper=paper, holder="",
            place="", said=words,
        )  # fmt: skip

    pages = [
        said("2012年青禾县棉花播种面积达到", 200_000, "青禾日报"),
        said("2012年青禾县棉花播种面积为", 230_000, "柳河晚报"),
        said("去年白杨乡棉花面积", 9_000, "东岭周报"),
    ]
    with kept(tmp_path / "x.ledger", pages) as ledger:
        found = series(ledger, "棉花*")
        assert sorted(len(one.observations) for one in found) == [1, 2]
        (finding,) = (finding for one in found for finding in one.findings)
        assert finding.kind == "contradiction"
        assert {finding.first.text, finding.second.text} == {"200000亩", "230000亩"}


def test_a_correction_ends_a_contradiction(tmp_path):
    wrong = PLANTED["contradiction"][1]
    with kept(tmp_path / "x.ledger", [*ten_years(), wrong]) as ledger:
        (found,) = series(ledger, "棉花*")
        (finding,) = found.findings
        ledger.correct(finding.second.link, act="reject", who="甲")
        (found,) = series(ledger, "棉花*")
        assert found.findings == ()


@pytest.mark.parametrize(
    ("unit", "name", "factor"),
    [
        ("亩", "平方米", Fraction(2000, 3)),
        ("公頃", "平方米", Fraction(10_000)),
        ("斤", "千克", Fraction(1, 2)),
        ("吨", "千克", Fraction(1000)),
        ("km", "米", Fraction(1000)),
        ("角", "元", Fraction(1, 10)),
        ("美元", "美元", Fraction(1)),
        ("头", "头", Fraction(1)),
    ],
)
def test_units(unit, name, factor):
    assert common(unit) == (name, factor)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((48800, None, 100, "exact"), (48700, 48900)),
        ((48812, None, 1, "exact"), (48812, 48812)),
        ((100, None, 1, "at_least"), (100, None)),
        ((100, None, 1, "at_most"), (None, 100)),
        ((100, None, 1, "over"), (100, 110)),
        ((40, 45, 1, "range"), (40, 45)),
    ],
)
def test_what_a_printed_value_may_mean(given, expected):
    value, high, step, claim = given
    found = bounds(
        Fraction(value), None if high is None else Fraction(high), Fraction(step), claim
    )
    assert found == expected


def test_what_is_printed_in_one_unit_is_told_in_it(tmp_path):
    pages = [
        told(ROUTINE, 20 + n, "万", period=f"201{n}", date=f"201{n}-12-20")
        for n in range(3)
    ]
    with kept(tmp_path / "a.ledger", pages) as ledger:
        (found,) = series(ledger, "棉花播种面积")

    assert found.indicator.unit == "亩"
    assert [one.value for one in found.observations] == [200_000, 210_000, 220_000]
    assert all(one.indicator == found.indicator for one in found.observations)
    mixed = told(OTHER, 150, period="2018", date="2019-02-01", unit="平方公里")
    with kept(tmp_path / "b.ledger", [*pages, mixed]) as ledger:
        (found,) = series(ledger, "棉花播种面积")
    assert found.indicator.unit == "平方米"
