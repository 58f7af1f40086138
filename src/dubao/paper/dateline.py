"""Datelines: what opens an article's body and says where the report is from.

本报讯(记者X) · 本报北京1月14日电记者X报道: · 据新华社东京1月13日电(记者X)
新华网上海5月10日电 · 【X报报道】 · 日报讯 · 中新社香港三月五日电 · 本报记者X发自上海
"""

import re

AGENCY = (
    r"(?:据?(?:新华社|新华网|中新社|中新网|中国新闻社|中国网|央视网?|人民网|中广网|中央社|法新社|路透社|美联社|塔斯社|共同社|合众社|"
    r"本报|本刊|本台|本网|[一-龥]{2,4}(?:日报|晚报|早报|时报|商报|都市报|晨报)|日报|早报|晚报|时报|南都|[一-龥]{2,4}网))"
)
DATELINE = re.compile(
    rf"【?{AGENCY}】?\s?(?:消息|报道】|(?:特约)?(?:记者|通讯员)[^。]{{0,20}}?(?:报道|电|摄影报道|发自)|"
    r"[一-龥·、]{0,12}?\s?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日|[一-龥]{0,6}(?:今日|今天))?\s?(?:专?电|讯|消息))"
    r"】?"
)
BYLINED = re.compile(
    r"\s?[((](?:[^()()]{0,6}(?:记者|通讯员|实习生)[^()()]{0,40})[))]|\s?(?:本报)?(?:特约)?(?:记者|通讯员)[^,。:]{2,16}?(?:报道)[::]?"
)


def dateline(text: str) -> int:
    """Return how long the dateline is that opens a paragraph, 0 for none.

    >>> dateline("本报讯(记者李一)今天"), dateline("本报记者昨天获悉")
    (9, 0)
    """
    match = DATELINE.match(text)
    if not match:
        return 0
    bylined = BYLINED.match(text, match.end())
    return bylined.end() if bylined else match.end()
