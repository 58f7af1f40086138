"""A quantity to the letter: its span, claim, value, step, unit, kind and rule."""

import pytest

from dubao.text.fold import fold
from dubao.zh.quantity import exact, quantity

# ^ stands before the first numeral
TABLE = """
数^十人 | 数十人 | several 10 10 人 count quantity
几^十户 | 几十户 | several 10 10 户 count quantity
人数^十人 | 十人 | exact 10 10 人 count quantity
数^百元 | 数百元 | several 100 100 元 money quantity
函数^十个 | 十个 | exact 10 10 个 count quantity
到会人数^十人 | 十人 | exact 10 10 人 count quantity
几^百 | 几百 | several 100 100  count quantity.bare
.^25米 | .25米 | exact 0.25 0.01 米 length quantity
误差.^5米 | .5米 | exact 0.5 0.1 米 length quantity
A.^5米 | .5米 | exact 0.5 0.1 米 length quantity
1.^5米 | 5米 | exact 5 1 米 length quantity
9..^5米 | 5米 | exact 5 1 米 length quantity
.^5个 | .5个 | exact 0.5 0.1 个 count quantity
^10来人 | 10来人 | about 10 1 人 count quantity
^3来人 | 3 | exact 3 1  count quantity.bare
^百来人 | 百来人 | about 100 100 人 count quantity
^20余吨 | 20余吨 | over 20 1 吨 mass quantity
^5余吨 | 5 | exact 5 1  count quantity.bare
^万余元 | 万余元 | over 10000 10000 元 money quantity
^十多年 | 十多年 | over 10 10 年 duration quantity
^30多于此 | 30多 | over 30 1  count quantity.bare
^10把斤 | 10把斤 | about 10 1 斤 mass quantity
^3个半小时 | 3个半小时 | exact 3.5 0.1 小时 duration quantity
^两个半月 | 两个半月 | exact 2.5 0.1 个月 duration quantity
^2半小时 | 2半小时 | exact 2.5 0.1 小时 duration quantity
^5个多小时 | 5个多小时 | over 5 1 小时 duration quantity
^3个多月 | 3个多月 | over 3 1 个月 duration quantity
^5分半钟 | 5分半钟 | exact 5.5 0.1 分钟 duration quantity
^三年半 | 三年半 | exact 3.5 0.1 年 duration quantity
^三年半年 | 三年 | exact 3 1 年 duration quantity
^6斤多 | 6斤多 | over 6 1 斤 mass quantity
^6斤多样 | 6斤 | exact 6 1 斤 mass quantity
^17次余震 | 17次 | exact 17 1 次 count quantity
^17次余 | 17次余 | over 17 1 次 count quantity
^8巴仙 | 8巴仙 | exact 8 1 % percent quantity
^3米半径 | 3米 | exact 3 1 米 length quantity
^3米半 | 3米半 | exact 3.5 0.1 米 length quantity
^6.38(含军工)亿元 | 6.38(含军工)亿元 | exact 638000000 1E+6 元 money quantity.bracket
^5(含税)元 | 5(含税)元 | exact 5 1 元 money quantity.bracket
^三大块 | 三大块 | exact 3 1 块 count quantity
^四大类 | 四大类 | exact 4 1 类 count quantity
^四大家 | 四 | exact 4 1  count quantity.bare
^10个埃镑 | 10个埃镑 | exact 10 1 埃镑 money quantity
^10个人 | 10个 | exact 10 1 个 count quantity
^3至5万元 | 3至5万元 | range 30000~50000 1E+4 元 money quantity.range
^3万—5万元 | 3万—5万元 | range 30000~50000 1E+4 元 money quantity.range
^3万至5千元 | 3万 | exact 30000 1E+4  count quantity.bare
^20%~30% | 20%~30% | range 20~30 1 % percent quantity.range
^10℃到15℃ | 10℃到15℃ | range 10~15 1 ℃ temperature quantity.range
从^2000步到8000步 | 2000步 | exact 2000 1 步 count quantity
从^3到5元 | 3到5元 | range 3~5 1 元 money quantity.range
^3万元和5万元之间 | 3万元和5万元 | range 30000~50000 1E+4 元 money quantity.range
^3和5元 | 3 | exact 3 1  count quantity.bare
^3或数天 | 3或数天 | several 3 1 天 duration quantity.several
^3或5天 | 3或5天 | range 3~5 1 天 duration quantity.range
^3天或5天 | 3天 | exact 3 1 天 duration quantity
^3到5 | 3 | exact 3 1  count quantity.bare
^3到5之间 | 3到5 | range 3~5 1  count quantity.range
^3-5 | 3-5 | range 3~5 1  count quantity.range
^百分之五到百分之十 | 百分之五到百分之十 | range 5~10 1 % percent fraction.range
^百分之三至五 | 百分之三至五 | range 3~5 1 % percent fraction.range
^百分之三至五人 | 百分之三 | exact 3 1 % percent fraction.percent
^七成到八成 | 七成到八成 | range 70~80 1E+1 % percent fraction.range
^八成到七成 | 八成 | exact 80 1E+1 % percent fraction.tenth
^七成或八成 | 七成 | exact 70 1E+1 % percent fraction.tenth
^1/3到2/3 | 1/3到2/3 | range 1/3~2/3 0  ratio fraction.slash
^2/3到1/3 | 2/3 | exact 2/3 0  ratio fraction.slash
^百分之五至 | 百分之五 | exact 5 1 % percent fraction.percent
^1.2-1.5亿元 | 1.2-1.5亿元 | range 120000000~150000000 1E+7 元 money quantity.range
^三五百元 | 三五百元 | range 300~500 100 元 money quantity
^三至五百元 | 三至五百元 | range 300~500 100 元 money quantity.range
^2至3千 | 2至3千 | range 2000~3000 1000  count quantity.range
^5至10千万元 | 5至10千万元 | range 50000000~100000000 10000000 元 money quantity.range
^1至2百万人 | 1至2百万人 | range 1000000~2000000 1000000 人 count quantity.range
^1至3万亿 | 1至3万亿 | range 1000000000000~3000000000000 1E+12  count quantity.range
^3万 元 | 3万 元 | exact 30000 10000 元 money quantity
^3     元 | 3 | exact 3 1  count quantity.bare
^一百零五元 | 一百零五元 | exact 105 1 元 money quantity
约^3亿元 | 约3亿元 | about 300000000 1E+8 元 money quantity
至少^5人 | 至少5人 | at_least 5 1 人 count quantity
^5人以上 | 5人以上 | at_least 5 1 人 count quantity
^5人左右 | 5人左右 | about 5 1 人 count quantity
近^80人 | 近80人 | nearly 80 1 人 count quantity
^3元至5角 | 3元 | exact 3 1 元 money quantity
^5元3角 | 5元3角 | exact 5.3 0.1 元 money compound.money
^3.0万吨 | 3.0万吨 | exact 30000 1E+3 吨 mass quantity
^三点五米 | 三点五米 | exact 3.5 0.1 米 length quantity
^50%左右 | 50%左右 | about 50 1 % percent quantity
^5公斤余 | 5公斤余 | over 5 1 公斤 mass quantity
^3000 多名 | 3000 多名 | over 3000 1 名 count quantity
^12 余万元 | 12 余万元 | over 120000 1E+4 元 money quantity
^百余名 | 百余名 | over 100 100 名 count quantity
^3个月余 | 3个月余 | over 3 1 个月 duration quantity
^5天半场 | 5天 | exact 5 1 天 duration quantity
^4圈半球 | 4圈 | exact 4 1 圈 count quantity
^2个半 | 2个半 | exact 2.5 0.1 个 count quantity
^3家多 | 3家多 | over 3 1 家 count quantity
"""
ROWS = [tuple(line.split(" | ")) for line in TABLE.strip().splitlines()]


def told(text, at, floor=0):
    found = quantity(fold(text), at, floor)
    if found is None:
        return ("-", "")
    number = found.value.number
    worth = exact(number.low)
    if number.high is not None:
        worth += f"~{exact(number.high)}"
    return found.span.of(text), (
        f"{number.claim} {worth} {number.step} {found.value.unit}"
        f" {found.value.kind} {found.rule}"
    )


@pytest.mark.parametrize(("marked", "printed", "expected"), ROWS)
def test_a_quantity(marked, printed, expected):
    at = marked.index("^")

    assert told(marked.replace("^", ""), at) == (printed, expected)


@pytest.mark.parametrize(("marked", "printed", "expected"), ROWS)
def test_a_quantity_behind_other_words(marked, printed, expected):
    before = "全县今年,"
    at = marked.index("^") + len(before)

    assert told(before + marked.replace("^", ""), at) == (printed, expected)


def test_nothing_before_the_floor_is_read():
    assert told("数十人", 1, 1)[0] == "十人"
    assert told("误差.5米", 3, 3)[0] == "5米"
    assert told("约3亿元", 1, 1)[0] == "3亿元"
