"""Web archives: what was fetched, and what is damaged among it."""

import gzip
import io

import brotli
import pytest

from dubao.sources import pages
from tests.sources.pack import (
    PAGES,
    answer,
    article,
    chunked,
    found,
    record,
    warc,
    zstded,
)


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstded], ids=["", "gz", "zst"])
def test_a_web_archive_gives_the_pages_that_were_fetched(pack):
    texts = [(f"in/http://paper.test/{n}.html", text) for n, text in enumerate(PAGES)]
    read = found(b"".join(pack(one) for one in warc()))

    assert [name for name, _ in read] == [name for name, _ in texts]
    for (_, text), (_, page) in zip(texts, read, strict=True):
        assert text in page


def damaged(n, records, pack):
    """Return a web archive whose record `n` is spoilt in its packed middle."""
    packed = [bytearray(pack(one)) for one in records]
    middle = len(packed[n]) // 2
    packed[n][middle : middle + 8] = b"\xff" * 8
    return b"".join(packed)


@pytest.mark.parametrize("n", [1, 2, 4])
def test_behind_a_damaged_part_the_next_records_are_read(n):
    records = warc((*PAGES, *PAGES))
    good = [name for name, _ in found(b"".join(records))]
    read = found(damaged(n, records, gzip.compress))
    names = [name for name, _ in read]
    assert [name for name in names if name.startswith("in/")] == [
        name for name in good if name != f"in/http://paper.test/{n - 1}.html"
    ]
    assert names.count("MalformedFile") == len(names) - len(good) + 1


@pytest.mark.parametrize("wrong", [-30, -1, 3, 900, 0], ids=str)
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["", "gz"])
def test_behind_a_wrong_length_the_next_records_are_read(wrong, pack):
    records = warc((*PAGES, *PAGES))
    size = int(records[2].split(b"Content-Length: ")[1].split()[0])
    told = b"Content-Length: %d" % (size + wrong)
    records[2] = records[2].replace(b"Content-Length: %d" % size, told)
    read = found(b"".join(map(pack, records)))
    names = [name for name, _ in read if name.startswith("in/")]
    if wrong:
        assert "in/http://paper.test/1.html" not in names
        assert [name for name, _ in read].count("MalformedFile") == 1
        assert len(names) == len(records) - 2
    else:
        assert len(names) == len(records) - 1


def test_bytes_between_records_are_passed_over():
    records = warc()
    junk = b"no record at all\r\nnor this\r\n\r\n"
    read = found(records[0] + records[1] + junk + b"".join(records[2:]))
    assert [name for name, _ in read].count("MalformedFile") == 1
    assert len(read) == len(PAGES) + 1


def test_a_file_of_broken_records_has_an_end():
    names = [name for name, _ in found(b"WARC/1.0\r\n\r\n" * 3_000)]
    assert set(names) == {"MalformedFile"}
    assert len(names) == 1_001


BROTLI = brotli.compress(article(PAGES[0]))


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(article(PAGES[0])), ["Content-Encoding: gzip"]),
        (BROTLI, ["content-encoding: br"]),
        (zstded(article(PAGES[0])), ["Content-Encoding: zstd"]),
        (article(PAGES[0]), ["Content-Encoding: identity"]),
        (article(PAGES[0]), ["Content-Encoding: gzip"]),  # the fetcher unpacked it
        (chunked(article(PAGES[0])), ["Transfer-Encoding: chunked"]),
        (article(PAGES[0]), ["Transfer-Encoding: chunked"]),
        (chunked(BROTLI, 7), ["Transfer-Encoding: chunked", "Content-Encoding: br"]),
    ],
    ids=["gzip", "br", "zstd", "identity", "unpacked", "chunked", "joined", "both"],
)
def test_what_a_server_packed_is_unpacked(body, headers):
    one = answer("http://paper.test/1", body, headers=headers)
    ((name, text),) = found(one)
    assert name == "in/http://paper.test/1"
    assert PAGES[0] in text


def test_the_charset_of_the_answer_counts():
    page = f"<html><body><h1>春播</h1><p>{PAGES[1]}</p></body></html>"
    one = answer("u:1", page.encode("big5", "replace"), kind="text/html;charset=Big5")
    assert next(pages(io.BytesIO(one))).source.encoding.lower().startswith("big5")


def test_answers_that_are_no_pages_are_passed_over():
    records = [
        answer("http://p.test/gone", article("没有这一页"), status="404 Not Found"),
        answer("http://p.test/x.css", b"p {}", kind="text/css"),
        answer(
            "http://p.test/i.png", b"\x89PNG\r\n\x1a\n" + bytes(90), kind="image/png"
        ),
        record("request", "http://p.test/1", "application/http", b"GET / HTTP/1.1\r\n"),
        record("response", "dns:p.test", "text/dns", b"p.test 1.2.3.4"),
        answer("http://p.test/1", article(PAGES[0])),
        record("resource", "file:///1.txt", "text/plain", PAGES[1].encode()),
    ]
    assert [name for name, _ in found(b"".join(records))] == [
        "in/http://p.test/1", "in/file:///1.txt",
    ]  # fmt: skip


def test_the_older_arc_form():
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + article(PAGES[0])
    info = b"1 0 dubao\nURL IP-address Archive-date Content-type Archive-length\n"
    arc = b"filedesc://x.arc 0.0.0.0 20240312080000 text/plain %d\n%s\n" % (
        len(info), info,
    )  # fmt: skip
    arc += b"http://p.test/1 10.0.0.1 20240312080000 text/html %d\n%s\n" % (
        len(body), body,
    )  # fmt: skip
    ((name, text),) = found(arc)
    assert name == "in/http://p.test/1"
    assert PAGES[0] in text
