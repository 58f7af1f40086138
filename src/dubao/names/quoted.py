"""What stands in marks: works in 《》, programmes and slogans in quotation marks.

    《云溪县志》 · “千校手拉手”活动 · 实施“百村亮化”工程 · “最美云溪人”周小禾

A quotation names something where it is of one piece and the words around it, or its own
say so; what somebody said, and a word that is only used in another sense, is no name.

Source: GB/T 15834-2011, 4.8 (引号), 4.15 (书名号).
"""

import re
from collections.abc import Iterator

from dubao.model import EntityKind, Span

MARKED = re.compile(
    r"《(?P<work>[^《》\n]{1,60})》|〈(?P<lesser>[^〈〉\n]{1,40})〉"
    r"|“(?P<double>[^“”\n]{2,40})”|‘(?P<single>[^‘’\n]{2,40})’"
    r"|「(?P<corner>[^「」\n]{2,40})」|『(?P<white>[^『』\n]{2,40})』"
    r'|"(?P<plain>[^"\n]{2,40})"'
)
WORKS = ("work", "lesser")
SAID = re.compile(r"[。!?;,:…]|\d(?:\.\d)?[%℃]")  # in what is said, and in no name
SPOKEN = re.compile(r"(?:[:说道称问喊答叫写]|所谓|这样的|一句|听到)$")
THING = (
    r"活动|工程|计划|行动|品牌|项目|专项|主题|模式|机制|称号|大奖|大赛|培训班|招聘会|论坛|"
    r"讲堂|课堂|讲坛|规划|战略|战役|基金|平台|制度|政策|运动|教育|服务|志愿|示范|试点|创建|评选|"
    r"体系|工作法|口号|精神|方针|专列|晚会|中心|基地|热线|热潮|理念|思想|原则|标语"
)
RIGHT = "奖|杯|展|节|周|月|日|年|社|班|队|站"  # only right behind the quotation
AFTER = re.compile(
    rf"(?:[”’」』\"]|[、和及与]?[“‘「『\"][^”’」』\"\n]{{1,40}}[”’」』\"]){{0,6}}+"
    rf"(?:等|和|及|与|系列|主题|专题|为主题的?|为内容的|的|[一二三四五六七八九十两几]大|[^,。;:!?\n“”]{{0,10}}?)"
    rf"(?:{THING})|(?:{RIGHT})"
)
BEFORE = re.compile(
    r"(?:开展|开设|设立|组建|获评|实施|启动|举办|推进|推行|打造|创建|创办|组织|深化|落实|参加|参与|命名为|评为|授予|荣获|获得|获|"
    r"成为|称为|誉为|完善|承办|举行|发起|推出|提出|坚持|践行|弘扬|主题为|主题是|名为|首[个届批]|全国|全省|全市|全县)"
    r"(?:了|为|的|[“‘「『\"][^”’」』\"\n]{1,40}[”’」』\"][、和及与]?)*$"
)
OWN = re.compile(
    r"最美|[一二三四五六七八九十百千万两双][项大个名校村县乡户家进好]|(?:行|情|行动|计划|工程|活动|品牌|"
    r"[会展节杯奖]|示范[州县市区乡村户]|一家亲|手拉手|心连心|进万家|在行动)$|·|\+|——"
)
AROUND = 30  # characters that are looked at to either side


def marked(text: str) -> Iterator[tuple[Span, EntityKind]]:
    """Yield what stands in marks and is a name, with its kind.

    >>> text = "全县开展“百村亮化”活动,他说:“很好”,《云溪县志》出版。"
    >>> [(span.of(text), kind) for span, kind in marked(text)]
    [('百村亮化', 'programme'), ('云溪县志', 'work')]
    """
    found: list[tuple[Span, EntityKind]] = []
    for match in MARKED.finditer(text):
        sort = match.lastgroup or ""
        span = Span(*match.span(sort))
        if sort in WORKS:
            found.append((span, "work"))
        elif _names(text, match, span):
            found.append((span, "programme"))
    programmes = {span.of(text) for span, kind in found if kind == "programme"}
    known = {span for span, _ in found}
    for match in MARKED.finditer(text) if programmes else ():
        span = Span(*match.span(match.lastgroup or 0))
        if span not in known and span.of(text) in programmes:
            found.append((span, "programme"))
    yield from sorted(found)


def _names(text: str, match: re.Match[str], span: Span) -> bool:
    """Say whether a quotation names something."""
    inside = span.of(text)
    if SAID.search(inside):
        return False
    before = text[max(0, match.start() - AROUND) : match.start()]
    if SPOKEN.search(before):
        return False
    after = text[match.end() : match.end() + AROUND]
    return bool(AFTER.match(after) or BEFORE.search(before) or OWN.search(inside))
