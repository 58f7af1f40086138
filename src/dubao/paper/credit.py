"""Credits: (王五) at an article's end, and photographers': 记者X摄 · (X摄影报道)."""

import re

BRACKET = re.compile(r"[((][^()()]{1,40}[))]$")
BRACKETS = re.compile(r"(?:[((][^()()]{1,40}[))]\s?)+")
PHOTO = re.compile(
    r"(?:摄|摄影|摄影报道|文/图|图/文|供图|制图|绘|作|文/摄|图片|画|编辑|撰稿)[))]?$"
)
AGENCY = re.compile(
    r"[((](?:新华社|据|本报|原载|摘自|载|来源|作者|本版|记者|通讯员)[^()()]*[))]$"
)
NAME = re.compile(r"(?:^|[。!?…”’》)])\s?[((][一-龥·\s]{2,12}[))]$")


def ends_article(text: str) -> bool:
    """Say whether a paragraph ends as the last one of an article does.

    >>> ends_article("取得好成绩。(王小五)"), ends_article("取得好成绩。")
    (True, False)
    """
    return bool(
        NAME.search(text)
        or AGENCY.search(text)
        or (BRACKET.search(text) and PHOTO.search(text))
    )


def only_credit(text: str) -> bool:
    """Say whether a line is nothing but a credit."""
    return bool(BRACKETS.fullmatch(text)) or bool(
        re.fullmatch(
            r"(?:[□■●◆▲]?\s?)?(?:新华社|本报|中新社)?(?:特约)?(?:记者|通讯员|实习生)?[一-龥·\s、]{2,16}(?:摄|文/图|摄影报道|报道|供图|绘)",
            text,
        )
    )
