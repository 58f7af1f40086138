"""Tables of plain text: each cell with its row and its column, and no false value."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dubao import read_text
from dubao.text.fold import fold
from tests.test_laws import check

PRICES = """\
溪口日报  2021年5月11日  星期二

菜价小幅回落

　　本报讯 据溪口市发改委监测，上周全市蔬菜价格小幅回落。

            溪口市主要蔬菜零售价格（5月3日至9日）
                                   单位：元/公斤
    品名      规格     本周均价    上周均价    环比(%)
    菠菜      一级     5.20        5.60        -7.1
    土豆      二级     3.00        3.00        0.0
    生姜      一级     12.60       —           —

    （市发改委供稿）
"""
BUDGET = """\
│项目│2020年执行数│2021年预算数│增减（％）│
├──┼──┼──┼──┤
│税收收入│1200│1260│5.0│
│其中：增值税│400│380│-5.0│
│收入合计│1500│1560│4.0│
"""


def rows(text, **given):
    return [
        (f.value, f.unit, f.measure, f.holder, f.period, f.direction, f.base)
        for f in read_text(text, slots="all", **given).figures
    ]


def test_blanks_part_columns():
    found = rows(PRICES)

    assert found == [
        ("5.20", "元", "菠菜·均价", "溪口市", "2021-05-03/2021-05-09", "", "公斤"),
        ("5.60", "元", "菠菜·均价", "溪口市", "2021-04-26/2021-05-02", "", "公斤"),
        ("7.1", "%", "菠菜·均价", "溪口市", "2021-05-03/2021-05-09", "down", "mom"),
        ("3.00", "元", "土豆·均价", "溪口市", "2021-05-03/2021-05-09", "", "公斤"),
        ("3.00", "元", "土豆·均价", "溪口市", "2021-04-26/2021-05-02", "", "公斤"),
        ("0.0", "%", "土豆·均价", "溪口市", "2021-05-03/2021-05-09", "", "mom"),
        ("12.60", "元", "生姜·均价", "溪口市", "2021-05-03/2021-05-09", "", "公斤"),
    ]


def test_prose_around_a_table_keeps_its_articles():
    reading = read_text(PRICES)

    assert [table.article for table in reading.tables] == [
        n for n, one in enumerate(reading.articles) if "table" in kinds(one)
    ]
    assert "本报讯" in words(reading, "dateline")
    assert words(reading, "credit").endswith("（市发改委供稿）")
    assert reading.unread == ()
    check(PRICES)


def kinds(article):
    return [role.role for role in article.roles]


def words(reading, role):
    return "".join(
        span.of(reading.page.text)
        for one in reading.articles
        for part in one.roles
        if part.role == role
        for span in part.spans
    )


def test_bars_part_columns_and_heads_tell_plans_from_facts():
    text = "青川县2021年预算\n单位：万元\n" + BUDGET
    reading = read_text(text, slots="all")
    found = [
        (f.value, f.measure, f.holder, f.period, f.stat, f.direction)
        for f in reading.figures
    ]

    assert found[:3] == [
        ("12000000", "税收收入", "青川县", "2020", "level", ""),
        ("12600000", "税收收入", "青川县", "2021", "target", ""),
        ("5.0", "税收收入", "青川县", "2021", "target", "up"),
    ]
    assert found[3][1] in {"增值税", "税收收入·增值税"}
    assert found[5] == ("5.0", found[3][1], "青川县", "2021", "target", "down")
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "名次\t球队\t积分\n1\t山前\t13\n2\t山后\t11\n",
        "| 球队 | 积分 |\n| --- | --- |\n| 山前 | 13 |\n| 山后 | 11 |\n",
        "球队,场次,积分\n山前,6,13\n山后,6,11\n",
    ],
)
def test_a_team_is_the_holder_and_a_rank_counts_nothing(text):
    found = [(row[0], row[2], row[3]) for row in rows(text)]

    assert ("13", "积分", "山前") in found
    assert ("11", "积分", "山后") in found
    assert all(value not in {"1", "2"} for value, _, _ in found)


def test_a_joined_measure_names_the_characters_of_each_part():
    reading = read_text(PRICES)
    answer = reading.figures[0].answers.measure

    parts = [span.of(reading.page.text) for span in answer.parts]

    assert parts == ["菠菜", "均价"]
    assert answer.span == answer.parts[-1]


def test_what_has_no_unit_is_unread_with_a_reason():
    text = "县区\t工业产值\n山前县\t12.5\n山后县\t14.5\n"
    reading = read_text(text)

    assert reading.figures == ()
    assert {row.reason for row in reading.unread} == {"table not understood"}


def test_prose_with_gaps_is_no_table():
    text = "本报讯  全县新建学校3所，  投资500万元。\n\n2023年3月20日  星期一  第4版\n"

    assert read_text(text).tables == ()


CELLS = st.sampled_from(
    ["县", "全县", "合计", "3", "-2.5", "4,120", "—", "", "12%", "3~4", "2021年",
     "5月", "增长(%)", "产量(万吨)", "单位:万元", "1:2", "第一", "三元村", "其中:甲",
     "2.5.1"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.lists(CELLS, min_size=2, max_size=5), min_size=2, max_size=8),
    st.sampled_from(["\t", "    ", "│", ",", "　　"]),
    st.sampled_from(["", "2021年各县产量\n", "本报讯 全县3所。\n\n"]),
)
def test_tables_of_any_cells_keep_the_laws(cells, gap, above):
    check(above + "\n".join(gap.join(row) for row in cells) + "\n")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=2, max_size=5), min_size=2, max_size=8))
def test_no_row_of_a_table_lies_on_another(cells):
    text = "\n".join("\t".join(row) for row in cells) + "。"
    reading = read_text(text)
    spans = sorted(
        row.span for row in (*reading.figures, *reading.asides, *reading.unread)
    )

    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert fold(text)


def test_no_figure_runs_across_a_table():
    text = (
        "县    县    -2.5    -2.5    -2.5\n县    3\n县    县    3\n"
        "县    县    3    3\n县    县\n"
    )
    check(text)
    assert all("\n" not in figure.text for figure in read_text(text).figures)
