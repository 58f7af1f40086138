"""Whether two stretches of words tell of the same thing.

Source: 国家统计局《主要统计指标解释》 for what rates are of.
"""

import re
from itertools import pairwise

from dubao.check.amount import Amount
from dubao.check.passage import Passage

# What the part is called of which a rate is told.
STEMS = {
    "出席": "实到|到会|参加", "出勤": "实到|到岗", "到会": "实到|出席",
    "结案": "审结|办结", "办结": "办理", "侦破": "破", "破案": "侦破|破",
    "投票": "参加", "命中": "投中|进", "录取": "考取",
    "就业": "上岗|落实工作|落实就业|签约",
    "升学": "升入|考取", "参保": "参加", "使用": "住院|占用|已用", "达线": "上线",
    "孵化": "出雏|孵出", "城镇化": "城镇", "入住": "住", "通达": "通", "通过": "合格",
    "上座": "售出|观众|座",
    "完成": "开通|建成", "回收": "收回", "成活": "存活|活",
}  # fmt: skip
SCOPES = (
    "全国", "全省", "全市", "全县", "全区", "全球", "世界", "全州", "我国", "同期",
    "全年", "全行业", "本市", "本省", "我省", "我市",
)  # fmt: skip
GENERAL = re.compile(
    r"全[国省市县区州部年]|总[数量额]?|人数|户数|面积|当年|本[省市县]|的"
)


HEAD = 4  # characters at the end of a rate's name that say what it is of


def named(of: str, words: str, unit: str = "") -> bool:
    """Say whether 占… names what stands with a figure."""
    if any(scope in of and scope not in words for scope in SCOPES):
        return False
    core = GENERAL.sub("", of)
    if not core:  # 总户数, 总人数
        return unit in of or (unit in {"人", "名", "位"} and "人" in of)
    return len(core) > 1 and core in words


def akin(name: str, words: str) -> bool:
    """Say whether a rate's name tells of what some words tell.

    >>> akin("床位使用", "有床位"), akin("存贷", "存款余额贷款余额")
    (True, True)
    >>> akin("成活", "出圃苗木")
    False
    """
    name = name[-HEAD:]
    if any(pair in words for pair in map("".join, pairwise(name))):
        return True
    stems = [more for stem, more in STEMS.items() if stem in name]
    return all(sign in words for sign in name) or any(
        re.search(more, words) for more in stems
    )


def words_of(passage: Passage, one: Amount) -> str:
    """Return the words right before and behind a figure, and what it measures."""
    tail = re.split(r"[,。;\d]", passage.text[one.span.end : one.span.end + 10])[0]
    return f"{one.lead}{tail}{one.figure.measure}"
