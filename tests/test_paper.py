"""Pages taken apart: what runs together is separated, what is cut is joined."""

import pytest

from dubao import read_text

DUMP = """第02版:县域

春播过半农机忙

本报讯(记者李一)全县春播已经过半,共出动农机6300台,其中拖拉机1140台,合作社的社员们正在

田里忙碌。今年全县计划播种32万亩。
新桥通车

本报讯 昨日,新桥通车,全长1.2公里。(王五)
"""
SET_IN = """春播过半农机忙
  全县春播已经过半,共出动农机6300台,其中拖拉机1140台,合作社的社员们正在
田里忙碌,到处是一片忙碌景象。
  今年全县计划播种32万亩。
新桥昨日通车
  昨日,新桥通车,全长1.2公里。
"""
WRAPPED = """寒潮来袭气温下降
  市气象台昨天发布寒潮预警,预计全市最低气温将下降8到10度,山区最低气温可达零下3度,并伴有大风。
  有关部门提醒市民注意防寒保暖。
图书馆新馆开放
  市图书馆新馆开放首月接待读者8.2万人次,日均接待读者共有2600余人次,超过旧馆三倍。
"""
PHOTO = """植树节里添新绿

本报讯 云溪县昨天举行植树活动。



3月9日,云溪县第三小学的学生在植树。
李一 摄
"""


def wrapped(page, width=13):
    """Cut the set-in lines of a page at a column's width."""
    lines = []
    for line in page.splitlines():
        if line.startswith("  "):
            lines += [line[n : n + width] for n in range(0, len(line), width)]
        else:
            lines.append(line)
    return "\n".join(lines)


def headlines(reading):
    text = reading.page.text
    return [
        "".join(s.of(text) for r in a.roles if r.role == "headline" for s in r.spans)
        for a in reading.articles
    ]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (DUMP, ["春播过半农机忙", "新桥通车"]),
        (SET_IN, ["春播过半农机忙", "新桥昨日通车"]),
        (wrapped(WRAPPED), ["寒潮来袭气温下降", "图书馆新馆开放"]),
        (PHOTO, ["植树节里添新绿", ""]),
    ],
    ids=["dump", "set in", "wrapped", "photo"],
)
def test_articles_are_separated(page, expected):
    assert headlines(read_text(page)) == expected


def test_a_paragraph_cut_by_a_column_has_two_spans():
    reading = read_text(DUMP)
    first = reading.articles[0].paragraphs[0]

    assert len(first.spans) == 2
    assert "".join(s.of(DUMP) for s in first.spans).endswith("计划播种32万亩。")


def test_a_figure_cut_by_a_hard_wrap_is_read_whole():
    whole = [figure.value for figure in read_text(WRAPPED).figures]

    for width in (12, 13, 14, 15, 17):
        reading = read_text(wrapped(WRAPPED, width))

        assert [figure.value for figure in reading.figures] == whole


def test_the_folio_is_furniture_and_gives_the_number():
    reading = read_text(DUMP)

    assert [piece.kind for piece in reading.furniture] == ["folio"]
    assert reading.page.number == "02"


def test_a_photograph_stands_for_itself():
    reading = read_text(PHOTO)

    assert reading.articles[1].kind == "photo"
    assert {role.role for role in reading.articles[1].roles} == {"caption", "credit"}


def test_bylines_and_credits_have_people():
    roles = [r for a in read_text(DUMP).articles for r in a.roles]

    assert ("李一",) in [r.people for r in roles if r.role == "byline"]
    assert ("王五",) in [r.people for r in roles if r.role == "credit"]
