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


DAYS = """标题：云溪新桥通车
时间：2024-03-15
来源：云溪日报
昨日，云溪新桥通车，全长1.2公里。

标题：夜校开班
时间：2024-03-18
昨日，夜校开班，学员80人。
"""
NOTICE = """停水公告

因检修，自2024年3月18日起停水3天。

云溪县供水公司
2024年3月15日
"""


def test_each_article_of_a_dump_has_its_own_day():
    reading = read_text(DAYS)

    assert headlines(reading) == ["云溪新桥通车", "夜校开班"]
    assert [article.date for article in reading.articles] == [
        "2024-03-15",
        "2024-03-18",
    ]
    assert [figure.period for figure in reading.figures] == ["2024-03-14", "2024-03-17"]
    assert reading.page.date == ""


def test_one_day_is_the_pages():
    reading = read_text(DAYS.split("\n\n", maxsplit=1)[0])

    assert (reading.page.date, reading.page.date_basis) == ("2024-03-15", "text")
    assert [article.date for article in reading.articles] == [""]


def test_what_signs_a_notice_is_its_own():
    reading = read_text(NOTICE)

    assert [article.kind for article in reading.articles] == ["notice"]
    assert reading.furniture == ()


def test_a_name_plate_is_no_kicker():
    reading = read_text("云溪日报\n\n" + DUMP)

    assert reading.page.paper == "云溪日报"
    assert [piece.kind for piece in reading.furniture] == ["masthead", "folio"]
