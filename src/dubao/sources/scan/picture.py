"""Pictures, opened with care: their size is known before they are unpacked.

Source: Pillow's documentation of its formats; TIFF 6.0 for several pages in a file.
"""

import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from dubao.errors import ImageTooLarge, MalformedFile, SourceError, TruncatedFile
from dubao.sources.limit import Limits

if TYPE_CHECKING:
    from PIL import Image

Pixels = np.ndarray[Any, np.dtype[np.uint8]]  # height × width × 3, RGB
FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "JPEG2000")


def pictures(
    content: bytes, name: str, limits: Limits
) -> Iterator[Pixels | SourceError]:
    """Yield the pictures of a file: one, or the pages of a TIFF.

    Raises:
        ImageTooLarge: it has more pixels than the limit.
        MalformedFile: it cannot be decoded.
        TruncatedFile: its end is missing.
    """
    from PIL import Image, ImageOps  # noqa: PLC0415 only where a picture is read

    Image.MAX_IMAGE_PIXELS = None  # ours is the limit, and it is checked first
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of metadata that we do not use
        try:
            picture = Image.open(io.BytesIO(content), formats=FORMATS)
            frames = int(getattr(picture, "n_frames", 1))
        except (OSError, ValueError, SyntaxError, TypeError) as error:
            raise _wrong(content, name, error) from error
        with picture:
            for number in range(min(frames, limits.pages)):
                where = name if number == 0 else f"{name}/{number + 1}"
                try:
                    picture.seek(number)
                    _measure(picture, where, limits)
                    upright = ImageOps.exif_transpose(picture)
                    yield np.asarray(_flat(upright or picture), dtype=np.uint8)
                except SourceError as error:
                    yield error
                except (OSError, ValueError, SyntaxError, TypeError, EOFError) as error:
                    yield _wrong(content, where, error)
                    return


def _measure(picture: "Image.Image", name: str, limits: Limits) -> None:
    width, height = picture.size
    if width * height > limits.pixels:
        message = f"{name}: {width:,} × {height:,} pixels"
        hint = f"the limit is {limits.pixels:,}: --limit pixels=…"
        raise ImageTooLarge(message, hint=hint)


def _flat(picture: "Image.Image") -> "Image.Image":
    """Return a picture without transparency, on white paper."""
    from PIL import Image  # noqa: PLC0415 only where a picture is read

    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        paper.alpha_composite(clear)
        return paper.convert("RGB")
    if picture.mode.startswith("I;16") or picture.mode in {"I", "F"}:
        deep = np.asarray(picture, dtype=np.float32)
        top = float(deep.max()) or 1.0
        return Image.fromarray((deep / top * 255).astype(np.uint8)).convert("RGB")
    return picture.convert("RGB")


def _wrong(content: bytes, name: str, error: Exception) -> SourceError:
    said = str(error)
    cut = ("truncated", "Truncated", "not enough", "unexpected end", "broken data")
    if any(word in said for word in cut) or isinstance(error, EOFError):
        return TruncatedFile(f"{name}: ends before its end", hint="fetch it again")
    if len(content) < 1024:  # noqa: PLR2004 no picture of a page is so small
        return TruncatedFile(
            f"{name}: {len(content)} bytes of a picture", hint="fetch it again"
        )
    return MalformedFile(
        f"{name}: no picture that can be decoded: {said}", hint="save it anew"
    )
