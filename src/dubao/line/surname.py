"""Surnames: what a person's name begins with, and where names run together part.

Source: 百家姓 with the surnames of the 2020 census that it lacks; the commonest of two
characters.
"""

import re

SINGLE = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水"
    "窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕"
    "郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏"
    "成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆"
    "高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉"
    "钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯"
    "宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲"
    "邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮"
    "牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡"
    "步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾"
    "毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督岳帅缑亢况郈有琴商佘佴伯赏"
    "墨哈谯笪年爱阳佟言福肖付代覃闫邸苑仝战敬兰占年原苟海"
)
DOUBLE = frozenset(
    re.findall(
        "..",
        "欧阳司马上官诸葛东方皇甫尉迟公孙慕容令狐司徒司空夏侯端木宇文"
        "长孙南宫东郭西门百里呼延轩辕独孤闻人澹台淳于单于太史申屠钟离",
    )
)
LONGEST = 3  # characters of a name with a surname of one


def is_name(text: str) -> bool:
    """Say whether some characters may be a Chinese person's name.

    >>> is_name("周小禾"), is_name("欧阳小禾"), is_name("经济观察")
    (True, True, False)
    """
    if text[:2] in DOUBLE:
        return len(text) in {3, 4}
    return len(text) in {2, LONGEST} and text[0] in SINGLE


def names(text: str) -> list[str]:
    """Return the names that some characters without a blank are made of.

    >>> names("周小禾"), names("王五李小六"), names("欧阳小禾")
    (['周小禾'], ['王五', '李小六'], ['欧阳小禾'])
    """
    if len(text) <= LONGEST or is_name(text) or "·" in text:
        return [text]
    ways = _ways(text)
    # of two ways the one with fewer names; what has none stays whole
    return min(ways, key=len) if ways else [text]


def _ways(text: str) -> list[list[str]]:
    """Return the ways in which some characters are names throughout."""
    best: dict[int, list[list[str]]] = {0: [[]]}
    for end in range(2, len(text) + 1):
        best[end] = [
            [*way, text[start:end]]
            for start in range(max(0, end - 4), end - 1)
            for way in best.get(start, ())[:2]
            if is_name(text[start:end])
        ]
    return best[len(text)]
