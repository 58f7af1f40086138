"""Units as heads and notes print them: 万元 is a scale and a unit, 千瓦 is one unit.

    单位:万元 · (公斤/亩) · 产量(万吨) · (%) · 元/公斤: unit 元, base 公斤

Source: GB 3100-93; the units of the China Statistical Yearbook.
"""

from dataclasses import dataclass
from decimal import Decimal

from dubao.zh.unit import unit as known

SCALES = {
    "十亿": 10**9, "百万": 10**6, "千万": 10**7, "万亿": 10**12, "十万": 10**5,
    "百亿": 10**10, "千亿": 10**11, "十": 10, "百": 100, "千": 1000, "万": 10**4,
    "亿": 10**8,
}  # fmt: skip
# Their first character is no scale of another unit.
WHOLE = frozenset(
    [
        "千瓦",
        "千瓦时",
        "千克",
        "千米",
        "千伏",
        "千焦",
        "千帕",
        "百帕",
        "千卡",
        "千伏安",
        "百分点",
        "千分点",
        "十字",
        "千字节",
        "百分比",
    ]
)
PERCENT = {
    "%": "%",
    "百分比": "%",
    "‰": "‰",
    "百分点": "个百分点",
    "个百分点": "个百分点",
}
# What the unit of a level is counted per, and stays in the unit: a strength, a speed.
STRENGTH = frozenset(
    [
        "升",
        "立方米",
        "m3",
        "m³",
        "L",
        "毫升",
        "小时",
        "时",
        "秒",
        "分钟",
        "分",
        "平方厘米",
        "hPa",
    ]
)
# Words that a head's bracket may hold as a unit and that no table of units has.
MORE = frozenset(
    [
        "吨公里",
        "人公里",
        "万吨公里",
        "车次",
        "架次",
        "艘次",
        "标准箱",
        "TEU",
        "标准煤",
        "吨标准煤",
        "标箱",
        "载重吨",
        "微克",
        "毫克",
        "分贝",
        "微克/立方米",
        "毫克/升",
        "mg/L",
        "μg/m3",
        "μg/m³",
        "ug/m3",
        "户次",
        "床",
        "张",
        "元/吨",
        "位次",
        "例次",
        "头",
        "只",
        "羽",
        "重量箱",
        "自然箱",
        "千升",
        "帧",
        "标准立方米",
        "立方",
        "个",
        "件",
        "辆次",
        "班次",
        "航次",
        "元",
        "角",
        "分",
        "点",
        "手",
        "股",
        "亩次",
        "公里/小时",
        "米/秒",
        "毫米",
        "℃",
        "度",
        "级",
        "场",
        "球",
        "胜",
        "人天",
        "夜",
        "间夜",
        "间",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What a table's unit says: 万元/公顷 is 10000, 元 and 公顷."""

    scale: Decimal = Decimal(1)
    name: str = ""
    kind: str = "count"
    base: str = ""  # what it is counted per, where it is no part of the unit

    @property
    def is_share(self) -> bool:
        """Whether it is percent or points."""
        return self.name in {"%", "‰", "个百分点", "个千分点"}


def unit(words: str) -> Unit | None:
    """Return the unit that a folded text without blanks is, None where it is none.

    >>> unit("亿千瓦时").scale, unit("亿千瓦时").name
    (Decimal('100000000'), '千瓦时')
    >>> unit("元/公斤").name, unit("元/公斤").base, unit("街道")
    ('元', '公斤', None)
    """
    words = words.strip(":")
    if words in PERCENT:
        return Unit(name=PERCENT[words], kind="percent")
    plain = _named(words, Decimal(1))
    if plain and words not in {"万", "亿", "千", "百"}:
        return plain
    for size in (2, 1):
        scale = SCALES.get(words[:size])
        if scale and words[:size] != words:
            found = _named(words[size:], Decimal(scale))
            if found:
                return found
    if words in {"万", "亿", "千", "百万"}:
        return Unit(scale=Decimal(SCALES[words]))
    return None


def _named(words: str, scale: Decimal) -> Unit | None:
    name, _, per = words.partition("/")
    if not name or (per and not _kind(per.lstrip("0123456789"))):
        return None
    kind = _kind(name)
    if kind is None:
        return None
    if per and per not in STRENGTH:
        return Unit(scale=scale, name=name, kind=kind, base=per)
    return Unit(
        scale=scale, name=words, kind="speed" if per and kind == "length" else kind
    )


def _kind(name: str) -> str | None:
    """Return what a unit measures, None for no unit."""
    found = None if "、" in name else known(name, 0)
    if found and found.span.end == len(name):
        return str(found.value)
    return "count" if name in MORE or name in WHOLE else None
