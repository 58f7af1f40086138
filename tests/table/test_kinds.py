"""Kinds of tables that print what others leave out, and what stays unread."""

import pytest

from dubao import read, read_text
from tests.test_laws import check


def rows(text, **given):
    check(text)
    return [
        (f.value, f.unit, f.measure, f.holder or f.place, f.direction, f.base)
        for f in read_text(text, slots="all", **given).figures
    ]


def test_what_grows_is_named_by_the_caption_where_no_head_names_it():
    found = rows(
        "2024年5月河东省各市CPI\n城市\t环比涨跌幅（%）\t同比涨跌幅（%）\n"
        "甲州市\t-0.1\t0.3\n乙阳市\t0.2\t-0.4\n全省\t0.0\t0.2\n"
    )

    assert found[:2] == [
        ("0.1", "%", "CPI", "甲州市", "down", "mom"),
        ("0.3", "%", "CPI", "甲州市", "up", "yoy"),
    ]
    assert found[-1] == ("0.2", "%", "CPI", "河东省", "up", "yoy")


def test_a_table_set_twice_beside_itself_keeps_names_and_numbers_together():
    text = (
        "地区\t产量（吨）\t地区\t产量（吨）\n东乡\t120\t南乡\t98\n西乡\t110\t北乡\t87\n"
    )

    assert [(row[0], row[3]) for row in rows(text)] == [
        ("120", "东乡"), ("98", "南乡"), ("110", "西乡"), ("87", "北乡"),
    ]  # fmt: skip


def test_glued_columns_stay_unread_with_a_reason():
    text = "各地一季度GDP增速\n全市0.2－3.40.3\n东县1.22.5－0.6\n西县0.83.11.7\n"

    assert rows(text) == []
    assert {row.reason for row in read_text(text).unread} == {"table not understood"}


GLUED = "各地一季度增速\n县区　　产值增速(%)　　投资增速(%)　　收入增速(%)\n"


def test_glued_columns_are_parted_where_nothing_else_is_possible():
    text = f"{GLUED}全市0.2－3.40.3\n东县1.22.5－0.6\n西县10.83.11.7\n"

    assert [row[:1] + row[2:4] for row in rows(text)] == [
        ("0.2", "产值", "全市"), ("3.4", "投资", "全市"), ("0.3", "收入", "全市"),
        ("1.2", "产值", "东县"), ("2.5", "投资", "东县"), ("0.6", "收入", "东县"),
        ("10.8", "产值", "西县"), ("3.1", "投资", "西县"), ("1.7", "收入", "西县"),
    ]  # fmt: skip


def test_glued_columns_are_parted_where_one_way_adds_up():
    heads = "单位:万吨\n县区　　小麦　　玉米\n"
    alone = f"{heads}东县12.318.45\n西县21.522.25\n"
    whole = f"{alone}合计33.840.70\n"
    wrong = f"{alone}合计35.940.71\n"

    told = [row[0] for row in rows(whole)]
    assert told == ["123000", "184500", "215000", "222500", "338000", "407000"]
    for text in (alone, wrong):
        assert rows(text) == []
        assert read_text(text).unread


@pytest.mark.parametrize(
    "lines",
    [
        "东县1.225\n西县0.83.1\n南县1.42.2\n",  # a number without a point
        "东县1.22.5\n西县0.83.1\n南县1.42.2\n",  # two numbers under three heads
        "东县1.122.53.1\n西县0.123.12.2\n南县1.132.22.1\n",  # 1.1 and 22.5, or 1.12
        "东县1.22.50.31\n西县0.83.12.2\n南县1.42.21.1\n",  # not one number of decimals
    ],
)
def test_glued_columns_that_are_not_certain_stay_unread(lines):
    assert rows(GLUED + lines) == []
    assert {row.reason for row in read_text(GLUED + lines).unread} == {
        "table not understood"
    }


def test_stretches_of_ages_and_ranks_of_before_count_nothing():
    ages = (
        "年龄段\t人口数(人)\t占总人口(%)\n"
        "0—14岁\t52300\t17.4\n15—59岁\t189400\t63.1\n60岁以上\t58400\t19.5\n"
    )
    ranks = "排名\t县(市)\t得分\t上年排名\n1\t东河县\t92.3\t2\n2\t西河县\t91.8\t1\n"

    assert [row[0] for row in rows(ages)] == [
        "52300", "17.4", "189400", "63.1", "58400", "19.5",
    ]  # fmt: skip
    assert [row[2] for row in rows(ages)][::2] == [
        "0—14岁·人口数", "15—59岁·人口数", "60岁以上·人口数",
    ]  # fmt: skip
    assert [row[0] for row in rows(ranks)] == ["92.3", "91.8"]


def test_pairs_of_a_name_and_a_value_stand_in_a_table(tmp_path):
    cells = (
        ("宗地编号", "YX2024-15", "面积", "23456平方米"),
        ("容积率", "不大于2.0", "起始价", "8600万元"),
        ("出让年限", "40年", "竞买保证金", "1720万元"),
    )
    made = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in cells)
    path = tmp_path / "notice.html"
    path.write_text(
        f"<html><body><div class=article><h1>出让公告</h1><p>本报讯　县里昨天发布公告，"
        f"一处国有土地挂牌出让。</p><table>{made}</table></div></body></html>",
        encoding="utf-8",
    )
    reading = read(path, slots="all")

    assert [(f.value, f.unit, f.measure) for f in reading.figures] == [
        ("23456", "平方米", "面积"), ("86000000", "元", "起始价"),
        ("17200000", "元", "竞买保证金"),
    ]  # fmt: skip
    assert {row.reason for row in reading.unread} == {"table not understood"}


def test_kinds_at_the_side_stand_from_the_left():
    text = (
        "类别\t项目\t长度(公里)\n"
        "新建\t东环路\t3.2\n新建\t西环路\t4.1\n改造\t解放路\t1.5\n"
    )

    assert [row[2] for row in rows(text)] == [
        "新建·东环路·长度", "新建·西环路·长度", "改造·解放路·长度",
    ]  # fmt: skip


def test_a_result_of_a_race_belongs_to_who_ran():
    text = "名次\t姓名\t单位\t成绩\n1\t张三\t河东队\t10秒25\n2\t李四\t河西队\t10秒31\n"

    assert [row[:4] for row in rows(text)] == [
        ("10.25", "秒", "成绩", "张三"),
        ("10.31", "秒", "成绩", "李四"),
    ]


def test_hours_and_routes_count_nothing():
    text = (
        "线路\t首班车\t末班车\t票价（元）\n"
        "101路\t6:00\t22:30\t2\nK5路\t6:30\t21:00\t1\n"
    )

    assert [row[:2] for row in rows(text)] == [("2", "元"), ("1", "元")]


def test_a_share_of_a_plan_and_a_change_without_unit():
    text = (
        "2022年全县财政收入\n项目\t预算数\t为预算的%\t比上年增减额\t比上年增减%\n"
        "税收收入\t5000\t104.0\t300\t6.1\n非税收入\t3000\t96.7\t-120\t-4.0\n"
    )

    assert [row[0] for row in rows(text)] == ["104.0", "6.1", "96.7", "4.0"]
    assert rows(text)[0][5] == "预算"
