"""Texts with a blank between every two characters, as some OCR programs write them.

    全 县 粮 食 产 量 18.6 万 吨 , 增 长 3.2 % 。

The blanks are the program's: closed, the text is read as any other; offsets stay those
of the page. A headline that is spaced out in an ordinary text keeps its blanks.
"""

import re

from dubao.model import Span

SPACED = re.compile(r"[一-龥] (?=[一-龥])")
CLOSE = re.compile(r"[一-龥](?=[一-龥])")
LEAST = 20  # pairs of characters that tell
MOST = 9  # pairs with a blank for each without
# Between two words of Latin letters, or two numbers, a blank is the author's.
HAN = "[一-龥〇]"
MARK = r"[^\s\w]"
BLANK = re.compile(rf"(?<={HAN}) (?=\S)|(?<={MARK}) (?=\S)|(?<=\S) (?={HAN}|{MARK})")
DIGITS = re.compile(r"(?<=\d) (?=\d)")
LONG = re.compile(r"\d\d")


def blanks(text: str) -> list[Span]:
    r"""Return the blanks of a spaced-out text that nobody wrote, none of another.

    >>> text = "全 县 粮 食 产 量 达 到 18.6 万 吨 , 比 上 年 增 长 3.2 % 。" * 2
    >>> gaps = blanks(text)
    >>> "".join(c for n, c in enumerate(text) if (n, n + 1) not in gaps)[:24]
    '全县粮食产量达到18.6万吨,比上年增长3.2%'
    >>> blanks("新 桥 通 车\n本报讯 全县新建学校3所，投资1.2亿元。")
    []
    """
    spaced = len(SPACED.findall(text))
    if spaced < LEAST or spaced < MOST * len(CLOSE.findall(text)):
        return []
    found = [Span(*match.span()) for match in BLANK.finditer(text)]
    if not LONG.search(text):  # digits too stand alone
        found += [Span(*match.span()) for match in DIGITS.finditer(text)]
    return sorted(set(found))
