"""Is a text layer text? Glyph numbers, private characters and noise are not."""

import re

# what a PDF's fonts without a table of characters come out as
STRANGE = re.compile(
    "[\ue000-\uf8ff\ufffd\x00-\x08\x0b\x0c\x0e-\x1f\U000f0000-\U0010ffff]"
)
CID = re.compile(r"\(cid:\d+\)")
MOJIBAKE = re.compile("锟斤拷|烫烫|屯屯|ï¿½")
KNOWN = re.compile(
    "[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
    "\U00020000-\U0003ffff\x20-\x7e\u00a0-\u024f\u0370-\u04ff\u2000-\u2bff\ufe30-\ufe4f\\s]"
)
STRANGE_SHARE = 10  # one in so many characters
UNKNOWN_SHARE = 5


def is_garbled(text: str) -> bool:
    r"""Say whether a text layer holds what no reader would see on the page.

    >>> is_garbled("本报讯 昨日,新桥通车。"), is_garbled("\ue012\ue345通\ue111")
    (False, True)
    """
    size = len(text)
    strange = len(STRANGE.findall(text)) + sum(map(len, CID.findall(text)))
    strange += sum(map(len, MOJIBAKE.findall(text)))
    if strange * STRANGE_SHARE > size:
        return True
    return (size - len(KNOWN.findall(text))) * UNKNOWN_SHARE > size
