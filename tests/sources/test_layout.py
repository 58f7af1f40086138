"""Layouts of today's papers: boxes, subheads, leads, vertical headlines."""

import pytest

from dubao.model import Box, Page, Source
from dubao.reading import read
from dubao.sources.geometry import Printed, composed

BODY = 100  # size of the type
LEADING = 150
WORDS = "县里今年推广良种面积三万亩，全县粮食总产量预计达到八万吨，比上年增加五千吨。"


def line(text, left, top, size=BODY, **more):
    wide = more.pop("right", left + len(text) * size)
    box = Box(left, top, wide, top + size * 6 // 5)
    return Printed(text=text, box=box, size=size, **more)


def column(left, top, rows, chars=16, words=WORDS, size=BODY):
    text = words * (rows * chars // len(words) + 1)
    return [
        line(text[n * chars : (n + 1) * chars], left, top + n * LEADING, size)
        for n in range(rows)
    ]


def articles(lines):
    told = composed(lines)
    page = Page(
        source=Source(name="-", sha256="0" * 64), text=told.text, blocks=told.blocks
    )
    reading = read(page)

    def words(part):
        return "".join(span.of(told.text) for span in part.spans)

    return [
        (
            [(role.role, words(role)) for role in article.roles],
            [words(part) for part in article.paragraphs],
        )
        for article in reading.articles
    ]


def margin(lines):
    told = composed(lines)
    page = Page(
        source=Source(name="-", sha256="0" * 64), text=told.text, blocks=told.blocks
    )
    return read(page).page


def test_a_box_is_an_article_and_what_runs_under_it_is_not_its():
    found = articles([
        line("全县粮食生产迈上新台阶", 400, 240, 360),
        *column(400, 900, 30),
        *column(2250, 900, 30),
        line("乡村小学迎来新校车", 4200, 930, 220),
        *column(4200, 1350, 15, words="两辆新校车昨天开进小学，"),
        *column(6000, 1350, 15, words="两辆新校车昨天开进小学，"),
        *column(4100, 4200, 8),
        *column(5950, 4200, 8),
    ])  # fmt: skip
    assert [roles for roles, _ in found] == [
        [("headline", "全县粮食生产迈上新台阶")],
        [("headline", "乡村小学迎来新校车")],
    ]
    assert "校车" not in "".join(found[0][1])
    assert set("".join(found[1][1])) == set("两辆新校车昨天开进小学，")


def test_a_box_at_the_level_of_the_body_is_no_deck():
    found = articles([
        line("全县粮食生产迈上新台阶", 400, 240, 500, right=7600),
        *column(400, 900, 40),
        line("乡村小学迎来新校车", 4200, 930, 220),
        *column(4200, 1350, 15, words="两辆新校车昨天开进小学，"),
        *column(6000, 1350, 15, words="两辆新校车昨天开进小学，"),
    ])  # fmt: skip
    assert len(found) == 2
    assert found[0][0] == [("headline", "全县粮食生产迈上新台阶")]


@pytest.mark.parametrize("size", [115, 125, 135])
def test_subheads_open_no_article(size):
    found = articles([
        line("污泥处理厂的两年", 400, 240, 360),
        *column(400, 900, 9),
        line("七百个日夜的坚守", 600, 2450, size),
        *column(400, 2750, 8),
        *column(2250, 900, 9),
        line("三百名职工的付出", 2450, 2450, size),
        *column(2250, 2750, 8),
    ])  # fmt: skip
    assert len(found) == 1
    assert [text for role, text in found[0][0] if role == "subhead"] == [
        "七百个日夜的坚守",
        "三百名职工的付出",
    ]


def test_headlines_in_a_column_open_articles():
    found = articles([
        line("污泥处理厂的两年", 400, 240, 360),
        *column(400, 900, 9),
        line("夜校昨天开班", 450, 2450, 180),
        *column(400, 2800, 8),
    ])  # fmt: skip
    assert len(found) == 2


def test_lines_round_a_picture_stay_in_their_paragraph():
    text = WORDS.replace("。", "，") * 12
    rows, at = [], 0
    lefts = [1000, 1000, 950, 900, 850, 750, 650, 520, *[400] * 8]
    for n, left in enumerate(lefts):
        size = (3200 - left) // 140
        rows.append(line(text[at : at + size], left, 860 + n * 200, 140, right=3200))
        at += size
    found = articles([
        line("全县粮食生产迈上新台阶", 400, 240, 360),
        *rows,
        *column(3600, 900, 20, chars=17),
        *column(5500, 900, 20, chars=17),
    ])  # fmt: skip
    ((roles, paragraphs),) = found
    assert roles == [("headline", "全县粮食生产迈上新台阶")]
    assert any(text[:at] in paragraph for paragraph in paragraphs)


def test_a_vertical_headline_is_of_the_columns_beside_it():
    found = articles([
        line("全县粮食生产迈上新台阶", 400, 240, 360, right=3850),
        *column(400, 900, 20),
        *column(2250, 900, 20),
        Printed(
            text="乡村小学迎来新校车",
            box=Box(4100, 900, 4350, 3700),
            size=250,
            vertical=True,
        ),
        *column(4600, 900, 20, words="两辆新校车昨天开进小学，"),
    ])  # fmt: skip
    assert [roles for roles, _ in found] == [
        [("headline", "全县粮食生产迈上新台阶")],
        [("headline", "乡村小学迎来新校车")],
    ]
    assert "校车" not in "".join(found[0][1])


def test_the_row_of_the_day_is_the_pages():
    page = margin([
        line("02", 100, 120, 160),
        line("2025年4月15日", 900, 140),
        line("星期二", 1800, 140),
        line("联合早报", 2400, 140),
        line("焦点", 3000, 100, 220),
        line("全县粮食生产迈上新台阶", 400, 840, 360),
        *column(400, 1400, 40),
        *column(2250, 1400, 40),
    ])  # fmt: skip
    assert (page.paper, page.date, page.number) == ("联合早报", "2025-04-15", "02")


def test_a_plate_in_traditional_type_and_a_day_that_its_weekday_tells():
    page = margin([
        line("頭條日報", 100, 100, 600),
        line("08/06/2023", 2700, 120),
        line("星期四", 3800, 120),
        line("全县粮食生产迈上新台阶", 400, 1440, 360),
        *column(400, 2000, 40),
        *column(2250, 2000, 40),
    ])  # fmt: skip
    assert (page.paper, page.date) == ("頭條日報", "2023-06-08")


def test_a_number_over_its_unit_is_one_figure():
    told = composed([
        line("政府补贴逐年增加", 400, 240, 360),
        line("10.167", 500, 900, 140),
        line("亿元", 780, 1080, 140),
        *column(400, 1600, 12),
    ])  # fmt: skip
    assert "10.167亿元" in told.text


def test_a_list_has_its_title():
    found = articles([
        line("叛逆的音乐之路", 400, 240, 360),
        *column(400, 900, 20),
        line("李一小档案", 3000, 900),
        line("出生年份：1972", 3000, 1060),
        line("出生地点：云溪", 3000, 1220),
    ])  # fmt: skip
    assert [("headline", "李一小档案")] in [roles for roles, _ in found]


def test_a_caption_over_several_columns_cuts_no_paragraph():
    found = articles([
        line("全县粮食生产迈上新台阶", 400, 240, 360, right=5700),
        *column(400, 900, 30),
        line("县里的工人昨天在粮库里收粮。李一 摄" * 2, 2250, 3000, right=5700),
        *column(2250, 3250, 14),
        *column(4100, 3250, 14),
    ])  # fmt: skip
    ((roles, paragraphs),) = found
    assert "caption" in [role for role, _ in roles]
    assert "李一" not in "".join(paragraphs)
