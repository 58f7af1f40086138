"""Web archives, WARC and the older ARC: what was fetched, record by record.

Pages are the answers (and resources) that are HTML, text, PDF or a picture of some
size; a page is called by its address. The day of a record is the day of the visit, and
no newspaper's. Failed requests and the like are passed over. Source: ISO 28500:2017.
"""

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from dubao.errors import (
    EmptyInput,
    FileTooLarge,
    MalformedFile,
    SourceError,
    TruncatedFile,
)
from dubao.model import Page
from dubao.sources.archive.coding import decoded
from dubao.sources.archive.stream import Chunks
from dubao.sources.input import Input

CHUNK = 65_536
LINE = 65_536  # bytes of a header's line
HEADERS = 4_000  # lines of a record's headers
ICON = 30_000  # bytes of a picture that is no page
READ = re.compile(
    r"^(?:text/html|application/xhtml\+xml|text/plain|application/pdf|image/)",
    re.IGNORECASE,
)
CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE)


class _Lines:
    """A stream with lines of limited length, for the reader of records."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream = stream
        self._name = name
        self._at = 0
        self.ended = False  # there is no more
        self._lines = 0

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self._at

    def read(self, size: int = -1) -> bytes:
        """Return some bytes."""
        self._lines = 0
        found = self._stream.read(size)
        self._at += len(found)
        return found

    def readline(self, size: int = LINE) -> bytes:
        """Return a line.

        Raises:
            MalformedFile: it is too long, or there are too many in a row.
        """
        most = min(size, LINE)
        found = self._stream.readline(most)
        self._at += len(found)
        self.ended = not found
        self._lines += 1
        too_long = len(found) == most == LINE and not found.endswith(b"\n")
        if too_long or self._lines > HEADERS:
            message = f"{self._name}: a record's headers have no end"
            raise MalformedFile(message, hint="fetch or copy it again")
        return found


def read(source: Input) -> Iterator[Page | SourceError]:
    """Yield the pages of every record, or what is wrong with one.

    Raises:
        DecompressionBomb: the records grow past the limit.
        EmptyInput: no page is among them.
        MalformedFile: what follows a record is none.
        TruncatedFile: it ends in the middle of a record.
    """
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415 few read archives
    from warcio.recordloader import ArcWarcRecordLoader  # noqa: PLC0415
    from warcio.statusandheaders import StatusAndHeadersParserException  # noqa: PLC0415

    loader = ArcWarcRecordLoader(verify_http=False, arc2warc=False)
    lines = _Lines(source.stream, source.name)
    records = count = 0
    while opening := _opening(lines):
        try:
            record = loader.parse_record_stream(lines, opening, no_record_parse=True)
        except EOFError:
            record = None
        except (
            ArchiveLoadFailed,
            StatusAndHeadersParserException,
            ValueError,
        ) as error:
            message = f"{source.name}: no record begins at byte {lines.tell():,}"
            raise MalformedFile(message, hint="fetch or copy it again") from error
        if record is None or lines.ended:
            message = f"{source.name}: ends in the middle of a record's headers"
            raise TruncatedFile(message, hint="fetch or copy it again")
        _known_length(source, record)
        records += 1
        try:
            for page in _pages(source, record):
                count += 1
                yield page
        except (StatusAndHeadersParserException, EOFError) as error:
            message = (
                f"{_address(source, record)}: its HTTP headers are damaged: {error}"
            )
            count += 1
            yield MalformedFile(message, hint="fetch it again")
        except SourceError as error:
            count += 1
            yield error
            if source.growth.spent:
                return
        while record.raw_stream.read(CHUNK):
            pass
        if record.raw_stream.limit:
            message = f"{source.name}: ends in the middle of {_address(source, record)}"
            raise TruncatedFile(message, hint="fetch or copy it again")
    if not count:
        message = f"{source.name}: no page among {records} records"
        raise EmptyInput(
            message, hint="pages are answers with HTML, text, PDF, pictures"
        )


def _opening(lines: _Lines) -> bytes:
    """Return a record's first line, nothing at the end of the file."""
    while line := lines.readline():
        if line.strip():
            return line
    return b""


def _known_length(source: Input, record: Any) -> None:  # noqa: ANN401 warcio has no types
    """Check that a record says how long it is.

    Raises:
        MalformedFile: it does not, and nobody knows where the next begins.
    """
    if not hasattr(record.raw_stream, "limit") or record.rec_type is None:
        message = f"{source.name}: a record without its length or kind"
        raise MalformedFile(message, hint="fetch or copy it again")


def _address(source: Input, record: Any) -> str:  # noqa: ANN401 warcio has no types
    uri = record.rec_headers.get_header("WARC-Target-URI") or (
        record.rec_headers.get_header("uri")
    )
    if not uri:
        uri = record.rec_headers.get_header("WARC-Record-ID") or "a record"
    return f"{source.name}/{uri.strip('<>')}"


def _pages(source: Input, record: Any) -> Iterator[Page | SourceError]:  # noqa: ANN401
    if record.rec_type not in {"response", "resource", "conversion"}:
        return
    from warcio.statusandheaders import StatusAndHeadersParser  # noqa: PLC0415

    name = _address(source, record)
    body = record.raw_stream
    kind = record.content_type or ""
    codings, chunked = "", False
    if record.rec_type == "response" and not kind.startswith("application/http"):
        if record.format != "arc":
            return  # dns: and the like
        kind = "application/http"
    if kind.startswith("application/http"):
        headers = StatusAndHeadersParser(["HTTP/"], verify=False).parse(body)
        if headers.get_statuscode() != "200":
            return
        kind = headers.get_header("Content-Type") or ""
        codings = headers.get_header("Content-Encoding") or ""
        chunked = "chunked" in (headers.get_header("Transfer-Encoding") or "").lower()
    if not READ.match(kind.strip()):
        return
    if kind.strip().startswith("image/") and body.limit < ICON:
        return
    if body.limit > source.limits.size:
        message = f"{name}: larger than {source.limits.size:,} bytes"
        raise FileTooLarge(message, hint="allow more: --limit size=1G")
    charset = CHARSET.search(kind)
    chunks = decoded(_whole(body, name, chunked=chunked), codings, source.watch(name))
    yield from source.member(
        cast("BinaryIO", Chunks(chunks)), name, charset=charset[1] if charset else ""
    )


def _whole(body: Any, name: str, *, chunked: bool) -> BinaryIO:  # noqa: ANN401
    """Return a record's body as a stream, its chunks put together."""
    return cast(
        "BinaryIO", io.BufferedReader(Chunks(_body(body, name, chunked=chunked)))
    )


def _body(body: Any, name: str, *, chunked: bool) -> Iterator[bytes]:  # noqa: ANN401
    from warcio.bufferedreaders import ChunkedDataReader  # noqa: PLC0415

    stream = ChunkedDataReader(body) if chunked else body
    while chunk := stream.read(CHUNK):
        yield chunk
    if body.limit and not chunked:
        raise TruncatedFile(f"{name}: cut off", hint="fetch or copy it again")
    if chunked and not stream.all_chunks_read and not stream.not_chunked:
        raise TruncatedFile(f"{name}: cut off", hint="fetch or copy it again")
