"""Jump lines: where an article goes on, or comes from.

(下转第二版) · 上接01版 · ▲紧接第一版 · 详见A05版
"""

import re

JUMP = re.compile(
    r"[>》▲▼▶→★\s]{0,4}[((【\[]?(?:紧?接|下转|上接|转|详见|参见)本?报?(?:今日)?第?\s?[A-Z]?[\d一二三四五六七八九十]{1,3}"
    r"(?:[、,][A-Z]?\d{1,3}){0,6}\s?版(?:[①-⑩]|[·\-—][一-龥]{2,6})?[))】\]]?"
)
JUMP_START = re.compile(r"[((【\[]紧?(?:上接|接)[^()()]{1,10}版[))】\]]")
JUMP_END = re.compile(JUMP.pattern + "$")
