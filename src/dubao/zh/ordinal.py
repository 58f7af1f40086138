"""Ordinals: a number that says which, not how many.

    第八届 · 第二至第七名 · 一等奖 · 三级医院 · 二期工程 · 5号楼 · 初三学生
    下一场 · 最后一名 · 新一轮 · 二十届中央 · 第一书记

Their value is the number. 第六师 is a name, 第二天 a date (`name`, `date`).

Source: 朱德熙《语法讲义》4.6 (序数词); GB/T 15835-2011, 4.2.
"""

import re

from dubao.grammar import Rule, first_of
from dubao.zh.number import CHINESE, number

N = (
    r"(?:\d{1,4}(?![\d.])[万亿]?|\d{1,12}(?:\.\d{1,4})?[万亿]|\d{5,12}"
    r"|[〇零一二两三四五六七八九十百千万亿廿壹贰叁肆伍陆柒捌玖拾]{1,8})"
)
GRADE = r"[一二三四五六七八九十甲]"
CLASSIFIER = (
    r"(?:名|位|个|届|次|场|局|轮|批|期|项|条|款|章|节|卷|集|部|册|版|期|季|站|跳|盘|"
    r"回|届|代|种|类|家|本|座|所|辆|台|架|例|起|枚|块|人|户|只|棵|天|年|届|课|页|排|"
    r"层|组|队|梯队|产业|课堂|书记|委员长|夫人|书记长|档|等|级|号|道|任|步|阶段|季度|"
    r"副|主力|中锋|得分手|把手|线|时间|大|中|小|军|师|团|营|连|班|顺位|赛段|小组|标段|"
    r"战区|故乡|现场|要务|责任人|届次|资源|动力|品牌|笔|篇|首|支|张|份|封|席|胎|孩|"
    r"者|方|辆|件|台|棵|双|例|名游客|节课|议程|议题|项目|单元|赛区|医院|中学|小学|机床厂|汽车|汽)?"
)


def rank(match: re.Match[str]) -> str | None:
    """Return the number that an ordinal names, in plain digits."""
    groups = match.groupdict()
    text = groups.get("n") or groups.get("m") or ""
    first = number(text.strip(), 0) if text.strip() else None
    return f"{first.value.low:f}" if first and first.value.high is None else ""


ordinal = first_of(
    Rule(
        name="ordinal.floors",
        kind="ordinal",
        then="至到—~-、",
        pattern=re.compile(
            r"(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})(?:[至到—~-]|、)"
            r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})层(?=的?(?:楼梯|楼道|过道|走廊|住户|居民|窗|房间|商铺))"
        ),
        make=rank,
    ),
    Rule(
        name="ordinal.rank",
        kind="ordinal",
        pattern=re.compile(
            rf"第\s?(?P<n>{N})(?:(?:至|到|、|—|-|~|和)第?{N})?(?:大)?{CLASSIFIER}"
        ),
        make=rank,
        left="第 ",
        back=2,
        begins="第",
    ),
    Rule(
        name="ordinal.lines",
        then="/、",
        kind="ordinal",
        pattern=re.compile(
            r"(?P<n>\d{1,2})(?:[/、]\d{1,2}){1,5}号(?:线|楼|院|馆|门|井|机组|高炉|泊位)"
        ),
        make=rank,
    ),
    Rule(
        name="ordinal.next",
        kind="ordinal",
        pattern=re.compile(
            r"(?:[下上前后新每另这那某同头首]|最后|最新|最近|唯|唯独|本|任何|任|哪|其中|新的|为数不多的)"
            r"(?P<n>[一1])(?:步|场|次|篇|届|轮|年度|代|期|批|站|回|任|版|页|阶段|季|级|个(?!半|多|月|小时|星期|季度|钟头)|名|局|项|集|章|节|首|条|班|战|球|盘|秒|刻|程|大|世纪|周|句|位)"
        ),
        make=rank,
        left="下上前后新每另这那某同头首后最唯独本何哪中的近",
        back=3,
        begins="下上前后新每另这那某同头首最唯本任哪其为",
    ),
    Rule(
        name="ordinal.grade",
        then=".万亿号室年把期楼等类级线维",
        kind="ordinal",
        pattern=re.compile(
            rf"(?P<n>{GRADE})(?:等(?:奖|功|舱|座|品|级|残|文)?(?!于|待|到|候)|级(?!以|及|左|台阶|石阶|阶梯|地震|大风|强|台风|风|余震|阵风|联|烈度|以上)|(?<=[一二三])类(?!似|是|与|[,。]|上涨|下降)(?<![、,]一类)(?<![、,]二类))|(?P<m>{N})(?:等(?:奖|功|舱|座|品)|(?<=\d\d\d)室(?![内外友温])|期(?:工程|项目|建设|扩建|改造|临床|试验)|"
            r"号(?:楼|线|院|机|文|井|馆|门|公路|坝|桥|矿|炉|机组|台风|位|种子|选手|高炉|厅|码头|车|厂房|路|站|令|桌|球|工程|提案|议案|洞|泊位|展厅|公告|文件|泵|锅炉|煤|墓|坑|遗址|地铁|甜)?|"
            r"年级(?:学生|班)?|线(?:城市|员工|工人|明星)|把手|楼|维码)"
        ),
        make=rank,
    ),
    Rule(
        name="ordinal.school",
        kind="ordinal",
        first=CHINESE,
        pattern=re.compile(
            r"(?:初|高|大|研)(?P<n>[一二三四])(?=学生|年级|的|班|下|上|女生|男生|毕业|生|,|、|就读|时|开学|教师)"
        ),
        make=rank,
        left="初高大研",
        back=1,
    ),
    Rule(
        name="ordinal.session",
        then="届",
        kind="ordinal",
        first=CHINESE,
        pattern=re.compile(
            r"(?P<n>[一二三四五六七八九十]{1,4})届(?=中央|人大|政协|全国|[一二三四五六七八九十]+[中次]|省委|市委|县委|常委|委员|[一-龥]{0,3}[一二三四五六七八九十]+次|会员|理事|奥运|全运|亚运)"
        ),
        make=rank,
    ),
    Rule(
        name="ordinal.dan",
        then="段",
        kind="ordinal",
        first=CHINESE,
        pattern=re.compile(
            r"九段(?=高手|棋手|国手)|(?<=[一-龥])(?<![的分第有为共这那前后两在各等每个修建成完了到至过余])(?P<n>[一二三四五六七八九])段"
            r"(?![路时距落位话视线历经文字工程])"
        ),
        make=rank,
    ),
    Rule(
        name="ordinal.meeting",
        then="次",
        kind="ordinal",
        first=CHINESE,
        pattern=re.compile(
            r"(?<=[委届大协党会纪联])(?P<n>[一二三四五六七八九十]{1,3})次(?=会议|全会|全体|大会|代表大会)"
        ),
        make=rank,
    ),
    Rule(
        name="ordinal.phase",
        then="期",
        kind="ordinal",
        pattern=re.compile(
            r"(?<=[一-龥、”])(?<![第了办共这那前每各过满近出有开完到为分期])(?P<n>[一二三四五]|\d{1,2})期"
            r"(?!间|望|待|限|的?培训|学员|杂志|刊物|节目)"
        ),
        make=rank,
    ),
    Rule(
        name="ordinal.place",
        kind="ordinal",
        pattern=re.compile(
            r"(?:排名|位居|名列|排在|排|居)(?:全国|全省|全市|世界|全球|同类)?(?:第)?(?P<n>\d{1,4}|[一二三四五六七八九十]{1,3})[位名]"
        ),
        make=rank,
        left="名居列在排国省市界球类第",
        back=6,
        begins="排位名居",
    ),
    Rule(
        name="ordinal.places",
        then="、",
        kind="ordinal",
        first=CHINESE,
        pattern=re.compile(
            r"(?P<n>[一二三四五六])、[二三四五六七][名位](?![代记专职工学])"
        ),
        make=rank,
        heads="列获第为居得了",
    ),
    Rule(
        name="ordinal.years",
        then="-~—、到类级至",
        kind="ordinal",
        pattern=re.compile(
            r"(?P<n>[一二三四五六1-6])[至到—~-](?:[二三四五六2-6])年级|[一二三四](?:[至到—、-])?[二三四五]级(?=手术|医院|公路|重点|文物|保护|网点)"
            r"|[一二]二?类苗|(?P<m>[一二三四]级)(?:及)?以上(?=公路|医院|文物|航道|残疾|警长|预警)"
        ),
        make=rank,
    ),
    Rule(
        name="ordinal.class",
        then="届级",
        kind="ordinal",
        pattern=re.compile(
            r"(?P<n>\d{4})届|(?P<m>\d{2})[届级](?=应届|毕业|学生|学员|本科|大学|研究生|新生)"
        ),
        make=rank,
    ),
    Rule(
        name="ordinal.inning",
        then="局",
        kind="ordinal",
        pattern=re.compile(r"(?P<n>\d|[一二三四五六七八九])局[上下](?![来去])"),
        make=rank,
    ),
    Rule(
        name="ordinal.former",
        kind="ordinal",
        first="一1",
        pattern=re.compile(
            r"(?:(?<=[比较前为较])前|后|头|另|这|那|[哪])(?P<n>一)(?:交易日|个交易日|种(?!植|子)|项|条|家|座|件|位|名|届|轮|场)"
        ),
        make=rank,
        left="前后头另这那哪",
        back=1,
    ),
    Rule(
        name="ordinal.second",
        then="分刻周天年日月次秒",
        kind="ordinal",
        first=CHINESE,
        pattern=re.compile(
            r"(?P<n>[二三])次(?=创业|污染|供水|开发|利用|就业|分配|革命|加工|装修|曝光|入伍|感染|翻译|世界)"
            r"|(?<=最后)一[年天日分刻秒周月](?!代)(?:钟)?"
        ),
        make=rank,
    ),
    Rule(
        name="ordinal.hall",
        then="厂桥队院",
        kind="name",
        first=CHINESE,
        pattern=re.compile(
            r"(?<=[一-龥])(?<![了有共这那前每各过近出开到为分建设的等和与及在个年月日])(?P<n>[一二三四五六七八九十]{1,3})(?:厂|队(?=[学队员,。的])|厂区|桥(?=[,。—、通的工]|$)|院(?!士|长|校|里|子|系))"
        ),
        make=rank,
    ),
)
