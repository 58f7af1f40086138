"""Name plates: a newspaper's name alone on a line.

云溪日报 · 《云溪晚报》 · 申报 · 参考消息

Source: the papers that the national library lists with more than 50 years, for the
names that end in nothing which papers' names end in.
"""

import re

ENDS = (
    r"(?:日报|晚报|早报|时报|商报|都市报|晨报|快报|周报|导报|青年报|工人报|农民报|法制报|法治报|"
    r"教育报|经济报|科技报|邮报|新报|民报|公报|学报|画报|新闻报)"
)
OTHERS = (
    r"(?:申报|信报|明报|大公报|文汇报|新民晚报|参考消息|南方周末|解放军报|检察日报|中国妇女报|"
    r"新华每日电讯|联合早报|澳门日报|明星报|晶报|京报|益世报|中央日报|新闻报|时务报|国闻报|民立报|苏报)"
)
PLATE = re.compile(rf"\A《?\s?(?P<name>{OTHERS}|[一-龥]{{2,6}}{ENDS})\s?》?")
# 祝贺云溪日报, 第三届云溪日报: what is no paper's name begins so, or in a verb
NO_NAME = re.compile(
    r"\A(?:办好|创办|走进|读懂|致敬|祝贺|恭贺|本报|我与|我和|订阅|征订|喜读|爱读|第.届|一份|这份|"
    r"怎样|如何|学习|印发|发布|填报|举行|.{0,4}(?:的|是|在|与|和|看|向|为|给|写|编|送|读|订|办))"
)
# 工作简报, 第三季度财报 are no newspapers
NO_PAPER = re.compile(
    r"\A.{0,12}(?:工作|财务|季度|年度|月度|统计|调查|战争|环境|状况)[一-龥]{0,2}报"
)


def plate(text: str) -> str:
    """Return the newspaper's name that a line is, "" for none.

    >>> plate("云溪日报"), plate("《云溪晚报》"), plate("办好云溪日报")
    ('云溪日报', '云溪晚报', '')
    """
    bare = "".join(text.split())
    match = PLATE.fullmatch(bare)
    if not match or NO_NAME.match(match["name"]) or NO_PAPER.fullmatch(match["name"]):
        return ""
    return match["name"]
