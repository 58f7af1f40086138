"""Columns of dumps that one white parts: wide names, empty cells, words in between."""

from dubao import read_text
from tests.test_laws import check


def rows(text):
    check(text)
    return [
        (f.value, f.unit, f.measure, f.holder or f.place, f.stat, f.base)
        for f in read_text(text, slots="all", date="2024-11-28").figures
    ]


def test_names_that_are_set_wide_are_one_cell():
    found = rows(
        "2024年预算收支情况表\n单位：万元\n"
        "项　　目　　年初预算　　完成数　　完成预算%　　同比增减%\n"
        "税收收入　　65000　　48210　　74.2　　3.5\n"
        "非税收入　　25000　　21380　　85.5　　-6.2\n"
        "合　　计　　90000　　69590　　77.3　　0.3\n"
    )

    assert found[:4] == [
        ("650000000", "元", "税收收入", "", "target", ""),
        ("482100000", "元", "税收收入", "", "level", ""),
        ("74.2", "%", "税收收入", "", "share", "预算"),
        ("3.5", "%", "税收收入", "", "change", "yoy"),
    ]
    assert found[-1][:2] == ("0.3", "%")
    assert len(found) == 12


def test_single_characters_that_are_heads_stay_apart():
    found = rows("代表团　金　银　铜\n东州　5　3　2\n西州　4　4　3\n南州　2　5　6\n")

    assert [row[2] for row in found[:3]] == ["金", "银", "铜"]


def test_an_empty_cell_between_two_whites_is_empty():
    found = rows(
        "库名　　水位(米)　　蓄水量(万立方米)　　库容(万立方米)\n"
        "云溪水库　　132.45　　5620　　8000\n柳河水库　　98.70　　3380　　5000\n"
        "合计　　　　9000　　13000\n"
    )

    assert found[-2][:2] == ("90000000", "立方米")
    assert ("9000", "米") not in [row[:2] for row in found]


def test_words_among_numbers_stand_under_their_heads():
    found = rows(
        "各区空气质量\n区域　　AQI　　级别　　首要污染物\n"
        "东城区　　56　　良　　PM10\n西城区　　48　　优　　—\n"
        "北城区　　102　　轻度污染　　PM2.5\n"
    )

    assert [row[:4] for row in found] == [
        ("56", "", "AQI", "东城区"), ("48", "", "AQI", "西城区"),
        ("102", "", "AQI", "北城区"),
    ]  # fmt: skip


def test_a_numbered_caption_is_no_head():
    found = rows(
        "表1　2023年地区生产总值初步核算结果\n"
        "　　　　　　绝对额（亿元）　　比上年增长（%）\n"
        "地区生产总值　　186.3　　5.2\n第一产业　　32.1　　4.0\n"
        "第二产业　　70.5　　6.1\n"
    )

    assert found[0] == ("18630000000", "元", "地区生产总值", "", "level", "")
    assert found[3][2] == "第一产业"


def test_a_price_is_per_what_its_unit_says():
    found = rows(
        "农贸市场今日菜价\n2024年11月28日 单位：元/500克\n品名　　最低价　　最高价\n"
        "大白菜　　0.60　　1.00\n西红柿　　2.50　　3.50\n五花肉　　13.0　　16.0\n"
    )

    assert found[0] == ("0.60", "元", "大白菜·最低价", "", "rate", "500克")


def test_the_nearer_of_two_pairs_is_one_name():
    found = rows(
        "各乡镇人口\n单位：人、%\n"
        "地　区　　常住人口　　占全县比重　　男　　女　　性别比(女=100)\n"
        "全　县　　300100　　100.00　　153200　　146900　　104.3\n"
        "城关镇　　120300　　40.09　　61000　　59300　　102.9\n"
        "白杨镇　　98500　　32.82　　50400　　48100　　104.8\n"
    )

    assert [row[:4] for row in found[5:10]] == [
        ("120300", "人", "常住人口", "城关镇"), ("40.09", "%", "常住人口", "城关镇"),
        ("61000", "人", "男", "城关镇"), ("59300", "人", "女", "城关镇"),
        ("102.9", "", "性别比", "城关镇"),
    ]  # fmt: skip


def test_more_heads_than_columns_are_not_understood():
    text = (
        "各校情况\n学校　　教师　　男生　　女生　　班数　　备注\n"
        "一中　　120　　420　　400　　16\n二中　　98　　310　　345　　13\n"
    )

    assert rows(text) == []
    assert {row.reason for row in read_text(text).unread} == {"table not understood"}


def test_a_note_of_money_is_not_of_what_is_counted():
    found = rows(
        "危房改造补助\n单位：万元\n乡镇　　户数　　补助\n"
        "甲镇　　120　　42.5\n乙镇　　98　　31.0\n丙镇　　77　　20.4\n"
    )

    assert [row[:3] for row in found[:2]] == [
        ("120", "", "户数"), ("425000", "元", "补助"),
    ]  # fmt: skip


def test_heads_that_stand_anew_part_a_table():
    text = (
        "一、学校情况\n类别\t学校(所)\t学生(人)\n小学\t45\t12300\n初中\t18\t8600\n"
        "二、医院情况\n类别\t机构(个)\t床位(张)\n医院\t4\t1200\n卫生院\t16\t640\n"
    )

    assert [row[:3] for row in rows(text)[4:6]] == [
        ("4", "个", "医院·机构"), ("1200", "张", "医院·床位"),
    ]  # fmt: skip


def test_an_arrow_alone_is_no_percent():
    found = rows(
        "指标\t10月\t比上月\t比去年同期\nPM2.5(微克/立方米)\t38\t↑5\t↓12.5%\n"
        "优良天数(天)\t27\t↓2\t↑3\n"
    )

    assert [row[:2] for row in found] == [
        ("38", "微克/立方米"), ("12.5", "%"), ("27", "天"),
    ]  # fmt: skip


def test_until_the_month_is_all_of_the_year_so_far():
    text = (
        "2024年1—10月主要指标\n单位：亿元\n指标\t本月\t本月止累计\n"
        "工业总产值\t12.3\t118.6\n固定资产投资\t9.1\t96.8\n"
    )
    found = read_text(text, slots="all").figures

    assert [f.period for f in found][:2] == ["2024-10", "2024-01/2024-10"]
    assert {f.measure for f in found} == {"工业总产值", "固定资产投资"}


def test_what_is_usual_is_a_base_and_an_average_of_all_is_of_all():
    found = rows(
        "地区\t降水量(毫米)\t比常年(%)\n东河县\t456.7\t12\n西河县\t389.2\t-8\n"
        "全市平均\t423.0\t2\n"
    )

    assert [row[2:] for row in found[1::2]] == [
        ("降水量", "东河县", "change", "常年"), ("降水量", "西河县", "change", "常年"),
        ("降水量", "全市", "change", "常年"),
    ]  # fmt: skip
    assert found[4][3] == "全市"
