"""Units of one kind in one unit, exactly.

    亩 → 平方米 by 2000/3, 斤 → 千克 by 1/2, 人 名 位 → 人

Money keeps its currency. A unit that stands in no table is itself.

Source: 国务院关于在我国统一实行法定计量单位的命令 (1984); for the market units
国务院关于统一我国计量制度的命令 (1959): 1 市尺 = 1/3 m, 1 市斤 = 1/2 kg,
1 亩 = 60 平方丈.
"""

from fractions import Fraction
from typing import NamedTuple

from dubao.text.fold import fold


class Unit(NamedTuple):
    """The unit that stands for its kind, and how many of it one is worth."""

    name: str
    factor: Fraction


def _scaled(name: str, **units: str) -> dict[str, Unit]:
    return {unit: Unit(name, Fraction(worth)) for unit, worth in units.items()}


UNITS: dict[str, Unit] = {
    **_scaled(
        "平方米", 平方米="1", 平米="1", 亩="2000/3", 市亩="2000/3", 公亩="100",
        公顷="10000", 平方公里="1000000", 平方千米="1000000", 顷="200000/3",
    ),
    **_scaled(
        "米", 米="1", 公尺="1", 千米="1000", 公里="1000", 里="500", 华里="500",
        市里="500", 厘米="1/100", 毫米="1/1000", 分米="1/10", 尺="1/3", 丈="10/3",
        寸="1/30", 海里="1852", 延米="1",
    ),
    **_scaled(
        "千克", 千克="1", 公斤="1", 斤="1/2", 市斤="1/2", 吨="1000", 公吨="1000",
        担="50", 克="1/1000", 两="1/20", 毫克="1/1000000",
    ),
    **_scaled(
        "立方米", 立方米="1", 立方="1", 方="1", 升="1/1000", 公升="1/1000",
        毫升="1/1000000",
    ),
    **_scaled("千瓦时", 千瓦时="1", 度="1", 瓦时="1/1000", 兆瓦时="1000"),
    **_scaled("千瓦", 千瓦="1", 瓦="1/1000", 兆瓦="1000"),
    **_scaled("元", 元="1", 块="1", 块钱="1", 圆="1", 角="1/10", 毛="1/10", 分="1/100"),
    **_scaled("元", 人民币="1", 元人民币="1"),
    **_scaled("人", 人="1", 名="1", 位="1"),
    **_scaled("秒", 秒="1", 分钟="60", 小时="3600", 时="3600"),
    **_scaled("km/h", **{"公里/小时": "1", "千米/小时": "1", "km/h": "1"}),
    **_scaled("%", **{"%": "1", "‰": "1/10", "个百分点": "1", "百分点": "1"}),
    **_scaled("%", 个千分点="1/10"),
}  # fmt: skip
SYMBOLS = {
    "m": "米", "km": "公里", "cm": "厘米", "mm": "毫米", "kg": "千克", "g": "克",
    "t": "吨", "㎡": "平方米", "m²": "平方米", "m2": "平方米", "km²": "平方公里",
    "km2": "平方公里", "hm²": "公顷", "hm2": "公顷", "m³": "立方米", "m3": "立方米",
    "l": "升", "kwh": "千瓦时", "kw": "千瓦", "mw": "兆瓦", "rmb": "元",
}  # fmt: skip


def common(unit: str) -> Unit:
    """Return the common unit of a unit's kind, with the factor.

    >>> common("亩")
    Unit(name='平方米', factor=Fraction(2000, 3))
    >>> common("美元").name, common("Kg").name
    ('美元', '千克')
    """
    name = fold(unit).strip()
    name = SYMBOLS.get(name.lower(), name)
    return UNITS.get(name, Unit(name, Fraction(1)))
