"""A series as a PNG picture, drawn with Pillow and a Chinese font of the machine."""

import io
from typing import Any

from dubao.errors import UsageError
from dubao.ledger.extra import extra
from dubao.ledger.plot import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Drawing, drawing
from dubao.ledger.series import Series

SCALE = 2  # pixels of a unit
BLUE, RED, GRAY, BLACK = "#1f5fa8", "#c0261c", "#555555", "#222222"
FONTS = (
    "NotoSansCJK-Regular.ttc", "NotoSansSC-Regular.otf", "NotoSerifCJK-Regular.ttc",
    "SourceHanSansSC-Regular.otf", "wqy-microhei.ttc", "wqy-zenhei.ttc", "msyh.ttc",
    "simsun.ttc", "PingFang.ttc", "STHeiti Light.ttc", "Hiragino Sans GB.ttc",
)  # fmt: skip


def png(series: Series) -> bytes:
    """Return the series as a PNG picture.

    Raises:
        UsageError: the extra `png` is not installed, or no Chinese font is.
    """
    image_of = extra("PIL.Image", "png")
    draw_of = extra("PIL.ImageDraw", "png")
    found = drawing(series)
    image = image_of.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), "white")
    _draw(draw_of.Draw(image), found)
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _font(size: int) -> Any:  # noqa: ANN401 Pillow is an extra
    fonts = extra("PIL.ImageFont", "png")
    for name in FONTS:
        try:
            return fonts.truetype(name, size * SCALE)
        except OSError:
            continue
    message = "no Chinese font is installed: -f svg needs none"
    raise UsageError(message)


def _draw(pen: Any, found: Drawing) -> None:  # noqa: ANN401 Pillow is an extra
    def at(x: float, y: float) -> tuple[float, float]:
        return x * SCALE, y * SCALE

    small = _font(13)
    pen.text(at(LEFT, 12), found.title, fill=BLACK, font=_font(17))
    axis = [(LEFT, TOP), (LEFT, HEIGHT - BOTTOM), (WIDTH - RIGHT, HEIGHT - BOTTOM)]
    pen.line([at(*point) for point in axis], fill=GRAY, width=SCALE)
    for told, y in found.values:
        pen.text(at(LEFT - 8, y), told, fill=GRAY, font=small, anchor="rm")
    for told, x in found.times:
        pen.text(at(x, HEIGHT - 30), told, fill=GRAY, font=small, anchor="mm")
    pen.line([at(x, y) for x, y, *_ in found.points], fill=BLUE, width=2 * SCALE)
    for x, y, is_doubted, _ in found.points:
        box = [*at(x - 4, y - 4), *at(x + 4, y + 4)]
        pen.ellipse(box, fill=RED if is_doubted else BLUE)
