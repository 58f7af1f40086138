"""The picture of a page, to be laid behind its boxes: a PDF page drawn, a scan.

It is drawn by a process of its own within its limits, like everything that parses
what others wrote; and only from a file that is still what was read.
"""

import hashlib
import io
import subprocess
import sys
from pathlib import Path

from dubao.errors import MalformedFile, MissingFile, TimedOut
from dubao.model import Source
from dubao.sources.limit import USUAL, Limits
from dubao.sources.process import environment, limit_memory

WIDE = 2_000  # pixels of a picture's longer side
DRAW = "from dubao.sources.facsimile import draw; draw()"
PDF = "application/pdf"
DRAWN = (PDF, "image/")  # media types of what has a picture of its own


def file_of(source: Source) -> Path | None:
    """Return the file that a page with a picture was read from, None for others.

    The file may have changed since: `facsimile` looks.
    """
    if not source.media_type.startswith(DRAWN):
        return None
    name = source.name.rpartition("/")[0] if source.ordinal else source.name
    path = Path(name)
    try:
        return path if path.is_file() else None
    except (OSError, ValueError):  # a name that is no path
        return None


def facsimile(source: Source, *, limits: Limits = USUAL) -> bytes:
    """Return the picture of a page as PNG.

    Raises:
        MissingFile: its file is gone, or is not what was read.
        MalformedFile: it cannot be drawn.
        TimedOut: drawing it took too long.
    """
    path = file_of(source)
    if path is None or path.stat().st_size > limits.size:
        message = f"{source.name}: no picture of this page is at hand"
        raise MissingFile(message)
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != source.sha256:
            message = f"{path}: not the file that was read"
            raise MissingFile(message, hint="put it back, or add it again")
    try:
        done = subprocess.run(  # noqa: S603 our own interpreter
            [sys.executable, "-P", "-c", DRAW, str(path), source.media_type,
             str(source.ordinal or 0), str(limits.memory), str(limits.pixels)],
            env=environment(),
            stdin=subprocess.DEVNULL, capture_output=True,
            timeout=limits.seconds, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        message = f"{path}: not drawn in {limits.seconds:g} seconds"
        raise TimedOut(message) from error
    if done.returncode or not done.stdout:
        message = f"{path}: cannot be drawn"
        raise MalformedFile(message)
    return done.stdout


def draw() -> None:
    """Write a page's picture to stdout, as the command line says: what a child does."""
    path, kind = sys.argv[1:3]
    number, memory, pixels = map(int, sys.argv[3:6])
    limit_memory(memory)
    from PIL import Image, ImageOps  # noqa: PLC0415 the child's alone

    if kind == PDF:
        import pypdfium2 as pdfium  # noqa: PLC0415 the child's alone

        page = pdfium.PdfDocument(path)[number]
        scale = WIDE / max(page.get_size())
        picture = page.render(scale=scale, rev_byteorder=True).to_pil()
    else:
        Image.MAX_IMAGE_PIXELS = pixels
        picture = Image.open(path)
        picture.seek(number)
        picture = ImageOps.exif_transpose(picture).convert("RGB")
        picture.thumbnail((WIDE, WIDE))
    written = io.BytesIO()
    picture.convert("RGB").save(written, "PNG")
    sys.stdout.buffer.write(written.getvalue())
