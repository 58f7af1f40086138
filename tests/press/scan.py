"""A printed page as a scanner sees it: clean, askew, or noisy."""

from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

DPI = 200


def scanned(pdf: Path, path: Path, kind: str = "clean", *, dpi: int = DPI) -> Path:
    """Write the first page of a PDF as a picture at `path`.

    `kind` is clean, skewed (by 0.7 degrees) or noisy (grey paper, specks, soft focus).
    """
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    picture = page.render(scale=dpi / 72).to_pil().convert("L")
    page.close()
    document.close()
    if kind == "skewed":
        picture = picture.rotate(0.7, Image.Resampling.BICUBIC, fillcolor=255)
    elif kind == "noisy":
        picture = picture.filter(ImageFilter.GaussianBlur(0.6))
        grey = np.asarray(picture, dtype=np.float32)
        noise = np.random.default_rng(7).normal(0, 12, grey.shape)
        picture = Image.fromarray(np.clip(grey * 0.9 + 15 + noise, 0, 255).astype("u1"))
    picture.save(path, dpi=(dpi, dpi))
    return path
