"""Hostile XML: bombs, entities that lead outside, depth without end, cut files."""

from collections.abc import Iterator

from tests.hostile.case import Case, case, cut
from tests.sources import library

WHOLE = library.alto(3, *library.page())
PAGE = library.page_xml(library.region("a", "paragraph", library.LINES, 100))
METS = library.mets({"F1": "1.xml"}, ["F1"], [])


def bombs() -> Iterator[Case]:
    """Yield documents whose entities grow, or lead outside."""
    laughs = "".join(
        "<!ENTITY l" + str(n) + ' "' + f"&l{n - 1};" * 10 + '">' for n in range(1, 12)
    )
    kinds = (
        f'<!DOCTYPE alto [<!ENTITY l0 "lol">{laughs}]>',
        '<!DOCTYPE alto [<!ENTITY a "' + "x" * 50_000 + '">]>',
        '<!DOCTYPE alto [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE alto [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>',
        '<!DOCTYPE alto [<!entity x "y">]>',
    )
    for n, kind in enumerate(kinds):
        for codec in ("utf-8", "utf-16", "utf-16-le"):
            for word in ("&l11;", "&x;" * 1000):
                text = f"{kind}<alto><Layout>{word}</Layout></alto>"
                content = text.encode(codec)
                errors = ("XmlBomb", "NotAPage", "UnknownEncoding")
                yield case(f"xml-bomb-{n}-{codec}-{len(word)}", content, *errors)
    for n in range(5):
        text = (
            "<alto xmlns:xi='http://www.w3.org/2001/XInclude'>"
            f"<xi:include href='file:///etc/passwd' parse='text' n='{n}'/></alto>"
        )
        yield case(f"xml-include-{n}", text.encode(), "XmlBomb")


def deep() -> Iterator[Case]:
    """Yield documents nested without end."""
    for n in range(20):
        times = 300 + 50_000 * n
        content = b"<alto>" + b"<a>" * times + b"</a>" * times + b"</alto>"
        yield case(f"xml-deep-{times}", content, "TooDeep")
    for n in range(10):
        times = 2_000 + 100_000 * n
        content = b"<div class='ocr_page' title='bbox 0 0 1 1'>" + b"<div>" * times
        yield case(f"hocr-deep-{times}", content, "TooDeep")


def broken() -> Iterator[Case]:
    """Yield documents that are not well formed, or hold nothing."""
    for n, part in enumerate((b"<Page", b"<String", b"<TextLine", b"</PrintSpace>")):
        for filler in (b"<<<<", b"&&&&&", b"\x01\x02"):
            content = WHOLE.replace(part, filler, 1)
            yield case(f"xml-broken-{n}-{filler.hex()}", content, "MalformedFile")
    for n in range(5):
        empty = b"<alto>" + b"<Layout/>" * n + b"</alto>"
        yield case(f"xml-empty-{n}", empty, "EmptyInput")
        bare = b"<alto><Layout><Page/>" + b"<Page/>" * n + b"</Layout></alto>"
        yield case(f"xml-bare-{n}", bare, "EmptyInput")
    for n, href in enumerate(
        ("../x", "/x", "http://a/x", "//a/x", "x\0y", "c:x", "missing", "~/x/../../y")
    ):
        content = library.mets({"F1": href.replace("\0", "%00")}, ["F1"], [])
        errors = ("UnsafePath", "UnsupportedFormat", "MissingFile")
        yield case(f"mets-{n}", content, *errors)


def cases() -> Iterator[Case]:
    """Yield all of them."""
    ends = ("TruncatedFile", "MalformedFile", "EmptyInput", "XmlBomb")
    for name, whole in (("alto", WHOLE), ("page", PAGE), ("mets", METS)):
        for one in cut(name, whole, *ends):
            if (
                b"<alto" in one.content
                or b"<PcGts" in one.content
                or b"<mets" in one.content
            ):
                yield one
    for family in (bombs, deep, broken):
        yield from family()
