"""Which field of a record is its text, and what else is told of it.

The column that the user names; else one that says by its name that it is the text.
"""

from collections.abc import Iterable

TEXT = "text"  # what it is called where nobody names it
TEXTS = (
    "text", "content", "fulltext", "full_text", "maintext",
    "正文", "内容", "內容", "文本", "全文",
)  # fmt: skip
TITLES = ("title", "headline", "标题", "標題", "题目")
OTHERS = (
    "id", "name", "date", "paper", "number", "source", "author", "url", "link",
    "page", "section", "日期", "时间", "作者", "来源", "版次", "版面", "报纸", "编号",
)  # fmt: skip
OTHER = frozenset((*TITLES, *OTHERS))
KNOWN = OTHER.union(TEXTS)


def text_column(named: str, found: Iterable[str]) -> str:
    """Return the column that has the text, as the records call it, "" for none.

    >>> text_column("text", ["id", "Content"]), text_column("正文", ["text"])
    ('Content', '')
    """
    names = list(found)
    if named in names:
        return named
    if named != TEXT:
        return ""
    lower = {name.strip().lower(): name for name in reversed(names)}
    return next((lower[name] for name in TEXTS if name in lower), "")
