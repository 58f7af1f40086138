"""The browser marks the characters that Python read, and runs none of them."""

# ruff: noqa: E501 payloads and scripts stand on one line

import json
import random

import pytest

from dubao import __version__, read_text
from dubao.ledger import Ledger
from dubao.web import view
from tests.web.conftest import keep_picture, opened, served

STRANGE = ("😀", "👨‍👩‍👧", "𠮷", "𪚥", "\r\n", "\n\n", "\u200d", "é", "　", "🇨🇳", "﷽")
PAGES, TOGETHER = 1000, 50
PAYLOADS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</script><svg onload=alert(1)>",
    "\"><iframe srcdoc='<script>alert(1)</script>'>", "javascript:alert(1)", "<!--<script>",
    "' onmouseover='alert(1)", "{{constructor.constructor('alert(1)')()}}", "]]><script>alert(1)",
    "<a href=javascript:alert(1)>3所</a>", "\u2028alert(1)", "<math><mtext></title><img src=x onerror=alert(1)>",
)  # fmt: skip


def strange_text(number):
    chance = random.Random(number)  # noqa: S311 the same pages each time
    parts = []
    for _ in range(chance.randint(2, 9)):
        parts += chance.choices(STRANGE, k=chance.randint(0, 3))
        parts.append(f"全县新建学校{chance.randint(2, 999)}所,")
        parts += chance.choices(STRANGE, k=chance.randint(0, 3))
        parts.append(f"2023年投资{chance.randint(2, 99)}.5万元。")
    return "".join(parts)


def batched(pages, size):
    return (pages[n : n + size] for n in range(0, len(pages), size))


def test_browser_marks_the_same_characters_on_a_thousand_pages(chromium, tmp_path):
    pages = [read_text(strange_text(number)) for number in range(PAGES)]
    file = tmp_path / "page.html"
    file.write_text(view(pages[0]), encoding="utf-8")
    wrong = figures = 0
    with opened(chromium) as (page, faults):
        page.goto(file.as_uri())
        for some in batched(pages, TOGETHER):
            asked = [
                {
                    "text": reading.page.text,
                    "spans": [list(f.span) for f in reading.figures],
                }
                for reading in some
            ]
            # through JSON, as the API and the single file hand it on
            said = page.evaluate(
                """(sent) => JSON.parse(sent).map(({ text, spans }) => {
                  const layers = spans.map(([start, end], number) =>
                    ({ start, end, look: "figure", number, said: "" }));
                  const place = document.createElement("div");
                  place.append(drawPrinted(Array.from(text), layers));
                  const marks = [...place.querySelectorAll("mark")];
                  return { text: place.textContent, marks: spans.map((_, number) => marks
                    .filter((mark) => mark.dataset.figures.split(" ").includes(String(number)))
                    .map((mark) => mark.textContent).join("")) };
                })""",
                json.dumps(asked),
            )
            for reading, seen in zip(some, said, strict=True):
                figures += len(reading.figures)
                wrong += seen["text"] != reading.page.text
                wrong += seen["marks"] != [one.text for one in reading.figures]
        assert faults == []
    assert wrong == 0
    assert figures > 5 * PAGES


def test_what_a_page_says_never_runs(chromium, tmp_path):
    path = tmp_path / "hostile.ledger"
    shown = []
    with Ledger(path, write=True) as ledger:
        for number, payload in enumerate(PAYLOADS):
            text = (
                f"{payload}\n\n本报讯 {payload}全县新建学校{number + 3}所{payload}。\n"
            )
            reading = read_text(text, name=payload, date="2023-01-02", paper=payload)
            ledger.add(reading, reader=__version__)
            shown.append(reading)
        links = [row.link for row in ledger.pages()]
    with (
        served(path) as address,
        opened(chromium, locale="en-GB") as (page, faults),
    ):
        for link in links:
            page.goto(address + link)
            page.locator("tbody tr").first.wait_for()
            page.locator("tbody tr").first.click()
            page.keyboard.press("2")
        for place in ("/", "/?q=alert", "/series?measure=*", "/figures"):
            page.goto(address + place)
            page.wait_for_load_state("networkidle")
        file = tmp_path / "page.html"
        for reading in shown:
            for language in ("zh", "en"):
                file.write_text(view(reading, language=language), encoding="utf-8")
                page.goto(file.as_uri())
                page.locator("tbody tr").first.click()
        assert faults == []


def test_finding_is_underlined_and_listed(chromium, tmp_path):
    path = tmp_path / "doubtful.ledger"
    text = "统计\n\n本报讯 全县有学校83所，其中小学45所，中学37所。比赛历时30天，从3月1日到3月32日。\n"
    reading = read_text(text, date="2023-05-02")
    with Ledger(path, write=True) as ledger:
        ledger.add(reading, reader=__version__)
        link = next(ledger.pages()).link
    with served(path) as address, opened(chromium, locale="zh-CN") as (page, faults):
        page.goto(address + link)
        page.locator("mark.finding").first.wait_for()
        page.locator(".doubts button").first.click()
        assert page.locator("mark.chosen").count() >= 1
        keep_picture(page, "finding")
        assert faults == []


@pytest.mark.alone
def test_large_page_is_there_within_a_second(chromium, tmp_path):
    path = tmp_path / "large.ledger"
    sentence = "本报讯 全县新建学校{}所，投入资金约{}万元，大家都说这件事情办得好，村里的人也都很高兴。"
    text = "\n\n".join(sentence.format(n + 2, n + 30) for n in range(220))
    with Ledger(path, write=True) as ledger:
        ledger.add(read_text(text), reader=__version__)
        link = next(ledger.pages()).link
    assert len(text) >= 10_000
    with served(path) as address, opened(chromium) as (page, faults):
        page.goto(address)
        page.goto(address + link)
        page.locator("tbody tr").nth(300).wait_for()
        spent = page.evaluate(
            "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
        )
        drawn = page.evaluate(
            """() => { const spent = [1, 2, 3].map(() => { const start = performance.now();
              document.getElementById("main").replaceChildren();
              new PageView(document.getElementById("main"), view.page, WORDS, view.tools);
              document.body.getBoundingClientRect();
              return performance.now() - start; }); return Math.min(...spent); }"""
        )
        assert faults == []
    assert spent + drawn <= 1000, (spent, drawn)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_needs_more_than_a_keyboard_to_scroll(chromium, ledger, scheme):
    with Ledger(ledger) as kept:
        link = next(row.link for row in kept.pages() if row.name == "county.txt")
    with (
        served(ledger) as address,
        opened(
            chromium, color_scheme=scheme, viewport={"width": 640, "height": 500}
        ) as (
            page,
            faults,
        ),
    ):
        for place in (link, "/", "/series?measure=播种面积", "/figures", "/add"):
            page.goto(address + place)
            page.wait_for_load_state("networkidle")
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= 640, place  # 200% zoom of 1280: nothing to the side
            unnamed = page.evaluate(
                """[...document.querySelectorAll("button, a, input, select")].filter((e) =>
                  !(e.textContent.trim() || e.ariaLabel || (e.labels && e.labels.length)))
                  .length"""
            )
            assert unnamed == 0, place
        assert faults == []
