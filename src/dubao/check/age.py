"""Years counted from a beginning: anniversaries and ages.

    D306  成立于1985年，2024年迎来建校40周年
    D307  1950年出生，2020年去世，享年75岁

Source: arithmetic; for the anniversaries of the state the dates of the events.
"""

import re
from collections.abc import Iterator

from dubao.check.code import Check, Said
from dubao.check.day import number, year_of
from dubao.check.finding import Severity
from dubao.check.passage import Passage, Sentence
from dubao.model import Span

Y = r"(?P<year>[12]\d{3}|[一二][〇零一二三四五六七八九]{3})年"
Y2 = Y.replace("<year>", "<year2>")
N = r"(?P<n>\d{1,4}|[一二三四五六七八九十百]{1,5})"
FOUNDED = re.compile(
    rf"(?:(?:成立|创办|创建|创立|创刊|建校|建成|建院|建厂|建馆|建市|建县|建州|始建|建立|诞生|组建|设立|开办|开馆|开业|投产|通车|建|生|出生|逝世|结婚|建交|签署|开通|解放|发布|颁布|出版|首演|落成|竣工)于(?:公元)?{Y}"
    rf"|{Y2}(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:正式|由[^,。]{{0,8}})?(?P<verb>成立|创办|创建|创立|创刊|建校|建成|建院|建厂|建馆|始建|建立|诞生|组建|设立|开办|开馆|开业|投产|通车|出生|逝世|建交|签署|开通|发布|落成|竣工))"
)
ANNIVERSARY = re.compile(rf"{N}(?:周年|周岁|岁生日|岁华诞|华诞|年校庆|年诞辰)")
PLAIN = re.compile(
    rf"(?:已经?有?(?:整整)?|至今已?有?|迄今已?有?|距今已?有?|走过(?:了)?)(?:整整)?{N}(?:多|余)?年(?:的?历史)?(?!代|级)"
)
EVENTS = (
    ("建党|中国共产党成立|中共成立|党的生日", 1921),
    ("中华人民共和国成立|新中国成立|建国|国庆|共和国成立", 1949),
    ("建军|解放军建军|中国人民解放军成立", 1927),
    ("抗战胜利|抗日战争胜利|抗日战争暨|反法西斯战争胜利", 1945),
    ("香港回归", 1997),
    ("澳门回归", 1999),
    ("改革开放", 1978),
    ("辛亥革命", 1911),
    ("五四运动", 1919),
    ("红军长征胜利|长征胜利", 1936),
    ("南昌起义", 1927),
    ("毛泽东同志诞辰|毛泽东诞辰", 1893),
    ("周恩来同志诞辰|周恩来诞辰", 1898),
    ("邓小平同志诞辰|邓小平诞辰", 1904),
    ("朱德同志诞辰|朱德诞辰", 1886),
    ("刘少奇同志诞辰|刘少奇诞辰", 1898),
    ("孙中山先生诞辰|孙中山诞辰", 1866),
)
KNOWN = re.compile(
    "|".join(f"(?P<e{n}>{words})" for n, (words, _) in enumerate(EVENTS))
)
FOREIGN = re.compile(
    r"朝鲜|越南|古巴|老挝|劳动党|苏联|俄|美国|法国|军校|建党[^,。]{0,2}报|系"
)
# 昨天举行建校80周年庆典: of the page's own year.
NOW = re.compile("昨[天日晚]|今[天日晚]|近日|日前|迎来|刚刚|上周|本[月周]")
OF_OTHERS = re.compile(
    "父|母|爷|奶|祖|儿子|女儿|妻|丈夫|老伴|哥|弟|姐|妹|叔|舅|徒弟|师父"
)
PREPARED = re.compile(r"迎接|筹备|准备|规划|为了?|献礼|即将|将|前夕|倒计时|前一年")
REFERENCE = re.compile(r"(?P<year>[12]\d{3})年|(?P<word>今年|明年|去年)")
BORN = re.compile(
    rf"(?:(?:生于|出生于|出生在){Y}|{Y2}(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:出生|生(?=[,。于在人])|生于))"
)
DIED = re.compile(
    rf"(?:(?:逝世于|病逝于|去世于|卒于){Y}|{Y2}(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?[^,。\d]{{0,14}}(?:逝世|去世|病逝|辞世|离世|牺牲|遇难|就义))"
)
LIVED = re.compile(
    r"[(](?P<a>1\d{3}|20\d\d)年?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:—{1,2}|-|~|–|至)(?P<b>1\d{3}|20\d\d)年?[^()]{0,8}[)]"
)
AGE = re.compile(
    rf"(?P<how>现年|今年|享年|终年|年仅|时年|年|当年|当时|年满|已经?|刚满|享寿)(?:已经?|才|刚满?|仅|只有|了)?{N}(?:周)?岁"
)
LATER = re.compile(
    rf"{Y}[^,。;\d]{{0,16}}[,]?(?:时年|年仅|当时|当年|年方)(?:才|刚满?|仅|只有)?{N}(?:周)?岁"
)
MAXIMUM = 130
NEAR = 24  # characters before an anniversary that may say when it is


def anniversaries(passage: Passage) -> Said:
    """Hold anniversaries against the year of the beginning."""
    today = passage.today
    for sentence, around in _pairs(passage):
        text, base = sentence.text, sentence.span.start
        for match in ANNIVERSARY.finditer(text):
            count = number_of(match["n"])
            if count < 2:
                continue
            before = text[: match.start()]
            named = list(KNOWN.finditer(before))
            near = named and len(before) - named[-1].end() <= 6
            if near and FOREIGN.search(before[max(0, named[-1].start() - 12) :]):
                continue
            event = 0
            start: Span | None = None
            if near:
                event = EVENTS[int((named[-1].lastgroup or "e0")[1:])][1]
            else:
                found = [
                    m for m in FOUNDED.finditer(around.of(passage.text))
                    if abs(around.start + m.end() - base - match.start()) < 60
                ]  # fmt: skip
                if len(found) != 1:
                    continue
                event = year_of(_year(found[0]))
                at = around.start + found[0].start()
                start = Span(at, around.start + found[0].end())
            reference, sure = _reference(text, match, event, today)
            if not reference:
                continue
            span = Span(base + match.start("n"), base + match.end())
            yield from _since(passage, span, start, event, reference, count, {0}, sure)
        for match in PLAIN.finditer(text):
            found = list(FOUNDED.finditer(text[: match.start()]))
            if len(found) != 1 or len(text[: match.start()]) - found[0].end() > 24:
                continue
            event, count = year_of(_year(found[0])), number_of(match["n"])
            reference, sure = _reference(text, match, event, today)
            if not reference or "余" in match[0] or "多" in match[0]:
                continue
            span = Span(base + match.start("n"), base + match.end("n") + 1)
            sure = "error"
            start = Span(base + found[0].start(), base + found[0].end())
            yield from _since(
                passage, span, start, event, reference, count, {-1, 0, 1}, sure
            )


def _pairs(passage: Passage) -> Iterator[tuple[Sentence, Span]]:
    """Yield sentences that may hold an anniversary, with the one before."""
    before: Sentence | None = None
    for sentence in passage.sentences:
        if (
            "周年" in sentence.text
            or "岁生日" in sentence.text
            or "华诞" in sentence.text
            or "校庆" in sentence.text
            or (
                "年" in sentence.text
                and (
                    "至今" in sentence.text
                    or "整整" in sentence.text
                    or "已有" in sentence.text
                    or "走过" in sentence.text
                    or "迄今" in sentence.text
                    or "距今" in sentence.text
                )
            )
        ):
            joined = before is not None and not before.text.endswith("\n")
            start = before.span.start if joined and before else sentence.span.start
            yield sentence, Span(start, sentence.span.end)
        before = sentence


def _year(match: re.Match[str]) -> str:
    return next(
        said for name, said in match.groupdict().items() if name[:4] == "year" and said
    )


def _reference(
    text: str, match: re.Match[str], event: int, today: str
) -> tuple[int, Severity]:
    """Return the year from which an anniversary is counted, and how sure it is."""
    years = [
        m for m in REFERENCE.finditer(text)
        if not (m["year"] and int(m["year"]) == event)
        and (m.start() > match.end() or match.start() - m.end() < 24)
        and (m.start() < match.start() or m.start() - match.end() < 6)
        and abs(m.start() - match.start()) < 26
        and not PREPARED.search(text[match.end() : match.end() + 10])
        and not PREPARED.search(text[m.end() : match.start()])
    ]  # fmt: skip
    told = [m for m in years if m["year"]]
    if told:
        return int(told[-1]["year"]), "error"
    if not today:
        return 0, "warning"
    shift = {"今年": 0, "明年": 1, "去年": -1}
    if years:
        return int(today[:4]) + shift[years[-1]["word"]], "error"
    others = [m for m in REFERENCE.finditer(text) if m["year"] != str(event)]
    around = text[max(0, match.start() - NEAR) : match.end() + 12]
    told_now = NOW.search(around) and not PREPARED.search(around)
    if len(today) == 10 and told_now and not others:
        return int(today[:4]), "error"
    return int(today[:4]), "warning"


def _since(  # noqa: PLR0913, PLR0917 # what is compared, and how it is told
    passage: Passage, span: Span, start: Span | None, event: int, reference: int,
    count: int, reach: set[int], severity: Severity,
) -> Said:  # fmt: skip
    right = reference - event
    said = span.of(passage.text)
    spans = [span, *([start] if start else [])]
    if count - right in reach:
        yield passage.fact(
            "D306", spans, f"{span.of(passage.text)}与{event}年相符",
            f"{span.of(passage.text)} agrees with {event}",
            computation=f"{reference}-{event}={right}",
        )  # fmt: skip
        return
    if right < 1 or severity == "warning":  # the page's year alone is not enough
        return
    yield passage.finding(
        "D306", severity, spans,
        f"{event}年到{reference}年是{right}年，不是{count}年",
        f"{event} to {reference} is {right} years, the page says {count}",
        computation=f"{reference}-{event}={right}, page says {count}",
        suggestion=re.sub(r"^\d+", str(right), said) if said[0].isdigit() else "",
    )  # fmt: skip


def number_of(text: str) -> int:
    """Return a small whole number, in digits or in Chinese: 一百二十 is 120."""
    if text.isdigit():
        return int(text)
    head, hundred, rest = text.rpartition("百")
    value = number(head) * 100 if hundred else 0
    return value + (number(rest) if rest else 0)


def ages(passage: Passage) -> Said:
    """Hold ages against the year of birth."""
    today = passage.today
    before: Sentence | None = None
    for sentence in passage.sentences:
        text = sentence.text
        if "岁" in text:
            joined = before is not None and not before.text.endswith("\n")
            start = before.span.start if joined and before else sentence.span.start
            yield from _ages(passage, sentence, Span(start, sentence.span.end), today)
        before = sentence


def _ages(passage: Passage, sentence: Sentence, around: Span, today: str) -> Said:
    text, base = sentence.text, sentence.span.start
    whole = around.of(passage.text)
    births = [*BORN.finditer(whole), *LIVED.finditer(whole)]
    if len(births) != 1:
        return
    birth = births[0]
    lived = "a" in birth.groupdict()
    born = int(birth["a"]) if lived else year_of(_year(birth))
    died = int(birth["b"]) if lived else 0
    if not died:
        deaths = list(DIED.finditer(whole))
        died = year_of(_year(deaths[0])) if len(deaths) == 1 else 0
    for match in AGE.finditer(text):
        age, how = number_of(match["n"]), match["how"]
        at = base + match.start() - around.start
        if at < birth.end() and at > birth.start():
            continue
        if how in {"享年", "终年", "年仅", "享寿"}:
            reference = died
        elif how in {"现年", "今年"}:
            if OF_OTHERS.search(whole[: birth.start()]) or OF_OTHERS.search(
                whole[birth.end() : at]
            ):
                continue
            near = text[max(0, match.start() - 12) : match.start()]
            told = [
                int(y) for y in re.findall(r"([12]\d{3})年", near) if int(y) > born + 5
            ]
            reference = int(today[:4]) if today else 0
            if told or abs(at - birth.end()) > 30:
                continue
        else:
            continue
        if not reference or age > MAXIMUM:
            continue
        yield from _aged(
            passage, Span(base + match.start("n"), base + match.end()),
            Span(around.start + birth.start(), around.start + birth.end()),
            born, reference, age, "error",
        )  # fmt: skip
    for match in LATER.finditer(text):
        reference = year_of(_year(match))
        at = base + match.start() - around.start
        if reference == born or not born or at < birth.end():
            continue
        yield from _aged(
            passage, Span(base + match.start("n"), base + match.end()),
            Span(around.start + birth.start(), around.start + birth.end()),
            born, reference, number_of(match["n"]), "error",
        )  # fmt: skip


def _aged(  # what is compared, and how it is told
    passage: Passage, span: Span, birth: Span, born: int, reference: int, age: int,
    severity: Severity,
) -> Said:  # fmt: skip
    right = reference - born
    if abs(age - right) <= 1:
        yield passage.fact(
            "D307", [span, birth], f"{span.of(passage.text)}与生年{born}相符",
            f"{age} agrees with birth in {born}",
            computation=f"{reference}-{born}={right}",
        )  # fmt: skip
    elif right >= 0:
        yield passage.finding(
            "D307", severity, [span, birth],
            f"{born}年生，{reference}年应为{right}岁上下，不是{age}岁",
            f"born in {born}, {right} or so in {reference}, the page says {age}",
            computation=f"{reference}-{born}={right}, page says {age}",
        )  # fmt: skip


CHECKS = (
    Check(
        code="D306",
        name="anniversary and beginning",
        title="周年与起始年",
        severity="error",
        why="An anniversary is the year told, or the page's, less the year of the "
        "beginning, which stands near it or is known (建国, 建党, 香港回归 …).",
        source="arithmetic; the dates of the events",
        find=anniversaries,
    ),
    Check(
        code="D307",
        name="age and birth",
        title="年龄与生年",
        severity="error",
        why="An age is the year it is told for less the year of birth; one year more "
        "(虚岁) or less (before the birthday) passes.",
        source="中华人民共和国民法典, art. 1259, and the custom of 虚岁",
        find=ages,
    ),
)
