"""Datelines: what opens an article's body and says where the report is from.

本报讯(记者X) · 本报北京1月14日电记者X报道: · 据新华社东京1月13日电(记者X)
新华网上海5月10日电 · 【X报报道】 · 日报讯 · 中新社香港三月五日电 · 本报记者X发自上海
荆楚网消息(楚天都市报)(记者X) · 综合新华社电 · 云溪报讯 · 中广网5月9日广州消息
"""

import re

from dubao.line.agency import agencies
from dubao.line.byline import CAPACITY

AGENCY = (
    rf"(?:(?:据|综合)?(?:{agencies('text')}|"
    r"本报|本刊|本台|本网|[一-龥]{2,4}(?:日报|晚报|早报|时报|商报|都市报|晨报|电视台)|日报|早报|晚报|时报|南都|[一-龥]{2,4}网|"
    r"[一-龥]{2,3}报(?=讯)))"
)
DAY = (
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
# 电视, 讯问, 消息灵通: words that only begin as a dateline ends
KIND = (
    r"(?:专?电(?!视|话|力|子|影|脑|网|器|商|动|台|信|梯|车|报|厂|站|费|价|气|池)|"
    r"讯(?!息|问|号|飞|录)|消息(?!灵通|称|人士|栏|传|来源|面|说|树))"
)
DATELINE = re.compile(
    rf"【?{AGENCY}】?\s?(?:报道】|(?:特约)?(?:记者|通讯员)[^。]{{0,20}}?(?:发自[一-龥]{{2,4}}(?=[\s::]|$)|报道|电(?!话|视|力|子|影)|摄影报道|发自)|"
    rf"(?:{DAY})?[一-龥·、]{{0,12}}?\s?(?:{DAY}|[一-龥]{{0,6}}(?:今日|今天))?\s?{KIND})"
    r"】?"
)
BYLINED = re.compile(
    r"\s?[((](?:[^()()]{0,9}(?:记者|通讯员|实习生|评论员)[^()()]{0,40})[))]"
    r"|\s?[((][一-龥]{2,6}报[))](?=\s?[((])"
    r"|\s?(?:本报)?(?:特约|见习|实习)?(?:记者|通讯员)[^,。:]{2,16}?(?:报道)[::]?"
    rf"|\s{CAPACITY}\s[一-龥·]{{2,4}}(?:[ 、][一-龥·]{{2,4}}){{0,3}}(?=\s)"
)


def dateline(text: str) -> int:
    """Return how long the dateline is that opens a paragraph, 0 for none.

    >>> dateline("本报讯(记者李一)今天"), dateline("本报记者昨天获悉")
    (9, 0)
    """
    match = DATELINE.match(text)
    if not match:
        return 0
    end = match.end()
    while bylined := BYLINED.match(text, end):
        end = bylined.end()
    return end
