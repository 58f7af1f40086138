"""Generates pages that nobody would print, and sees that the laws hold on each.

    python -m bench.pages [--pages 10000] [--seed 1]

Every page is made of pieces of news, tables, furniture, numerals of every kind, marks,
controls, scripts of the world, and what others broke: cut, doubled, turned about, in
other widths. On each:

    reading raises nothing, and no page takes more than a second
    every span of a figure, aside and unread numeral gives the characters it says
    every digit of the page is read, or told as unread
    JSON, CSV, Markdown, the terminal and the single HTML file write it; JSON fits
    a ledger keeps it and gives it back the same
"""

import argparse
import io
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from dubao import __version__, read_text
from dubao.check import check
from dubao.cli.output import console
from dubao.cli.tame import WILD
from dubao.errors import DubaoError, EmptyInput
from dubao.export import markdown, record, show, write_csv
from dubao.ledger import Ledger
from dubao.model import Reading
from dubao.web import view

NUMERALS = (
    "3", "36.8", "1,234,567", "4.88万", "1.2亿", "三百二十一", "一千零一", "十",
    "百分之三十五",
    "三分之一", "1/3", "6:12", "35%", "3‰", "几十", "数百", "近千", "余", "左右",
    "第八届",
    "1998年1月27日", "1月14日", "去年", "上世纪八十年代", "2016—2020年", "－5", "0",
    "00000", "007",
    "9" * 40, "九" * 40, "1" + "0" * 330, "亿" * 12, "万亿", "1e9", "0x1F", "3.1.4",
    "1-2-3", "1——2",
    "①", "Ⅳ", "１２．５", "〇", "零", "廿三", "卅", "半", "一半", "两", "俩", "3D",
    "5G", "A4", "No.7",
    "13800138000", "110101199003071234", "CN64-0001", "10:30", "3×4", "2+2=4", "±0.5",
    "1.5倍", "$3",
)  # fmt: skip
UNITS = (
    "万亩", "亩", "人", "名", "所", "元", "亿元", "吨", "公斤", "平方公里",
    "个百分点", "岁", "度",
    "小时", "%", "次", "头", "只", "户", "项", "kg", "km²", "℃", "", "　", "\n",
    "元/吨", "人次",
)  # fmt: skip
WORDS = (
    "全县", "青禾县", "棉花播种面积", "新建学校", "投资", "比上年增长", "占", "其中",
    "人均", "达到",
    "本报讯", "（记者 王小五）", "新华社北京1月14日电", "据统计", "责任编辑：张三",
    "第03版：要闻",
    "下转第四版", "图为", "摄", "他说：“好。”", "《中国》", "“十三五”", "同比",
    "以上", "不足", "超过",
    "约", "从", "到", "至", "和", "、", "，", "。", "；", "：", "！", "？", "…", "—",
    "（", "）", "「",
    "」", "《", "》", "“", "”", "[", "]", "{", "}", "<b>", "</script>", "&amp;", "|",
    "\\", "'", '"',
)  # fmt: skip
STRANGE = (
    "\x00", "\x1b[31m", "\x9b", "\u202e", "\u200b", "\ufeff", "\ufffd", "\ue000",
    "\U0001f600",
    "\u0301", "한국어", "العربية", "हिन्दी", "٣٤٥", "१२३", "\U00020000", "\r\n", "\r",
    "\t", "\v",
    "\u2028", "\x85", "\U000e0001", "ａｂｃ", "龘", "㈠", "㍿", "１/２", "⅓", "²", "₃",
)  # fmt: skip
SLOW = 1.0


def sentence(chance: random.Random) -> str:
    words = []
    for _ in range(chance.randint(1, 12)):
        kind = chance.random()
        if kind < 0.4:
            words.append(chance.choice(NUMERALS) + chance.choice(UNITS))
        elif kind < 0.92:
            words.append(chance.choice(WORDS))
        else:
            words.append(chance.choice(STRANGE))
    return "".join(words) + chance.choice(("。", "\n", "\n\n", "，", "", "；\n　　"))


def spoiled(chance: random.Random, text: str) -> str:
    """Cut, double, turn about or repeat something of a text."""
    for _ in range(chance.choice((0, 0, 1, 2, 5))):
        if not text:
            break
        start = chance.randrange(len(text))
        end = min(len(text), start + chance.choice((1, 2, 5, 40)))
        piece = text[start:end]
        text = chance.choice(
            (
                text[:start] + text[end:],
                text[:end] + piece + text[end:],
                text[:start] + piece[::-1] + text[end:],
                text[:start] + piece * chance.choice((3, 30)) + text[end:],
                text[:end],
                text[:start] + "\n" + text[start:],
                text[:start] + " " * chance.choice((1, 50)) + text[start:],
            )
        )
    return text


def generated(seed: int) -> str:
    """Return a page; the same for the same seed."""
    chance = random.Random(seed)
    parts = [sentence(chance) for _ in range(chance.choice((1, 3, 10, 40)))]
    if chance.random() < 0.15:  # a table
        row = "\t".join(chance.choice(NUMERALS) for _ in range(5))
        parts += [f"{row}\n" * chance.randint(2, 8)]
    if chance.random() < 0.15:  # a hard wrap
        text = "".join(parts).replace("\n", "")
        parts = [f"{text[n : n + 24]}\n" for n in range(0, len(text), 24)]
    return spoiled(chance, "".join(parts))


def wrong_spans(reading: Reading) -> Iterator[str]:
    text = reading.page.text
    rows = (*reading.figures, *reading.asides, *reading.unread)
    for one in rows:
        if one.span.of(text) != one.text or not one.text:
            there = one.span.of(text)
            yield f"span {tuple(one.span)} gives {there!r}, not {one.text!r}"
    told = bytearray(len(text))
    for one in rows:
        told[one.span.start : one.span.end] = b"\1" * (one.span.end - one.span.start)
    lost = [
        n
        for n, c in enumerate(text)
        if c in "0123456789０１２３４５６７８９" and not told[n]
    ]
    if lost:
        yield f"digits that nothing tells of: {lost[:5]}"


def wrong(text: str, name: str, ledger: Ledger) -> Iterator[str]:
    """Yield what does not hold on a page."""
    start = time.process_time()
    try:
        reading = read_text(text, name=name, date="2023-06-01")
    except EmptyInput:
        return
    spent = time.process_time() - start
    if spent > SLOW:
        yield f"read in {spent:.1f} s"
    yield from wrong_spans(reading)
    check(reading)
    told = json.dumps(record(reading), ensure_ascii=False, allow_nan=False)
    if json.loads(told)["page"]["text"] != text:
        yield "JSON tells another text"
    out = io.StringIO()
    write_csv([reading], out)
    markdown(reading)
    shown = io.StringIO()
    show(reading, console(shown))
    if WILD.search(shown.getvalue()):
        yield "a control character came to the terminal"
    if (
        "</script><"
        in view(reading).partition('id="page">')[2].partition("</script>")[0]
    ):
        yield "the page ends its own script"
    try:
        ledger.add(reading, reader=__version__)
        link = f"/p/{reading.page.source.sha256[:12]}"
        back = ledger.reading(link)
    except DubaoError as error:
        yield f"the ledger refuses it: {error}"
        return
    same = [(f.span, f.value, f.unit) for f in reading.figures]
    if [(f.span, f.value, f.unit) for f in back.figures] != same:
        yield "the ledger gives back other figures"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--pages", type=int, default=10_000)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    bad = 0
    with (
        tempfile.TemporaryDirectory() as home,
        Ledger(Path(home) / "a.ledger", write=True) as ledger,
    ):
        ledger.connection.execute("PRAGMA synchronous = OFF")
        for n in range(given.pages):
            seed = given.seed * 1_000_000 + n
            try:
                found = list(wrong(generated(seed), f"{seed}.txt", ledger))
            except Exception as error:  # noqa: BLE001 what is looked for
                found = [f"{type(error).__name__}: {str(error)[:300]}"]
            if found:
                bad += 1
                print(f"page {seed}: {found}", flush=True)
        ledger.index()
        found = ledger.check()
    print(f"{given.pages} pages: {bad} wrong; the ledger: {found or 'sound'}")
    sys.exit(bool(bad or found))


if __name__ == "__main__":
    main()
