"""E-paper HTML in four layouts: every role, hot zones, no furniture in articles."""

import json
import pickle
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dubao.bulk import add
from dubao.cli.app import app
from dubao.model import Point
from dubao.reading import read
from dubao.sources import pages, places
from dubao.sources.html.issue import Member, bound

SAVED = Path(__file__).parent / "epaper"
LAYOUTS = {  # by the day of the page
    "2025-03-18": "new",
    "2016-09-07": "old",
    "2018-05-11": "founder",
    "2022-11-03": "plain",
}
FURNITURE = (
    "上一篇", "下一篇", "放大", "默认", "本文字数", "enpproperty", "分享", "版权",
    "返回目录", "登录", "12345", "88000", "评论", "相关阅读", "首页", "PDF", "打印",
    "下一版",
)  # fmt: skip


def members(layout, encoding="utf-8"):
    root = SAVED / layout
    return [
        Member(
            name=path.relative_to(root).as_posix(),
            content=path.read_text(encoding="utf-8").encode(encoding),
        )
        for path in sorted(root.rglob("*"))
        if path.is_file()
    ]


def only(layout, encoding="utf-8"):
    (page,) = bound(members(layout, encoding))
    return page


def told(page, n):
    """The roles and the paragraphs of a page's article."""

    def words(part):
        return "".join(span.of(page.text) for span in part.spans)

    article = read(page).articles[n]
    roles = [(role.role, words(role)) for role in article.roles]
    return roles, [words(part) for part in article.paragraphs]


def given(page, n):
    """The roles that the source itself tells of an article."""
    return [
        (block.role, block.span.of(page.text))
        for block in page.blocks
        if block.article == n and block.role
    ]


@pytest.fixture(
    params=[
        ("new", "utf-8"),
        ("old", "utf-8"),
        ("founder", "gb18030"),
        ("plain", "utf-8"),
    ],
    ids=lambda layout: layout[0],
)
def page(request):
    return only(*request.param)


def test_new_daily():
    page = only("new")
    assert (page.paper, page.date, page.number) == ("云岭日报", "2025-03-18", "02")
    assert page.date_basis == "metadata"
    assert page.image.endswith("page02.jpg")
    assert page.extent[2:] == (400, 580)
    roles, paragraphs = told(page, 0)
    assert roles == [
        ("kicker", "全县打通进山最后一公里"),
        ("headline", "茶山新路通了"),
        ("deck", "三个乡镇受益"),
        ("byline", "本报记者\u3000林小禾"),
        ("dateline", "本报讯（记者 林小禾）"),
        ("byline", "本报讯（记者 林小禾）"),
        ("subhead", "路修到茶园边"),
        ("caption", "图为通车后的茶山公路。"),
        ("credit", "本报记者 林小禾 摄"),
    ]
    assert [text[:5] for text in paragraphs] == [
        "本报讯（记",
        "公路总投资",
        "下一步，县",
    ]
    assert told(page, 1)[0] == [
        ("headline", "水库除险加固完工"),
        ("credit", "（周远）"),
    ]
    assert [role for role, _ in told(page, 2)[0]] == ["headline", "caption", "credit"]
    assert read(page).articles[2].kind == "photo"


def test_old_daily():
    page = only("old")
    assert (page.paper, page.date, page.number) == ("云岭日报", "2016-09-07", "03")
    assert told(page, 0)[0] == [
        ("kicker", "民生实事见成效"),
        ("headline", "老旧小区改造五千户搬进新家"),
        ("deck", "今年还将改造二十二个小区"),
        ("byline", "本报记者\u3000何\u3000山\u3000周\u3000远"),
        ("jump", "（下转第六版）"),
    ]
    assert told(page, 1)[0] == [
        ("headline", "夜班公交增至十二条"),
        ("dateline", "本报讯"),
        ("credit", "（陈立）"),
    ]
    assert told(page, 2) == ([("headline", "供热季提前五天")], [])
    assert [area.article for area in page.areas] == [0, 1, 1]
    assert page.areas[0].title == "老旧小区改造 五千户搬进新家"


def test_founder():
    page = only("founder", "gb18030")
    assert page.source.encoding == "gb18030"
    assert (page.paper, page.date, page.number) == ("海湾晚报", "2018-05-11", "A05")
    roles, paragraphs = told(page, 0)
    assert roles == [
        ("kicker", "向深海要效益"),
        ("headline", "深水网箱养出金鲳鱼"),
        ("deck", "年产值突破八亿元"),
        ("caption", "工人在网箱上投喂饲料。"),
        ("byline", "■ 海湾晚报全媒体记者 李远帆"),
        ("byline", "通讯员 陈海"),
        ("subhead", "订单多"),
    ]
    assert len(paragraphs) == 3
    assert "3.1万吨，比去年增长" in paragraphs[0]
    assert told(page, 1)[0] == [("headline", "渔港扩建"), ("byline", "本报记者 王海")]
    assert [(area.article, area.target) for area in page.areas] == [
        (0, "content_88001.htm?div=-1"),
        (1, "content_88002.htm?div=-1"),
    ]
    assert page.areas[0].points[2] == Point(300, 120)


def test_plain():
    page = only("plain")
    assert (page.paper, page.date, page.number) == ("云岭晚报", "2022-11-03", "A03")
    assert page.text.split("\n")[:2] == [
        "云岭晚报　2022年11月3日 星期四",
        "A03版：田野",
    ]
    assert told(page, 0)[0] == [
        ("headline", "果园里来了采摘机器人"),
        ("byline", "作者：孙一诺"),
        ("dateline", "本报讯（记者 孙一诺）"),
        ("byline", "本报讯（记者 孙一诺）"),
        ("caption", "机器人在果园里作业。孙一诺 摄"),
        ("credit", "孙一诺 摄"),
    ]
    assert told(page, 1)[0] == [
        ("headline", "古桥修缮完成"),
        ("byline", "作者：钱小乐"),
    ]
    assert [len(told(page, n)[1]) for n in (0, 1)] == [2, 2]
    assert page.areas[0].points == (
        Point(0, 0), Point(300, 0), Point(300, 200), Point(0, 200),
    )  # fmt: skip


def check(page):
    """The laws of every page."""
    reading = read(page)
    owned = [
        span.of(page.text)
        for article in reading.articles
        for part in (*article.roles, *article.paragraphs)
        for span in part.spans
    ]
    assert owned
    for text in owned:
        assert not [mark for mark in FURNITURE if mark in text]
    for block in page.blocks:
        text = block.span.of(page.text)
        assert text == text.strip("\n \u3000\xa0") != ""
    for row in (*reading.figures, *reading.asides):
        assert row.span.of(page.text) == row.text
    assert reading.unread == ()
    assert pickle.loads(pickle.dumps(page)) == page  # noqa: S301 our own


def test_pages_keep_the_laws(page):
    check(page)
    assert len(read(page).articles) == len({area.article for area in page.areas}) + (
        page.date in {"2016-09-07", "2018-05-11"}  # an article without an area
    )


def test_areas_lead_to_their_articles(page):
    articles = {block.article for block in page.blocks}
    for area in page.areas:
        assert area.article in articles
        title = "".join(
            text for role, text in given(page, area.article) if role == "headline"
        )
        assert area.title.replace(" ", "") == title


def test_figures_are_those_of_the_articles():
    figures = [figure.text for figure in read(only("founder", "gb18030")).figures]
    assert figures == [
        "突破八亿元", "12海里", "120口", "3.1万吨", "18.5%", "90多吨", "七成", "12个",
        "1600余名", "超过7000元", "60个", "5.5亿元", "两年", "300吨",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("layout", "node"), [("new", 3), ("old", 3), ("founder", 3), ("plain", 2)]
)
def test_a_list_alone_is_a_page_of_titles(layout, node):
    lists = [m for m in members(layout) if b"<map" in m.content.lower()]
    (page,) = bound(lists)
    blocks = [block for block in page.blocks if block.article >= 0]
    assert {block.role for block in blocks} == {"headline"}
    assert len({block.article for block in blocks}) == node
    assert page.areas
    assert page.number
    assert page.date


@pytest.mark.parametrize("layout", ["new", "old", "founder", "plain"])
def test_articles_alone_are_pages_of_their_own(layout):
    apart = [
        m
        for m in members(layout)
        if b"<map" not in m.content.lower() and b"REFRESH" not in m.content
        and "@" not in m.name
    ]  # fmt: skip
    found = list(bound(apart))
    assert len(found) == len(apart)
    for page in found:
        assert page.date or "content_88002" in page.source.name
        check(page)


def test_a_folder_gives_one_page(tmp_path, page):
    layout = LAYOUTS[page.date]
    for member in members(layout, page.source.encoding):
        path = tmp_path / member.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(member.content)
    (tmp_path / "notes.txt").write_text("全县新建学校3所。", encoding="utf-8")
    found = [one for place in places([str(tmp_path)]) for one in pages(place)]
    assert len(found) == 2
    own = next(one for one in found if one.blocks)
    assert (own.text, own.blocks, own.areas) == (page.text, page.blocks, page.areas)
    assert own.source.sha256 == page.source.sha256


def test_a_flat_folder_gives_one_page():
    flat = [
        Member(name=m.name.rsplit("/", 1)[-1], content=m.content)
        for m in members("new")
    ]
    (page,) = bound(flat)
    assert page.text == only("new").text


def test_reading_a_folder_from_the_command_line(tmp_path):
    for member in members("founder", "gb18030"):
        path = tmp_path / "in" / member.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(member.content)
    out = tmp_path / "out.jsonl"
    arguments = ["read", "--format", "jsonl", str(tmp_path / "in"), "-o", str(out)]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0
    (row,) = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert row["page"]["number"] == "A05"
    assert [area["article"] for area in row["page"]["areas"]] == [0, 1]
    assert row["source"]["encoding"] == "gb18030"


def test_adding_a_folder(tmp_path):
    path = tmp_path / "x.ledger"
    first = add(path, [str(SAVED / "new")], workers=1)
    assert (first.inputs, first.read, first.pages) == (1, 1, 1)
    again = add(path, [str(SAVED / "new")], workers=1)
    assert (again.skipped, again.pages) == (1, 0)
