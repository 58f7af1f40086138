"""Builds archives, corpora and web archives, sound ones and hostile ones."""

import bz2
import gzip
import io
import json
import lzma
import struct
import sys
import zipfile
import zlib

import arro3.core as arrow
from arro3.io import write_parquet

from dubao.model import Page
from dubao.sources import pages

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PAGES = (
    "本报讯 全县新建学校3所,投入资金1.2亿元,受益学生2400名。",
    "昨日,云溪县春播面积达到32.4万亩,比去年同期增长5.6%。",
    "柳河镇今年修建水渠18公里,可灌溉农田约6000亩。",
    "县医院日均门诊量1350人次,同比下降二成。",
)
UTF8 = 0x800


def lines(pages=PAGES, **columns):
    """Return JSON Lines."""
    return b"".join(
        json.dumps(
            {"id": f"p{n}", "text": text, **columns}, ensure_ascii=False
        ).encode()
        + b"\n"
        for n, text in enumerate(pages)
    )


def zipped(members, *, method=zipfile.ZIP_DEFLATED):
    """Return a zip archive of (name, content) pairs."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return file.getvalue()


def raw_zip(members, *, flags=UTF8, system=3, mode=0o100644, method=8, overlap=False):
    """Return a zip archive whose names are bytes as they are, nothing checked."""
    body, listed = b"", b""
    packed_first = None
    for name, content in members:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = packer.compress(content) + packer.flush() if method == 8 else content
        offset = len(body)
        fields = (20, flags, method, 0, 0x21, zlib.crc32(content), len(packed),
                  len(content), len(name), 0)  # fmt: skip
        if overlap and packed_first is not None:
            offset = packed_first
        else:
            body += struct.pack("<4s5H3L2H", b"PK\3\4", *fields) + name + packed
            packed_first = offset
        listed += struct.pack(
            "<4s6H3L5H2L", b"PK\1\2", (system << 8) | 20, *fields,
            0, 0, 0, mode << 16, offset,
        ) + name  # fmt: skip
    end = struct.pack(
        "<4s4H2LH",
        b"PK\5\6",
        0,
        0,
        len(members),
        len(members),
        len(listed),
        len(body),
        0,
    )
    return body + listed + end


def sealed(archive):
    """Return a zip archive whose members all say that they are encrypted."""
    sealed_archive = bytearray(archive)
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        start = 0
        while (start := archive.find(mark, start)) >= 0:
            sealed_archive[start + at] |= 1
            start += 4
    return bytes(sealed_archive)


def zstded(content):
    """Return a zstd frame that says how long it is."""
    return zstd.compress(content, options={zstd.CompressionParameter.checksum_flag: 1})


def xzed(content):
    """Return an xz stream."""
    return lzma.compress(content, preset=1)


PACKERS = {
    "gz": lambda content: gzip.compress(content, 6, mtime=0),
    "zst": zstded,
    "bz2": bz2.compress,
    "xz": xzed,
    "zip": lambda content: zipped([("member", content)]),
}


def record(kind, uri, content_type, block, *, version="1.1"):
    """Return a WARC record."""
    head = (
        f"WARC/{version}\r\nWARC-Type: {kind}\r\n"
        f"WARC-Record-ID: <urn:test:{zlib.crc32(block):010d}>\r\n"
        f"WARC-Date: 2024-03-12T08:00:00Z\r\n"
        + (f"WARC-Target-URI: {uri}\r\n" if uri else "")
        + f"Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(uri, body, *, kind="text/html; charset=utf-8", status="200 OK", headers=()):
    """Return a WARC record with an HTTP answer."""
    lines_of_head = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers]
    block = "\r\n".join(lines_of_head).encode() + b"\r\n\r\n" + body
    return record("response", uri, "application/http; msgtype=response", block)


def chunked(body, size=100):
    """Return a body as it is sent in chunks."""
    parts = [body[n : n + size] for n in range(0, len(body), size)]
    return (
        b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
    )


def article(text, title="春播进展顺利"):
    """Return the HTML of an article."""
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title></head><body>"
        f"<h1>{title}</h1><p>{text}</p></body></html>"
    ).encode()


def warc(pages=PAGES):
    """Return the records of a WARC file, one for each page."""
    return [
        record("warcinfo", "", "application/warc-fields", b"software: test\r\n")
    ] + [
        answer(f"http://paper.test/{n}.html", article(text))
        for n, text in enumerate(pages)
    ]


def parquet(columns, *, group=2):
    """Return a Parquet file of columns."""
    table = arrow.Table.from_pydict(
        {
            name: arrow.Array(
                values,
                arrow.DataType.int64()
                if isinstance(values[0], int)
                else arrow.DataType.utf8(),
            )
            for name, values in columns.items()
        }
    )
    file = io.BytesIO()
    write_parquet(table, file, max_row_group_size=group)
    return file.getvalue()


def found(content, name="in", **options):
    """Return the pages of an input, as (name, text) or the name of the error."""
    return [
        (page.source.name, page.text)
        if isinstance(page, Page)
        else (type(page).__name__, page.message)
        for page in pages(io.BytesIO(content), name=name, **options)
    ]
