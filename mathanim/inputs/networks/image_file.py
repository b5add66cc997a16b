"""A small picture as numbers: the grey level of each pixel, row by row, from black 0 to white 1."""

import warnings
from io import BytesIO
from pathlib import Path
from struct import unpack

import numpy as np
from PIL import Image

from mathanim.inputs.errors import InputError
from mathanim.inputs.regular_file import bytes_of
from mathanim.inputs.wording import shown

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MOST_PIXELS = 10_000
DEEPEST = 2**16 - 1
DEEP_GREYS = ("I", "I;16", "I;16B")


def grey_levels(path: Path) -> list[list[float]]:
    """The rows of a PNG file's pixels, each from 0 (black) to 1 (white); colours become as light as they look.

    The size is read and judged before any pixel is.

    Raises:
        InputError: no such file, no whole PNG, over 10,000 pixels, animated, or see-through.
    """
    content = bytes_of(path)
    _refuse_size(content, path.name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(BytesIO(content), formats=["PNG"]) as image:
                if getattr(image, "n_frames", 1) > 1:
                    raise InputError.of(f"needs one image: {shown(path.name)} is animated")
                levels: list[list[float]] = _levels(image).tolist()
    except InputError:
        raise
    except Exception as error:
        reason = str(error).partition(" <")[0]
        raise InputError.of(f"{shown(path.name)} is no whole PNG image: {reason[:80]}") from None
    return levels


def _refuse_size(content: bytes, name: str) -> None:
    if content[:8] != SIGNATURE or content[12:16] != b"IHDR":
        raise InputError.of(f"needs a PNG image, and {shown(name)} is none")
    width, height = unpack(">II", content[16:24].ljust(8, b"\0"))
    if not 0 < width * height <= MOST_PIXELS:
        raise InputError.of(f"needs an image of 1 to {MOST_PIXELS} pixels: {shown(name)} has {width} × {height}")


def _levels(image: Image.Image) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    """The grey levels (rows, columns) of an image of any mode that PNG has."""
    if image.mode in DEEP_GREYS:
        return np.asarray(image, dtype=np.float64) / DEEPEST
    if image.has_transparency_data:
        if np.asarray(image.convert("RGBA"))[..., 3].min() < 255:
            raise InputError.of("needs an image that is nowhere see-through: fill its background")
        image = image.convert("RGB")
    return np.asarray(image.convert("L"), dtype=np.float64) / 255
