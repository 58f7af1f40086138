"""Units, currencies and classifiers: the word after a number, as printed.

    元 美元 元/斤 · 公里 平方米 · 个百分点 · 人次 批次 · 名 户 件 · 省、市

The table `tables/unit.tsv` says what kind of thing each one measures. The
longest one that stands in the text is taken, unless it is the beginning of
another word (５支队伍 has 支, ５里程碑 has no 里).

Source: GB 3100-93, ISO 4217, 吕叔湘《现代汉语八百词》 (量词表).
"""

import re
from functools import cache
from typing import Any

from dubao.model import Mention, Span
from dubao.text.table import rows
from dubao.zh.digit import ARABIC

# A place, a body or a side counted as such: 两国 六省区 三方. Followed by more of
# a word they count nothing (三方面 is 三 + 方面).
ADMINISTRATIVE = re.compile(
    r"(?:省|自治区|直辖市|区|市|州|县|盟|旗)(?:、?(?:省|自治区|直辖市|区|市|州|县|盟|旗))+"
)
RATE = re.compile(
    r"\s?/\s?(10{1,3}毫升|10{1,3}克|10{1,3}公里|平方米|立方米|平方公里|千瓦时|小时|分钟|公里|公斤|千克|毫升|人次|工日|[年月日天周时分秒亩吨斤升克米人户次度桶股件只头台套张箱瓶升])"
)

# What goes on after these words is another word and not the unit.
NOT_AFTER = {
    "根": "据本治源除",
    "海": "尔信天关南外里内洋",
    "占": "比地用有据领全总到了去",
    "打": "开败击破工造动赢胜",
    "晚": "会报宴饭餐",
    "个点": "子位评",
    "个月": "饼亮嫂球季",
    "类": "似型",
    "人": "民工们格类才物事大体均手生力权心性情为造士文口",
    "方": "面针案法式向位便略程",
    "地": "方区位点震铁球带址面理域产上下处势",
    "国": "家际内外务有企防产",
    "部": "分门署队长委位件落",
    "党": "员委组派中支章",
    "市": "场民长委值面",
    "县": "长委城",
    "区": "域别间分长委",
    "村": "民庄委落",
    "乡": "村亲镇",
    "校": "园长友区对",
    "载": "人波重体货誉入",
    "院": "士长校子",
    "厂": "家商长房",
    "店": "铺面主员",
    "馆": "藏长",
    "路": "线径面人段过上口边程军",
    "线": "路索上下条城",
    "点": "评燃赞名头缀火钟",
    "分": "别布析支配享红离为成散管工子歧类批区期量局院公段隔级数",
    "期": "间待望货限盼刊",
    "次": "新生日序要数品年于",
    "口": "号岸气头腔味",
    "手": "机工段法术续册稿艺上中里",
    "面": "对向积临貌粉孔料",
    "代": "表替价理码办",
    "界": "别定限",
    "步": "伐骤入行调",
    "年": "轻龄级代均货薪会",
    "月": "份",
    "日": "本常子报记程前益",
    "天": "津然气空下地安文",
    "周": "边围年期末岁",
    "米": "饭粉兰面",
    "里": "程约面",
    "克": "服隆里",
    "升": "级高值温",
    "斤": "",
    "两": "国岸会院年个名次地方",
    "角": "度色落逐大形",
    "毛": "利病泽主巾衣",
    "元": "旦月首素老宵帅",
    "码": "头",
    "秒": "杀",
    "度": "过假",
    "件": "",
    "条": "件例款约",
    "本": "市报省县区地次届月身人质来土期级科院校",
    "名": "表字单称义列牌誉额片次山",
    "位": "置于列居",
    "家": "长庭乡园属里具电人们政",
    "门": "口前槛票诊",
    "台": "湾风上阶州下商胞",
    "层": "次面级",
    "级": "别联",
    "把": "握关手控",
    "场": "地所馆合景面",
    "届": "满时",
    "回": "族汉到来去家归应顾升落避答收报",
    "起": "来到点伏草源步诉初",
    "下": "来去降午一面列属跌岗乡",
    "行": "业政动为驶业列情人",
    "组": "织合成建长屋",
    "条龙": "舟灯",
    "队": "伍员长友",
    "班": "子级长主",
    "轮": "船胎流",
    "关": "于注系键心闭",
    "案": "件例",
    "例": "如外子",
    "段": "落时",
    "道": "路德理教歉",
    "口井": "",
    "声": "明音称",
    "跳": "水跃远高舞板",
    "投": "资入产票票",
    "奖": "励金项牌学品",
    "金": "额融牌属融",
    "大": "关冬学会量家力型小约多概桥厦厅楼街道陆量选幅",
    "厅": "",
    "等": "待于候级同",
    "成": "",
    "重": "要点大新视庆",
    "发": "展生现布出",
    "副": "主书省市县部",
    "旬": "",
    "套": "",
    "样": "本品板",
    "只": "有是要能",
    "盘": "活点",
    "局": "面部限势长",
    "则": "",
    "招": "商生聘待标",
    "站": "在点",
    "处": "理于处分长",
    "开": "",
    "课": "程堂本题",
    "网": "络上",
    "机": "动构关会场器制",
    "库": "尔",
    "园": "区林",
    "塔": "",
    "港": "口澳元",
    "镇": "",
    "街": "坊道头",
    "岛": "屿国",
    "湖": "南北",
    "洲": "际",
    "州": "",
    "省": "级委长略",
    "矿": "产山",
    "胎": "",
    "班车": "",
    "节": "目能约日省点假",
    "列": "车为入举",
    "支": "持出付部援撑线",
    "团": "结队体员",
    "群": "众体",
    "伙": "伴食",
    "批": "准评发",
    "连": "续接",
    "排": "名放列污",
    "营": "业养造销运",
    "架": "构",
    "座": "谈位",
    "页": "面",
    "篇": "",
    "季": "度节",
    "户": "外籍口",
    "篮": "板球筐子",
    "担": "任负当保心忧架子纲",
    "石": "油头材料灰块化膏窟景碑像刻墙桥子榴狮",
    "斗": "争志牛胆笠嘴",
    "眼": "前下睛神看见光镜科界里泪力球",
    "响": "应亮声起彻",
    "目": "标录的前光击次睹力录",
    "单": "位元独身纯亲打一双人价纯品项",
    "味": "道着精觉",
    "席": "卷",
    "堵": "车塞住点",
    "银": "发行河川杏监根",
    "铜": "陵仁川",
    "听": "说取众力到证讲从课",
    "仙": "人女境子桃居",
    "甲": "骨级等板方乙醛醇烷状基酸子午",
    "出": "头现口去来场身席版生台售发任资境演",
    "部门": "",
    "方面": "军",
    "部分": "",
    "盾": "构牌",
    "桥": "",
    "栏": "目",
    "环": "境节保",
    "票": "价房",
    "针": "对",
    "领": "导域先",
    "双": "方边拥重",
    "对": "于外比话手",
}


@cache
def _table() -> tuple[dict[str, str], dict[str, int]]:
    """Return unit → kind, and first character → length of its longest unit."""
    kinds = {row[0]: row[1] for row in rows("dubao.zh", "unit.tsv")}
    longest: dict[str, int] = {}
    for unit in kinds:
        longest[unit[0]] = max(longest.get(unit[0], 0), len(unit))
    return kinds, longest


def units() -> dict[str, Any]:
    """Return the kind of each unit of the table.

    >>> units()["元"]
    'money'
    """
    return _table()[0]


# 100万元港币 counts in the currency that is named last.
CURRENCY = re.compile(r"美金|港币|港元|新台币|台币|澳门币|澳元|加币|欧元|英镑")
CERTAIN = frozenset(ARABIC + "多余万亿")
# Behind an Arabic number these need less to be what they are: 7104人为阳性.
SURE = {
    "人": "口均次类才体工民物",
    "户": "籍口均",
    "只": "要能",
    "名": "表字单称义列",
    "分": "别布析红公段局院贝钟米",
    "家": "长庭具",
    "点": "燃缀击赞评名",
    "次": "序",
    "起": "来步伏",
    "台": "湾上阶州下商胞",  # 3台风机, where 台风 has a number of its own
}


def unit(text: str, start: int) -> Mention | None:
    """Return the unit that begins at `start`; its value is the kind it measures.

    >>> unit("5万元", 2).value
    'money'
    >>> unit("五支队伍", 1).span, unit("5里程碑", 1) is None
    (Span(start=1, end=2), True)
    """
    kinds, longest = _table()
    if text.startswith("\\%", start):  # as a formula prints it: $3.6\%$
        start += 1
    length = longest.get(text[start : start + 1], 0)
    if not length:
        return None
    if text[start] in "省市区州县盟自直" and (
        both := ADMINISTRATIVE.match(text, start)
    ):
        return _mention(start, both.end(), "count")
    sure = start > 0 and text[start - 1] in CERTAIN
    while length:
        word = text[start : start + length]
        kind = kinds.get(word)
        if kind and len(word) == length:
            after = text[start + length : start + length + 1]
            refused = NOT_AFTER.get(word[-1] if word.endswith("次") else word, "")
            if sure and word in SURE:
                refused = SURE[word]
            elif word == "家" and text.startswith("乡镇", start + 1):
                refused = ""
            elif word == "国" and start and text[start - 1] == "两":
                refused = "家"  # 两国企业 are of both
            if not after or after not in refused:
                if word == "元" and (other := CURRENCY.match(text, start + 1)):
                    return _mention(other.start(), other.end(), kind)
                if (
                    word[-1].isascii()
                    and word[-1].isalpha()
                    and after.isascii()
                    and after.isalnum()
                ):
                    return None
                return _rate(text, start, start + length, kind)
        length -= 1
    return None


def _rate(text: str, start: int, end: int, kind: str) -> Mention:
    """Take 元/斤 and 公里/小时 as one unit."""
    rate = RATE.match(text, end) if text[end : end + 2].strip()[:1] == "/" else None
    if not rate:
        return _mention(start, end, kind)
    if kind == "length" and rate[1] in {"小时", "时", "分钟", "秒"}:
        kind = "speed"
    return _mention(start, rate.end(), kind)


def _mention(start: int, end: int, kind: str) -> Mention:
    return Mention(kind="unit", span=Span(start, end), value=kind, rule="unit")
