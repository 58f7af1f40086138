"""Whether a number without a unit counts something, or names it.

    收报3045.22 · 两亿 · 近百 · 得到12篮板 · 长三角41城市 · 5胜4平3负      counts
    2019云栖大会 · 骗开126小姐 · 传呼8721964 · 北京88号院                 names

What is measured is told by what stands around the number: a verb that reaches it, a
noun that is counted directly, or nothing but marks. A name before it, or a noun behind
it that is none of these, makes it part of a name.
"""

import re

from dubao.model import Mention, Number, Span
from dubao.text.word import Words
from dubao.zh.label import COUNTER
from dubao.zh.number import ARABIC
from dubao.zh.when import Moment, When

RULES = ("bare.code", "bare.date", "bare.name")  # that it gives
# Nouns that a digit counts without a classifier.
COUNTED = re.compile(
    r"城市|城区|国家|省份|省区|企业|公司|基金|股票|个股|脏器|院校|高校|学校|单位|部委"
    r"|部门|方面|部分|球员|选手|队员|球队|学生|孩子|儿童|项目|品牌|机构|街道|社区|景区"
    r"|口岸|地区|助攻|篮板|盖帽|抢断|失误|犯规|犯|进球|球|胜|负|战"
    r"|连胜|连败|连冠|死|伤|亡|男|女|金|银|铜|打(?=[0-9])|将|帅|强|字符|字(?!路)|位数|常委"
    r"|高地|通道|平台|集群|产业|领域|环节|场馆|赛区|航线|线路|人口|农户|居民|职工|党员"
)
REACHED = re.compile(
    r"(?:达到?|为|至|到|共|计|约|近|超过?|仅|只|是|得|获|有|报|涨|跌|升|降|收|破|逾|占|比"
    r"|前|后|于|以|积|丢|进|胜|负|检|余|满|剩|缺|差|第|高|低|了|等于|合计|总计|累计|[=:≥≤><])\s?$"
)
INDICATOR = re.compile(
    r"[数量率额值分价比度重高长宽检次名绩局点距差深市盘]\s?$|排名\s?$"
)
MARK = frozenset(",。;、!?):”’》】] \t\n(~—-|/+*×[【")
JOINED = re.compile(r"\s?[和与及或至到、]\s?\d")  # 5、10和500卢布
YEAR = re.compile(r"(?:19|20)\d\d")
YEARLY = re.compile(
    r"(?:上半年|下半年|前半年|赛季|财年|学年|春|夏|秋|冬|全年"
    r"|(?:\s?[、和与及至到~/—-]\s?(?:19|20)?\d\d){1,9}(?:年|两年|三年|赛季|财年|学年|\s|$))"
)
YEARS_BEFORE = re.compile(r"(?:19|20)?\d\d\s?[、和与及至到~/—-]\s?$")


def named(text: str, mention: Mention, words: Words) -> Mention | None:
    """Return the aside that a bare Arabic whole number is, None where it counts."""
    start, end = mention.span
    worth: Number = mention.value.number
    year = mention.value.unit in {"大", "科"} and YEAR.match(text, start)  # 1997大地震
    if year and end - start == 5:
        end -= 1
    elif mention.rule != "quantity.bare":
        return None
    if worth.claim != "exact" or worth.step < 1:
        return None
    digits = text[start:end]
    if any(c not in ARABIC for c in digits):
        return None
    counter = _counter(text, start, end)
    kind = "code" if counter else _kind(text, start, end, digits, words)
    if not kind:
        return None
    value = When(first=Moment(year=int(digits))) if kind == "date" else digits
    return Mention(kind=kind, span=Span(start, end), value=value, rule=f"bare.{kind}")


def _counter(text: str, start: int, end: int) -> bool:
    """Say whether a number stands alone on its line, with no label above it."""
    edge = {"", "\n"}
    alone = text[start - 1 : start] in edge and text[end : end + 1] in edge
    return alone and not COUNTER.search(text, max(0, start - 8), start)


def _kind(text: str, start: int, end: int, digits: str, words: Words) -> str:
    before, after = text[start - 1 : start], text[end : end + 1]
    apart = not before or before in MARK
    closed = not after or after in MARK
    reached = bool(REACHED.search(text, max(0, start - 3), start))
    if YEAR.fullmatch(digits):
        if YEARLY.match(text, end) or YEARS_BEFORE.search(
            text, max(0, start - 8), start
        ):
            return "date"
        if closed and (reached or (apart and after in tuple("\t |,"))):
            return ""
        return "name" if not closed else "date"
    if len(digits) > 1 and digits[0] == "0":
        return "code"
    if COUNTED.match(text, end):
        return ""
    if JOINED.match(text, end):
        return ""
    if closed:
        if apart or reached or INDICATOR.search(text, max(0, start - 3), start):
            return "code" if len(digits) > 6 and int(digits) % 1000 else ""
        word = words.at(start - 1)
        return "name" if word.tag.startswith(("n", "x", "j", "b")) else ""
    if after.isascii():
        return ""
    if len(digits) > 6:
        return "code"
    if reached and not words.at(end).tag.startswith("n"):
        return ""
    return "name" if "一" <= after <= "龥" else ""
