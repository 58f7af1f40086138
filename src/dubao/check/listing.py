"""Counts and the lists that they announce.

    C201  “感动庭州”“最美石榴籽”“我邀亲戚”三大品牌; 三个方面：一是…二是…三是…

Source: GB/T 15834-2011 标点符号用法, 4.5 and 4.12; 吕叔湘、朱德熙《语法修辞讲话》.
"""

import re
from collections.abc import Iterator

from dubao.check.code import Check, Said
from dubao.check.finding import Severity
from dubao.check.passage import Passage, Sentence
from dubao.model import Span

N = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
WORTH = {c: n for n, c in enumerate("〇一二三四五六七八九十")} | {"两": 2}
CLASSES = (
    r"(?:大|个|项|种|类|条|点|位|名|家|所|座|款|件|部|门|道|级|步|支|人|县|市|区|乡|镇|村|省|国|校|层|组|方面|方|地|州|"
    r"环节|部分|阶段|字|关|者|队|届|篇|本|首|幅|处|只|对|章|套|档|期|轮|股|员|科|系|派|户|场|出|台|枚|块|条|栋|幢|艘|辆|匹|头|样|桩|宗|批|间|张|段|路|心|化|不|好)"
)
# A list before its count: the items stand right before it.
QUOTED = re.compile(
    rf"(?P<list>(?:[“《「『][^“”《》「」『』。;]{{1,20}}[”》」』][、,和与及]?){{2,12}})(?P<open>等)?(?:这|的)?(?:[“\"]?)(?P<n>{N})(?P<unit>{CLASSES})(?![^,。;]{{0,1}}分之)"
)
JOINED = re.compile(
    rf"(?P<list>(?:[一-龥A-Za-z·]{{1,16}}、){{1,40}}[一-龥A-Za-z·]{{1,16}}?(?:(?:和|与|及|以及)[一-龥A-Za-z·]{{1,8}}?)?)(?P<open>等)?[“\"]?(?P<n>{N})(?P<unit>{CLASSES})"
)
COUNT = re.compile(rf"{N}{CLASSES}")
# Units of which a list that stands right before them names every one.
NAMED = frozenset("镇县市省村区国人位名大项种类家所个地州乡校")
# What stands before the first of the items: 受灾最重的是, 走访了
BEFORE = re.compile(
    r"\A.*(?:[的是在了为有将对把被从到往向给于]|走访|包括|涉及|来自|其中)"
)
# A list behind its count.
AHEAD = re.compile(
    rf"(?P<n>{N})(?P<unit>{CLASSES})(?P<noun>[一-龥“”]{{0,12}}?)(?P<cue>(?:,?(?:分别)?(?:包括|即|分别是|分别为|依次是|依次为|就是|[它他她]们是|那就是|分为)|:|[—-]{{1,2}}|,(?:一是|一要|其一|首先|第一))):?"
)
ONE = re.compile("(?:(?<=、)|^)一[一-龥](?=[一-龥])")  # 一把旧算盘, 一本老账册
POINTED = re.compile(",(?:一是|一要|其一|首先|第一):?")
# 冬季两项, 中亚五国: the count is part of the last name.
WITHIN = re.compile(
    "(?:冬季|现代|铁人|全能|[东南西北中]亚|[东南西北中]欧|[一-龥]美|海|国)$"
)
ALWAYS = re.compile(r"[、;]|(?<=[”》」』])(?=[“《「『])")
MAYBE = re.compile(
    r"(?<!参)(?<!共)(?<!温)(?<!饱)和(?!谐|平|解|睦|气|服|田|县|硕|静)|与|及(?!时|格)|以及|暨"
)
ANNOUNCED = re.compile(
    rf"(?P<n>{N})(?P<unit>个|项|条|点|大|方面|件|种|类|步|个方面)(?:[一-龥“”、]{{0,14}}?)(?:[:。,;]|$)"
)
NUMERAL = re.compile(r"[^0-9〇一二三四五六七八九十①-⑩]")
NUMERAL_IN = re.compile(r"[0-9〇一二三四五六七八九十①-⑩]")
LOOK = 60  # characters before the first point in which its count is told


def worth(numeral: str) -> int:
    """Return what a small numeral is worth; 0 where it makes no sense.

    >>> worth("十二"), worth("三"), worth("12"), worth("①")
    (12, 3, 12, 1)
    """
    if numeral.isdigit() and numeral.isascii():
        return int(numeral)
    if len(numeral) == 1 and "①" <= numeral <= "⑩":
        return ord(numeral) - ord("①") + 1
    if numeral.startswith("十"):
        return 10 + (WORTH[numeral[1]] if len(numeral) > 1 else 0)
    if len(numeral) > 1:
        tens, _, ones = numeral.partition("十")
        if tens in WORTH and (not ones or ones in WORTH):
            return WORTH[tens] * 10 + (WORTH[ones] if ones else 0)
        return 0
    return WORTH.get(numeral, 0)


def lists(passage: Passage) -> Said:
    """Hold counts against the lists before and behind them."""
    seen: set[int] = set()
    for sentence in passage.sentences:
        text, base = sentence.text, sentence.span.start
        if "”" in text or "》" in text or "」" in text:
            for match in QUOTED.finditer(text):
                yield from _ahead_of_count(passage, base, match, seen, quoted=True)
        if "、" in text:
            for match in _joined(text):
                yield from _ahead_of_count(passage, base, match, seen, quoted=False)
        if "、" in text or "》《" in text or "”“" in text:
            for match in AHEAD.finditer(text):
                yield from _behind_count(passage, sentence, match, seen)
    yield from _points(passage)


def _joined(text: str) -> Iterator[re.Match[str]]:
    """Yield counts with the list joined by 、 that stands right before them.

    Only the stretch before a count is looked at: few counts have a list.
    """
    for count in COUNT.finditer(text):
        start = count.start()
        while start and (text[start - 1] in '、·“"' or "一" <= text[start - 1] <= "龥"):
            start -= 1
        if text.find("、", start, count.start()) >= 0:
            match = JOINED.search(text, start, count.end())
            if match is not None and match.end() == count.end():
                yield match


def _said(
    passage: Passage,
    span: Span,
    items: Span,
    count: int,
    found: set[int],
    severity: Severity | None,
) -> Said:
    said = span.of(passage.text)
    if count in found:
        yield passage.fact(
            "C201", [span, items], f"{said}与所列{count}项相符",
            f"{said} agrees with the {count} items listed", computation=f"{count}",
        )  # fmt: skip
    elif severity:
        many = max(found)
        numeral = said.rstrip("".join(set(said)))
        yield passage.finding(
            "C201", severity, [span, items],
            f"文中说{said}，列出的是{many}项",
            f"the page says {said} and lists {many}",
            computation=f"{many} listed, page says {count}",
            suggestion=numeral,
        )  # fmt: skip


def possible(listed: str) -> set[int]:
    """Return how many items a list may have: 和 joins items, or stands in one.

    Where cutting at 和 leaves items as long as the others, it joins.
    """
    listed = listed.strip("、,和与及")
    sure = len(ALWAYS.findall(listed)) + 1
    joins = len(MAYBE.findall(listed))
    if joins == 1 and sure > 2:
        *items, last = listed.split("、")
        lengths = [len(item) for item in items[1:]]
        cut = [len(item) for item in MAYBE.split(last)]
        if (
            len(cut) == 2
            and lengths
            and min(lengths) <= cut[0] <= max(lengths) >= cut[1] > 1
        ):
            return {sure + 1}
    return set(range(sure, sure + joins + 1))


def _ahead_of_count(
    passage: Passage, base: int, match: re.Match[str], seen: set[int], *, quoted: bool
) -> Said:
    at = base + match.start("n")
    count = worth(match["n"])
    listed = match["list"]
    if at in seen or count < 2 or count > 12 or WITHIN.search(listed):
        return
    behind = passage.text[base + match.end("unit") :][:3]
    if behind == "百分点" or (quoted and listed.endswith(",") and not match["open"]):
        return
    seen.add(at)
    span = Span(at, base + match.end("unit"))
    items = Span(base + match.start("list"), base + match.end("list"))
    found = possible(listed)
    if quoted and len(re.findall(r"[”》」』]", listed)) >= 2:
        found = {len(re.findall(r"[“《「『]", listed))}
    if match["open"]:
        severity: Severity | None = "error" if min(found) > count and quoted else None
        if not quoted and min(found) > count and parallel(listed):
            severity = "warning"
    elif quoted:
        severity = "error"
    else:
        severity = _joined_weight(match, found, count)
    before = passage.text[max(0, items.start - 1) : items.start]
    if not quoted and (
        before.isdigit() or before in set("一二三四五六七八九十百千万亿余多几”》)第")
    ):
        return
    yield from _said(passage, span, items, count, found, severity)


def _joined_weight(
    match: re.Match[str], found: set[int], count: int
) -> Severity | None:
    """Say how sure it is that names joined by 、 are all that is counted."""
    if match["unit"] not in NAMED or not parallel(match["list"]) or len(found) > 2:
        return None
    listed = max(found)
    items = re.split("[、和与及]", match["list"])
    if len(items[-1]) > max(map(len, items[:-1])) + 1:
        return None
    if listed > 2:
        return "error" if abs(listed - count) <= 3 else "warning"
    return "warning" if count == 3 and match["unit"] in "镇县市省村区国州乡校" else None


def parallel(listed: str) -> bool:
    """Say whether the items of a list are of one make: as long, and without verbs."""
    first, comma, rest = listed.partition("、")
    listed = ONE.sub("", BEFORE.sub("", first) + comma + rest)
    items = [item for item in re.split(r"[、,]|和|与|及", listed) if item]
    lengths = [len(item) for item in items[1:]] or [0]
    if re.search(r"[的在了是为有将对把被从以及]|进行|开展|加强|推进", listed):
        return False
    last = items[-1]
    return (
        max(lengths) <= 6
        and max(lengths) - min(lengths) <= 3
        and len(last) >= min(lengths[:-1] or [1]) - 1
    )


def _behind_count(
    passage: Passage, sentence: Sentence, match: re.Match[str], seen: set[int]
) -> Said:
    text, base = sentence.text, sentence.span.start
    at = base + match.start("n")
    count = worth(match["n"])
    before = text[max(0, match.start() - 1) : match.start()]
    if at in seen or not 2 <= count <= 12 or before in {"第", "十", "百", "近", "."}:
        return
    if before.isdigit() or (POINTED.fullmatch(match["cue"])):
        return
    rest = text[match.end() :]
    stop = re.search(r"[。;!?\n]|,(?!(?:[^,、。;]{1,12}、))", rest)
    listed = rest[: stop.start() if stop else len(rest)]
    if "," in listed:
        groups = len(re.split(",", listed.rstrip(",")))
        listed = listed if groups != count else ""
    names = len(re.findall("[“《「『]", listed))
    if ("、" not in listed and names < 2) or len(listed) > 160 or "等" in listed:
        return
    if re.search(r"\d|[一二三四五六七八九十]是", listed):
        return
    seen.add(at)
    found = {names} if "、" not in listed else possible(listed)
    span = Span(at, base + match.end("unit"))
    items = Span(base + match.end(), base + match.end() + len(listed))
    tight = bool(re.search("分别是|分别为|即|依次|分别包括|:", match["cue"]))
    short = parallel("、" + listed)
    severity: Severity | None = None
    if "," in listed:
        severity = None
    elif tight and short and max(found) - min(found) <= 1:
        severity = "error" if len(found) == 1 else "warning"
    elif short and len(found) == 1:
        severity = "warning"
    yield from _said(passage, span, items, count, found, severity)


def runs(passage: Passage) -> Iterator[list[tuple[Span, int]]]:
    """Yield the points of one making that follow one another from 1 on.

    Points are the labels that the reader found: 一是, 第一, (一), 1., ①.
    """
    text = passage.text
    open_: dict[str, list[tuple[Span, int]]] = {}
    for span, aside in passage.asides:
        if aside.kind != "label":
            continue
        said = span.of(text)
        n = worth(NUMERAL.sub("", said))
        if not n:
            continue
        form = aside.mention.rule + NUMERAL_IN.sub("", said)
        here = (span, n)
        run = open_.get(form)
        if n == 1:
            if run and len(run) > 1:
                yield run
            open_[form] = [here]
        elif run:
            gap = span.start - run[-1][0].end
            if gap > 900 or text.count("\n", run[-1][0].end, span.start) > 3:
                if len(run) > 1:
                    yield run
                del open_[form]
            else:
                run.append(here)
    for run in open_.values():
        if len(run) > 1:
            yield run


def _points(passage: Passage) -> Said:
    """Hold 三点：一是…二是…三是… against its count."""
    text = passage.text
    for run in runs(passage):
        numbers = [n for _, n in run]
        if numbers != list(range(1, len(numbers) + 1)):
            continue
        first = run[0][0].start
        look = text[max(0, first - LOOK) : first]
        look = look[look.rfind("\n", 0, -2) + 1 :]
        told = [m for m in ANNOUNCED.finditer(look) if not _ordinal(look, m)]
        if not told:
            continue
        match = told[-1]
        tail = look[match.end() :]
        if len(tail) > 12 or "。" in tail.strip("。\n "):
            continue
        count = worth(match["n"])
        if count < 2:
            continue
        base = max(0, first - LOOK) + (
            len(text[max(0, first - LOOK) : first]) - len(look)
        )
        span = Span(base + match.start("n"), base + match.end("unit"))
        whole = Span(first, run[-1][0].end)
        sure = bool(
            re.search(
                "以下|如下|下列|这|:|方面|点",
                look[match.start() - 4 if match.start() > 3 else 0 :],
            )
        )
        severity: Severity = (
            "error" if sure and "\n" not in whole.of(text) else "warning"
        )
        yield from _said(passage, span, whole, count, {len(run)}, severity)


def _ordinal(look: str, match: re.Match[str]) -> bool:
    before = look[max(0, match.start() - 1) : match.start()]
    return (
        before in {"第", "十", "百", "每", "这"} and before != "这"
    ) or before.isdigit()


CHECKS = (
    Check(
        code="C201",
        name="count and list",
        title="数目与列举",
        severity="error",
        why="A count that announces or sums up a list is the number of its items: "
        "quoted names, names joined by 、, points told as 一是 二是. 和 may join items "
        "or stand in one, and a list that ends in 等 may be shorter.",
        source="GB/T 15834-2011, 4.5",
        find=lists,
    ),
)
