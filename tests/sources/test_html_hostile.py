"""HTML that is made to do harm, or is none: a page or a named error, and soon."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dubao.errors import EmptyInput, SourceError, TooDeep
from dubao.model import Page
from dubao.reading import read
from dubao.sources.html import sniff
from dubao.sources.html.issue import Member, bound


@pytest.mark.parametrize(
    "html",
    ["<div>" * 10**6, "<table><tr><td>" * 10**5, "<font size=1>" * 10**5],
    ids=["div", "table", "font"],
)
def test_deep_nesting_is_named(html):
    (found,) = bound([Member(name="content_1.htm", content=html.encode())])
    assert isinstance(found, TooDeep)


@pytest.mark.parametrize(
    "html",
    ["<html><script>run()</script></html>", "<!-- -->", "<p>&nbsp;</p>"],
    ids=["script", "comment", "blank"],
)
def test_a_page_without_text(html):
    (found,) = bound([Member(name="content_1.htm", content=html.encode())])
    assert isinstance(found, EmptyInput)
    assert "without a text" in found.message


@pytest.mark.parametrize(
    "html",
    [
        "<!--enpproperty " * 20_000,
        "<![CDATA[" * 20_000,
        "<!--enpproperty " + "<title>" * 20_000 + "/enpproperty-->",
        "<p>" + "&" * 50_000,
        "<p" + " a=1" * 50_000,
        "<p style='display" + " " * 50_000,
        "<p>document.write(" * 5_000,
        "<script>" + "document.write(view('" * 5_000,
    ],
    ids=[
        "metadata",
        "cdata",
        "fields",
        "entities",
        "attributes",
        "style",
        "p",
        "script",
    ],
)
@pytest.mark.timeout(20)
def test_cost_grows_with_length_only(html):
    (found,) = bound([Member(name="content_1.htm", content=html.encode())])
    assert isinstance(found, Page | EmptyInput)


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<td class=font6>",
        "</td>",
        "<table>",
        "<tr>",
        "</table>",
        "<h1>",
        "</h1>",
        "<br>",
        "<img src=a.jpg>",
        "<div id=ozoom>",
        "</div>",
        "<!--enpcontent-->",
        "<!--/enpcontent-->",
        "<founder-title>",
        "</founder-title>",
        "<founder-content>",
        "</founder-content>",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "<!--enpproperty ",
        "<title>",
        "</title>",
        "/enpproperty-->",
        "<script>",
        "</script>",
        "<a href=x>",
        "</a>",
        "<area coords=1,2,3 href=content_1.htm>",
        "<area coords=1,2,3,4 shape=rect>",
        "<map>",
        "<polygon points='1,2 3' data-contentid=1>",
        "<div class=card>",
        "<h2 class=card-title>",
        "第02版：要闻",
        "2024年12月25日",
        "新建学校3所。",
        "&nbsp;",
        "&#x3000;",
        "&",
        "<",
        "本报记者 李一",
        "\u3000",
        "\n",
        "<meta http-equiv=refresh ",
        "content='0;url=a'>",
        "<svg>",
        "</svg>",
        "<figure>",
        "\x00",
        "🙂",
        "放大 缩小",
        "<li>",
        "<ul class=news-list>",
        "<div class=article>",
        "<h3>",
        "<p class=sec>",
        'document.write(view("A<br>B"))',
        "<ruby>",
        "<rt>",
        "<base href=//[>",
        "<a href=//[>",
        "<area href='http://[x' coords=1,2,3,4>",
    ]
)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_soup_is_a_page_or_a_named_error(html):
    for name in ("content_1.htm", "node_1.htm"):
        members = [Member(name=name, content=html.encode())]
        for found in bound(members):
            assert isinstance(found, Page | SourceError)
            if isinstance(found, Page):
                for block in found.blocks:
                    text = block.span.of(found.text)
                    assert text.strip() == text != ""
                read(found)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.binary(max_size=300))
def test_any_bytes_are_a_page_or_a_named_error(first, second):
    members = [
        Member(name="node_1.htm", content=b"<area coords=1,2,3,4 href=b>" + first),
        Member(name="b", content=second),
    ]
    for found in bound(members):
        assert isinstance(found, Page | SourceError)
    sniff(first)
