"""Captions: what a picture shows, as the line itself says.

图为新建的石桥小学。李一 摄 · 上图:夜校学员 · 图① 老街 · 3月9日,学生在植树。(李一摄)
"""

import re

LONGEST = 160  # characters of a caption that begins as one
OPENER = re.compile(
    r"(?:图为|(?:上|下|左|右|大|小|本版|主|题)图(?:为|[::]|是)|图[①-⑳\d一二三四五六](?:[::,、为是]|\s(?=[一-龥]))"
    r"|图[①-⑳]|图[::](?=.{4})|图片说明[::]|图说[::]|图片[::])"
)
ENDING = re.compile(r"(?:摄|摄影报道)[))]?$")
PHOTO_LINE = re.compile(r"(?:摄|摄影报道|供图)[))]?$")
MARKED = re.compile(r"\A[△▲←→↑↓▼](?=.{6}).{0,160}(?:摄|供图|图[))]|。)[))]?$")


def opens_caption(text: str) -> bool:
    """Say whether a line says itself that it is a picture's.

    >>> opens_caption("图为新桥。"), opens_caption("图书馆开放")
    (True, False)
    """
    return len(text) <= LONGEST and bool(OPENER.match(text) or MARKED.match(text))
