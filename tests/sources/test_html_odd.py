"""HTML as it is found: broken, encoded in many ways, without what it should have."""

import pytest

from dubao.errors import NotAPage, SourceError, TooDeep
from dubao.model import Box, Point
from dubao.reading import read
from dubao.sources.html import sniff
from dubao.sources.html.issue import Member, bound


def page(html, name="content_1.htm", charset=""):
    content = html if isinstance(html, bytes) else html.encode()
    (found,) = bound([Member(name=name, content=content, charset=charset)])
    if isinstance(found, SourceError):
        raise found
    return found


def blocks(html, name="content_1.htm"):
    found = page(html, name)
    return [(block.role, block.span.of(found.text)) for block in found.blocks]


HEAD = (
    "<!--enpproperty <articleid>1</articleid><date>2017-04-06 07:30:37:0</date>"
    "<author>{author}</author><title>{title}</title><keyword></keyword>"
    "<subtitle>种下三万株</subtitle><introtitle>绿化先行</introtitle><siteid>1</siteid>"
    "<nodeid>2</nodeid><nodename>第B02版：绿化</nodename><picurl></picurl>/enpproperty-->"
)


def test_metadata_wins():
    html = HEAD.format(author="", title="荒坡变果园") + (
        "<table><tr><td class=font02>种下三万株</td></tr>"
        "<tr><td class=font01>荒坡<br>变果园</td></tr>"
        "<tr><td class=font02>绿化先行</td></tr></table><div id=ozoom>今年结果。</div>"
    )
    assert blocks(html) == [
        ("kicker", "绿化先行"),
        ("headline", "荒坡"),
        ("headline", "变果园"),
        ("deck", "种下三万株"),
        ("", "今年结果。"),
    ]
    found = page(html)
    assert (found.date, found.number) == ("2017-04-06", "B02")


def test_metadata_that_is_not_shown_stands_above_the_text():
    html = HEAD.format(author="本报记者 李四", title="荒坡<br/>变果园")
    assert blocks(html + "<div id=ozoom>今年结果。</div>") == [
        ("kicker", "绿化先行"),
        ("headline", "荒坡"),
        ("headline", "变果园"),
        ("deck", "种下三万株"),
        ("byline", "本报记者 李四"),
        ("", "今年结果。"),
    ]


def test_an_author_whom_the_text_names_is_not_said_twice():
    html = HEAD.format(author="李四", title="荒坡变果园")
    body = "<div id=ozoom><p>本报讯（记者 李四）今年结果。</p></div>"
    assert "byline" not in [role for role, _ in blocks(html + body)]


def test_metadata_that_leaks_is_left_out():
    html = (
        "<h1>鱼市开张</h1><div id=ozoom><p>今天成交3000斤。</p></div>"
        "<!--enpproperty <title>鱼市开张</title><keyword>-->x</keyword>"
        "/enpproperty-->"
        "<p>content_1.html 1 2 /enpproperty--></p>"
    )
    assert "enpproperty" not in page(html).text


def test_the_first_of_two_titles_is_the_papers():
    found = page(
        "<founder-title>海湾晚报</founder-title><div><founder-title><![CDATA[鱼市<开张>"
        "]]></founder-title></div><founder-author>李一</founder-author>"
        "<founder-pagenum>B03</founder-pagenum><founder-date>2019年1月2日</founder-date>"
        "<founder-content><P>　　今天成交3000斤。<P>　　明天<BR>　　还有2场。"
        "</founder-content><p>上一篇 下一篇</p>"
    )
    assert (found.paper, found.date, found.number) == ("海湾晚报", "2019-01-02", "B03")
    assert found.text.split("\n")[2:] == [
        "鱼市<开张>", "李一", "今天成交3000斤。", "明天", "还有2场。",
    ]  # fmt: skip


def test_marks_that_are_not_closed_end_with_what_they_stand_in():
    html = (
        "<h1>新书上架</h1><div><!--enpcontent--><P>书店新到图书1200种。<P>还有200种。</div>"
        "<div>版权 电话 12345</div>"
    )
    assert [text for _, text in blocks(html)] == [
        "新书上架", "书店新到图书1200种。", "还有200种。",
    ]  # fmt: skip


def test_tables_ruby_and_hidden_text():
    html = (
        "<h1>粮价<b>平稳</h1><td id=ozoom><p>每斤<ruby>壹<rt>yi1</rt></ruby>元，"
        "<span style='display: none'>999</span>平稳。<style>p{top:1px}</style>"
        "<table><tr><td>品种</td><td>价格</td></tr><tr><td>大米</td><td>2.5元</td></tr>"
        "</table><table><tr><td><table><tr><td><img src=a.jpg><tr><td>粮店里的顾客。"
        "</table><td></table><p>后天&#32;400&nbsp;斤<script>5</script>"
    )
    assert blocks(html) == [
        ("headline", "粮价平稳"),
        ("", "每斤壹元，平稳。"),
        ("", "品种 价格"),
        ("", "大米 2.5元"),
        ("caption", "粮店里的顾客。"),
        ("", "后天 400 斤"),
    ]


def test_drawn_hot_zones():
    listing = (
        "<div>电网日报 2020年9月30日</div><h3>第03版：综合</h3>"
        "<svg viewBox='0 0 350 500'>"
        "<image xlink:href='p3.jpg'/><polygon class=area points='1,2 30,2 30,40 1,40' "
        "title='电网建设提速' data-pageid=9 data-contentid=1201 /></svg>"
    )
    article = (
        "<h1>电网建设提速</h1><div class=detail-art><p>今年投资4600亿元。</p></div>"
    )
    (found,) = bound(
        [
            Member(name="a/page.html", content=listing.encode()),
            Member(name="a/1201.html", content=article.encode()),
        ]
    )
    assert (found.number, found.date, found.image) == ("03", "2020-09-30", "p3.jpg")
    assert found.extent == Box(0, 0, 350, 500)
    (area,) = found.areas
    assert (area.article, area.target, area.points[2]) == (0, "1201", Point(30, 40))
    assert "4600亿元" in found.text


def test_cards_are_pages():
    html = (
        "<title>1965年3月2日 云溪日报</title><nav>首页</nav>"
        "<div class='card mt-2'><h2 class=card-title>春耕开始</h2><div class=card-body>"
        "第1版()<br>专栏：<br>本报讯　下田一万二千人。</div></div>"
        "<div class='card mt-2'><h2 class=card-title>水渠修成</h2><div class=card-body>"
        "第2版(综合)<br>专栏：水利<br>水渠长三十里。</div></div>"
    )
    first, second = bound([Member(name="a.html", content=html.encode())])
    assert (first.paper, first.date, first.number) == ("云溪日报", "1965-03-02", "1")
    assert (second.number, second.source.ordinal) == ("2", 1)
    reading = read(second)
    assert [f.text for f in reading.figures] == ["三十里"]
    assert len(reading.articles) == 1
    assert [piece.kind for piece in reading.furniture] == ["folio", "folio"]


def test_a_folders_front_page_is_left_out():
    front = b'<META HTTP-EQUIV="REFRESH" CONTENT="0; URL=html/node_2.htm">'
    listing = b"<map><area coords=1,2,3,4 href=content_1.htm title=a></map>"
    (found,) = bound(
        [
            Member(name="index.htm", content=front),
            Member(name="html/node_2.htm", content=listing),
        ]
    )
    assert found.areas[0].title == "a"


def test_links_to_pages_and_files_are_no_articles():
    listing = (
        "<map><area coords=1,2,3,4 href=content_1.htm?div=-1>"
        "<area coords=5,6,7,8 href=node_3.htm><area coords=5,6,9,9 href=a.pdf></map>"
        "<a href=content_1.htm?div=-1>· 鱼市开张</a> <a href=node_3.htm>下一版</a>"
    )
    found = page(listing, "node_2.htm")
    assert [area.article for area in found.areas] == [0, -1, -1]
    assert found.text == "鱼市开张"


def test_an_article_listed_on_two_pages_belongs_to_the_one_with_its_area():
    area = "<map><area coords=1,2,3,4 href=content_{}.htm></map>"
    both = "<a href=content_1.htm>鱼市</a><a href=content_2.htm>粮价</a>"
    article = "<h1>{}</h1><div id=ozoom>{}。</div>"
    found = bound(
        [
            Member(name="node_1.htm", content=(area.format(1) + both).encode()),
            Member(name="node_2.htm", content=(area.format(2) + both).encode()),
            Member(
                name="content_1.htm", content=article.format("鱼市", "卖鱼").encode()
            ),
            Member(
                name="content_2.htm", content=article.format("粮价", "卖粮").encode()
            ),
        ]
    )
    first, second = (one.text for one in found)
    assert "卖鱼。" in first
    assert "卖粮。" not in first
    assert "卖粮。" in second
    assert "卖鱼。" not in second


def test_a_front_page_says_where_it_leads():
    front = b'<META HTTP-EQUIV="REFRESH" CONTENT="0; URL=html/2018/node_2.htm">'
    with pytest.raises(NotAPage, match="html/2018/node_2"):
        page(front)


def test_an_article_that_cannot_be_read_keeps_its_title():
    listing = (
        "<map><area coords=1,2,3,4 href=content_1.htm></map>"
        "<a href=content_1.htm>鱼市</a>"
    )
    found, error = bound(
        [
            Member(name="node_1.htm", content=listing.encode()),
            Member(name="content_1.htm", content=b"<p>" + b"<i>" * 5000),
        ]
    )
    assert isinstance(error, TooDeep)
    assert found.text == "鱼市"
    assert len(found.areas[0].points) == 4


TEXT = (
    "<h1>桥梁通车</h1><div id=ozoom><p>新桥昨日通车，全长三百米，造价二亿元。</p></div>"
)


@pytest.mark.parametrize(
    ("label", "codec", "known"),
    [
        ("gb2312", "gb18030", "gb18030"),
        ("GBK", "gb18030", "gb18030"),
        ("utf-8", "utf-8", "utf-8"),
        ("gb2312", "utf-8", "utf-8"),
        ("", "gb18030", "gb18030"),
        ("utf-8", "gb18030", "gb18030"),
        ("", "utf-8-sig", "utf-8-sig"),
        ("", "utf-16", "utf-16"),
    ],
)
def test_encodings(label, codec, known):
    meta = f'<META content="text/html; charset={label}" http-equiv=Content-Type>'
    html = ((meta if label else "") + TEXT).encode(codec)
    assert sniff(html)
    found = page(html)
    assert found.source.encoding == known
    assert found.text.endswith("造价二亿元。")


def test_an_http_header_tells_the_encoding():
    html = "<h1>橋樑通車</h1><div id=ozoom>新橋昨日通車。</div>".encode("big5")
    assert page(html, charset="Big5").source.encoding == "big5"


def test_a_page_cut_in_a_character_is_read():
    html = ("<meta charset=gbk>" + TEXT.replace("</p>", "")).encode("gbk") * 4
    assert "三百米" in page(html + b"\xc8").text


@pytest.mark.parametrize(
    ("head", "known"),
    [
        (b"<html>", True),
        (b"\xef\xbb\xbf  <!DOCTYPE html>", True),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC ""><html>', True),
        (b'<?xml version="1.0"?><alto xmlns="x">', False),
        (b"<!-- saved --><table>", True),
        (b"<!--enpproperty <title>x", True),
        ("第3版<br>要闻".encode(), False),
        (b"a < b", False),
        (b"<3", False),
        (b"{}", False),
        (b"", False),
    ],
)
def test_sniffing(head, known):
    assert sniff(head) is known


def test_a_picture_with_a_headline_only():
    html = (
        "<table><tr><td class=font01>晒秋</td></tr></table><table><tr><td>"
        "<img src=a.jpg></td></tr><tr><td>村民在晒粮。</td></tr></table>"
        "<div id=ozoom></div><div>版权 2018 电话 12345678，转 2 转 3</div>"
    )
    assert blocks(html) == [("headline", "晒秋"), ("caption", "村民在晒粮。")]


def test_a_site_of_its_own():
    html = (
        "<title>山村通了网络 - 云溪新闻 - 云溪网</title>"
        "<div id=hd>云溪网 <a href=/>首页</a></div><div class=main>"
        "<p class=yinti>乡村有了新路</p><h1>山村通了网络</h1>"
        "<p class=subtitle>三年建成</p><div class=meta>2021年06月07日 08:00 "
        "来源：云溪日报 <span class=author>赵一</span> 字号：大 中 小</div>"
        "<div class=body><div>海拔2600米的山村开通基站3个，覆盖420户。</div>"
        "<div>网速提高了20倍。</div><div>（责任编辑：王二）</div></div>"
        "<h4>相关新闻</h4><div><a href=x>全省基站达到5万个</a></div>"
        "<div>下一篇：<a href=y>茶叶涨价三成</a></div></div>"
        "<div class=bottom>电话 12345</div>"
    )
    assert blocks(html) == [
        ("kicker", "乡村有了新路"),
        ("headline", "山村通了网络"),
        ("deck", "三年建成"),
        ("byline", "赵一"),
        ("", "海拔2600米的山村开通基站3个，覆盖420户。"),
        ("", "网速提高了20倍。"),
        ("furniture:staff", "（责任编辑：王二）"),
    ]
    assert page(html).date == "2021-06-07"


def test_captions_inside_the_text():
    html = (
        "<h1>水网提速</h1><div id=ozoom><p>新开工46项。</p><p>图①：大坝。李二摄</p>"
        "<p>再建水厂3座。</p>"
        "<p align=center><img src=a.jpg></p><p align=center>水厂</p>"
        "<p>图书馆开放。</p></div>"
    )
    assert [role for role, _ in blocks(html)] == [
        "headline", "", "caption", "", "caption", "",
    ]  # fmt: skip


def test_several_cells_of_text():
    html = (
        "<table><tr><td class=font01>粮价平稳</td></tr><tr>"
        "<td class=font6>大米2元。</td></tr><tr><td class=font6>面粉3元。</td></tr>"
        "</table>"
    )
    assert [text for _, text in blocks(html)] == ["粮价平稳", "大米2元。", "面粉3元。"]


def test_the_days_of_viewers_are_not_the_issues():
    html = (
        "<div>今天是2025年1月1日 星期三</div><div>2018年05月11日</div>"
        "<map><area coords=1,2,3,4 href=content_1.htm title=鱼市></map>"
    )
    assert page(html, "node_1.htm").date == "2018-05-11"


def test_names_of_what_holds_the_whole_page_do_not_count():
    html = (
        "<form id=list-form><div class='main has-side'><h1>鱼市开张</h1><div class=txt>"
        "<p>今天成交3000斤，来了200人，都说好。</p><p>明天还有2场，欢迎大家来看。</p></div>"
        "<div class=sidebar><p>昨天，全省还有5个市场开张，欢迎。</p></div></div></form>"
        "<p>本站声明，转载请注明出处，谢谢，电话12345。</p>"
    )
    assert [text[:4] for _, text in blocks(html)] == [
        "鱼市开张",
        "今天成交",
        "明天还有",
    ]


def test_an_article_among_the_hot_zones_of_its_page():
    html = (
        "<title>海湾晚报数字报</title><table><tr><td>第<strong>A02</strong>版：要闻</td><td>"
        "<a class=preart href=node_3.htm>下一版</a></td></tr></table>"
        "<span>2019年1月2日</span>"
        "<map><area coords=1,1,2,2 href=content_5.htm?div=-1>"
        "<area coords=3,3,4,4 href=content_6.htm?div=-1></map>"
        "<a href=content_6.htm?div=-1>粮价</a><table><tr><td class=font01>"
        "<founder-title>鱼市开张</founder-title></td></tr><tr><td class=font6>"
        "<founder-content>今天卖鱼3000斤。</founder-content></td></tr></table>"
    )
    found = page(html, "content_5.htm")
    assert (found.paper, found.date, found.number) == ("海湾晚报", "2019-01-02", "A02")
    assert [area.article for area in found.areas] == [0, -1]
    assert found.text == "鱼市开张\n今天卖鱼3000斤。"
