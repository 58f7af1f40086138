"""Names that a number is part of: indices, models, bodies, programmes, shows.

    沪深300 · 波音747—400 · 麒麟990 · 北京88中 · 1205钻井队 · 863计划 · 77国集团
    2025迪拜航展 · ’97中国旅游年 · “华顺27”轮 · 4·25文化会馆 · 3人制篮球

What they have in common: a noun or a name stands before the number or right
behind it, and no unit does.

Source: GB/T 15835-2011, 4.1.1 (编号, 型号); makers' and exchanges' own names.
"""

import re

from dubao.grammar import Rule, first_of
from dubao.zh.number import ARABIC, CHINESE
from dubao.zh.unit import unit

INDEX = (
    "沪深|上证|深证|中证|国证|标普|标准普尔|富时|日经|纳斯达克|纳指|恒生|罗素|道琼斯"
    "|中小板|创业板|科创|巨潮|央视|MSCI|中债|斯托克|法兰克福DAX|韩国综合"
)
BRAND = (
    "波音|空客|空中客车|麦道|伊尔|奔驰|宝马|奥迪|标致|雷诺|富康|桑塔纳|捷达|夏利"
    "|帕萨特|比亚迪|麒麟|骁龙|鲲鹏|昇腾|天玑|含光|玄铁|龙芯|飞腾|神威|天河|酷睿|奔腾"
    "|锐龙|小米|红米|荣耀|华为|苹果|魅族|一加|真我|努比亚|铁路|海光|猎户座|天琴|嫦娥"
    "|天问|神舟|长征|捷龙|快舟|墨子|风云|北斗|雪龙|蛟龙|福特|丰田"
    "|马自达|特斯拉|东风|红旗|蔚来|极氪|问界|零跑|诺基亚|爱立信|摩托罗拉|佳能|尼康"
    "|联想|戴尔|惠普|公众号|微信|房车|微博|企鹅|淘宝|蚂蚁|优酷|爱奇艺|美赞臣|飞利浦"
)
# What a number before it names and does not count.
BODY = (
    "医院|中学|小学|高中|初中|幼儿园|钻井队|地质队|勘探队|测井队|工程队|消防站|坦克师"
    "|步兵师|摩步师|装甲旅|机步旅|合成旅|集团军|师(?=[,。、的官指])|旅(?=[,。、的官])"
    "|团(?=[,。、的官])|研究所|研究院|设计院|工作面|指挥中心|巡警|报警|信用卡|计划"
    "|工程(?!师|款|量|项)|组合(?!拳)|指数|电脑|微机|主机|处理器|芯片"
    "|型(?!号)|战斗(?!力|员|机)|航班|次列车|船(?=救)|轮(?=沉|遇)|井(?=[,。、的是])"
    r"|高炉|号井|矿井|(?<=\d\d\d)厂|厂(?=[,。、的])|中(?=[,。、的这那实之]|$)"
    "|道口|包厢|车厢(?=[,。、里内])|仓库|车间|库房|展位|看台|赛道"
)
EVENT = (
    "大会|论坛|峰会|博览会|展览会|展销会|交易会|洽谈会|运动会|联赛|锦标赛|公开赛|邀请赛"
    "|大奖赛|马拉松|音乐节|电影节|艺术节|文化节|旅游节|美食节|晚会|盛典|行动|计划|年度"
)
MONTH_DAY = r"(?:1[0-2]|0?[1-9])·(?:[12]\d|3[01]|0?[1-9])"
N = "[一二三四五六七八九十两]"


def unmeasured(match: re.Match[str]) -> str | None:
    """Refuse a number that a unit follows: 奥迪15辆, 7·8港元."""
    named = unit(match.string, match.end())
    return "" if named is None or named.span.of(match.string) == "网" else None


model = first_of(
    Rule(
        name="model.index",
        kind="name",
        first=ARABIC,
        pattern=re.compile(
            rf"(?:{INDEX})[A-Z]?\s?\d{{2,4}}(?!\d|[.,]\d|\s?[点%万亿种]|多点|余点)"
        ),
        left="深证普时经克指生素斯板业创潮视I债合0ABCDEFGHIJKLMNOPQRSTUVWXYZ ",
        back=10,
        begins="".join(sorted({word[0] for word in INDEX.split("|")})),
    ),
    Rule(
        name="model.stocks",
        then="种",
        kind="name",
        first=ARABIC,
        pattern=re.compile(r"\d{2,4}种(?=\w{0,4}股票)"),
    ),
    Rule(
        name="model.brand",
        kind="code",
        first=ARABIC,
        pattern=re.compile(
            rf"(?:{BRAND})\s?\d{{1,5}}(?:[-—]\d{{1,4}}|[A-Z]{{1,4}}\d?)?"
            r"(?:型|号|系列|系)?(?![\d.,%万亿千百十多余]|[年月日])"
        ),
        make=unmeasured,
        left="音客车道尔驰宝迪致诺康纳达利特麟龙鹏腾玑光铁芯飞路威河睿米耀为苹果族加我亚"
        "座琴娥问舟征子星分感云源斗田自拉放风旗来氪界跑立信能尼想普号博鹅宝蚁酷艺浦 ",
        back=6,
        begins="".join(sorted({word[0] for word in BRAND.split("|")})),
    ),
    Rule(
        name="model.series",
        then="-—",
        kind="code",
        first=ARABIC,
        pattern=re.compile(
            r"(?:7[0-8]7|3[1-8]0)[-—]\d{3}(?:型|客机|飞机|ER|F)?(?![\d.,%]|[-—]|[万亿元人])"
        ),
    ),
    Rule(
        name="model.year",
        kind="name",
        first=ARABIC,
        pattern=re.compile(r"[’‘']\s?\d\d(?!\d|[年.,%])"),
        left="’‘' ",
        back=2,
        begins="’‘'",
    ),
    Rule(
        name="model.show",
        kind="name",
        first=ARABIC,
        pattern=re.compile(
            rf"(?:19|20)\d\d(?=[一-龥]{{2,14}}(?:{EVENT}))(?![年月日多余]|上半|下半)"
        ),
    ),
    Rule(
        name="model.day",
        then="·",
        kind="name",
        first=ARABIC,
        pattern=re.compile(
            rf"{MONTH_DAY}(?=[一-龥]{{2}})"
            r"(?!\s?(?:[个级]|[万亿%倍元吨米斤亩公克升]|千瓦|平方|立方|左右|以上|以下))"
        ),
        make=unmeasured,
    ),
    Rule(
        name="model.firm",
        then=",j、。信公到同大天安工年搜晚浏购邮院集高",
        kind="name",
        first=ARABIC,
        pattern=re.compile(
            r"(?:985|211)(?=高校|院校|大学|工程)|7天(?=连锁|酒店)|58(?=同城|到家)"
            r"|360(?=公司|安全|搜索|浏览器|集团)|51(?=信用卡|job)|(?:163|126|139|189)邮箱"
            r"|996(?=工作制)|618(?=,(?!\d)|[。、大购年])|315(?=晚会)|714(?=高炮)"
        ),
    ),
    Rule(
        name="model.body",
        then="中主井仓信初勘包医厂号合团地坦型处小展巡工师幼库微战报指摩旅机次步测消电看矿研组航船芯装计设赛车轮道钻集高",
        kind="name",
        first=ARABIC,
        pattern=re.compile(rf"\d{{1,5}}(?=(?:{BODY}))(?<!\.)"),
    ),
    Rule(
        name="model.congress",
        then="大",
        kind="name",
        first=CHINESE,
        pattern=re.compile(
            r"(?<=[党共盟)])[一二三四五六七八九十]{1,3}大(?:[至到][一二三四五六七八九十]{1,3}大)?"
            r"(?=[,。、的胜开闭以将是召期精文报上\n]|$)"
        ),
    ),
    Rule(
        name="model.plus",
        then="+",
        kind="name",
        first=ARABIC,
        pattern=re.compile(r"\d{1,2}\+\d{1,2}(?:\+\d{1,2}){0,3}(?![\d.%+])"),
        make=unmeasured,
    ),
    Rule(
        name="model.games",
        then="亚全农冬城大奥残民特运青",
        kind="name",
        first=CHINESE,
        pattern=re.compile(
            r"[一二三四五六七八九十]{1,3}(?=[全亚奥冬残城农民青大特]?运会)"
        ),
    ),
    Rule(
        name="model.squad",
        then="中分医厂号团大工师支研路部高",
        kind="name",
        first=CHINESE,
        pattern=re.compile(
            r"[一二三四五六七八九十]{1,3}(?:大队|中队|支队|分队|分局|分场|分厂|号院)(?!伍)"
            r"|(?<=[经纬])[一二三四五六七八九十]{1,2}路"
            r"|[〇零一二三四五六七八九]{3}(?=医院|厂|部队|研究所|高地|工厂|师|团)"
        ),
    ),
    Rule(
        name="model.village",
        then="分坊村组连队",
        kind="name",
        first=ARABIC,
        pattern=re.compile(
            r"(?<=[乡镇街场区])\d{1,2}(?:村|分场|连|组|队|坊)(?=[,。、的村民队职]|$)"
        ),
    ),
    Rule(
        name="model.system",
        then="人件冠分双国季室对局年强房日次班番缸色角轮轴",
        kind="name",
        pattern=re.compile(
            rf"(?:\d{{1,2}}|{N}{{1,2}})(?:人制|国集团|冠王|强赛|番棋|局制|件套|轴(?=机床|联动)"
            r"|房式|室一厅|室两厅|轮电动车|轮车|国(?=首脑|峰会|联军|会议|女|男|足)|国女|国男|国足|(?:人|对)(?=篮球|足球|橄榄球|排球)|年计划|年规划"
            r"|班倒|缸发动机|角债|角形|角洲|分王|分球|分线|分远投|分命中率|双(?=数据|表现|成绩|纪录|机会|王)"
            r"|日年化|年生存率|次产业|次元|季报|色球|人台)"
        ),
    ),
    Rule(
        name="model.per",
        then="亩人件元克公台吨户次米粒辆头只羽",
        kind="name",
        first="百千万",
        pattern=re.compile(
            r"[十百千万]{1,2}(?:公里|吨|粒|千克|件|户|元|人|次|辆车?|台|米|亩)"
            r"(?=电耗|油耗|能耗|重|申诉率|死亡率|产值|利润|加速|成本|拥有量|耗|莲子重)"
            r"|[百千万]{1,2}[头只羽亩](?=奶?牛?猪?鸡?羊?鸭?(?:牧场|养殖场|猪场|牛场|羊场|鸡场|鸭场|果园|林场|基地))"
        ),
    ),
)
