"""Saved pages of news sites: the article, whole, and nothing of what is around it."""

import pytest

from dubao.errors import TextNotShown
from dubao.reading import read
from dubao.sources.html.issue import Member, parsed, single

BODY = (
    "<p>本报讯 9月7日，青河大桥建成通车，全长320米，总投资1200万元。</p>"
    "<p>大桥自2017年开工，先后有260名工人参加建设，节约资金85万元。</p>"
)
TOLD = [
    "本报讯 9月7日，青河大桥建成通车，全长320米，总投资1200万元。",
    "大桥自2017年开工，先后有260名工人参加建设，节约资金85万元。",
]
LINKS = "".join(
    f"<li><a href=/article/{n}.html>昨日热点：秋收已经开始之{n}</a></li>"
    for n in range(9)
)
NOTICE = (
    "<div class=statement><p>特别声明：以上内容为用户上传并发布，仅提供信息存储服务，"
    "不代表本平台的观点，如有侵权请联系删除。</p></div>"
)
COMMENT = "<p>桥修得真好，我家门口什么时候也能修上一座？盼了十年了！</p>" * 9


def saved(inside, title="青河大桥通车_云溪新闻网", name="a.html"):
    html = (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title>{inside}"
    )
    (page,) = single(parsed(Member(name=name, content=html.encode())))
    return page


def pieces(page, *roles):
    return [
        page.text[block.span.start : block.span.end]
        for block in page.blocks
        if block.role in (roles or ("", "body"))
    ]


@pytest.mark.parametrize(
    "around",
    [
        "<div class=main>{}</div><div class=side><ul>" + LINKS + "</ul></div>",
        "<div class='newslist'>{}</div><ul class=news-list>" + LINKS + "</ul>",
        "<div class='site with-nav has-share'>{}</div>",
        "<div id=js_share_area>{}</div><div class=share>分享到</div>",
        "<div class='body has-comments'>{}</div>",
        "<article>{}</article><div class=comments>" + COMMENT + "</div>",
        "<div>{}</div><ul id=pinglun-list>" + COMMENT + "</ul>",
        "<div class=top>要闻</div></body></html><div class=main>{}</div></body></html>",
        "<div style='visibility: hidden'>{}</div>",
        "<div>{}</div>" + NOTICE,
        "<div>{}</div><map name=m><area coords=1,1,9,9 href=/ad.html></map>",
    ],
    ids=[
        "links", "newslist", "nav", "share", "wrapper", "comments", "pinglun", "end",
        "hidden", "notice", "map",
    ],
)  # fmt: skip
def test_an_article_is_read_whatever_is_around_it(around):
    page = saved(around.format(f"<h1>青河大桥通车</h1>{BODY * 2}"))
    assert pieces(page) == TOLD * 2
    assert pieces(page, "headline") == ["青河大桥通车"]
    assert len(read(page).articles) == 1


def test_a_short_article_with_long_comments():
    page = saved(f"<h1>青河大桥通车</h1>{BODY}<div class=comment>{COMMENT}</div>")
    assert pieces(page) == TOLD


def test_paragraphs_in_boxes_of_their_own():
    boxes = BODY.replace("<p>", "<div><div><section><p>").replace(
        "</p>", "</p></section></div></div>"
    )
    assert pieces(saved(f"<h1>青河大桥通车</h1><div>{boxes * 3}</div>")) == TOLD * 3


@pytest.mark.parametrize(
    "top",
    [
        "<h1><a href=/>行情_云溪行情_云溪网</a></h1><div class=t>青河大桥通车</div>",
        "<h1>青河大桥通车<br>来源：云溪日报</h1>",
        "<h2>频道推荐</h2><div>青河大桥通车</div>",
        "<div>云溪新闻网</div><h2>青河大桥通车</h2>",
    ],
    ids=["site", "source", "class", "second"],
)
def test_the_headline(top):
    page = saved(f"{top}<div class=text>{BODY}</div>")
    assert pieces(page, "headline") == ["青河大桥通车"]


def test_when_a_resolution_was_adopted_is_no_part_of_its_headline():
    page = saved(
        "<h1>云溪县人民代表大会<br>关于预算的决议<br>（2007年6月29日第三次会议通过）</h1>"
        + BODY
    )
    assert pieces(page, "headline") == ["云溪县人民代表大会", "关于预算的决议"]


@pytest.mark.parametrize(
    ("line", "date", "paper"),
    [
        ("<div>2019-09-08 13:43　来源: 云溪日报 举报</div>", "2019-09-08", "云溪日报"),
        ("<div>（2007年6月29日第三次会议通过）</div>", "", ""),
        ("<meta name=firstpublishedtime content=2007-08-20-00:00>", "2007-08-20", ""),
        ('<script type=application/ld+json>{"datePublished":"2020-01-02"}</script>',
         "2020-01-02", ""),
        ("<div>2007年第23号国务院公报</div>", "", ""),
    ],
    ids=["line", "adopted", "meta", "json", "gazette"],
)  # fmt: skip
def test_the_day_and_the_paper(line, date, paper):
    page = saved(
        f"<h1>青河大桥通车</h1>{line}<div><p>2018年2月3日，桥通车了，大家都来看，"
        f"非常热闹。</p>{BODY}</div>"
    )
    assert (page.date, page.paper) == (date, paper)


def test_a_day_that_is_stated_below_the_text():
    page = saved(f"<h1>青河大桥通车</h1>{BODY}<div>发布日期：2019-03-06</div>")
    assert page.date == "2019-03-06"


def test_a_site_is_no_author():
    page = saved(f"<meta name=author content=云溪><h1>青河大桥通车</h1>{BODY}")
    assert pieces(page, "byline") == []


def test_a_centred_line_of_two_sentences_is_no_caption():
    page = saved(
        f"<h1>青河大桥通车</h1><div>{BODY}<p align=center><img src=a.jpg><br>"
        "我要走新桥。横批：明天就走</p></div>"
    )
    assert pieces(page, "caption") == []


@pytest.mark.parametrize("escaped", [False, True])
def test_text_in_a_script_is_a_named_error(escaped):
    told = "".join(TOLD) * 8
    if escaped:
        told = told.encode("ascii", "backslashreplace").decode()
    for list_ in ("", f"<ul>{LINKS}</ul>"):
        with pytest.raises(TextNotShown):
            saved(f"<div id=app></div>{list_}<script>a = {{'a': '{told}'}}</script>")


def test_links_in_the_foot_of_an_e_paper_are_no_articles():
    page = saved(
        "<map><area coords=1,1,99,1,99,99 href=content_101.htm?div=-1></map>"
        "<ul><li><a href=content_101.htm?div=-1>新桥通车</a></ul><div class=foot>"
        "<a href=http://www.example.com/content/2009-05/31/content_6468.htm>报社简介</a>"
        "</div>",
        title="云溪日报",
        name="node_2.htm",
    )
    assert page.text == "新桥通车"
