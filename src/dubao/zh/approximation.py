"""What the words around a number claim of it.

    约80人 · 80人左右    about          近80人      nearly
    超80人 · 80余人      over           80人以上    at_least
    不足80人             under          80人以内    at_most
    上千人               at_least       数百人      several

余, 多, 来, 几 and 数 inside a number are read by `number` and `quantity`.

Source: GB/T 15835-2011, 5.1.4; 吕叔湘《现代汉语八百词》.
"""

import re

from dubao.model import Claim, Quantity

# Longer words first: 不超过 ends in 超过.
BEFORE: tuple[tuple[str, Claim], ...] = (
    ("不少于", "at_least"), ("不低于", "at_least"), ("不下于", "at_least"),
    ("不超过", "at_most"), ("不多于", "at_most"), ("不高于", "at_most"),
    ("不大于", "at_most"), ("不小于", "at_least"), ("未超过", "at_most"),
    ("至少", "at_least"), ("最少", "at_least"), ("起码", "at_least"),
    ("不下", "at_least"), ("至多", "at_most"), ("最多", "at_most"),
    ("不足", "under"), ("不到", "under"), ("低于", "under"), ("少于", "under"),
    ("不满", "under"), ("未满", "under"), ("小于", "under"), ("未到", "under"),
    ("超过", "over"), ("超出", "over"), ("突破", "over"), ("多于", "over"),
    ("大于", "over"), ("远超", "over"), ("超", "over"), ("逾", "over"),
    ("大约", "about"), ("约计", "about"), ("大概", "about"), ("约合", "about"),
    ("约莫", "about"), ("约", "about"),
    ("将近", "nearly"), ("接近", "nearly"), ("几乎", "nearly"), ("几近", "nearly"),
    ("近", "nearly"), ("近乎", "nearly"), ("直逼", "nearly"), ("逼近", "nearly"),
    ("年过", "over"), ("跌破", "under"), ("破", "over"), ("高于", "over"),
    ("≥", "at_least"), ("≧", "at_least"), ("≤", "at_most"), ("≦", "at_most"),
    (">=", "at_least"), ("<=", "at_most"), (">", "over"), ("<", "under"),
)  # fmt: skip
BARE: tuple[tuple[str, Claim], ...] = (
    ("上", "at_least"),
    ("过", "over"),
    ("成", "over"),
)
AFTER: tuple[tuple[str, Claim], ...] = (
    ("以上", "at_least"),
    ("及以上", "at_least"),
    ("或以上", "at_least"),
    ("以下", "at_most"),
    ("及以下", "at_most"),
    ("以内", "at_most"),
    ("之内", "at_most"),
    ("左右", "about"),
    ("上下", "about"),
    ("前后", "about"),
    ("光景", "about"),
    ("有余", "over"),
    ("开外", "over"),
    ("出头", "over"),
    ("有奇", "over"),
    ("之上", "over"),
    ("之下", "under"),
    ("还多", "over"),
    ("有期徒刑以上", "at_least"),
    ("有期徒刑以下", "at_most"),
)
# 四成多, 三分之一强: after a share these are claims, 多用 and 强调 are words
WEAK_AFTER = re.compile(r"弱(?=[,。;、!?的)]|$)")
SHARE_AFTER = re.compile(
    r"(?:还)?多(?![少样于数元云用种次年方是为出])|强(?=[,。;、!?的)]|$)"
)
FROM = re.compile(r"起(?=[,。;、!?)—]|$)")  # 199元起
# What turns a claim round: 不得超过 is at most, 不能小于 at least.
FORBIDDEN = re.compile(
    r"(?:不得|不能|不会|不可|不准|不应|不许|严禁|从未|均未|没有|不再|未能)$"
)
TURNED: dict[Claim, Claim] = {"over": "at_most", "under": "at_least"}
# A claim before the verb of the clause that the number ends: 约占全国的八成.
FAR: tuple[tuple[re.Pattern[str], Claim], ...] = (
    (
        re.compile(
            r"(?:大约|(?<![节条合制公契预违签相邀誓简和大])约)(?:还|共|只|仅|每[天年月日])?(?:有|为|占|佔|合|需|达|计|是|能|可|用|值|花|售"
            r"|产|生产|增加|减少|增长|下降|提高|降低|上升|相当于|折合|等于|耗资|投资|发生|存|要|在|需要)[^\d,;:。!?、()“”]{0,16}$"
        ),
        "about",
    ),
    (
        re.compile(
            r"(?:近占|几乎影响|几乎占|几乎达|几为|将近占)[^\d,;:。!?、()“”]{0,14}$"
        ),
        "nearly",
    ),
    (
        re.compile(
            r"(?:至少|起码|(?<![的数人量])最少)(?!时)[^\d,;:。!?、()“”的]{1,12}$"
        ),
        "at_least",
    ),
    (re.compile(r"(?:最多|至多)(?![的数时])[^\d,;:。!?、()“”的]{1,8}$"), "at_most"),
    (re.compile(r"(?:超过|超出|突破|越过|冲破|高于|首破)了?$"), "over"),
    (re.compile(r"(?:跌破|跌穿|失守|不用|用不了)了?$"), "under"),
)
GAP = r"[^\d,;:。!?、()“”]{1,12}的$"
FAR_SHARE: tuple[tuple[re.Pattern[str], Claim], ...] = (
    (re.compile(rf"(?:不低于|不少于|不[能得应]低于){GAP}"), "at_least"),
    (re.compile(rf"(?:不超过|不[能得应会]超过){GAP}"), "at_most"),
    (re.compile(rf"(?:不足|不到|未到|不及){GAP}"), "under"),
    (re.compile(rf"(?:超过|突破)了{GAP}"), "over"),
)
# 超过全省的一半 is more than half; 超过上年的3.5% may be just that.
FAR_PART: tuple[tuple[re.Pattern[str], Claim], ...] = (
    (re.compile(rf"(?:超过|超出|多于){GAP}"), "over"),
    (re.compile(rf"低于{GAP}"), "under"),
)
# What every claim that stands away has in it.
ANY_FAR = re.compile(
    "约|近占|几乎|几为|至少|起码|最少|最多|至多|超过|超出|突破|越过|冲破|高于|首破"
    "|跌破|跌穿|失守|不用|用不了|低于|少于|不足|不到|未到|不及|多于"
)
FAST = re.compile(r"(?<![一-龥较期])快$|(?<=[了龄作]|经)快$")  # 快30年了, not 快4%
REACH = 24  # characters that a claim before the verb may stand away
BROKEN = re.compile(r"[万亿千百%]|成")  # 破 of these; 破案3起 is no claim
# 最近 附近 接近: the 近 of another word
NOT_BEFORE = {
    "近": "最附靠邻临远新将接相",
    "约": "节条合制公契预违大签相邀誓简和",
    "超": "",
    "上": "以之",
    "过": "超经通不",
    "成": "完已建落造达组形变提分抽收变养集",
    "破": "打突攻识侦冲爆踏说看揭撕戳划击告残跌",
    "年过": "",
    ">": "-=<>",
    "<": "-=<>",
    "低于": "不",
    "超过": "不未",
    "不到": "",
    "不足": "",
}


def _by_last(
    words: tuple[tuple[str, Claim], ...],
) -> dict[str, list[tuple[str, Claim]]]:
    table: dict[str, list[tuple[str, Claim]]] = {}
    for word, claim in words:
        table.setdefault(word[-1], []).append((word, claim))
    return table


BEFORE_BY_LAST = _by_last(BEFORE)
BARE_BY_LAST = _by_last(BARE)
AFTER_BY_FIRST: dict[str, list[tuple[str, Claim]]] = {}
for _word, _claim in AFTER:
    AFTER_BY_FIRST.setdefault(_word[0], []).append((_word, _claim))


def before(text: str, end: int, *, bare: bool = False) -> tuple[int, Claim] | None:
    """Return where the claim that ends at `end` begins, and what it claims.

    `bare` is a number without a digit of its own: 上千, 过百, 成千.

    >>> before("超过80人", 2)
    (0, 'over')
    """
    at = end
    while at and text[at - 1] == " ":
        at -= 1
    last = text[at - 1 : at]
    words = BEFORE_BY_LAST.get(last, [])
    if bare:
        words = words + BARE_BY_LAST.get(last, [])
    for word, claim in words:
        start = at - len(word)
        if start >= 0 and text.startswith(word, start):
            refused = NOT_BEFORE.get(word, "")
            if word == "上" and text[start - 2 : start] == "数以":
                refused = ""  # 数以上万亿元计
            if start and text[start - 1] in refused:
                return None
            return start, claim
    return None


def after(text: str, start: int) -> tuple[int, Claim] | None:
    """Return where the claim that begins at `start` ends, and what it claims.

    >>> after("30%以上", 3)
    (5, 'at_least')
    """
    for word, claim in AFTER_BY_FIRST.get(text[start : start + 1], ()):
        if text.startswith(word, start):
            return start + len(word), claim
    return None


def far(text: str, floor: int, start: int, value: Quantity) -> Claim | None:
    """Return the claim that stands before the verb of a number at `start`.

    >>> from dubao.zh.quantity import quantity
    >>> far("约占总产量的80%", 0, 6, quantity("80%", 0).value)
    'about'
    """
    if (
        not ANY_FAR.search(text, max(0, start - REACH), start)
        and text[start - 1 : start] != "快"
    ):
        return None
    low = max(floor, start - REACH)
    for pattern, claim in FAR:
        if pattern.search(text, low, start):
            return claim
    if value.kind in {"duration", "age"} and FAST.search(text, low, start):
        return "nearly"
    if value.kind not in {"percent", "ratio"} or value.unit == "倍":
        return None
    low = max(0, start - REACH)  # a date may stand between: 不足去年的一半
    part = not value.unit or text[start] not in "0123456789."
    for pattern, claim in FAR_SHARE + (FAR_PART if part else ()):
        if pattern.search(text, low, start):
            return claim
    return None


def forbidden(text: str, floor: int, start: int) -> bool:
    """Say whether what stands before a claim turns it round: 不得超过.

    >>> forbidden("不得超过5块", 0, 2)
    True
    """
    return bool(FORBIDDEN.search(text, max(floor, start - 2), start))
