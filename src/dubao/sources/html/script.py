r"""Pages whose text stands in a script that would show it: nothing of it is read.

<div id="app"></div><script>var page = {"content": "\u672c\u62a5\u8baf……"}</script>
"""

import re

from dubao.sources.html.margin import LITTLE, sentences
from dubao.sources.html.prose import Prose
from dubao.sources.html.tree import Document, elements

HAN = re.compile(r"[\u4e00-\u9fff]|\\u[4-9][0-9a-fA-F]{3}")
STOP = re.compile(r"[。！？]|\\u3002|\\uff01|\\uff1f", re.IGNORECASE)
MUCH, STOPS = 200, 3  # characters and ends of sentences that are a text
LONGEST = 1_000_000  # characters of a script that are looked at


def is_told(page: Document, whole: Prose) -> bool:
    """Return whether scripts tell what a page does not show: its sentences."""
    if sum(map(sentences, whole.lines)) >= LITTLE:
        return False
    for script in elements(page.root, "script"):
        text = (script.text or "")[:LONGEST]
        if len(STOP.findall(text)) >= STOPS and len(HAN.findall(text)) >= MUCH:
            return True
    return False
