"""Days and stretches of the calendar, each against itself.

    D301  2月30日, 25时: what no calendar or clock has
    D302  2023年2月23日（星期五）
    D304  2020年至2018年, 5月12日至5月9日
    D305  3月1日至5日，为期3天: a stretch and how long it is told to be

Source: GB/T 7408.1-2023 (ISO 8601-1:2019); GB/T 33661-2017 for 农历.
"""

import calendar
import datetime as dt
import re
from itertools import chain

from dubao.check.code import Check, Said
from dubao.check.finding import Finding, Severity
from dubao.check.listing import worth
from dubao.check.passage import Passage
from dubao.check.window import near
from dubao.model import Span

N = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
YEAR = r"(?:(?P<year>[12]\d{3}|[一二][〇零一二三四五六七八九]{3})\s?年\s?)?"
DAY = re.compile(
    rf"(?<![\d.]){YEAR}(?<![\d.一二三四五六七八九十])(?P<month>{N})\s?月\s?(?P<day>{N})\s?[日号](?!线|[内游本元均益产志托用化楼院店厂门球机])"
    rf"(?P<more>\s?(?:至|到|—{{1,2}}|-|~|、|和)\s?(?P<last>{N})\s?[日号](?!线|[内本]))?"
)
LUNAR = re.compile(r"(?:农历|阴历|旧历|夏历|腊|正)[^,。;日]{0,8}$")
CLOCK = re.compile(
    r"(?:上午|下午|凌晨|晚上?|中午|清晨|傍晚|早上?|今晚|日|在|(?<=[时点])[至到—-]|(?<=[开放始]),)(?P<hour>\d{1,2})\s?(?:时|点)(?:(?P<minute>\d{1,2})分)?(?![钟间])"
)
WEEK = re.compile(
    r"(?P<year>[12]\d{3})\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日\s?[(,]?\s?(?:当天是|恰逢|正值|是|为)?(?:星期|周|礼拜)(?P<week>[一二三四五六日天])(?!年|[一二三四五六日]|岁|报|末)"
)
SHORT_WEEK = re.compile(
    r"(?<!\d)(?<!\d年)(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日\s?(?:[(]\s?|,?(?:当天)?(?:恰逢|正值|恰好是|正好是|正是|是))(?:星期|周|礼拜)(?P<week>[一二三四五六日天])(?!年|岁|[一二三四五六日末])"
)
LAST_YEAR = 9999  # that a date can have
WEEKS = ("星期", "周", "礼拜")
WEEKDAYS = "一二三四五六日"
YEARS = re.compile(
    r"(?<!\d)(?P<a>[12]\d{3})\s?年?(?P<join>至|到|—{1,2}|-|~|–)(?P<b>[12]\d{3})\s?年(?!代|级|生|产)"
)
LIVED = re.compile(
    r"[(](?P<a>1\d{3}|20\d\d)年?(?:[^()年]{0,8}日)?(?:—{1,2}|-|~|–|至)(?P<b>1\d{3}|20\d\d)年?[^()\d]{0,4}[)]"
)
DAYS = re.compile(
    rf"(?P<m>{N})月(?P<d>{N})[日号](?:开始|起)?,?(?:开?办|持续|延续|开放|开|展)?(?P<join>至|到|—{{1,2}}|-|~|–)(?:(?P<m2>{N})月)?(?P<d2>{N})[日号](?!线|[内本])"
)
HOUR_TO = re.compile(
    r"(?P<m>\d{1,2})月(?P<d>\d{1,2})日(?P<h>\d{1,2})[时点](?:至|到|—{1,2}|-|~)(?:(?P=m)月(?P=d)日|当[日天])(?P<h2>\d{1,2})[时点]"
)
# 2024年8月20日起至2023年8月2日; 2023年5月至2022年3月
FULL = re.compile(
    rf"(?P<y1>[12]\d{{3}})年(?P<m1>{N})月(?:(?P<d1>{N})[日号])?(?:开始|起)?,?(?:至|到|—{{1,2}}|-|~|–)"
    rf"(?:(?P<y2>[12]\d{{3}})年)?(?P<m2>{N})月(?:(?P<d2>{N})[日号])?"
)
# 7月10日开班，7月19日结业，为期15天
BOTH = re.compile(
    rf"(?P<m>{N})月(?P<d>{N})[日号][^。;\d]{{0,10}}?(?:开班|开幕|开始|启动|开营|开展|开赛|开拍|出发|起)[^。;\d]{{0,8}}?"
    rf"(?:(?P<m2>{N})月)?(?P<d2>{N})[日号][^。;\d]{{0,8}}?(?:结业|闭幕|结束|闭营|落幕|收官|返回|截止|杀青|止)"
)
LONG = re.compile(
    r"[^。;\d]{0,16}?(?:为期|历时|连续|会期|展期|赛期|共计?|前后|持续|用了|一连)(?:了|共|约)?(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})(?:天|日)(?!内)"
)
WITHIN = re.compile(
    r"的(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})天(?:里|中|内|时间|间)"
)
SPELL = re.compile(
    r"(?:从|自|在)?(?P<a>[12]\d{3})年(?:至|到|—{1,2}|-|~)(?P<b>[12]\d{3})年(?:的|这|,?(?:历时|前后|共|整整|历经))(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})(?:个)?(?:年间|年里|年中|年时间|年(?=[,。]))"
)
HOURS = re.compile(
    r"(?:上午|下午|晚上|晚|凌晨|早上)?(?P<h>\d{1,2})[时点](?:(?P<m>\d{1,2})分)?(?:至|到|—{1,2}|-|~)(?P<part>上午|下午|晚上|晚|次日)?(?P<h2>\d{1,2})[时点](?:(?P<m2>\d{1,2})分)?[^。;\d]{0,6}(?:历时|共|持续|长达|用时)(?P<n>\d{1,2})个?小时(?P<half>半)?(?:(?P<mm>\d{1,2})分)?"
)
LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
DIGITS = {c: str(n) for n, c in enumerate("〇一二三四五六七八九")} | {"零": "0"}


def number(text: str) -> int:
    """Return what a day's or month's numeral is worth: 廿三 is 23."""
    return worth(text.replace("廿", "二十").replace("卅", "三十"))


def year_of(text: str | None) -> int:
    """Return a year as a number, 0 for none: 一九五八 is 1958."""
    if not text:
        return 0
    return int("".join(DIGITS.get(c, c) for c in text))


def length(year: int, month: int) -> int:
    """Return how many days a month has; the most it can have where year is 0."""
    if year:
        return calendar.monthrange(year, month)[1]
    return LONGEST[month - 1]


def days(passage: Passage) -> Said:
    """Find days and hours that do not exist."""
    text = passage.text
    for match in near(DAY, text, ("月",), 12, 18):
        month, day = number(match["month"]), number(match["day"])
        last = number(match["last"]) if match["last"] else 0
        year = year_of(match["year"])
        if not (month or day) or LUNAR.search(
            text[max(0, match.start() - 10) : match.start()]
        ):
            continue
        span = Span(match.start("month"), match.end("day") + 1)
        if match["last"]:
            span = Span(span.start, match.end("last") + 1)
        start = match.start("year") if year else span.start
        span = Span(start, span.end)
        if not 1 <= month <= 12:
            if len(match["month"]) <= 2 and month:
                yield _none(passage, span, "error", "没有这个月份", "no such month")
            continue
        most = length(year, month)
        if day > most or last > most or day < 1:
            sure = max(day, last) <= 39 or match["month"].isdigit()
            yield _none(
                passage, span, "error" if sure else "warning",
                f"{year or ''}{'年' if year else ''}{month}月只有{most}天",
                f"{calendar.month_name[month]} {year or ''} has {most} days",
            )  # fmt: skip
    for match in near(CLOCK, text, ("时", "点"), 6, 5):
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if hour > 24 or minute > 59:
            span = Span(match.start("hour"), match.end())
            yield _none(passage, span, "error", "没有这个时刻", "no such time of day")


def _none(
    passage: Passage, span: Span, severity: Severity, chinese: str, english: str
) -> Finding:
    said = span.of(passage.text)
    return passage.finding(
        "D301", severity, [span], f"{said}：{chinese}", f"{said}: {english.strip()}"
    )


def weekdays(passage: Passage) -> Said:
    """Hold weekdays against their dates."""
    text, today = passage.text, passage.today
    for match in near(WEEK, text, WEEKS, 24, 5):
        yield from _weekday(passage, match, int(match["year"]), "error")
    if len(today) < 10:
        return
    here = dt.date.fromisoformat(today)
    for match in near(SHORT_WEEK, text, WEEKS, 14, 5):
        month, day = int(match["month"]), int(match["day"])
        years = [
            year for year in (here.year - 1, here.year, here.year + 1)
            if 1 <= year <= LAST_YEAR
            and 1 <= month <= 12 and 1 <= day <= length(year, month)
            and abs((dt.date(year, month, day) - here).days) < 100
        ]  # fmt: skip
        if len(years) == 1:
            sure = passage.reading.page.date_basis in {"given", "metadata", "folio"}
            yield from _weekday(
                passage, match, years[0], "error" if sure else "warning"
            )


def _weekday(
    passage: Passage, match: re.Match[str], year: int, severity: Severity
) -> Said:
    month, day = int(match["month"]), int(match["day"])
    if not 1 <= month <= 12 or not 1 <= day <= length(year, month):
        return
    right = WEEKDAYS[dt.date(year, month, day).weekday()]
    said = match["week"].replace("天", "日")
    start = (
        match.start("year") if "year" in match.re.groupindex else match.start("month")
    )
    date = Span(start, match.end("day") + 1)
    week = Span(match.start("week"), match.end("week"))
    week = Span(
        week.start - (1 if passage.text[week.start - 1] == "周" else 2), week.end
    )
    computation = f"{year}-{month:02d}-{day:02d} = 星期{right}"
    if right == said:
        yield passage.fact(
            "D302", [week, date], "星期与日期相符", "the weekday is the date's",
            computation=computation,
        )  # fmt: skip
        return
    yield passage.finding(
        "D302", severity, [week, date],
        f"{year}年{month}月{day}日是星期{right}，不是星期{said}",
        f"{year}-{month:02d}-{day:02d} is a "
        f"{calendar.day_name['一二三四五六日'.index(right)]}",
        computation=computation,
        suggestion=week.of(passage.text)[:-1] + right,
    )  # fmt: skip


def stretches(passage: Passage) -> Said:
    """Find stretches that end before they begin."""
    text = passage.text
    for matches in (near(YEARS, text, ("年",), 11, 2), LIVED.finditer(text)):
        for match in matches:
            since, until = int(match["a"]), int(match["b"])
            before = text[max(0, match.start() - 6) : match.start()]
            if until >= since or re.search("前|BC", before):
                continue
            tail = text[match.end("b") : match.end("b") + 1] == "年"
            span = Span(match.start("a"), match.end("b") + tail)
            yield passage.finding(
                "D304", "error", [span],
                f"时期的终点{until}早于起点{since}",
                f"the stretch ends in {until}, before {since}",
                computation=f"{until}<{since}",
            )  # fmt: skip
    yield from _full(passage)
    for match in near(HOUR_TO, text, ("时", "点"), 16, 20):
        if int(match["h2"]) < int(match["h"]):
            span = Span(*match.span())
            yield passage.finding(
                "D304", "error", [span],
                f"时段的终点早于起点：{span.of(text)}",
                f"the stretch ends before it begins: {span.of(text)}",
                computation=f"{match['h2']}<{match['h']}",
            )  # fmt: skip
    for match in near(DAYS, text, ("月",), 4, 18):
        a, b = _ends(match)
        if a is None or b is None or b > a or a == b:
            continue
        crosses = a[0] >= 9 and b[0] <= 4  # over the turn of a year
        before = text[max(0, match.start() - 8) : match.start()]
        if crosses or (re.search("农历|阴历|[12]\\d{3}年$", before) and a[0] != b[0]):
            continue
        months = a[0] - b[0]
        span = Span(match.start("m"), match.end("d2") + 1)
        yield passage.finding(
            "D304", "error" if months <= 4 else "warning", [span],
            f"时期的终点{b[0]}月{b[1]}日早于起点{a[0]}月{a[1]}日",
            f"the stretch ends on {b[0]}-{b[1]}, before {a[0]}-{a[1]}",
            computation=f"{b[0]:02d}-{b[1]:02d}<{a[0]:02d}-{a[1]:02d}",
        )  # fmt: skip


def _full(passage: Passage) -> Said:
    """Find stretches of dates with their year that end before they begin."""
    for match in near(FULL, passage.text, ("年",), 6, 30):
        year = int(match["y1"])
        until = int(match["y2"] or year)
        a = (year, number(match["m1"]), number(match["d1"] or "0"))
        b = (until, number(match["m2"]), number(match["d2"] or "0"))
        if not (match["d1"] and match["d2"]):
            a, b = (*a[:2], 0), (*b[:2], 0)
        months = 0 < a[1] <= 12 and 0 < b[1] <= 12
        lunar = LUNAR.search(passage.text[max(0, match.start() - 4) : match.start()])
        if b >= a or not months or lunar:
            continue
        span = Span(match.start("y1"), match.end())
        yield passage.finding(
            "D304", "error", [span],
            f"时期的终点早于起点：{span.of(passage.text)}",
            f"the stretch ends before it begins: {span.of(passage.text)}",
            computation=f"{b[0]}-{b[1]:02d}<{a[0]}-{a[1]:02d}",
        )  # fmt: skip


def _ends(
    match: re.Match[str],
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    a = (number(match["m"]), number(match["d"]))
    b = (number(match["m2"]) if match["m2"] else a[0], number(match["d2"]))
    good = all(1 <= m <= 12 and 1 <= d <= LONGEST[m - 1] for m, d in (a, b))
    return (a, b) if good else (None, None)


def lengths(passage: Passage) -> Said:
    """Hold how long a stretch is told to be against its ends."""
    text = passage.text
    told = (near(DAYS, text, ("月",), 4, 18), near(BOTH, text, ("月",), 4, 40))
    for match in chain(*told):
        a, b = _ends(match)
        tail = LONG.match(text, match.end()) or WITHIN.match(text, match.end())
        if a is None or b is None or tail is None:
            continue
        year = min(int(passage.today[:4] or 2001) or 2001, LAST_YEAR - 1)
        days_ = (dt.date(year + (b < a), b[0], min(b[1], length(year + (b < a), b[0])))
                 - dt.date(year, a[0], min(a[1], length(year, a[0])))).days  # fmt: skip
        yield from _long(
            passage, Span(match.start("m"), match.end("d2") + 1),
            Span(*tail.span("n")), days_ + 1, {days_, days_ + 1}, "天",
        )  # fmt: skip
    for match in near(
        SPELL, text, ("年间", "年里", "年中", "年时间", "年,", "年。"), 26, 5
    ):
        years = int(match["b"]) - int(match["a"])
        if years > 0:
            yield from _long(
                passage, Span(match.start("a"), match.end("b") + 1),
                Span(*match.span("n")), years, {years, years + 1, years - 1}, "年",
            )  # fmt: skip
    for match in near(HOURS, text, ("小时",), 44, 5):
        start = int(match["h"]) * 60 + int(match["m"] or 0)
        end = int(match["h2"]) * 60 + int(match["m2"] or 0)
        minutes = (end - start) % (12 * 60)
        said = (
            int(match["n"]) * 60 + int(match["mm"] or 0) + (30 if match["half"] else 0)
        )
        spans = [Span(*match.span("n")), Span(match.start("h"), match.end("h2") + 1)]
        if minutes and said % (12 * 60) != minutes:
            yield passage.finding(
                "D305", "error" if match["mm"] or not minutes % 60 else "warning",
                spans,
                f"起止之间是{minutes // 60}小时{minutes % 60}分",
                f"from start to end are {minutes // 60} h {minutes % 60} min",
                computation=f"{minutes}min, page says {said}min",
            )  # fmt: skip


def _long(  # what is compared, and how it is told
    passage: Passage,
    stretch: Span,
    numeral: Span,
    right: int,
    found: set[int],
    unit: str,
) -> Said:
    said = worth(numeral.of(passage.text)) or int(
        numeral.of(passage.text) if numeral.of(passage.text).isdigit() else 0
    )
    if not said:
        return
    words = stretch.of(passage.text)
    if said in found:
        yield passage.fact(
            "D305", [numeral, stretch], f"{words}与{said}{unit}相符",
            f"{words} is {said} long", computation=f"{right}",
        )  # fmt: skip
        return
    yield passage.finding(
        "D305", "error" if unit == "天" or abs(said - right) > 1 else "warning",
        [numeral, stretch],
        f"{words}是{right}{unit}，不是{said}{unit}",
        f"{words} is {right} long, the page says {said}",
        computation=f"{right}, page says {said}",
        suggestion=str(right) if numeral.of(passage.text).isdigit() else "",
    )  # fmt: skip


CHECKS = (
    Check(
        code="D301",
        name="a day that does not exist",
        title="不存在的日期、时刻",
        severity="error",
        why="A month has as many days as the calendar gives it, 29 February exists in "
        "leap years, a day ends at 24 o'clock. Days of 农历 are left out.",
        source="GB/T 7408.1-2023",
        find=days,
    ),
    Check(
        code="D302",
        name="weekday and date",
        title="星期与日期",
        severity="error",
        why="A date has one weekday. Where the year is not printed, the page's own day "
        "gives it, for dates within a hundred days.",
        source="GB/T 7408.1-2023",
        find=weekdays,
    ),
    Check(
        code="D304",
        name="a stretch that ends before it begins",
        title="时期先后",
        severity="error",
        why="The second end of a stretch of years or days comes after the first; days "
        "may run over the turn of a year, and years before our era count backwards.",
        source="GB/T 7408.1-2023",
        find=stretches,
    ),
    Check(
        code="D305",
        name="a stretch and its length",
        title="起止与时长",
        severity="error",
        why="From its first day to its last a stretch has as many days, years or hours "
        "as are told. Both counts of days pass, with and without the first.",
        source="GB/T 7408.1-2023",
        find=lengths,
    ),
)
