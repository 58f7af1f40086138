"""Sections: the column that an article stands in, on a line of its own above it.

【民生】 · [短评] · ·经济观察· · ◆读者来信◆ · 图片新闻 · 短评
"""

import re

NAMES = (
    r"(?:短评|社论|时评|快评|微评|锐评|今日谈|人民论坛|评论员观察|本报评论员文章|本报评论员|读者来信|来信|来论|"
    r"简讯|短讯|快讯|要讯|一句话新闻|新闻速递|要闻速递|要闻速览|新闻速览|新闻快递|新闻简报|简明新闻|国内简讯|"
    r"国际简讯|图片新闻|图片报道|街拍|编者按|编后|编后话|编余|开栏的话|开栏语|新闻链接|相关链接|相关新闻|"
    r"链接|延伸阅读|新闻背景|新闻分析|新闻特写|特写|人物|小小说|散文|诗歌|随笔|杂文|文摘|记者手记|采访手记|"
    r"记者调查|记者观察|现场新闻|现场短新闻|热点透视|今日视点|今日关注|特别报道|深度报道|连续报道|系列报道)"
)
INSIDE = r"[^\s。!?,;:()【】\[\]]{1,12}(?:[ ·][^\s。!?,;:()【】\[\]]{1,8})?"
PAIRS = (
    ("【", "】"),
    ("[", "]"),
    ("〔", "〕"),
    ("〖", "〗"),
    ("『", "』"),
    ("〈", "〉"),
)
SIGNS = "·•◆●■◇★☆▲※|"
SECTION = re.compile(
    r"\A(?:" + "|".join(
        (
            NAMES,
            *(rf"{re.escape(a)}\s?{INSIDE}\s?{re.escape(b)}" for a, b in PAIRS),
            *(rf"{re.escape(a)}\s?{INSIDE}\s?{re.escape(a)}" for a in SIGNS),
            rf"[◆●■◇★☆▲※]\s?{NAMES}",
        )
    ) + ")"
)  # fmt: skip
# what stands in brackets and is none: a picture's mark, a note of the reprint
NONE = re.compile(
    r"\A[\[【〔〖](?:\s?(?:图|组图|附图|本报讯|讯|编辑|责编|纠错|打印|关闭|返回|下一页|上一页|更多|小字|中字|大字|"
    r"\d+|[一二三四五六七八九十]+|.{0,8}(?:报道|编辑.*|记者.*|[日晚早时]报|网))\s?)."
)
NOTE = re.compile(
    r"\A(?:编者按|编后话?|编余|开栏的话|开栏语|.{0,4}链接|新闻背景)\Z"
)  # no headline


def may_head(text: str) -> bool:
    """Say whether a section's name is the headline where no other follows: 图片新闻."""
    return bool(re.fullmatch(NAMES, text)) and not NOTE.match(text)


def is_section(text: str) -> bool:
    """Say whether a line is the name of the column that an article stands in.

    >>> is_section("【民生】"), is_section("·经济观察·"), is_section("民生工程过半")
    (True, True, False)
    """
    return bool(SECTION.fullmatch(text)) and not NONE.fullmatch(text)
