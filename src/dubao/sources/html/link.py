"""Links of e-papers: which file they lead to, and whether that is an article.

    content_306582.htm?div=-1     the article content_306582
    nw.D110000renmrb_20171016_1-01.htm
    ../../../content/202412/25/content_30048054.html

Saved pages keep the `?div=` in their names in many ways; a key is a
name without it. Other queries say which page is meant.
"""

import posixpath
import re
from urllib.parse import unquote, urlsplit

PAGE = re.compile(r"\.(?:[sx]?html?|aspx?|jsp|php)(?![a-z])", re.IGNORECASE)
TWIN = re.compile(
    r"[?@&_=-]{0,3}(?:div[^a-z\d]{0,3}\d{1,2})?(?:\.html?)?", re.IGNORECASE
)
ARTICLE = re.compile(
    r"content_\d|\bcontent/\d{4,8}/\d{1,2}/|\bnw\.|\barti(?:cle|cel)|\bcon_|"
    r"\bitem/|\bc\d{3,4}-\d{4,}|detail",
    re.IGNORECASE,
)
NODE = re.compile(r"node_|nbs\.|page\d", re.IGNORECASE)
FILE = re.compile(r"\.(?:pdf|jpe?g|png|gif|zip)(?:\?|$)", re.IGNORECASE)


def key(target: str) -> str:
    """Return a path or a link as its file's path, without ending and `?div=`.

    >>> key("./content_1.htm?div=-1"), key("a/content_1.htm@div=0"), key("a.php?id=2")
    ('content_1', 'a/content_1', 'a?id=2')
    """
    try:
        parts = urlsplit(target)
        query = f"?{parts.query}" if parts.query else ""
        path = parts.path + query if "://" in target else target
    except ValueError:
        path = target
    path = unquote(path.partition("#")[0].strip()).replace("\\", "/")
    match = PAGE.search(path)
    stem = path
    if match:
        rest = path[match.end() :]
        stem = path[: match.start()] + ("" if TWIN.fullmatch(rest) else rest)
    return posixpath.normpath(stem).lower() if stem else ""


def joined(name: str, target: str) -> str:
    """Return the key of a link in a file of some name.

    >>> joined("a/layout/202412/25/node_01.html", "../../../content/202412/25/c_1.html")
    'a/content/202412/25/c_1'
    """
    found = key(target)
    if "://" in target or found.startswith("/") or not found:
        return found.lstrip("/")
    folder = posixpath.dirname(name.replace("\\", "/")).lower()
    return posixpath.normpath(posixpath.join(folder, found))


def base(path: str) -> str:
    """Return the last part of a key."""
    return path.rsplit("/", 1)[-1]


def is_article(target: str) -> bool:
    """Return whether a link looks as those to articles do.

    >>> is_article("content_1.htm?div=-1"), is_article("node_2.htm"), is_article("#")
    (True, False, False)
    """
    return bool(ARTICLE.search(target)) and not is_page(target)


def is_page(target: str) -> bool:
    """Return whether a link leads to another page of the paper, or to a file of it.

    >>> is_page("node_2.htm"), is_page("../p/rmrb01.pdf"), is_page("content_1.htm")
    (True, True, False)
    """
    return bool(NODE.match(target.rsplit("/", 1)[-1]) or FILE.search(target))
