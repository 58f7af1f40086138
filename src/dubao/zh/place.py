"""Places that are named after a number: 五里桥乡, 八家户村, 十里铺, 三道湾村.

A count of 里, 家 or 道 is followed by what it counts or by nothing; a place by the
name of a landmark and of a settlement.

Source: GB/T 10114-2003 (县级以下行政区划代码编制规则) for the kinds of settlement.
"""

import re

from dubao.grammar import Rule, first_of
from dubao.zh.idiom import is_word
from dubao.zh.number import CHINESE

N = "[一二三四五六七八九十百]{1,2}"
MARK = "里|家|道|台|间|棵|座|岔|门|眼|股|间房|排|号|亩|顷|角|龙|塘|圣|官|姓|柱|岭"
LAND = (
    "[桥坪铺店湾沟屯庄户岗台塘塔墩洼坡岭沱营寨堡河口子集井关坝泉林园墙梁峪垭滩镇村房]"
)
END = (
    "村|乡|镇|街道|小学|中学|社区|大队|公社|机务段|水库|站|路|林场|煤矿|隧道|大桥|派出所"
    "|公园|组|屯|县|市|区"
)


def unknown(match: re.Match[str]) -> str | None:
    """Refuse a name that the table of words has: 三亚市."""
    return None if is_word(match.string, match.start()) else ""


place = first_of(
    Rule(
        name="place.county",
        kind="name",
        make=unknown,
        then="岭河江原莲台门寨华通丰峰泉龙溪都水明亚会平",
        first=CHINESE,
        # 五岭县, 九江市, but 两县一市 and 五河流域
        pattern=re.compile(
            r"(?<![第前后共有约等的、和及与])[一二三四五六七八九]"
            r"[岭河江原莲台门寨华通丰峰泉龙溪都水明亚会平](?:县|市|镇|乡|区)(?!级|属|内有|[一二三四五六七八九])"
        ),
    ),
    Rule(
        name="place.landmark",
        then="亩台号圣塘姓官家岔岭座排柱棵眼股角道里门间顷龙",
        kind="name",
        first=CHINESE,
        pattern=re.compile(rf"{N}(?:{MARK}){LAND}[一-龥]?(?:{END})"),
    ),
    Rule(
        name="place.post",
        then="里",
        kind="name",
        first=CHINESE,
        pattern=re.compile(
            rf"{N}里(?:铺|坪|店|屯|墩|堡|桥|庄|沟|河|洋|湾|坡|江|塘|海|湖|堤|亭|坝|岗)(?!长|有|左右)"
        ),
    ),
)
