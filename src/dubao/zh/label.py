"""List marks: 一、 (二) 3. ① 一是 其二 第一, 图1 表2 附件3.

A label stands at the head of a line or of a clause and counts nothing.

Source: GB/T 15834-2011, 4.12 and A.4 (序次语).
"""

import re

from dubao.grammar import Rule, first_of
from dubao.zh.number import ARABIC, CHINESE
from dubao.zh.ordinal import rank

N = r"[一二三四五六七八九十]{1,3}"
HEAD = r"(?:(?<=^)|(?<=[\n。;!?:\"“”‘(,])|(?<=[\n。;:] )|(?<=\n  )|(?<=  ))"
HEADS = '\n。;!?:"“”‘(,、 〇'

COUNTER = re.compile(r"[数量率额值次]\s{0,3}\n\s{0,3}$")


def lone(match: re.Match[str]) -> str | None:
    """Refuse a number alone on its line that its label stands above: 总篇数, 919."""
    text = match.string
    if match[0].strip().isdigit() and COUNTER.search(
        text, max(0, match.start() - 8), match.start()
    ):
        return None
    return rank(match)


def following(match: re.Match[str]) -> str | None:
    """Read 2.2本 as the second item where the line before begins with 1."""
    text, start = match.string, match.start()
    n = int(match["n"])
    line = text.rfind("\n", 0, text.rfind("\n", 0, start)) + 1
    return str(n) if n > 1 and text.startswith(f"{n - 1}.", line) else None


label = first_of(
    Rule(
        name="label.circle",
        kind="label",
        pattern=re.compile(r"[①-⑳⑴-⒇⒈-⒛㈠-㈩❶-❿]"),
    ),
    Rule(
        name="label.bracket",
        kind="label",
        pattern=re.compile(rf"[(](?P<n>{N}|\d{{1,2}})[)](?!\d)"),
        make=rank,
        left="(",
        back=1,
    ),
    Rule(
        name="label.first",
        kind="label",
        first=CHINESE,
        pattern=re.compile(rf"{HEAD}第(?P<n>{N})(?=[,、:])"),
        make=rank,
        left="第",
        back=1,
    ),
    Rule(
        name="label.item",
        then=" .:、",
        kind="label",
        first=CHINESE,
        pattern=re.compile(
            rf"{HEAD}(?P<n>{N})(?:、(?!{N}[、,和是])|\.(?!\d)|:(?!\d)"
            r"| (?=[一-龥])(?![余多几分点个又百千万亿一二三四五六七八九十]))"
        ),
        make=rank,
        heads=HEADS,
    ),
    Rule(
        name="label.is",
        then="为则抓是曰来看者要靠",
        kind="label",
        first=CHINESE,
        pattern=re.compile(
            rf"(?:(?<=^)|(?<=[\n。;:,、! (〇]))(?P<n>{N})"
            r"(?:是|要|则|曰|靠|看|抓|(?<![十百])来|者|为)(?!一|否|不是)"
        ),
        make=rank,
        heads=HEADS,
    ),
    Rule(
        name="label.which",
        kind="label",
        pattern=re.compile(r"其(?P<n>[一二三四五六])(?=[,、:是])"),
        make=rank,
        left="其",
        back=1,
    ),
    Rule(
        name="label.line",
        then="\t\n ).:、",
        kind="label",
        first=ARABIC,
        pattern=re.compile(
            r"(?:(?<=^)|(?<=\n)|(?<=\n ))(?P<n>\d{1,2})"
            r"(?:[、.](?!\d)|[.](?=(?:19|20)\d\d年)|\)|:(?!\d)|、(?=\d{1,2}月)"
            r"|[ \t]*(?=\n|$)|  ?(?=[一-龥]{4}))"
        ),
        make=lone,
        heads=HEADS,
    ),
    Rule(
        name="label.next",
        then=".",
        kind="label",
        first=ARABIC,
        pattern=re.compile(r"(?:(?<=\n)|(?<=\n ))(?P<n>\d{1,2})\.(?=\d)"),
        make=following,
        heads=HEADS,
    ),
    Rule(
        name="label.comma",
        then=",、",
        kind="label",
        first=ARABIC,
        pattern=re.compile(r"(?<=[。!?容:])(?P<n>\d{1,2})[,、](?!\d)"),
        make=rank,
        heads="。!?容:",
    ),
    Rule(
        name="label.dot",
        then="·",
        kind="label",
        first=ARABIC,
        pattern=re.compile(r"(?P<n>\d{1,2})·(?=[一-龥]{3})"),
        make=rank,
        heads=":;。!?\n ",
    ),
    Rule(
        name="label.pages",
        then=" ",
        kind="label",
        first="1",
        pattern=re.compile(r"1 2 3(?: \d{1,2}(?!\d)){0,20}"),
        heads="\n ",
    ),
    Rule(
        name="label.bullet",
        kind="label",
        first="〇",
        pattern=re.compile(
            r"〇(?=[一二三四五六七八九][是、要]|[^〇零一二三四五六七八九十百千万亿])"
        ),
        heads="\n 。;!?",
    ),
    Rule(
        name="label.reference",
        kind="label",
        pattern=re.compile(r"\[\d{1,3}(?:[-—,、]\d{1,3})*\]|【\d{1,2}】|〔\d{1,2}〕"),
        left="[【〔",
        back=1,
    ),
    Rule(
        name="label.figure",
        kind="label",
        pattern=re.compile(
            rf"(?:附?图|附?表|附件|专栏|(?<!比)例|注|备注|方案|题|问题|案例|镜头|场景|故事|答案|提示|链接|特点|变化|关键词|看点|亮点|之)\s?(?P<n>\d{{1,2}})[-—.]\d{{1,2}}(?=[:,、。)\s是为]|\.(?!\d)|$)|(?:附?图|附?表|附件|专栏|(?<!比)例|注|备注|方案|题|问题|案例|镜头|场景|故事|答案|提示|链接|特点|变化|关键词|看点|亮点|之)\s?(?P<m>\d{{1,2}}|{N})(?=[:,、。)\s是为]|\.(?!\d)|$)"
        ),
        make=rank,
        left="图表件栏例注案题头景事答示接点化词之 ",
        back=3,
        begins="附图表专例注备方题问案镜场故答提链特变关看亮之",
    ),
)
