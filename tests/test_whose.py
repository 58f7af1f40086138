"""Whose a figure is, where, and of what: what words beside it must not be taken for."""

import pytest

from dubao import read_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the 年 of a date is no part of a name
        ("2022年云溪县棉花产量达到3万吨。", ("棉花产量", "云溪县", "云溪县")),
        # a body is no place
        ("记者从市教育局获悉,新建学校3所。", ("学校", None, "")),
        ("统计局公布,去年全县新建水库4座。", ("水库", "全县", "全县")),
        # a verb that the segmenter takes for a place
        ("全年惠及近3万户农民。", ("农民", "", "")),
        # 首次 and the like stand between a measure and its number
        ("地区生产总值首次突破300亿元。", ("地区生产总值", None, "")),
        # an amount of money has no tonnes' measure
        ("小麦产量2万吨,村民每人增收300元。", ("小麦产量", "", "")),
        # Hong Kong, the fifties, courts, sport
        ("教育局公佈,全港共有學生65萬人。", ("學生", "全港", "")),
        ("一九五三年柳河县互助组发展到1200个。", ("互助组", None, "柳河县")),
        ("法院去年审结案件3100件。", ("案件", None, "")),
        ("体育局介绍,全省运动员获金牌12枚。", ("金牌", None, "全省")),
    ],
)
def test_the_first_figure(text, expected):
    figure = read_text(text, slots="all").figures[0]
    measure, holder, place = expected

    if measure:
        assert figure.measure == measure
    if holder is not None:
        assert figure.holder == holder
    assert figure.place == place


def test_a_measure_is_not_carried_to_another_kind():
    figures = read_text("小麦产量2万吨,村民每人增收300元。").figures

    assert figures[1].kind == "money"
    assert figures[1].measure != figures[0].measure
