"""Days told against the page's own day.

    D308  昨日（2月20日） on a page of 23 February; 已于 a day still to come

Source: GB/T 7408.1-2023.
"""

import datetime as dt
import re
from collections.abc import Iterator

from dubao.check.code import Check, Said
from dubao.check.day import length
from dubao.check.passage import Passage
from dubao.model import Span

RELATIVE = re.compile(
    r"(?P<word>昨[日天]|今[日天]|前[日天]|明[日天]|后天)(?:下午|上午|晚|凌晨|晚上)?[(](?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日[)]"
)

SHIFT = {"昨": -1, "今": 0, "前": -2, "明": 1, "后": 2}

PAST = re.compile(
    r"(?P<year>[12]\d{3})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日[^。;\d]{0,14}?(?P<verb>已经?[^,。;]{0,6}(?:举行|召开|完成|结束|开工|竣工|通车|闭幕|开幕)|(?:成功|圆满|顺利)[^,。;]{0,4}(?:举行|召开|完成|结束|举办|竣工|通车|闭幕)|(?:举行|召开|完成|发生|结束)了)"
)

FUTURE = re.compile(
    r"(?:将|拟|定|计划|预计|预定)(?:于|在)(?P<year>[12]\d{3})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
)

REACH = 24  # characters behind a day that say what happened
SOON = 200  # days from the page on that are of its year


def relative(passage: Passage) -> Said:
    """Hold 昨日, the past and the future against the page's day."""
    page = passage.reading.page
    if len(passage.today) < 10:
        return
    today = dt.date.fromisoformat(passage.today)
    text = passage.text
    for match in RELATIVE.finditer(text):
        shift = SHIFT[match["word"][0]]
        right = dt.date.fromordinal(
            min(max(today.toordinal() + shift, 1), dt.date.max.toordinal())
        )
        month = int(match["month"] or right.month)
        day = int(match["day"])
        span = Span(
            match.start("month") if match["month"] else match.start("day"),
            match.end("day") + 1,
        )
        word = Span(*match.span("word"))
        if (month, day) == (right.month, right.day):
            yield passage.fact(
                "D308", [span, word], f"{match['word']}与日期相符",
                f"{match['word']} is {right.isoformat()}",
                computation=right.isoformat(),
            )  # fmt: skip
            continue
        told = passage.text.find(f"{month}月{day}日")
        if match["word"][0] == "今" and (
            0 <= told < match.start() or today.day - day == 1
        ):
            continue  # of the dateline's day, as a report was written
        yield passage.finding(
            "D308", "error" if page.date_basis in {"given", "metadata"} else "warning",
            [span, word],
            f"本版日期{page.date}，{match['word']}是{right.month}月{right.day}日",
            f"on {page.date}, {match['word']} is {right.isoformat()}",
            computation=f"{page.date}{shift:+d} = {right.isoformat()}",
        )  # fmt: skip
    for pattern, ahead in ((PAST, True), (FUTURE, False)):
        for match in pattern.finditer(text):
            year, month, day = (int(match[k]) for k in ("year", "month", "day"))
            if not 1 <= month <= 12 or not 1 <= day <= length(year, month):
                continue
            then = dt.date(year, month, day)
            wrong = (
                then > today
                if ahead
                else (today - then).days > 1 and year >= today.year - 1
            )
            if not wrong:
                continue
            span = Span(match.start("year"), match.end("day") + 1)
            yield passage.finding(
                "D308", "warning", [span],
                f"本版日期{page.date}，{then.isoformat()}"
                + ("尚未到来，文中已说成过去" if ahead else "已经过去，文中说成将来"),
                f"the page is of {page.date}; {then.isoformat()} is told as "
                + ("past" if ahead else "to come"),
                computation=f"{then.isoformat()}{'>' if ahead else '<'}{page.date}",
            )  # fmt: skip


CAPTION = re.compile(r"\s{0,6}+(?:图片说明|图为|上图|下图|左图|右图|图:)")
DAY = re.compile(r"(?<![\d年])(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
EVENT = re.compile(
    "通车|开工|竣工|开幕|闭幕|奠基|封顶|合龙|揭牌|挂牌|开园|开馆|投产|启用|首航|下水|落成"
)


def captions(passage: Passage) -> Said:
    """Hold the day of a caption against the page's, and the event's in the body."""
    text = passage.text
    lines = [match.start() for match in re.finditer(r"^.", text, re.MULTILINE)]
    body = {
        event: day
        for line in lines
        if not CAPTION.match(text, line)
        for day, event in _events(text, line)
    }
    for line in lines:
        if not CAPTION.match(text, line):
            continue
        end = text.find("\n", line)
        for match in DAY.finditer(text, line, end if end >= 0 else len(text)):
            yield from _caption(passage, match)
        for day, event in _events(text, line):
            told = body.get(event)
            if told is not None and told[0] != day[0]:
                yield passage.finding(
                    "D308", "warning", [Span(*day[1:]), Span(*told[1:])],
                    f"图片说明与正文所说{event}的日期不一",
                    f"caption and body give two days for {event}",
                )  # fmt: skip


def _events(text: str, line: int) -> Iterator[tuple[tuple[str, int, int], str]]:
    """Yield the days of a line, each with the event told in its clause."""
    end = text.find("\n", line)
    for match in DAY.finditer(text, line, end if end >= 0 else len(text)):
        clause = re.split("[。;]", text[match.end() :][:REACH])[0]
        event = EVENT.search(clause)
        before = re.search("前|后|将|拍摄", clause[: event.start()]) if event else None
        if event is not None and before is None:
            yield (match[0], match.start(), match.end()), event[0]


def _caption(passage: Passage, match: re.Match[str]) -> Said:
    """Find a picture that was taken after the page came out."""
    if len(passage.today) < 10 or "拍" not in passage.text[match.end() :][:6]:
        return
    today = dt.date.fromisoformat(passage.today)
    month, day = int(match["month"]), int(match["day"])
    if not 1 <= month <= 12 or not 1 <= day <= length(today.year, month):
        return
    then = dt.date(today.year, month, day)
    if 0 < (then - today).days < SOON:
        yield passage.finding(
            "D308", "error", [Span(*match.span())],
            f"本版日期{passage.today}，{match[0]}尚未到来",
            f"the page is of {passage.today}; {then.isoformat()} is still to come",
            computation=f"{then.isoformat()}>{passage.today}",
        )  # fmt: skip


def days(passage: Passage) -> Said:
    """Hold the days of the text and of its captions against the page's."""
    yield from relative(passage)
    yield from captions(passage)


CHECKS = (
    Check(
        code="D308",
        name="days against the page's day",
        title="昨日、将来与本版日期",
        severity="error",
        why="昨日 is the day before the page's. What is still to come is not past, "
        "nor one gone by as to come. A caption's day is not after the page's, and is "
        "the body's where both tell the same event.",
        source="GB/T 7408.1-2023",
        find=days,
    ),
)
