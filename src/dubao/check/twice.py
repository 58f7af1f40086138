"""What one article tells twice: its figures, and its names.

    P501  the headline has 320套, the body 230套; two values of one thing
    P502  县长李建国 and 县长李建园
    P503  县融媒体中心 and 县媒融体中心

Source: 《图书质量保障体系》, art. 18 (consistency of one text).
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from dubao.check.amount import Amount, plain, slipped
from dubao.check.code import Check, Said
from dubao.check.finding import Severity
from dubao.check.passage import Passage, Sentence
from dubao.model import Article, Span

HEADS = frozenset({"headline", "kicker", "deck", "caption", "subhead"})
KINDS = frozenset({
    "count", "money", "length", "area", "volume", "mass", "percent", "energy", "power",
})  # fmt: skip
HAN = re.compile(r"[一-龥]+")
LIGHT = frozenset(
    [
        "今年",
        "去年",
        "昨天",
        "今天",
        "昨日",
        "已经",
        "记者",
        "本报",
        "我国",
        "全国",
        "全县",
        "全市",
        "全省",
        "共有",
        "达到",
        "超过",
        "其中",
    ]
)
FEW, SMALL = 2, 10  # numbers below are told of too many things, or of many


WHOLE = re.compile("总|全部|累计|合计|共计?|[达为约到有]+$")
NAMED = 4  # characters before a figure that say what it measures
DATED = re.compile(r"年|月|日|同期|上[年季]|比|较|计划|目标|原|其中|分别")
SURE = 3  # pairs of characters that small numbers need in common


CAPTION = re.compile(
    r"\s{0,6}+(?:图片说明|图为|上图|下图|左图|右图|图[一二三四\d]?[:为])"
)


class Placed(NamedTuple):
    """An amount, its sentence, and whether it stands around the body."""

    amount: Amount
    sentence: Sentence
    head: bool


def repeats(passage: Passage) -> Said:
    """Hold the figures around a body against those in it."""
    by_article: dict[int, list[Placed]] = {}
    articles = passage.reading.articles
    heads = [_heads(article) for article in articles]
    for sentence in passage.sentences:
        for one in sentence.amounts:
            number = one.figure.article
            if number < 0 or one.kind not in KINDS:
                continue
            at = one.figure.span.start
            line = passage.text.rfind("\n", 0, one.span.start) + 1
            if CAPTION.match(passage.text, line):
                by_article.setdefault(number, []).append(Placed(one, sentence, True))  # noqa: FBT003
                continue
            head = any(span.start <= at < span.end for span in heads[number])
            by_article.setdefault(number, []).append(Placed(one, sentence, head))
    for placed in by_article.values():
        above = [one for one in placed if one.head and one.amount.value > FEW]
        body = [one for one in placed if not one.head]
        for head_ in above:
            yield from _told(passage, head_, body)
        yield from _again(passage, [one.amount for one in body])


def _heads(article: Article) -> list[Span]:
    return [span for role in article.roles if role.role in HEADS for span in role.spans]


def _told(passage: Passage, head: Placed, body: Sequence[Placed]) -> Said:
    alike = [
        one for one in body
        if one.amount.figure.claim == head.amount.figure.claim
        and one.amount.common == head.amount.common
        and _changes(one) == _changes(head)
    ]  # fmt: skip
    for one in alike:
        if abs(one.amount.value - head.amount.value) <= (
            one.amount.half * 2 + head.amount.half * 2
        ):
            yield passage.fact(
                "P501", [head.amount.span, one.amount.span],
                f"标题中的{head.amount.figure.text}与正文相符",
                f"{head.amount.figure.text} is told again in the body",
                computation=one.amount.figure.text,
            )  # fmt: skip
            return
    words = _pairs(head.sentence.text)
    ranked = sorted(
        ((len(words & _pairs(one.sentence.text)), one) for one in alike),
        key=lambda pair: -pair[0],
    )
    ranked = [pair for pair in ranked if _slip(pair[1].amount, head.amount)]
    if not head.amount.exact:  # 200余户 and 2000余户
        ranked = [p for p in ranked if _digits(p[1].amount) == _digits(head.amount)]
    if not ranked:
        return
    shared, one = ranked[0]
    same = _beside(passage, one.amount) & _beside(passage, head.amount)
    if len({two.amount.value for n, two in ranked if n == shared}) > 1 or not same:
        return
    small = min(head.amount.value, one.amount.value) < SMALL
    if small and (shared < SURE or len(alike) > 1):
        return
    measure = head.amount.figure.measure
    told = measure and measure == one.amount.figure.measure and len(alike) == 1
    severity: Severity | None = "warning" if told and not small else None
    alone = len(alike) == 1 and len(words) <= SURE * 2
    if shared >= 3 or (shared == 2 and (len(words) <= 4 or alone)):
        severity = "error" if shared >= 4 and head.amount.value >= 100 else "warning"
    if severity is None:
        return
    yield passage.finding(
        "P501", severity, [head.amount.span, one.amount.span],
        f"同一事实前后不一：{head.amount.figure.text}与{one.amount.figure.text}",
        f"told as {head.amount.figure.text} and as {one.amount.figure.text}",
        computation=f"{plain(head.amount.value)}≠{plain(one.amount.value)}",
    )  # fmt: skip


def _again(passage: Passage, body: Sequence[Amount]) -> Said:
    """Find one measure told twice in a body, a slip of hand apart."""
    told: dict[tuple[str, str], list[Amount]] = {}
    for one in body:
        measure = WHOLE.sub("", one.clause)[-NAMED:]
        if one.kind == "count" and one.figure.measure:  # 86名优秀环卫工人
            measure = one.figure.measure[-NAMED:]
        plainly = one.figure.stat in {"level", "cumulative"} and not DATED.search(
            one.lead
        )
        if len(measure) == NAMED and plainly and len(_digits(one)) > 1 and one.exact:
            told.setdefault((measure, one.unit), []).append(one)
    for (measure, _), (first, *later) in told.items():
        if len(later) != 1 or first.figure.sentence == later[0].figure.sentence:
            continue
        (last,) = later
        a, b = first.figure, last.figure
        apart = (a.holder and b.holder and a.holder != b.holder) or a.period != b.period
        if not apart and first.value != last.value and _exchanged(first, last):
            yield passage.finding(
                "P501", "warning", [last.span, first.span],
                f"{measure}前后不一：{first.figure.text}与{last.figure.text}",
                f"{measure} is told as {first.figure.text} and as {last.figure.text}",
                computation=f"{first.text}≠{last.text}",
            )  # fmt: skip


def _digits(one: Amount) -> str:
    return re.sub(r"\D", "", one.text).strip("0")


def _exchanged(one: Amount, other: Amount) -> bool:
    """Say whether two numbers have the same digits, in another order or scale."""
    return sorted(_digits(one)) == sorted(_digits(other))


def _slip(one: Amount, other: Amount) -> bool:
    factor = other.factor if one.factor == other.factor else Fraction(1)
    return slipped(one.value / factor, other.value / factor)


def _changes(one: Placed) -> bool:
    return one.amount.figure.stat == "change"


def _pairs(text: str) -> set[str]:
    """Return the pairs of neighbouring characters of a text, light words left out."""
    found = set()
    for run in HAN.findall(text):
        found |= {run[n : n + 2] for n in range(len(run) - 1)}
    return found - LIGHT


def _beside(passage: Passage, one: Amount) -> set[str]:
    """Return the pairs of characters right before and behind a figure."""
    text = passage.text
    before = text[max(0, one.span.start - 8) : one.span.start]
    after = text[one.span.end : one.span.end + 6]
    near = {one.unit + after[:1]} if after[:1] and HAN.match(after) else set()
    return _pairs(before) | _pairs(after) | near


SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾萧田董袁"
    "潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦"
    "邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
TITLES = (
    r"(?:书记|县长|市长|区长|省长|州长|局长|主任|教授|院长|校长|总经理|董事长|主席|部长|厅长|镇长|乡长|所长|会长"
    r"|教练|队长|厂长|院士|总裁|总理|司令员?|法官|律师|检察长|理事长|秘书长|村长|社长|馆长|台长|行长|工程师)"
)
PERSON = re.compile(
    rf"(?P<title>{TITLES})(?P<name>[{SURNAMES}][一-龥]{{1,2}}?)"
    r"(?=[,。、;:说在对告介表率向等指强出主致讲于代]|同志|先生|女士|今天|昨天)"
)
OFFICE = re.compile(r"[一-龥]+$")
GIVEN = 3  # characters of a name that may be compared


def names(passage: Passage) -> Said:
    """Find two spellings of one person's name in one article."""
    for article, text, base in _bodies(passage):
        del article
        seen: dict[str, dict[str, Span]] = {}
        for match in PERSON.finditer(text):
            span = Span(base + match.start("name"), base + match.end("name"))
            office = OFFICE.search(text, max(0, match.start() - 2), match.start())
            title = (office[0] if office else "") + match["title"]
            seen.setdefault(title, {}).setdefault(match["name"], span)
        for title, found in seen.items():
            spelt = list(found.items())
            for n, (one, here) in enumerate(spelt):
                for other, there in spelt[n + 1 :]:
                    if not _alike(one, other):
                        continue
                    yield passage.finding(
                        "P502", "warning", [there, here],
                        f"{title}的姓名两种写法：{one}、{other}",
                        f"one name spelt two ways: {one}, {other}",
                        computation=f"{one}≠{other}",
                    )  # fmt: skip


BODY = re.compile(
    r"[一-龥]{2,4}?[一-龥]{2}(?:中心|公司|集团|学校|中学|小学|大学|医院|委员会|协会|银行|研究院|研究所|出版社|博物馆|图书馆|文化馆|合作社|基金会)"
)
# No names: what stands before 企业集团, and kinds of firms.
NO_NAME = re.compile(
    "[的了在是为有将被把于和与及或从到往并让给对以由等某各每这那些持曾赶]|企业集团|上市公司|有限公司|分公司|公司$"
)
LONG = 6  # characters of a body's name that are compared
# Characters that tell bodies of one make apart.
APART = frozenset(
    "一二三四五六七八九十东南西北中上下新老大小前后男女甲乙丙丁省市县区镇乡村"
)


def bodies(passage: Passage) -> Said:
    """Find two spellings of one body's name in one article."""
    for _, text, base in _bodies(passage):
        seen: dict[str, Span] = {}
        for match in BODY.finditer(text):
            name = text[max(0, match.end() - LONG) : match.end()]
            if NO_NAME.search(name):
                continue
            span = Span(base + match.end() - len(name), base + match.end())
            seen.setdefault(name, span)
        spelt = list(seen.items())
        for n, (one, here) in enumerate(spelt):
            for other, there in spelt[n + 1 :]:
                if _slipped(one, other) and one[0] == other[0]:
                    yield passage.finding(
                        "P503", "warning", [there, here],
                        f"机构名称两种写法：{one}、{other}",
                        f"one name spelt two ways: {one}, {other}",
                        computation=f"{one}≠{other}",
                    )  # fmt: skip


def _slipped(one: str, other: str) -> bool:
    """Say whether two names differ by two characters exchanged, or by one.

    >>> _slipped("县融媒体中心", "县媒融体中心"), _slipped("第一中学", "第二中学")
    (True, False)
    """
    if len(one) != len(other) or not all("一" <= c <= "龥" for c in one + other):
        return False
    apart = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(apart) == 2 and apart[1] == apart[0] + 1:
        a, b = apart
        return one[a] == other[b] and one[b] == other[a]
    return len(apart) == 1 and not {one[apart[0]], other[apart[0]]} & APART


def _alike(one: str, other: str) -> bool:
    if len(one) != len(other) or len(one) < GIVEN or one[0] != other[0]:
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _bodies(passage: Passage) -> Iterator[tuple[Article, str, int]]:
    """Yield each article with its stretch of the checked text."""
    for article in passage.reading.articles:
        start = passage.stitched.forth(article.span.start)
        end = passage.stitched.forth(article.span.end - 1) + 1
        yield article, passage.text[start:end], start


CHECKS = (
    Check(
        code="P501",
        name="one fact, two figures",
        title="同一事实前后不一",
        severity="error",
        why="A figure of a headline, a deck or a caption is told again in the article. "
        "Where the body has no such figure but one of the same unit, beside the same "
        "words, that one slip of hand away, one of them is wrong.",
        source="《图书质量保障体系》, art. 18 (consistency)",
        find=repeats,
    ),
    Check(
        code="P502",
        name="one name, two spellings",
        title="人名写法不一",
        severity="warning",
        why="In one article, two names of three characters behind the same office that "
        "differ in one character are likely one person.",
        source="《图书质量保障体系》, art. 18 (consistency)",
        find=names,
    ),
    Check(
        code="P503",
        name="one body, two spellings",
        title="机构名称写法不一",
        severity="warning",
        why="In one article, two names of bodies that end alike and differ by two "
        "characters exchanged, or by one that tells no bodies apart (一 and 二, 东 and "
        "西 do), are likely one.",
        source="《图书质量保障体系》, art. 18 (consistency)",
        find=bodies,
    ),
)
