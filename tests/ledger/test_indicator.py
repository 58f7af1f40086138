"""A line is one indicator: rows that differ in any slot but time never share one."""

from dataclasses import replace

import pytest

from dubao import Ledger, read_text
from dubao.ledger.comparison import series
from dubao.model import Answer, Article, Paragraph, Span
from tests.ledger.make import Draft, figure, finished
from tests.ledger.test_series import kept


def page(*rows, period="2023", date="2024-01-20", paper="青禾日报"):
    """A page with an article that reports several figures: (words, number, unit, …)."""
    draft = Draft()
    folio = draft.put(f"{paper} {date}\n")
    start = len(draft.text)
    for words, number, unit, more in rows:
        sentence = len(draft.text)
        named = draft.put(words)
        measure = more.get("measure", "")
        at = words.find(measure) if measure else -1
        span = Span(named.start + at, named.start + at + len(measure))
        figure(
            draft, number, "", unit=unit,
            **{"period": period, "sentence": sentence, "measure_span": span} | more,
        )  # fmt: skip
        draft.put("。")
    body = Span(start, len(draft.text))
    article = Article(
        kind="article", roles=(), paragraphs=(Paragraph(spans=(body,)),), span=body
    )
    return finished(
        draft, [article], folio, paper=paper, date=date, number="1",
        name=f"{date}{paper}",
    )  # fmt: skip


def lines(tmp_path, *pages, measure="*", **wanted):
    """The texts of each series of pages."""
    with kept(tmp_path / "x.ledger", pages) as ledger:
        found = series(ledger, measure, **wanted)
    return sorted([one.text for one in kept_one.observations] for kept_one in found)


INCOME = {"measure": "人均可支配收入", "stat": "rate", "base": "人"}
VALUE = {"measure": "增加值", "place": "青禾县"}
COUNTY = {"holder": "青禾县", "place": "青禾县"}
TOURISTS = {"measure": "游客", "holder": "旅行社"}
UNLIKE = {
    "industries as holders": [
        ("第一产业增加值", 10, "亿元", VALUE | {"holder": "第一产业"}),
        ("第二产业增加值", 20, "亿元", VALUE | {"holder": "第二产业"}),
        ("第三产业增加值", 30, "亿元", VALUE | {"holder": "第三产业"}),
    ],
    "industries in the measure": [
        ("第一产业增加值", 10, "亿元", COUNTY | {"measure": "第一产业增加值"}),
        ("第二产业增加值", 20, "亿元", COUNTY | {"measure": "第二产业增加值"}),
    ],
    "industries that no slot shows": [
        ("第一产业增加值", 10, "亿元", VALUE),
        ("第二产业增加值", 20, "亿元", VALUE | {"holder": "青禾县"}),
        ("全县增加值", 60, "亿元", VALUE | {"holder": "青禾县"}),
    ],
    "town and country": [
        ("城镇居民人均可支配收入", 41000, "元", INCOME | {"holder": "城镇居民"}),
        ("农村居民人均可支配收入", 22000, "元", INCOME | {"holder": "农村居民"}),
    ],
    "town and country that no slot shows": [
        ("城镇居民人均可支配收入", 41000, "元", INCOME),
        ("农村居民人均可支配收入", 22000, "元", INCOME),
    ],
    "growth and level": [
        ("贷款余额", 300, "亿元", {"measure": "贷款余额"}),
        (
            "贷款余额增加", 30, "亿元",
            {"measure": "贷款余额", "stat": "change", "direction": "up"},
        ),
    ],
    "a level and a growth that are aimed at": [
        ("力争棉花面积达到", 30, "万亩", {"measure": "棉花面积", "stat": "target"}),
        (
            "力争棉花面积增加", 3, "万亩",
            {"measure": "棉花面积", "stat": "target", "direction": "up"},
        ),
    ],
    "against what": [
        (
            "税收增长", 5, "%",
            {"measure": "税收", "stat": "change", "direction": "up", "base": "yoy"},
        ),
        (
            "税收增长", 2, "%",
            {"measure": "税收", "stat": "change", "direction": "up", "base": "mom"},
        ),
    ],
    "per cent and points": [
        ("占比提高", 5, "%", {"measure": "占比", "stat": "change", "direction": "up"}),
        (
            "占比提高", 2, "个百分点",
            {"measure": "占比", "stat": "change", "direction": "up"},
        ),
    ],
    "places": [
        ("接待游客", 5, "万人次", TOURISTS | {"place": "甲县"}),
        ("接待游客", 6, "万人次", TOURISTS | {"place": "乙县"}),
    ],
    "a share and a level": [
        ("不良率", 3, "%", {"measure": "贷款"}),
        ("占贷款", 4, "%", {"measure": "贷款", "stat": "share", "base": "总额"}),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", UNLIKE)
def test_unlike_indicators_never_share_a_line(tmp_path, name):
    rows = UNLIKE[name]
    found = lines(tmp_path, page(*rows), page(*rows, period="2022", date="2023-01-20"))
    texts = sorted([f"{number}{unit}"] * 2 for _, number, unit, _ in rows)
    assert found == texts


def test_the_same_row_in_other_words_is_one_line(tmp_path):
    asked = {"measure": "税收", "stat": "change", "direction": "up", "holder": "青禾县"}
    pages = [
        page(("税收增长", 5, "%", asked | {"base": "yoy", "place": "青禾县"})),
        page(
            ("税收增长", 6, "%", asked | {"base": "2021", "place": ""}),
            period="2022", date="2023-01-20",
        ),
        page(
            (
                "税收增长", 7, "%",
                asked | {"base": "yoy", "holder": "全縣", "place": "青禾縣"},
            ),
            period="2021", date="2022-01-20",
        ),
    ]  # fmt: skip
    assert lines(tmp_path, *pages) == [["7%", "6%", "5%"]]


def test_what_fell_is_negative_and_contradicts_what_rose(tmp_path):
    fell = {"measure": "税收", "stat": "change", "holder": "青禾县", "base": "yoy"}
    pages = [
        page(("税收下降", 5, "%", fell | {"direction": "down"})),
        page(("税收增长", 5, "%", fell | {"direction": "up"}), paper="柳河晚报"),
        page(("税收下降", 5, "%", fell | {"direction": "down"}), paper="东岭周报"),
        page(("税收变动", 5, "%", fell), paper="南山报"),  # no direction: another line
    ]
    with kept(tmp_path / "x.ledger", pages) as ledger:
        found = series(ledger, "税收")
        moved = next(one for one in found if one.indicator.moves)
        (finding,) = moved.findings
        assert finding.kind == "contradiction"
        assert {finding.first.value, finding.second.value} == {-5, 5}
        assert sorted(one.value for one in moved.observations) == [-5, -5, 5]
        assert [one.low for one in moved.observations if one.value < 0] == [-5, -5]
        assert len(found) == 2


def test_an_open_measure_joins_no_series(tmp_path):
    given = page(
        ("共", 5, "个", {"measure": ""}), ("学校", 3, "所", {"measure": "学校"})
    )
    first, second = given.figures
    hidden = replace(
        second.answers,
        measure=replace(second.answers.measure, shown=False, sure=40),
    )
    guessed = replace(given, figures=(first, replace(second, answers=hidden)))
    assert lines(tmp_path, given) == [["3所"]]
    (tmp_path / "x.ledger").unlink()
    assert lines(tmp_path, guessed) == []
    (tmp_path / "x.ledger").unlink()
    assert lines(tmp_path, guessed, slots="all") == [["3所"]]


def test_a_holder_that_is_only_guessed_keeps_rows_apart(tmp_path):
    given = page(
        ("招收", 5, "人", {"measure": "学生"}), ("招收", 6, "人", {"measure": "学生"})
    )
    figures = [
        replace(
            one,
            answers=replace(
                one.answers, holder=Answer(text=name, sure=50, shown=False)
            ),
        )
        for one, name in zip(given.figures, ("一中", "二中"), strict=True)
    ]
    assert lines(tmp_path, replace(given, figures=tuple(figures))) == [["5人"], ["6人"]]
    (tmp_path / "x.ledger").unlink()
    unsure = replace(
        given.figures[0].answers, stat=Answer(text="change", sure=50, shown=False)
    )
    unsaid = replace(given.figures[0], answers=unsure)
    assert lines(tmp_path, replace(given, figures=(unsaid,))) == []


def test_rows_that_name_nobody_share_a_line_by_their_words(tmp_path):
    profit = ("净利润", 3, "亿元", {"measure": "净利润"})
    other = ("净利润", 5, "亿元", {"measure": "净利润"})
    grain = {"measure": "粮食总产量"}
    pages = [
        page(profit, paper=""), page(other, paper="", date="2024-01-21"),
        page(("全年粮食总产量达到", 20, "万吨", grain), date="2024-02-01"),
        page(
            ("2022年粮食总产量为", 19, "万吨", grain), period="2022", date="2023-02-01"
        ),
    ]  # fmt: skip
    assert lines(tmp_path, *pages) == [["19万吨", "20万吨"], ["3亿元"], ["5亿元"]]


YEARLY = (
    "初步核算,{year}年全县生产总值{0}亿元,比上年增长{1}%。其中,第一产业增加值{2}亿元,增长{3}%;"
    "第二产业增加值{4}亿元,增长{5}%;第三产业增加值{6}亿元,增长{7}%。\n"
    "全年城镇居民人均可支配收入{8}元,增长{9}%;农村居民人均可支配收入{10}元,下降{11}%。"
    "粮食种植面积{12}万亩,增加{13}万亩。\n"
)


def test_what_is_read_keeps_unlike_indicators_apart(tmp_path):
    """Each number of the passage is another indicator; three years of each."""
    meant = {}
    with Ledger(tmp_path / "x.ledger", write=True) as ledger:
        for year in (2021, 2022, 2023):
            numbers = [100 * n + year % 100 for n in range(14)]
            meant |= {number: n for n, number in enumerate(numbers)}
            text = f"青禾县{year}年统计公报\n" + YEARLY.format(*numbers, year=year)
            date = f"{year + 1}-03-20"
            ledger.add(read_text(text, name=str(year), date=date), reader="1")
        found = series(ledger, "*")
    assert found
    for one in found:
        told = {
            meant[int(x.printed[0].removesuffix("0000").removesuffix("0000"))]
            for x in one.observations
        }
        assert len(told) == 1, [x.text for x in one.observations]
