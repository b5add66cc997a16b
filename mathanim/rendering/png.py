"""PNG files, written quickly: compressed a little and not filtered, for any more takes longer than drawing.

What a PNG file is made of stands here too, for whoever makes others (PNG, third edition, chapter 5).
"""

import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np

SIGNATURE = b"\x89PNG\r\n\x1a\n"
EIGHT_BITS, COLOURS, COLOURS_AND_ALPHA = 8, 2, 6
QUICK = 1
"""How hard it is compressed."""
UNFILTERED = 0
"""What every row begins with: its bytes are the pixels themselves."""


def write_png(file: Path, pixels: Any) -> Path:
    """Write rows of RGBA pixels, (height, width, 4) of 0 to 255, without their alpha; the file."""
    height, width = pixels.shape[:2]
    rows = np.full((height, 1 + 3 * width), UNFILTERED, np.uint8)
    rows[:, 1:].reshape(height, width, 3)[...] = pixels[..., :3]
    content = chunk(b"IDAT", zlib.compress(rows.data, QUICK))
    file.write_bytes(beginning(width, height, COLOURS) + content + END)
    return file


def beginning(width: int, height: int, kind: int) -> bytes:
    """What a PNG file begins with; ``kind`` is ``COLOURS`` or ``COLOURS_AND_ALPHA``."""
    return SIGNATURE + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, EIGHT_BITS, kind, 0, 0, 0))


def chunk(kind: bytes, content: bytes) -> bytes:
    """A part of a PNG file: its length, what it is, the content, and a checksum."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


END = chunk(b"IEND", b"")
