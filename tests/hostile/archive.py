"""Archives, packed streams, web archives and Parquet files that do harm."""

import gzip
import random
import zipfile
from collections.abc import Iterator

import brotli

from tests.hostile.case import Case, case
from tests.sources.pack import (
    PACKERS,
    PAGES,
    answer,
    chunked,
    lines,
    parquet,
    raw_zip,
    record,
    sealed,
    warc,
    zipped,
    zstded,
)

TEXT = "".join(PAGES).encode() * 3
CUTS = 20  # offsets at which each format is cut
MEGA = 1_000_000


def _noise(count: int, seed: int) -> bytes:
    return random.Random(seed).randbytes(count)  # noqa: S311 the same each time


def _sound() -> dict[str, bytes]:
    records = warc()
    corpus = lines(PAGES * 5)
    return {
        **{f"text.{kind}": pack(TEXT) for kind, pack in PACKERS.items()},
        **{f"corpus.{kind}": pack(corpus) for kind, pack in PACKERS.items()},
        "many.zip": zipped(
            [(f"{n}.txt", text.encode()) for n, text in enumerate(PAGES)]
        ),
        "stored.zip": zipped([("a.txt", TEXT)], method=zipfile.ZIP_STORED),
        "nested.zip": zipped([("inner.zip", zipped([("a.txt", TEXT)]))]),
        "web.warc.gz": b"".join(gzip.compress(one, mtime=0) for one in records),
        "web.warc.zst": zstded(b"".join(records)),
        "corpus.parquet": parquet({"id": list("abcd"), "text": list(PAGES)}),
    }


def truncated() -> Iterator[Case]:
    """Yield every format cut off at many places."""
    for name, content in _sound().items():
        chance = random.Random(name)  # noqa: S311 the same each time
        whole = {0}  # parts of a file that are whole by themselves
        if name == "web.warc.gz":
            at = 0
            for one in warc():
                whole.add(at := at + len(gzip.compress(one, mtime=0)))
        for _ in range(CUTS):
            cut = chance.randrange(24, len(content) - 1)
            if cut not in whole:
                yield case(f"{name}@{cut}", content[:cut], "TruncatedFile", "Page")
    content, at, ends = b"".join(warc()), 0, set()
    for one in warc():
        at += len(one)
        ends |= set(range(at - 4, at + 1))
    for cut in range(30, len(content), len(content) // 30):
        if cut not in ends:
            yield case(f"web.warc@{cut}", content[:cut], "TruncatedFile", "Page")
    body = chunked(gzip.compress(TEXT, mtime=0))
    for cut in range(40, len(body) - 8, len(body) // 12):
        kept = answer(
            "http://paper.test/1", body[:cut],
            headers=["Content-Encoding: gzip", "Transfer-Encoding: chunked"],
        )  # fmt: skip
        yield case(f"answer.warc@{cut}", kept, "TruncatedFile", "Page")


def encrypted() -> Iterator[Case]:
    """Yield archives that ask for a password."""
    for n in range(1, 9):
        members = [(f"{m}.txt", TEXT) for m in range(n)]
        for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            archive = sealed(zipped(members, method=method))
            yield case(f"{n}-{method}.zip", archive, "EncryptedFile")
        archive = raw_zip([(b"%d.txt" % n, TEXT)], flags=0x801, method=99)
        yield case(f"aes-{n}.zip", archive, "EncryptedFile")
    inner = zipped([("inner.zip", sealed(zipped([("a.txt", TEXT)])))])
    yield case("inside.zip", inner, "EncryptedFile")
    half = sealed(zipped([("a.txt", TEXT)]))[:-60]
    yield case("cut.zip", half, "EncryptedFile", "TruncatedFile")
    yield case("sealed.parquet", b"PARE" + TEXT + b"PARE", "EncryptedFile")


def bombs() -> Iterator[Case]:
    """Yield what grows past the limit when it is unpacked."""
    bomb = "DecompressionBomb"
    zeros = bytes(40 * MEGA)
    for kind in ("gz", "zst", "bz2", "xz", "zip"):
        packed = PACKERS[kind](zeros)
        yield case(f"zeros.{kind}", packed, bomb)
        yield case(f"twice.{kind}", PACKERS[kind](PACKERS["gz"](zeros)), bomb)
        yield case(f"inside-{kind}.zip", PACKERS["zip"](packed), bomb)
        line = b'{"text": "' + zeros.replace(b"\0", b"1") + b'"}\n'
        yield case(f"line.jsonl.{kind}", PACKERS[kind](lines() + line), bomb, "Page")
        late = lines([_noise(30, n).hex() for n in range(20_000)]) + line
        yield case(f"late.jsonl.{kind}", PACKERS[kind](late), bomb, "Page")
    yield case("parts.gz", PACKERS["gz"](bytes(5 * MEGA)) * 8, bomb)
    yield case("frames.zst", PACKERS["zst"](bytes(5 * MEGA)) * 8, bomb)
    small = [(b"%d.txt" % n, bytes(9 * MEGA)) for n in range(14)]
    yield case("many.zip", raw_zip(small), "DecompressionBomb", "EmptyInput")
    kernel = [(b"%d.txt" % n, TEXT) for n in range(30)]
    yield case("overlap.zip", raw_zip(kernel, overlap=True), bomb)
    yield case("overlap-2.zip", raw_zip(kernel[:2], overlap=True), bomb)
    for coding, body in (
        ("gzip", PACKERS["gz"](zeros)),
        ("br", brotli.compress(zeros, quality=5)),
        ("zstd", PACKERS["zst"](zeros)),
        ("gzip, gzip", PACKERS["gz"](PACKERS["gz"](zeros))),
    ):
        one = answer("http://p.test/", body, headers=[f"Content-Encoding: {coding}"])
        yield case(f"answer-{coding}.warc", one, bomb)
    one = zipped([(f"{n}.gz", PACKERS["gz"](zeros)) for n in range(5)])
    yield case("five.zip", one, bomb)


def deep() -> Iterator[Case]:
    """Yield archives in archives."""
    for n in range(5, 13):
        for kinds in (["zip"], ["gz"], ["zip", "gz", "zst"]):
            content = TEXT
            for m in range(n):
                content = PACKERS[kinds[m % len(kinds)]](content)
            yield case(f"{n}-{'-'.join(kinds)}", content, "TooDeep")
    wide = TEXT
    for _ in range(6):
        wide = zipped([(f"{n}.zip", wide) for n in range(3)])
    yield case("wide.zip", wide, "TooDeep", "DecompressionBomb")
    for mark in (b"[", b'{"a":'):
        line = b'{"text": ' + mark * 200_000 + b"\n"
        yield case(f"deep-{mark[:1].decode()}.jsonl", line, "TooDeep")


NAMES = (
    "../page.txt", "../../etc/passwd", "a/../../b.txt", "a/..", "..\\page.txt",
    "a\\..\\..\\b.txt", "/etc/passwd", "//server/share.txt", "\\\\server\\share.txt",
    "C:\\page.txt", "c:page.txt", "D:/page.txt", "file:///etc/passwd", "~/page.txt",
    "~root/page.txt", "page\0.txt", "a/b\0/../../c.txt", "page\n.txt",
    "\x1b[2Jpage.txt",
    "txt.\u202eegap", "\u2066page.txt", "aux", "con.txt", "a/NUL", "com1.txt",
    "LPT9.md",
)  # fmt: skip


def unsafe() -> Iterator[Case]:
    """Yield names that lead out of their archive, or hide something."""
    unsafe_path = "UnsafePath"
    for n, name in enumerate(NAMES):
        archive = raw_zip([(name.encode(), TEXT)])
        yield case(f"name-{n}.zip", archive, unsafe_path)
        if "\0" not in name:
            cut = archive[: -30 - len(name.encode())]
            yield case(f"name-{n}-cut.zip", cut, "UnsafePath", "TruncatedFile")
    for target in ("/etc/passwd", "../../secret", "page.txt"):
        archive = raw_zip([(b"link.txt", target.encode())], mode=0o120777)
        yield case(f"link-{target.rsplit('/')[-1]}.zip", archive, unsafe_path)


def malformed() -> Iterator[Case]:
    """Yield what is damaged in its middle."""
    malformed_file = ("MalformedFile", "TruncatedFile")
    for kind in ("gz", "zst", "bz2", "xz"):
        content = bytearray(PACKERS[kind](_noise(4000, 1).hex().encode()))
        for at in range(200, len(content) - 40, len(content) // 8):
            hurt = content.copy()
            hurt[at : at + 16] = _noise(16, at)
            yield case(f"hurt-{at}.{kind}", bytes(hurt), *malformed_file)
    for kind in ("gz", "bz2", "xz"):
        tail = PACKERS[kind](TEXT) + b"more that is not packed"
        yield case(f"tail.{kind}", tail, *malformed_file)
    archive = zipped([("a.txt", TEXT), ("b.txt", TEXT)])
    start = archive.index(b"PK\1\2")
    yield case("list.zip", archive[:start] + _noise(40, 3), *malformed_file, "Page")
    hurt = archive[: start + 4] + _noise(30, 4) + archive[start + 34 :]
    yield case("list-2.zip", hurt, *malformed_file, "Page")
    sum_of = archive.replace(archive[14:18], b"\1\2\3\4")
    yield case("checksum.zip", sum_of, *malformed_file, "Page")
    whole = parquet({"text": list(PAGES)})
    contents = len(whole) - 8 - int.from_bytes(whole[-8:-4], "little")
    for at in range(contents, contents + 40, 8):
        hurt = whole[:at] + _noise(8, at) + whole[at + 8 :]
        yield case(f"hurt-{at}.parquet", hurt, *malformed_file, "NotAPage", "Page")
    for n, kept in enumerate((
        b"WARC/1.1\r\n\r\n" * 3,
        b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\nx",
        b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\nx\r\n\r\n",
        b"WARC/1.1\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n",
        b"WARC/1.1\r\n" + b"X: y\r\n" * 100_000,
        b"WARC/1.1\r\nX: " + b"y" * 5 * MEGA,
        record("resource", "http://p.test/", "text/plain", TEXT)[:-4] + TEXT,
        b"".join(warc()) + b"no record\r\n\r\n",
        answer("http://p.test/", TEXT, headers=["Content-Encoding: gzip, br"]),
        answer("http://p.test/", _noise(90, 5), headers=["Content-Encoding: br"]),
        answer("http://p.test/", b"\x1f\x8b\x08" + _noise(90, 6),
               headers=["Content-Encoding: gzip"]),
        record("response", "http://p.test/", "application/http", b"X\r\n" * 20_000),
    )):  # fmt: skip
        yield case(f"hurt-{n}.warc", kept, *malformed_file, "Page")


CLASSES = (truncated, encrypted, bombs, deep, unsafe, malformed)
LEAST = 20  # of each class


def cases() -> Iterator[Case]:
    """Yield all of them."""
    for one in CLASSES:
        count = 0
        for count, found in enumerate(one(), 1):  # noqa: B007 counted below
            yield found
        assert count >= LEAST, one.__name__
