"""Parts that leave nothing over: 男 and 女, 赞成, 反对 and 弃权, 其余.

>>> bool(NAMED.search("其中男生45人"))
True
"""

import re
from collections.abc import Sequence

from dubao.check.amount import Amount
from dubao.check.passage import Passage

REST = re.compile(r"其余|其他|其它|剩余|剩下|余下|剩|余者|另有|另外|其余的|其馀|餘下")
# Kinds that leave nothing over.
KINDS: tuple[tuple[re.Pattern[str], ...], ...] = tuple(
    tuple(re.compile(word) for word in words)
    for words in (
        ("男", "女"),
        ("赞成|同意|支持", "反对|不同意", "弃权"),
        ("赞成|同意|支持", "反对|不同意"),
        ("城镇|城市|城区", "农村|乡村"),
        ("市区|城区|市里", "县里|县城|乡镇|郊县|郊区"),
        ("国内|境内|内地", "国外|境外|海外|国际|入境"),
        ("进口", "(?<!进)出口"),
        ("金(?!额)", "银(?!行)", "铜"),
        ("一等奖", "二等奖", "三等奖"),
        ("第?一产业", "第?二产业", "第?三产业"),
        ("上半年", "下半年"),
        ("线上", "线下"),
        ("公办|公立|国有", "民办|私立|民营"),
        ("已婚", "未婚"),
        ("(?<!不)合格", "不合格"),
        ("(?<!未)完成", "未完成|尚未"),
        ("新建", "[改扩]建|续建"),
        ("水田", "旱地|旱田"),
        ("走读", "寄宿|住校|住宿"),
        ("实到|出席|到会|到场|参考|参加|应考", "缺席|请假|未到|缺考|未参加"),
        ("上册|上卷|上集", "下册|下卷|下集"),
        ("(?<!未)已", "(?:尚|还)?未|还有"),
        ("晴", "阴", "雨", "雪"),
        ("晴", "阴", "雨"),
        ("晴", "雨|阴"),
        ("自筹", "贷款|补助|拨款|财政"),
        ("胜", "平", "负|败"),
        ("胜", "负|败"),
        ("上午", "下午"),
        ("客运", "货运"),
        ("中央", "地方"),
        ("老", "中", "青"),
        ("轻伤", "重伤"),
        ("教师|教职工", "学生"),
        ("本省|本地|本市|本县|市内|省内|本校", "外省|外地|外市|外县|市外|省外|外校"),
        ("成人|成年", "儿童|未成年"),
        ("贫农", "中农", "富农|地主"),
        ("贫农", "中农"),
    )
)
NAMED = re.compile("|".join({word[0].pattern for word in KINDS} | {REST.pattern}))


def around(passage: Passage, part: Amount) -> str:
    """Return the words that say what a part is, before and behind it."""
    tail = passage.text[part.span.end : part.span.end + 8]
    for n, character in enumerate(tail):
        if character in ",、;。)" or character.isdigit():
            tail = tail[:n]
            break
    return part.clause + tail


def exhaustive(passage: Passage, parts: Sequence[Amount]) -> bool:
    """Say whether the parts leave nothing over."""
    if any(REST.search(part.lead) for part in parts[1:]):
        return True
    words = [around(passage, part) for part in parts]
    alike = [kinds for kinds in KINDS if len(kinds) == len(parts)]
    if any(_kinds(kinds, words) for kinds in alike):
        return True
    lead = parts[0].lead  # 支持、反对、弃权的分别占…
    return "分别" in lead and (
        any(all(kind.search(lead) for kind in kinds) for kinds in alike)
        or (len(parts) == 3 and "三次产业" in lead)
    )


def _kinds(kinds: Sequence[re.Pattern[str]], words: Sequence[str]) -> bool:
    """Say whether each of the kinds names one of the parts, and no other."""
    places = []
    for kind in kinds:
        named = [n for n, word in enumerate(words) if kind.search(word)]
        if len(named) == 1:
            places.append(named[0])
        elif len(named) > 1 and len(set(named) - set(places)) == 1:
            places.append((set(named) - set(places)).pop())
        else:
            return False
    return len(set(places)) == len(words)
