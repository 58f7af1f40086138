"""Credits: (王五) at an article's end, and photographers': 记者X摄 · (X摄影报道)."""

import re

from dubao.line.agency import agencies

COUNT = re.compile(r"[(（【][一二三四五六七八九十\d]{1,4}[)）】]")  # (一): a subhead
BRACKET = re.compile(r"[((][^()()]{1,40}[))]$")
BRACKETS = re.compile(r"(?:[((][^()()]{1,40}[))]\s?)+")
PHOTO = re.compile(
    r"(?:摄|摄影|摄影报道|文/图|图/文|供图|制图|绘|作|文/摄|图片|画|编辑|撰稿)[))]?$"
)
AGENCY = re.compile(
    r"[((](?:新华社|据|本报|原载|摘自|载|来源|作者|本版|记者|通讯员)[^()()]*[))]$"
)
LONGEST = 48  # characters of a credit at most
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


# who sends pictures out; a line that holds no more is a picture's credit
SENDER = (
    rf"(?:{agencies('pictures')}|"
    r"本报|[一-龥]{2,6}(?:日报|晚报|早报|时报|商报|晨报|都市报)社?)"
)
ROLE = r"(?:特约|见习|实习|全媒体|融媒体|融媒|摄影)?(?:记者|通讯员|实习生|摄影师)?"
WHO = r"[一-龥·]{1,5}(?:[\s、,]{1,2}[一-龥·]{1,5}){0,4}"
MADE = (
    r"(?:摄影报道|摄|供图|制图|绘制?|画|文\s?[/、]?\s?图|图\s?[/、]?\s?文|"
    r"文\s?[/、]?\s?摄)"
)
LINES = tuple(
    re.compile(rf"\A(?:{pattern})")
    for pattern in (
        # 李一 摄 · 新华社记者 李一 摄 · 中新社发 李一 摄 · 李一/摄 · 李一 摄/光明图片
        rf"[□■●◆▲]?\s?(?:图片)?{SENDER}?发?\s?{ROLE}\s?{WHO}\s?/?\s?{MADE}(?:\s?[/(]?\s?{SENDER}\)?)?",
        rf"[□■●◆▲]?\s?{SENDER}?{ROLE}\s?{WHO}\s?报道",
        # 新华社发 · 人民图片 · 视觉中国供图 · 资料图片 · 新华社发(李一摄)
        (
            rf"(?:图片来源[::]|图片由|图[/::])?\s?{SENDER}?"
            r"(?:发|供图|提供|照片|图片|资料图片?|资料照片?|资料)"
            r"(?:\s?[((][^()()]{1,24}[))])?"
        ),
        r"(?:图片来源[::]\s?)?(?:人民图片网?|光明图片|影像中国|视觉中国|东方IC|CFP|CNSphoto|ICphoto|新华社)",
        # 摄影:李一 · 图/李一 · 供图:县委宣传部
        rf"[□■●◆▲]?\s?(?:摄影|图片?|供图|制图|绘图|漫画|插图|摄)\s?[::/]\s?(?:{SENDER})?{ROLE}\s?[一-龥·]{{2,12}}(?:[\s、,][一-龥·]{{2,4}}){{0,4}}",
    )
)


def only_credit(text: str) -> bool:
    """Say whether a line is nothing but a credit.

    >>> only_credit("新华社发(李一 摄)"), only_credit("摄影展开幕")
    (True, False)
    """
    if len(text) > LONGEST or COUNT.fullmatch(text):
        return False
    return bool(BRACKETS.fullmatch(text)) or any(
        pattern.fullmatch(text) for pattern in LINES
    )
