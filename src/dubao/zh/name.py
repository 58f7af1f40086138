"""Names that hold a numeral: titles, programmes, events, units, places.

    《…1996—2010年…》 · “千校手拉手” · “两个确立” · 二十大 · 十一届三中全会
    “九五”计划 · 一带一路 · 八路军 · 二机部 · 第六师 · 昆明八中 · 100米自由泳

Fixed names stand in `tables/name.tsv`; the rules here know the open forms.

Source: GB/T 15834-2011, 4.15 (书名号), 4.8 (引号).
"""

import re

from dubao.grammar import Rule, first_of
from dubao.model import Span
from dubao.zh.number import CHINESE

N = r"[一二三四五六七八九十两]"
# A quoted title with what really counts in it is read on: “4.5亿元大案”.
COUNTED = re.compile(
    r"\d\s?(?:[万亿]|元|%|人|吨|公里|米|年|岁|名|个|家|项|只|件|条|所|种|台|户|亩|倍|天|小时)"
)

name = first_of(
    Rule(
        name="name.congress",
        then="大",
        kind="name",
        first=CHINESE,
        pattern=re.compile(
            r"(?P<n>(?:二十|十[一二三四五六七八九]|(?<=党的)[一二三四五六七八九])大)(?!型|量|类|项|约|概|多|街|道|城|品|产|新|业|行)"
        ),
    ),
    Rule(
        name="name.plenum",
        then="中届",
        kind="name",
        first=CHINESE,
        pattern=re.compile(
            r"(?:二十|十[一二三四五六七八九]?|[六七八九])届[一二三四五六七八九]中全会|[一二三四五六七八九]中全会|[一二三四五六]届[一二三四五六]次"
        ),
    ),
    Rule(
        name="name.plan",
        then='"’”国攻普纲规计重',
        kind="name",
        first=CHINESE,
        pattern=re.compile(
            rf"(?:十?{N}五|[一二三四]五)[”\"’]?(?:规划|计划|纲要|国债|普法|重点|国家|攻关)"
        ),
    ),
    Rule(
        name="name.event",
        then="\t\n *.Xx×克公千海米马",
        kind="name",
        pattern=re.compile(
            r"(?:\d{1,5}|[一三十百])(?:[×xX*]\d{1,4})?\s?(?:米|公里|公斤|千克|海里|马力)级?(?:女子|男子|个人)?"
            r"(?:自由泳|蛙泳|蝶泳|仰泳|混合泳|个人混合泳|接力|跨?栏|短跑|长跑|赛跑|障碍|板|跳台|跳板|台|速滑|短道|气步枪|气手枪|手枪|步枪|移动靶|划艇|皮艇|赛艇|竞走|马拉松|越野|追逐|争先|计时|决赛|预赛|半决赛|赛|跑|项目|冠军|金牌|亚军|纪录)"
            r"(?:接力|赛)?|\d{2,3}(?:\.\d)?公斤(?:以上)?级"
        ),
    ),
    Rule(
        name="name.race",
        then="*Xx×米",
        kind="name",
        pattern=re.compile(
            r"(?:(?<=女子)|(?<=男子)|(?<=、女)|(?<=速滑)|(?<=短道))(?:\d{2,5}|[一二三四五六七八]?[百千]五?百?)米"
            r"|\d{2,5}米(?=(?:[、和]\d{2,5}米){0,6}[一二三四五六七八九两]?个?项目)"
            r"|4[×xX*]\d{2,3}(?:米)?(?=[和、]4[×xX*]|米?混合接力|米?接力)"
        ),
    ),
    Rule(
        name="name.street",
        then="里",
        kind="name",
        first=CHINESE,
        pattern=re.compile(r"[十百]里(?=长街|长安街|长江路|洋场|秦淮|画廊)"),
    ),
    Rule(
        name="name.unit",
        kind="name",
        pattern=re.compile(
            rf"第(?:\d{{1,3}}|{N}{{1,4}})(?:集团军|野战军|方面军|路军|师|军|团|中学|小学|医院|人民医院|中级|研究院|研究所|设计院|工程局|建筑|机床厂|机械厂|毛纺厂|棉纺厂|汽车|实验|军医|监狱|戒毒|戒毒所|看守所|幼儿园|地质|航务|勘察|国际)"
        ),
        left="第",
        back=1,
    ),
    Rule(
        name="name.school",
        then="中冶化小局方机汽炮航路野院",
        kind="name",
        first=CHINESE,
        pattern=re.compile(
            rf"{N}{{1,3}}(?:中(?=[,。、的学校师生老在高初是今\n(])|小(?=[,。、的学校师生老\n(])|中学|小学|机部|路军|方面军|炮部队|野(?=[,。、的])|化建|冶(?=[,。、的集公])|局(?=[一二三四五六]公司)|航局|汽(?=[,。、的集公])|院(?=[,。、的]))"
        ),
    ),
    Rule(
        name="name.day",
        then='"·’”专事儿劳反国地大妇学小建恐惨批抗指晚暴案消特空节起运长青革高黄',
        kind="name",
        pattern=re.compile(
            r"(?:五一|六一|七一|八一|十一|三八|五四|九九|十二九|一二九)(?=[”\"’]?节(?!课|目))|"
            rf"(?:\d{{1,2}}·\d{{1,2}}|{N}{{1,2}}·{N}{{1,3}}|(?:[一二三四五六七八九]|十一|十二|十){N}{{1,2}})(?=[”\"’]?(?:运动|惨案|事件|大案|特大|案|妇女节|国际|劳动节|青年节|儿童节|建军节|国庆|反|起义|事变|学运|指示|批示|地震|长假|黄金周|小长假|抗震|消费者|晚会|专案|空难|恐怖|高峰|革命|暴动))"
        ),
    ),
)

QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』"}
TITLES = {"《": "》", "〈": "〉"}
LONGEST_TITLE = 60
LONGEST_QUOTE = 12
STOPS = frozenset("。!?;,:")
CLOSING = frozenset("》”’〉」』\n")


def enclosed(text: str, at: int, floor: int, marks: dict[str, str]) -> Span | None:
    """Return the inside of the title or short quotation around `at`, or None.

    >>> enclosed("“千校手拉手”", 1, 0, QUOTES)
    Span(start=1, end=6)
    """
    longest = LONGEST_TITLE if marks is TITLES else LONGEST_QUOTE
    low = max(floor, at - longest)
    start = max(text.rfind(mark, low, at) for mark in marks)
    if start < 0 or not CLOSING.isdisjoint(text[start + 1 : at]):
        return None
    end = text.find(marks[text[start]], at, start + longest + 2)
    if end < 0:
        return None
    inside = text[start + 1 : end]
    if marks is QUOTES and (not STOPS.isdisjoint(inside) or COUNTED.search(inside)):
        return None
    return Span(start + 1, end)
