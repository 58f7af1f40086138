"""Units and words of measure that do not go with what they stand by.

    U402  面积120公里, 年发电量3亿千瓦
    U403  降低3倍, 减少一倍
    U404  从35%提高到42%，提高7%; 产值增长5个百分点
    U406  约20余人, 近500多元, 超过30%以上
    U407  18岁以上 and 18岁以下 side by side

Source: GB 3100~3102-1993 (quantities and units); GB/T 15835-2011, 5.1; 吕叔湘、朱德熙
《语法修辞讲话》 (倍数); 国家统计局《主要统计指标解释》 (百分点).
"""

import re
from fractions import Fraction

from dubao.check.amount import Amount, plain, told
from dubao.check.code import Check, Said
from dubao.check.growth import pairs
from dubao.check.passage import Passage, clause
from dubao.model import Span

LINK = r"(?:总计|共计|合计|共有?|总共|累计|就|已|均|仅|只有|为|达|达到|是|有|约|近|超过|突破|扩大到|增加到|增至|达到了|高达)*$"
# What a measure cannot be counted in: words → units
UNFIT: tuple[tuple[re.Pattern[str], frozenset[str], str], ...] = tuple(
    (re.compile(rf"(?:{words}){LINK}"), frozenset(units.split()), fit)
    for words, units, fit in (
        ("(?<!每)(?:总|建筑|占地|播种|种植|耕地|营业|使用|绿化|造林|受灾|灌溉|住房|展览|流域|水域|国土|森林|施工|竣工|销售|覆盖|过火|养殖)?面积",
         "公里 米 千米 厘米 吨 公斤 千克 立方米 人 户 元 升 千瓦", "面积单位"),
        ("全长|总长|全程|总里程|通车里程|里程|长度|周长|总长度|海拔|身高|水深|跨度|高度",
         "平方米 平方公里 立方米 亩 公顷 吨 公斤 元 千瓦 升", "长度单位"),
        ("体重|总重|净重|总重量|载重量|吞吐量|粮食总产量?|总产量|亩产|单产|存栏重",
         "米 公里 平方米 厘米 亩 公顷 千瓦 ℃", "质量单位"),
        ("(?:最[高低]|平均)?气温|水温|体温|室温|温差", "米 公里 % 吨 毫米 元 千瓦", "温度单位"),
        ("降[水雨雪]量|雨量|蒸发量", "平方毫米 公里 吨 公斤 平方米 ℃ 亩", "毫米"),
        ("发电量|用电量|售电量|耗电量|上网电量", "千瓦 万千瓦 瓦 兆瓦", "千瓦时"),
        ("装机容量|装机总?规模|总装机", "千瓦时 度", "千瓦"),
        ("库容|蓄水量|总库容|储水量|供水量", "平方米 公里 米 平方公里 亩 千瓦", "体积单位"),
        ("总人口|常住人口|户籍人口|在校学生|参会人数|总人数", "元 吨 公里 亩 平方米 米 公斤", "人"),
        ("总产值|生产总值|财政收入|纯收入|总收入|销售额|营业额|总投资|投资额|成交额|票房|净利润|利润|捐款|罚款|增加值|零售额",
         "人 吨 公里 亩 平方米 户 米 公斤 千瓦 公顷 人次", "货币单位"),
        ("(?:最高|平均|最大)?时速", "小时 米 吨 平方公里", "公里"),
        ("年龄|平均年龄|高龄", "元 米 公斤 吨 公里", "岁"),
    )
)  # fmt: skip
RATES = r"(?:合格|及格|出勤|升学|就业|覆盖|入学|失业|死亡|成活|普及|命中|支持|满意|城镇化|森林覆盖|绿化|达标)率"
RATE = re.compile(rf"{RATES}{LINK}")


def units(passage: Passage) -> Said:
    """Find units that do not go with the measure right before them."""
    for sentence in passage.sentences:
        for one in sentence.amounts:
            if not one.unit or one.common == "%" or one.kind == "ratio":
                continue
            words = clause(one.lead)
            for pattern, unfit, fit in UNFIT:
                if one.unit not in unfit or not pattern.search(words):
                    continue
                behind = passage.text[one.span.end : one.span.end + 2]
                if behind.startswith(("的", "以", "/", "长", "宽", "高", "见方", "²")):
                    continue
                at = one.span.end - len(one.unit)
                unit = Span(at, one.span.end)
                if unit.of(passage.text) != one.unit:
                    unit = one.span
                measure = pattern.search(words)
                start = (
                    one.span.start - len(words) + (measure.start() if measure else 0)
                )
                yield passage.finding(
                    "U402", "error", [one.span, unit, Span(start, one.span.start)],
                    f"“{words[measure.start():] if measure else words}”用了“{one.unit}”，应是{fit}",
                    f"{one.unit} is no unit of {words}",
                    computation=one.figure.text,
                )  # fmt: skip
                break


FEWER = re.compile(
    r"(?P<verb>减少|降低|下降|缩小|缩短|减低|减|降|下跌|萎缩|压缩|减轻|变小|削减|低|少|小|慢|短|轻|矮|便宜)(?:了|近|约|达|到?了)*$"
)
HARD = frozenset(
    {
        "减少",
        "降低",
        "下降",
        "缩小",
        "缩短",
        "减低",
        "下跌",
        "压缩",
        "削减",
        "减轻",
        "萎缩",
        "减",
        "降",
    }
)


def fewer(passage: Passage) -> Said:
    """Find 倍 told of something that became less."""
    for sentence in passage.sentences:
        for one in sentence.amounts:
            if one.unit != "倍" or "番" in one.figure.text:
                continue
            words = clause(one.lead)
            match = FEWER.search(words)
            if match is None:
                continue
            verb = match["verb"]
            if verb not in HARD and "比" not in words:
                continue
            if passage.text[one.span.end : one.span.end + 1] in {"的", "于"}:
                continue
            start = one.span.start - (len(words) - match.start())
            yield passage.finding(
                "U403", "error" if verb in HARD else "warning",
                [one.span, Span(start, one.span.start)],
                f"减少不能用倍数：{verb}{one.figure.text}",
                f"what becomes less is told in parts, not in multiples: {verb}"
                f"{one.figure.text}",
                computation=f"1-{plain(one.value)}≤0",
            )  # fmt: skip


POINTED = re.compile(
    r"(?:产值|产量|收入|支出|人数|销售额|销量|利润|总值|投资|出口额|进口额|出口|税收|客流量|游客|成交额|面积|营业额|零售总?额|人口)"
    r"(?:[,]?(?:比|较)(?:上年|去年|上月|同期|去年同期|上年同期)|同比|环比)?(?:增长|增加|上升|下降|减少|提高)(?:了|约|达|近)?$"
)


def points(passage: Passage) -> Said:
    """Find % and 个百分点 in each other's place."""
    for sentence in passage.sentences:
        amounts = sentence.amounts
        for pair in pairs(passage, amounts):
            first, last, sign = pair
            if first.unit != "%" or last.unit != "%":
                continue
            n = amounts.index(last)
            if n + 1 >= len(amounts):
                continue
            one = amounts[n + 1]
            between = Span(last.span.end, one.span.start).of(passage.text)
            if one.unit != "%" or len(between) > 10 or first.value <= 0:  # noqa: PLR2004
                continue
            if not re.search(
                "提高|上升|下降|降低|增加|增长|减少|提升|回落|升|降", between
            ):
                continue
            difference = abs(last.value - first.value)
            relative = abs(last.value / first.value - 1) * 100
            slack = one.half * 2
            if abs(difference - one.value) <= slack < abs(relative - one.value):
                text = one.figure.text
                yield passage.finding(
                    "U404", "error", [one.span, last.span, first.span],
                    f"百分数之差应说{plain(difference)}个百分点，不说{text}",
                    f"the difference of percentages is {plain(difference)} percentage"
                    f" points, not {text}",
                    computation=f"{plain(last.value)}-{plain(first.value)}="
                    f"{plain(difference)}",
                    suggestion=text.replace("%", "个百分点").replace("百分之", "")
                    if "%" in text else f"{told(difference, one)}个百分点",
                )  # fmt: skip
        for one in amounts:
            words = clause(one.lead)
            if (
                one.unit in {"个百分点", "百分点"}
                and POINTED.search(words)
                and ("占" not in words and "率" not in words and "速" not in words)
            ):
                yield passage.finding(
                    "U404", "warning", [one.span],
                    f"数量的增减用百分数，不用百分点：{one.figure.text}",
                    f"a quantity grows by percent, not by percentage points:"
                    f" {one.figure.text}",
                    suggestion=one.figure.text.replace("个百分点", "%"),
                )  # fmt: skip


NUMBER = r"[\d.,]*[\d一二三四五六七八九十百千万亿]+"
UNIT = r"(?:个百分点|百分点|平方公里|平方米|立方米|公里|公斤|公顷|千瓦时|千瓦|小时|分钟|个月|人次|[%‰一-龥])"
BEFORE = r"(?P<a>大约|约|近|将近|接近|超过|超|逾|突破|多达|至少|最少|不少于|最多|至多|不超过|不到|不足|左右)"
ROUGH = {"大约": "约", "约": "约", "近": "近", "将近": "近", "接近": "近"}
INSIDE = re.compile(rf"{BEFORE}(?P<n>{NUMBER})(?P<b>[余多])(?P<c>[万亿]?{UNIT})")
OUTSIDE = re.compile(
    rf"{BEFORE}(?P<n>{NUMBER})(?P<in>[余多]?)(?P<u>{UNIT}?)(?P<b>左右|上下|以上|以下|以内|之内|多|余)"
)
# Pairs that say one thing twice, or two that cannot both be.
TWICE = frozenset({
    ("约", "余"), ("约", "多"), ("近", "余"), ("近", "多"), ("约", "左右"), ("约", "上下"),
    ("近", "左右"), ("近", "上下"), ("近", "以上"), ("超过", "以上"), ("超", "以上"),
    ("逾", "以上"), ("至少", "以上"), ("最少", "以上"), ("不少于", "以上"), ("突破", "以上"),
    ("最多", "以下"), ("最多", "以内"), ("至多", "以内"), ("不超过", "以内"), ("不超过", "以下"),
    ("不到", "以下"), ("不足", "以下"), ("不到", "左右"), ("不足", "左右"), ("超过", "左右"),
    ("超", "左右"), ("逾", "左右"), ("至少", "左右"), ("最多", "左右"), ("逾", "余"), ("逾", "多"),
    ("超过", "余"), ("超", "余"), ("不足", "余"), ("不到", "余"), ("不足", "多"), ("不到", "多"),
    ("超过", "多"), ("超", "多"), ("突破", "余"), ("突破", "多"), ("突破", "左右"), ("约", "以上"),
    ("至少", "余"), ("至少", "多"), ("最多", "多"), ("最多", "以上"), ("至少", "以下"), ("多达", "左右"),
})  # fmt: skip
PART = {
    "近": "最附靠邻临亲就远新",
    "约": "节条合制公契预违大签相邀誓简和",
    "超": "",
    "多": "",
}


def doubled(passage: Passage) -> Said:
    """Find two approximations of one number."""
    text = passage.text
    for pattern in (INSIDE, OUTSIDE):
        for match in pattern.finditer(text):
            a, b = match["a"], match["b"]
            a = ROUGH.get(a, a)
            if (a, b) not in TWICE:
                continue
            before = text[match.start() - 1 : match.start()]
            if before and before in PART.get(match["a"][0], ""):
                continue
            if b in {"多", "余"} and pattern is OUTSIDE and match["u"] in {"", "个"}:
                continue
            if (
                b == "多"
                and text[match.end() : match.end() + 1]
                in {"民", "样", "种", "次", "媒", "功"}
                and pattern is OUTSIDE
            ):
                continue
            span = Span(*match.span())
            said = span.of(text)
            yield passage.finding(
                "U406", "warning", [span, Span(*match.span("a")), Span(*match.span("b"))],
                f"约数重复或矛盾：“{match['a']}”与“{b}”",
                f"{match['a']} and {b} tell one number's vagueness twice: {said}",
            )  # fmt: skip


EDGE = re.compile(
    rf"(?<![\d.,〇一二三四五六七八九十百千万亿])(?P<n>{NUMBER})(?P<u>{UNIT})(?P<a>以上|以下)(?P<between>[^。;\n]{{0,24}}?)(?<![\d.,〇一二三四五六七八九十百千万亿])(?P=n)(?P=u)(?P<b>以上|以下)"
)


def edges(passage: Passage) -> Said:
    """Find 以上 and 以下 of the same number: to which does it belong?"""
    for match in EDGE.finditer(passage.text):
        if match["a"] == match["b"] or "含" in match["between"]:
            continue
        span = Span(*match.span())
        yield passage.finding(
            "U407",
            "hint",
            [span],
            f"“以上”“以下”是否含{match['n']}{match['u']}本数不明",
            f"does {match['n']}{match['u']} belong to 以上 or to 以下?",
        )


RANGE = re.compile(
    r"(?<![\d.])(?P<a>\d+(?:\.\d+)?)(?P<join>-|~|—{1,2}|–|至|到)(?P<b>\d+(?:\.\d+)?)(?P<scale>[万亿])(?P<unit>元|人|吨|亩|名|户|件|平方米|公里|辆|美元|人次)?"
)


def ranges(passage: Passage) -> Said:
    """Find ranges whose first number lacks its 万 or 亿."""
    for match in RANGE.finditer(passage.text):
        a, b = Fraction(match["a"]), Fraction(match["b"])
        if a >= b or a * 1000 < b:
            continue
        span = Span(match.start("a"), match.end())
        text = span.of(passage.text)
        fixed = f"{match['a']}{match['scale']}{match['join']}{match['b']}{match['scale']}{match['unit'] or ''}"
        yield passage.finding(
            "U405", "hint", [span],
            f"范围的前一数应带“{match['scale']}”：{fixed}",
            f"the first number of a range has its own {match['scale']}: {fixed}",
            computation=f"{match['a']}≠{match['a']}{match['scale']}", suggestion=fixed
            if text != fixed else "",
        )  # fmt: skip


REVERSED = re.compile(
    r"(?<![\d.:/-])(?P<a>\d+(?:\.\d+)?)(?P<u1>%|℃|度|元|万元|人|岁|米|公里|吨)?(?P<join>~|至|到|—{1,2})(?P<b>\d+(?:\.\d+)?)(?P<u>%|℃|元|万元|人|岁|厘米|毫米|公斤)(?!左右差)"
)


def extremes(passage: Passage) -> Said:
    """Find a highest value that is lower than the lowest."""
    for sentence in passage.sentences:
        amounts = sentence.amounts
        for a, b in zip(amounts, amounts[1:], strict=False):
            if a.common != b.common or b.span.start - a.span.end > 14:  # noqa: PLR2004
                continue
            top, low = (
                re.search("最(?:高|大|多|长)(.{0,6})$", a.lead),
                re.search("最(?:低|小|少|短)(.{0,6})$", b.lead),
            )
            if top is None or low is None:
                top, low = (
                    re.search("最(?:高|大|多|长)(.{0,6})$", b.lead),
                    re.search("最(?:低|小|少|短)(.{0,6})$", a.lead),
                )
                high, bottom = b, a
            else:
                high, bottom = a, b
            if top is None or low is None or high.value >= bottom.value:
                continue
            if low[1].strip("的为达仅只有约") not in {
                "",
                top[1].strip("的为达仅只有约"),
            }:
                continue
            if _signed(high, passage) or _signed(bottom, passage):
                continue
            yield passage.finding(
                "U409", "error", [high.span, bottom.span],
                f"最高{high.figure.text}低于最低{bottom.figure.text}",
                f"the highest, {high.figure.text}, is below the lowest,"
                f" {bottom.figure.text}",
                computation=f"{plain(high.value / high.factor)}<"
                f"{plain(bottom.value / high.factor)}",
            )  # fmt: skip


def _signed(one: Amount, passage: Passage) -> bool:
    return "零下" in passage.text[max(0, one.span.start - 3) : one.span.start + 2] and (
        one.value > 0
    )


CHECKS = (
    Check(
        code="U402",
        name="unit that does not fit",
        title="单位与所量之物不合",
        severity="error",
        why="An area is told in units of area, a length in units of length, energy in "
        "千瓦时 and power in 千瓦. Said where the measure stands right before the number.",
        source="GB 3100~3102-1993",
        find=units,
    ),
    Check(
        code="U403",
        name="multiples of less",
        title="减少用倍数",
        severity="error",
        why="What becomes less by one time itself is nothing; a decrease is told in "
        "parts or percent. 比…小N倍 is a warning.",
        source="吕叔湘、朱德熙《语法修辞讲话》（倍数）",
        find=fewer,
    ),
    Check(
        code="U404",
        name="percent and percentage points",
        title="百分数与百分点",
        severity="error",
        why="Two percentages differ by percentage points; a quantity grows by percent.",
        source="国家统计局《主要统计指标解释》（百分点）",
        find=points,
    ),
    Check(
        code="U405",
        name="scale of a range",
        title="范围前一数的单位",
        severity="hint",
        why="3—5万元 may be read as from 3元; the standard has 3万～5万元.",
        source="GB/T 15835-2011, 5.1.3",
        find=ranges,
    ),
    Check(
        code="U406",
        name="approximated twice",
        title="约数重复",
        severity="warning",
        why="约 and 余 of one number, 超过 and 以上, 近 and 多 say it twice or contradict.",
        source="GB/T 15835-2011, 5.1.4; 《现代汉语八百词》",
        find=doubled,
    ),
    Check(
        code="U407",
        name="edge of 以上 and 以下",
        title="以上、以下的本数",
        severity="hint",
        why="Where 18岁以上 and 18岁以下 stand side by side, the reader does not know to "
        "which of them 18 belongs.",
        source="中华人民共和国民法典, art. 1259",
        find=edges,
    ),
    Check(
        code="U409",
        name="highest below lowest",
        title="最高与最低",
        severity="error",
        why="The highest of a series is not below its lowest.",
        source="arithmetic",
        find=extremes,
    ),
)
