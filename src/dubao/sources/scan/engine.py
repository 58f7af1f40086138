"""The OCR engine: where a picture has lines of type, and what each says.

PP-OCR's models come inside the wheel of rapidocr and run on onnxruntime; nothing is
fetched. Lines are found on a picture scaled down to what the model was made for, and
further where its type is large; they are read from the picture as it was scanned, a
batch on each core: threads inside the model wait for each other more than they work.
"""

import logging
import math
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import Any

import numpy as np

from dubao.errors import NoTextLayer
from dubao.sources.scan.picture import Pixels

SIDE = 2400  # pixels of the longer side on which lines are looked for
EM = 16.0  # pixels of type that are enough to find lines
LEAST = 960  # pixels of the longer side at least
CHARACTER = 0.8  # of the heights of strokes: those of whole characters
SPECK, LARGEST = 5, 90  # pixels of what may be a character
MANY = 200  # strokes that tell how high type is
BATCH = 4  # lines that are read at once
MOST_CORES = 4  # more make a page no faster
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
            "Rec.rec_batch_num": BATCH,
        }
    )
    made._load_det_model()  # noqa: SLF001 parts of it are used one by one
    made._load_rec_model()  # noqa: SLF001
    for part, threads, arena in (
        (made.text_det, cores(), False),
        (made.text_rec, 1, True),
    ):
        session = part.session
        session.session = _session(session.session, threads=threads, arena=arena)
    return made


def cores() -> int:
    """Return how many cores this process may use, as far as that helps."""
    known = getattr(os, "sched_getaffinity", None)
    return min(len(known(0)) if known else os.cpu_count() or 1, MOST_CORES)


def _session(made: Any, *, threads: int, arena: bool) -> Any:  # noqa: ANN401 onnxruntime's
    """Return a model's session anew, with threads that do not spin while they wait."""
    import onnxruntime  # noqa: PLC0415 comes with the engine

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    options.intra_op_num_threads = threads
    options.enable_cpu_mem_arena = arena
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    strategy = {"arena_extend_strategy": "kSameAsRequested"}
    return onnxruntime.InferenceSession(
        made._model_path,  # noqa: SLF001 where it was loaded from
        options,
        providers=[("CPUExecutionProvider", strategy)],
    )


def detect_lines(picture: Pixels) -> list[Seen]:
    """Return the lines of a picture, in no order."""
    import cv2  # noqa: PLC0415 comes with the engine

    height, width = picture.shape[:2]
    scale = min(1.0, SIDE / max(height, width))
    scale = min(scale, max(EM / type_height(picture), LEAST / max(height, width)))
    small = picture
    if scale < 1.0:
        size = (max(round(width * scale), 1), max(round(height * scale), 1))
        small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    told = engine().text_det(small)
    if told.boxes is None:
        return []
    return [Seen(np.asarray(quad, dtype=np.float32) / scale) for quad in told.boxes]


def type_height(picture: Pixels) -> float:
    """Return about how high a picture's type is, in pixels; small if unclear.

    Of the strokes that hang together on clean paper those of whole characters are the
    highest, but for headlines, which are few.
    """
    import cv2  # noqa: PLC0415 comes with the engine

    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    _, dark = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    count, _, parts, _ = cv2.connectedComponentsWithStats(dark)
    heights = parts[1:, cv2.CC_STAT_HEIGHT]
    widths = parts[1:, cv2.CC_STAT_WIDTH]
    type_like = (heights >= SPECK) & (heights < LARGEST) & (widths < LARGEST)
    if count <= MANY or type_like.sum() < MANY:
        return float(SPECK)
    return float(np.quantile(heights[type_like], CHARACTER))


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


@dataclass(frozen=True, slots=True)
class Told:
    """What a line says."""

    text: str
    sure: int  # percent
    places: tuple[float, ...]  # of each character's middle; () where not known


def recognised(lines: Sequence[Pixels]) -> list[tuple[str, int]]:
    """Return what each cut-out line says, and how sure the engine is, in percent."""
    return [(one.text, one.sure) for one in recognize(lines)]


def recognize(lines: Sequence[Pixels]) -> list[Told]:
    """Return what each cut-out line says, and where its characters stand."""
    if not lines:
        return []
    from rapidocr.ch_ppocr_rec import TextRecInput  # noqa: PLC0415 loads models

    order = sorted(
        range(len(lines)), key=lambda n: lines[n].shape[1] / lines[n].shape[0]
    )
    batches = [order[n : n + BATCH] for n in range(0, len(order), BATCH)]
    read = engine().text_rec

    def of(batch: list[int]) -> list[tuple[int, Told]]:
        found = read(TextRecInput(img=[lines[n] for n in batch], return_word_box=True))
        return [
            (n, Told(text, math.floor(score * 100), _places(text, words, lines[n])))
            for n, text, score, words in zip(
                batch, found.txts, found.scores, found.word_results, strict=True
            )
        ]

    with ThreadPoolExecutor(cores()) as pool:
        rows = [row for rows in pool.map(of, reversed(batches)) for row in rows]
    return [one for _, one in sorted(rows, key=lambda row: row[0])]


def _places(text: str, words: Any, line: Pixels) -> tuple[float, ...]:  # noqa: ANN401
    """Return where the middle of each character stands on its line, in pixels."""
    columns = [place for word in words.word_cols or () for place in word]
    if len(columns) != sum(not c.isspace() for c in text) or not words.line_txt_len:
        return ()
    step = line.shape[1] / words.line_txt_len
    left = iter(columns)
    found: list[float] = []
    for character in text:
        last = found[-1] if found else 0.0
        found.append(last if character.isspace() else (next(left) + 0.5) * step)
    return tuple(found)
