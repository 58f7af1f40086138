"""Hostile records and structures: CSV, JSON, Markdown, METS that are damaged."""

import json
import random
from collections.abc import Iterator

from tests.hostile.case import Case, case, cut
from tests.sources.library import mets

TEXT = "本报讯 全县新建学校3所，投资1.2亿元。"
WRONG = ("MalformedFile", "TruncatedFile", "NotAPage", "TooDeep", "UnknownEncoding",
         "EmptyInput", "XmlBomb", "UnsupportedFormat")  # fmt: skip
AWAY = ("UnsafePath", "UnsupportedFormat", "MissingFile")
NAMES = ("id,date", "id,date,value", "name;number;unit", "a\tid\tb")
RECORDS = json.dumps(
    [{"id": n, "date": "1998-01-27", "text": TEXT * 9} for n in range(9)],
    ensure_ascii=False,
    indent=1,
).encode()
ROWS = "id,date,text\n" + "".join(f'{n},1998-01-27,"{TEXT}"\n' for n in range(9))


def cases() -> Iterator[Case]:
    """Yield all of them."""
    yield from documents()
    yield from rows()
    yield from markdown()
    yield from issues()


def documents() -> Iterator[Case]:
    """Yield JSON that is damaged, deep, or without a record."""
    yield from cut("array.json", RECORDS, "TruncatedFile", "MalformedFile", times=30)
    dice = random.Random(11)  # noqa: S311 the same bytes each time
    for n in range(20):
        hurt = bytearray(RECORDS)
        for _ in range(20):
            hurt[dice.randrange(len(hurt))] = dice.randrange(1, 128)
        hurt[0:2] = b"[\n"
        yield case(f"hurt-{n}.json", bytes(hurt), *WRONG, "Page")
    for n, (opening, closing) in enumerate(
        (("[", "]"), ('{"a":', "}"), ('[{"a":', "}]"))
    ):
        for depth in (2_000, 100_000, 1_000_000):
            deep = opening * depth + '"x"' + closing * depth
            yield case(f"deep-{n}-{depth}.json", deep.encode(), "TooDeep")
            yield case(f"open-{n}-{depth}.json", (opening * depth).encode(), *WRONG)
    for n, value in enumerate(
        ([[]], [{}], [{"id": 1}], {"text": 3}, {"a": {"b": [{"c": "d"}]}}, [[1], [3]],
         [{"text": ""}], [{"text": None}], [[], {}], {"articles": []}, [{"text": " "}])
    ):  # fmt: skip
        yield case(f"none-{n}.json", json.dumps(value, indent=1).encode(), *WRONG)
    long = b'[{"n": ' + b"9" * 100_000 + b"}]"
    yield case("number.json", long, "MalformedFile")
    for codec in ("gb18030", "utf-16", "utf-8"):
        half = RECORDS.decode().encode(codec)[:-51]
        yield case(f"half-{codec}.json", half, *WRONG)


def rows() -> Iterator[Case]:
    """Yield CSV whose rows are none."""
    for n in range(12):
        odd = ROWS + f'{n},1998-01-27,"{TEXT}' + '"x' * (n + 1) + "\n"
        yield case(f"quote-{n}.csv", odd.encode(), "MalformedFile", "Page")
        more = ROWS + f"{n},1998-01-27,{TEXT}" + ",多" * (n + 1) + "\n"
        yield case(f"more-{n}.csv", more.encode(), "MalformedFile", "Page")
        few = ROWS + "1998-01-27\n" * (n + 1)
        yield case(f"few-{n}.csv", few.encode(), "NotAPage", "Page")
        empty = ROWS + f"{n},1998-01-27,\n" + f"{n},1998-01-27,  \n"
        yield case(f"empty-{n}.csv", empty.encode(), "EmptyInput", "Page")
    for n, names in enumerate(
        ("id,date", "id,date,value", "name;number;unit", "a\tid\tb")
    ):
        yield case(f"names-{n}.csv", f"{names}\n".encode(), "NotAPage")
        given = names + "\n" + names + "\n"
        yield case(f"other-{n}.csv", given.encode(), "NotAPage")
    mixed = ROWS.encode() + "9,1998-01-27,投资增长".encode("gb18030") + b"\n"
    yield case("mixed.csv", mixed, "UnknownEncoding", "Page")
    yield case("open.csv", f'id,text\n1,"{TEXT * 90_000}'.encode(), "MalformedFile")


def markdown() -> Iterator[Case]:
    """Yield Markdown without a word, or with elements too deep."""
    for n, marks in enumerate(
        ("# **\n", "![](a.png)\n", "---\n![](b.png)\n", "|---|---|\n", "> # \n![](c)\n",
         "**  **\n![](d)\n", "# \n<div></div>\n![](e)\n", "```\n```\n![](f)\n")
    ):  # fmt: skip
        for times in (1, 9, 900):
            yield case(f"marks-{n}-{times}.md", (marks * times).encode(), *WRONG)
    for depth in (1_100, 5_000, 100_000):
        deep = "# 标题\n" + "<div>" * depth + TEXT
        yield case(f"deep-{depth}.md", deep.encode(), "TooDeep")
    for n in range(8):
        lost = f"# 标题\n\n{'锟斤拷' * (n + 9)}\n".encode()
        yield case(f"lost-{n}.md", lost, "UnknownEncoding")
        binary = f"# {TEXT}\n".encode() + b"\xff\xfe\x81\x00" * (9 + n)
        yield case(f"binary-{n}.md", binary, *WRONG)


def issues() -> Iterator[Case]:
    """Yield METS whose pages cannot be had."""
    whole = mets({"F1": "alto/1.xml"}, ["F1"], [[("F1", "B1")]])
    yield from cut("cut.mets", whole, *WRONG, times=16)
    for n, href in enumerate(
        ("../a.xml", "/etc/passwd", "file:///etc/passwd", "http://example.org/a.xml",
         "alto/none.xml", "", "C:\\a.xml", "a%00.xml", "alto/../../a.xml", "//host/a")
    ):  # fmt: skip
        bad = mets(
            {"F1": href.replace("\0", "%00")}, ["F1", "F1"], [[("F1", "B1")] * 9]
        )
        yield case(
            f"place-{n}.mets", bad, "UnsafePath", "UnsupportedFormat", "MissingFile"
        )
    for depth in (400, 5_000):
        inner = "<div TYPE='ARTICLE'>" * depth + "</div>" * depth
        deep = whole.replace(
            b"<div TYPE='ARTICLE'>", inner.encode() + b"<div TYPE='ARTICLE'>"
        )
        yield case(f"deep-{depth}.mets", deep, *WRONG, "MissingFile")
    many = {f"F{n}": f"alto/{n}.xml" for n in range(300)}
    yield case("many.mets", mets(many, list(many), []), "MissingFile")
    bomb = b"<!DOCTYPE mets [<!ENTITY a 'aaaa'>]>" + whole
    yield case("bomb.mets", bomb, "XmlBomb")
