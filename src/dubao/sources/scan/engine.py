"""The OCR engine: where a picture has lines of type, and what each says.

PP-OCR's models come inside the wheel of rapidocr and run on onnxruntime; nothing is
fetched. Lines are found on a picture scaled down to what the model was made for, and
read from the picture as it was scanned.
"""

import logging
import math
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import Any

import numpy as np

from dubao.errors import NoTextLayer
from dubao.sources.scan.picture import Pixels

SIDE = 2400  # pixels of the longer side on which lines are looked for
TALL = 1.5  # times higher than wide: a line that runs downwards
Quad = np.ndarray[Any, np.dtype[np.float32]]  # 4 × 2: corners from the upper left


@dataclass(frozen=True, slots=True)
class Seen:
    """A line that was found: its corners on the picture."""

    quad: Quad

    @property
    def width(self) -> float:
        """Length of its upper edge."""
        return float(np.linalg.norm(self.quad[1] - self.quad[0]))

    @property
    def height(self) -> float:
        """Length of its left edge."""
        return float(np.linalg.norm(self.quad[3] - self.quad[0]))

    @property
    def vertical(self) -> bool:
        """Whether it runs downwards."""
        return self.height > TALL * self.width


def is_installed() -> bool:
    """Say whether there is an engine."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


@cache
def engine() -> Any:  # noqa: ANN401 rapidocr has no types
    """Return the engine, its models loaded once.

    Raises:
        NoTextLayer: it is not installed.
    """
    if not is_installed():
        message = "a picture of a page, and no OCR engine is installed"
        raise NoTextLayer(message, hint="pip install 'dubao[ocr]'")
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    from rapidocr import RapidOCR  # noqa: PLC0415 loads models of 30 MB

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    made = RapidOCR(
        params={
            "Global.log_level": "error",
            "Det.limit_side_len": SIDE,
            "Det.limit_type": "max",
            "Rec.rec_batch_num": 8,
        }
    )
    made._load_det_model()  # noqa: SLF001 parts of it are used one by one
    made._load_rec_model()  # noqa: SLF001
    return made


def found(picture: Pixels) -> list[Seen]:
    """Return the lines of a picture, in no order."""
    import cv2  # noqa: PLC0415 comes with the engine

    height, width = picture.shape[:2]
    scale = min(1.0, SIDE / max(height, width))
    small = picture
    if scale < 1.0:
        size = (max(round(width * scale), 1), max(round(height * scale), 1))
        small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    told = engine().text_det(small)
    if told.boxes is None:
        return []
    return [Seen(np.asarray(quad, dtype=np.float32) / scale) for quad in told.boxes]


def cropped(picture: Pixels, seen: Seen) -> Pixels:
    """Return a line cut out of its picture, set straight."""
    import cv2  # noqa: PLC0415 comes with the engine

    width, height = max(round(seen.width), 1), max(round(seen.height), 1)
    target = np.array(
        [[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32
    )
    turn = cv2.getPerspectiveTransform(seen.quad, target)
    return cv2.warpPerspective(  # type: ignore[no-any-return]
        picture, turn, (width, height), flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )  # fmt: skip


def recognised(lines: Sequence[Pixels]) -> list[tuple[str, int]]:
    """Return what each cut-out line says, and how sure the engine is, in percent."""
    if not lines:
        return []
    from rapidocr.ch_ppocr_rec import TextRecInput  # noqa: PLC0415 loads models

    told = engine().text_rec(TextRecInput(img=list(lines)))
    return [
        (text, math.floor(score * 100))
        for text, score in zip(told.txts, told.scores, strict=True)
    ]
