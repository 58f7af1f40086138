"""Archives and corpora: what lies in them is read as if it lay alone."""

import gzip
import io
import sys
import zipfile

import pytest

from dubao.errors import EmptyInput, NotAPage, SourceError, TruncatedFile
from dubao.model import Page
from dubao.sources import pages
from dubao.sources import parquet as parquet_format
from dubao.sources.input import start
from dubao.sources.limit import Limits
from tests.sources import library
from tests.sources.pack import (
    PACKERS,
    PAGES,
    article,
    found,
    lines,
    parquet,
    raw_zip,
    record,
    warc,
    zipped,
)


@pytest.mark.parametrize("kind", ["gz", "zst", "bz2", "xz"])
def test_a_packed_page_reads_as_it_does_alone(kind, tmp_path):
    path = tmp_path / f"page.txt.{kind}"
    path.write_bytes(PACKERS[kind](PAGES[0].encode("gb18030")))
    (page,) = pages(path)

    assert (page.text, page.source.encoding) == (PAGES[0], "gb18030")
    assert page.source.name == str(path)


@pytest.mark.parametrize("kind", ["gz", "zst", "bz2", "xz"])
def test_parts_one_after_the_other_are_one_stream(kind):
    corpus = lines()
    packed = b"".join(PACKERS[kind](corpus[n : n + 97]) for n in range(0, 900, 97))
    read = found(packed + bytes(512))

    assert [text for _, text in read] == list(PAGES)


@pytest.mark.parametrize("kind", ["gz", "zst", "bz2", "xz"])
def test_a_corpus_cut_off_keeps_its_whole_records(kind):
    corpus = lines([text * 40 for text in PAGES * 250])
    packed = PACKERS[kind](corpus)
    read = found(packed[: len(packed) * 2 // 3])

    assert read[-1][0] == "TruncatedFile"
    assert len(read) > 100
    assert all(text in {page * 40 for page in PAGES} for _, text in read[:-1])


def test_a_zip_is_read_in_its_order_whatever_is_in_it():
    archive = zipped([
        ("b/02.txt", PAGES[0].encode()),
        ("__MACOSX/b/._02.txt", b"\0\5\x16\7"),
        ("b/.DS_Store", b"\0"),
        ("Thumbs.db", b"\0"),
        ("b/", b""),
        ("a/01.htm", article(PAGES[1])),
        ("corpus.jsonl", lines(PAGES[2:3])),
        ("empty.txt", b""),
        ("inner.zip", zipped([("x.txt.gz", gzip.compress(PAGES[3].encode()))])),
    ])  # fmt: skip
    read = found(archive, "all.zip")

    assert [name for name, _ in read] == [
        "all.zip/b/02.txt", "all.zip/a/01.htm", "all.zip/corpus.jsonl/p0",
        "EmptyInput", "all.zip/inner.zip/x.txt.gz",
    ]  # fmt: skip
    assert PAGES[1] in read[1][1]
    assert read[3][1].startswith("all.zip/empty.txt:")


@pytest.mark.parametrize(
    ("stored", "flags", "name"),
    [
        ("第三版.txt".encode("gbk"), 0, "第三版.txt"),
        ("第三版.txt".encode(), 0, "第三版.txt"),
        ("第三版.txt".encode(), 0x800, "第三版.txt"),
        ("春耕備耕.txt".encode("gb18030"), 0, "春耕備耕.txt"),
        (b"plain.txt", 0, "plain.txt"),
        (b"\xff\xfe.txt", 0, "\xa0■.txt"),
    ],
    ids=["gbk", "utf-8 unsaid", "utf-8", "traditional", "ascii", "neither"],
)
def test_names_are_read_as_they_were_meant(stored, flags, name):
    archive = raw_zip([(stored, PAGES[0].encode())], flags=flags)
    assert found(archive, "a.zip") == [(f"a.zip/{name}", PAGES[0])]
    cut = found(archive[:-30], "a.zip")
    assert cut[0] == (f"a.zip/{name}", PAGES[0])
    assert cut[1][0] == "TruncatedFile"


@pytest.mark.parametrize(
    "method",
    [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA],
)
def test_every_usual_way_of_packing(method):
    archive = zipped([("a.txt", PAGES[0].encode())], method=method)
    assert found(archive) == [("in/a.txt", PAGES[0])]


def test_a_zip_that_was_streamed_and_cut_off_is_read_as_far_as_it_goes():
    class Pipe(io.RawIOBase):
        written = b""

        def writable(self):
            return True

        def write(self, part):
            Pipe.written += bytes(part)
            return len(part)

    with zipfile.ZipFile(Pipe(), "w", zipfile.ZIP_DEFLATED) as archive:
        for n, text in enumerate(PAGES):
            archive.writestr(f"{n}.txt", text)
    content = Pipe.written  # sizes stand behind the members
    start = content.index(b"PK\1\2")
    assert [text for _, text in found(content)] == list(PAGES)
    *whole, error = found(content[:start])
    assert [text for _, text in whole] == list(PAGES)
    assert error[0] == "TruncatedFile"
    third = content.index(b"2.txt")
    names = [name for name, _ in found(content[: third + 20])]
    assert names == ["in/0.txt", "in/1.txt", "TruncatedFile", "TruncatedFile"]


@pytest.mark.parametrize(
    ("mark", "kind"),
    [
        ("[Content_Types].xml", "office"),
        ("OFD.xml", "OFD"),
        ("META-INF/container.xml", "e-book"),
        ("META-INF/manifest.xml", "OpenDocument"),
    ],
)
def test_documents_that_are_zips_are_named(mark, kind):
    ((error, message),) = found(zipped([("word/document.xml", b"<a/>"), (mark, b"")]))
    assert error == "UnsupportedFormat"
    assert kind in message


def test_an_archive_without_a_page():
    assert found(zipped([]))[0][0] == "EmptyInput"
    assert found(zipped([("a/", b""), (".hidden", b"x")]))[0][0] == "EmptyInput"
    assert found(record("warcinfo", "", "text/plain", b"x"))[0][0] == "EmptyInput"


def test_the_issue_of_an_e_paper_in_a_zip_is_its_pages():
    node = (
        "<html><head><title>云溪日报 数字报</title></head><body>"
        '<map name="pagepicmap">'
        '<area coords="10,10,200,100" href="content_1.htm" title="春播进展顺利">'
        '<area coords="10,120,200,300" href="content_2.htm" title="水渠修好了">'
        "</map><ul id='titlelist'><li><a href='content_1.htm'>春播进展顺利</a></li>"
        "<li><a href='content_2.htm'>水渠修好了</a></li></ul></body></html>"
    )
    archive = zipped([
        ("2024/node_1.htm", node.encode()),
        ("2024/content_1.htm", article(PAGES[1])),
        ("2024/content_2.htm", article(PAGES[2], "水渠修好了")),
    ])  # fmt: skip
    (page,) = pages(io.BytesIO(archive), name="issue.zip")

    assert page.source.name == "issue.zip/2024/node_1.htm"
    assert PAGES[1] in page.text
    assert PAGES[2] in page.text
    assert [area.article for area in page.areas] == [0, 1]
    assert {block.article for block in page.blocks} == {0, 1}


def test_a_bombed_member_stops_no_other():
    archive = zipped([("a.gz", gzip.compress(bytes(40_000_000))), ("b.txt", "一百人")])
    assert [name for name, _ in found(archive)] == ["DecompressionBomb", "in/b.txt"]


def test_a_corpus_that_repeats_itself_a_little_is_no_bomb():
    corpus = lines([f"第{n}号 {PAGES[n % 4]}" for n in range(200_000)])
    read = list(pages(io.BytesIO(gzip.compress(corpus, 6))))
    assert len(read) == 200_000
    assert all(isinstance(page, Page) for page in read)


def test_parquet_is_read_row_by_row():
    content = parquet({
        "key": ["a", "b", "c", "d"],
        "body": [*PAGES[:3], " "],
        "date": ["1998-01-27", "someday", "1998-01-29", "1998-01-30"],
        "paper": ["云溪日报"] * 4,
        "number": [1, 2, 3, 4],
        "more": [1, 2, 3, 4],
    })  # fmt: skip
    read = list(
        pages(io.BytesIO(content), name="c", text_column="body", id_column="key")
    )
    assert [page.text for page in read[:3]] == list(PAGES[:3])
    assert [page.source.name for page in read[:3]] == ["c/a", "c/b", "c/c"]
    assert [page.date for page in read[:3]] == ["1998-01-27", "", "1998-01-29"]
    assert (read[0].paper, read[0].number) == ("云溪日报", "1")
    assert isinstance(read[3], EmptyInput)

    (error,) = pages(io.BytesIO(content), name="c")
    assert isinstance(error, NotAPage)
    assert "key, body, date" in error.hint
    assert "--text-column" in error.hint


def test_parquet_in_an_archive_and_rows_without_an_id():
    content = zipped([("c.parquet", parquet({"text": [*PAGES]}))])
    names = [f"in/c.parquet/{n}" for n in range(1, 5)]
    assert [name for name, _ in found(content)] == names


def test_parquet_without_the_extra_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "arro3.io", None)
    source = start(io.BytesIO(parquet({"text": ["一百人"]})), "c.parquet")
    with pytest.raises(SourceError) as error:
        list(parquet_format.read(source))
    assert type(error.value).__name__ == "UnsupportedFormat"
    assert "dubao[arrow]" in error.value.hint


def test_a_stream_too_large_to_keep_is_refused():
    archive = zipped([("a.txt", b"x" * 5000)], method=zipfile.ZIP_STORED)
    ((error, _),) = found(archive, limits=Limits(spool=1000))
    assert error == "FileTooLarge"


def test_pages_come_before_the_place_where_a_stream_breaks_off():
    found_so_far = []
    content = b"".join(warc())[:-50]
    for one in pages(io.BytesIO(content)):
        found_so_far.append(one)
        if isinstance(one, TruncatedFile):
            break
    assert [isinstance(one, Page) for one in found_so_far[:3]] == [True] * 3


def test_a_mets_issue_in_a_zip_is_bound_as_in_a_folder():
    files = {"F1": "file://./alto/1.xml", "F2": "alto/2.xml", "F3": "alto/3.xml"}
    articles = [[("F1", "A1"), ("F2", "B1")]]
    archive = zipped([
        ("issue/alto/1.xml", library.alto(3, *library.page(prefix="A"))),
        ("issue/alto/2.xml", library.alto(3, *library.page(prefix="B"))),
        ("issue/alto/unlisted.xml", library.alto(3, *library.page(prefix="C"))),
        ("issue/mets.xml", library.mets(files, list(files), articles)),
    ])  # fmt: skip
    read = list(pages(io.BytesIO(archive), name="i.zip"))

    names = [one.source.name for one in read if isinstance(one, Page)]
    assert names == [
        "i.zip/issue/alto/unlisted.xml", "i.zip/issue/alto/1.xml",
        "i.zip/issue/alto/2.xml",
    ]  # fmt: skip
    assert [page.date for page in read[1:3]] == ["1998-01-27"] * 2
    assert [page.number for page in read[1:3]] == ["01", "02"]
    assert {block.article for block in read[1].blocks} >= {0}
    assert type(read[3]).__name__ == "MissingFile"


@pytest.mark.parametrize("href", ["../a.txt", "/etc/passwd", "http://p.test/1.xml"])
def test_a_mets_issue_in_a_zip_leads_nowhere_else(href):
    mets = library.mets({"F1": href}, ["F1"], [])
    archive = zipped([("a.txt", PAGES[0].encode()), ("i/mets.xml", mets)])
    errors = {name for name, _ in found(archive)} & {"UnsafePath", "UnsupportedFormat"}
    assert len(errors) == 1
