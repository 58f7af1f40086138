"""Which encoding a page's bytes are in, and their text.

Chinese pages come in UTF-8, in GB18030 (with its elders GBK and GB 2312), in Big5
and in UTF-16. Almost any bytes are *valid* in the last three, so validity says
little: what decides is whether the decoded text looks like Chinese. The character
sets carry that knowledge themselves: the first level of GB 2312 (3,755 characters)
and of Big5 (5,401) are the characters in common use, chosen by frequency, and a
wrong decoding lands mostly outside of both.

    >>> decode("全州4.88万名干部职工".encode("gb18030"), "page.txt")
    ('全州4.88万名干部职工', 'gb18030')
    >>> decode("臺北市民三百餘人".encode("big5"), "page.txt")[1]
    'big5'

Source: GB/T 2312-1980, 16-55 (level one); Big5, A440-C67E (level one); GB 18030-2022.
"""

import codecs
import unicodedata
from collections import Counter
from functools import cache

from dubao.errors import NotAPage, UnknownEncoding

# The byte-order marks, longest first: UTF-32's begins with UTF-16's.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MARK = "\ufeff"
CANDIDATES = ("gb18030", "big5", "big5hkscs", "utf-16-le", "utf-16-be")
SAMPLE = 20_000  # characters that a decoding is judged by
# The 150 characters that make up half of running text, in both scripts.
COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能"
    "下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加"
    "量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与"
    "关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者"
    "這個為國時來們對會發動說產種後學經進著電裡現實兩體機當點從業應開還間樣與關線內數質氣變條"
    "沒結問無軍"
)
PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》〈〉【】「」『』—…·　％")
SPACE = 0x20  # what is below is a control code
FAIR = 0.45  # a decoding that looks worse than this is none; see plausibility


def decode(content: bytes, name: str) -> tuple[str, str]:
    """Return the text of a page's bytes, its mark left out, and the encoding.

    Raises:
        NotAPage: the bytes are no text.
        UnknownEncoding: they look like text, and nothing decodes them.
    """
    encoding = marked(content)
    if encoding:
        text = attempt(content, encoding)
        if text is None:
            raise UnknownEncoding(
                f"{name}: begins as {encoding} and then is not, {broken(content)}",
                hint="the file may be damaged or cut: fetch it again",
            )
        return text.removeprefix(MARK), encoding
    text = attempt(content, "utf-8")
    if text is not None and "\0" not in text[:SAMPLE]:
        return checked(text, name), "utf-8"
    found = best(content)
    if found is not None:
        return found
    if text is not None:
        return checked(text, name), "utf-8"
    raise unreadable(content, name)


def marked(content: bytes) -> str:
    """Return the encoding that the byte-order mark tells, "" without one."""
    return next((name for mark, name in MARKS if content.startswith(mark)), "")


def attempt(content: bytes, encoding: str) -> str | None:
    """Return the text that bytes are in an encoding, None where they are none."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def best(content: bytes) -> tuple[str, str] | None:
    """Return the decoding that looks most like Chinese; None if none does."""
    texts = ((attempt(content, encoding), encoding) for encoding in CANDIDATES)
    decoded = [(text, encoding) for text, encoding in texts if text is not None]
    scored = [(plausibility(text), -n) for n, (text, _) in enumerate(decoded)]
    score, order = max(scored, default=(0.0, 0))
    return decoded[-order] if score >= FAIR else None


def plausibility(text: str) -> float:
    """Return how much a text looks like Chinese: 1 and more does, 0 and less does not.

    >>> right = "三百余名干部"
    >>> wrong = right.encode("gbk").decode("big5", "replace")
    >>> plausibility(right) > 1 > FAIR > plausibility(wrong)
    True
    """
    counts = Counter(text[:SAMPLE])
    total = sum(n for character, n in counts.items() if character not in "\r\n\t ")
    return sum(weight(c) * n for c, n in counts.items()) / total if total else 0.0


@cache
def weight(character: str) -> float:
    """Return what one character adds to plausibility."""
    if character in "\r\n\t ":
        return 0.0
    if character in COMMON:
        return 2.0
    if character in PUNCTUATION or is_everyday(character):
        return 1.0
    if "!" <= character <= "~" or "！" <= character <= "～":
        return 0.5
    category = unicodedata.category(character)
    if category in {"Cc", "Co", "Cn", "Cs"}:
        return -8.0
    return -1.0 if category == "Lo" else -0.5


def is_everyday(character: str) -> bool:
    """Return whether a character is of the first level of GB 2312 or of Big5."""
    simplified = character.encode("gb2312", "ignore")
    traditional = character.encode("big5", "ignore")
    return b"\xb0\xa1" <= simplified <= b"\xd7\xf9" or (
        b"\xa4\x40" <= traditional <= b"\xc6\x7e"
    )


def checked(text: str, name: str) -> str:
    """Return a text that was valid, if it is one.

    Raises:
        NotAPage: it is mostly control characters.
        UnknownEncoding: it was decoded wrongly before it was saved.
    """
    sample = text[:SAMPLE]
    controls = sum(c < " " and c not in "\t\n\v\f\r\x1a\x1b" for c in sample)
    if controls * 20 > len(sample):
        raise NotAPage(
            f"{name}: {controls} of {len(sample)} characters are control codes",
            hint="give the page as text, not a program's own file",
        )
    lost = sum(
        sample.count(ruin) for ruin in ("锟斤拷", "\ufffd\ufffd", "烫烫", "屯屯屯")
    )
    if lost * 20 > len(sample):
        raise UnknownEncoding(
            f"{name}: its characters were lost when it was saved (锟斤拷, �)",
            hint="no program can bring them back: fetch the original bytes again",
        )
    return text


def unreadable(content: bytes, name: str) -> NotAPage | UnknownEncoding:
    """Return the error that says best why bytes are no page."""
    if not content[:4096].translate(None, bytes(range(0x09)) + b"\x0e\x0f\x7f\xff"):
        return NotAPage(f"{name}: holds no text", hint="give the page as text")
    controls = sum(
        byte < SPACE and byte not in b"\t\n\v\f\r\x1a\x1b" for byte in content[:4096]
    )
    if controls * 50 > len(content[:4096]):
        return NotAPage(
            f"{name}: binary, no text and no format that dubao knows",
            hint="give a page as text, or in one of the formats of `dubao read --help`",
        )
    return UnknownEncoding(
        f"{name}: in no encoding that Chinese pages use, {broken(content)}",
        hint="if you know which it is, run: iconv -f ENCODING -t utf-8",
    )


def broken(content: bytes) -> str:
    """Return how far the bytes are good, in the encoding that reaches furthest.

    >>> broken("全州".encode()[:-1])
    'gb18030 as far as byte 4 of 5'
    """
    reach, encoding = max(
        (good(content, encoding), encoding) for encoding in ("utf-8", "gb18030", "big5")
    )
    return f"{encoding} as far as byte {reach} of {len(content)}"


def good(content: bytes, encoding: str) -> int:
    """Return how many bytes decode before the first that does not."""
    try:
        content.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start
    return len(content)
