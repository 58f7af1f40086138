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
from dubao.sources.archive.line import Lines
from dubao.sources.archive.stream import Chunks
from dubao.sources.input import Input

CHUNK = 65_536
MOST = 1_000  # damaged records of a file
ICON = 30_000  # bytes of a picture that is no page
READ = re.compile(
    r"^(?:text/html|application/xhtml\+xml|text/plain|application/pdf|image/)",
    re.IGNORECASE,
)
CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE)


def read(source: Input) -> Iterator[Page | SourceError]:
    """Yield the pages of every record, or what is wrong with one.

    A record that is damaged, or lies about its length, stops none of the next.

    Raises:
        EmptyInput: no page is among them.
        MalformedFile: too many records are none.
    """
    lines = Lines(source.stream, source.name)
    records = count = damaged = 0
    lost = False  # where the next record begins is not known
    while damaged < MOST:
        held: Page | SourceError | None = None
        try:
            opening = lines.found() if lost else lines.opening()
            if not opening:
                break
            record = _record(source, lines, opening)
            records += 1
            for page in _told(source, lines, record):
                if held is not None:
                    count += 1
                    yield held
                held = page
            _finish(source, lines, record)
            lost = False
        except SourceError as error:
            held, lost = error, True
            damaged += 1
        if held is not None:  # told only when its record turned out to be whole
            count += 1
            yield held
        if source.growth.spent:
            return
    else:
        message = f"{source.name}: {MOST:,} records are none"
        raise MalformedFile(message, hint="fetch or copy it again")
    if not count:
        message = f"{source.name}: no page among {records} records"
        raise EmptyInput(
            message, hint="pages are answers with HTML, text, PDF, pictures"
        )


def _record(source: Input, lines: Lines, opening: bytes) -> Any:  # noqa: ANN401 warcio has no types
    """Return a record whose first line was read.

    Raises:
        MalformedFile: it is none, or nobody knows where the next begins.
        TruncatedFile: it ends in its headers.
    """
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415 few read archives
    from warcio.recordloader import ArcWarcRecordLoader  # noqa: PLC0415
    from warcio.statusandheaders import StatusAndHeadersParserException  # noqa: PLC0415

    loader = ArcWarcRecordLoader(verify_http=False, arc2warc=False)
    try:
        record = loader.parse_record_stream(lines, opening, no_record_parse=True)
    except EOFError:
        record = None
    except (ArchiveLoadFailed, StatusAndHeadersParserException, ValueError) as error:
        message = f"{source.name}: no record begins at byte {lines.tell():,}"
        raise MalformedFile(message, hint="fetch or copy it again") from error
    if record is None or lines.ended:
        message = f"{source.name}: ends in the middle of a record's headers"
        raise TruncatedFile(message, hint="fetch or copy it again")
    if not hasattr(record.raw_stream, "limit") or record.rec_type is None:
        message = f"{source.name}: a record without its length or kind"
        raise MalformedFile(message, hint="fetch or copy it again")
    return record


def _told(source: Input, lines: Lines, record: Any) -> Iterator[Page | SourceError]:  # noqa: ANN401
    """Yield the pages of a record, and what is wrong with them.

    Raises:
        SourceError: the stream is damaged, and goes on behind the damage.
    """
    from warcio.statusandheaders import StatusAndHeadersParserException  # noqa: PLC0415

    try:
        yield from _pages(source, record)
    except (StatusAndHeadersParserException, EOFError) as error:
        message = f"{_address(source, record)}: its HTTP headers are damaged: {error}"
        yield MalformedFile(message, hint="fetch it again")
    except SourceError as error:
        if lines.broken:
            raise
        if not lines.cut:
            yield error


def _finish(source: Input, lines: Lines, record: Any) -> None:  # noqa: ANN401
    """Pass over the rest of a record.

    Raises:
        MalformedFile: its length is wrong.
        TruncatedFile: the file ends in the middle of it.
    """
    while record.raw_stream.read(CHUNK):
        pass
    name = _address(source, record)
    if lines.cut:
        message = f"{name}: the next record begins before it ends"
        raise MalformedFile(message, hint="its length is wrong: fetch it again")
    if record.raw_stream.limit:
        message = f"{source.name}: ends in the middle of {name}"
        raise TruncatedFile(message, hint="fetch or copy it again")
    if record.format == "warc" and not lines.parted():
        message = f"{name}: goes on behind its end"
        raise MalformedFile(message, hint="its length is wrong: fetch it again")


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
