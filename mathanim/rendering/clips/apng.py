"""Clips as apng: moving pictures without any loss, each a patch of what changed (PNG, third edition, section 4.9)."""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from struct import pack

import numpy as np

from mathanim.rendering.clips.picture_files import look_at_pictures, repeats
from mathanim.rendering.clips.seam import Format, Shape
from mathanim.rendering.frames.area import Area
from mathanim.rendering.movies.sound import Samples
from mathanim.rendering.movies.yuv_picture import Pixels
from mathanim.rendering.png import COLOURS, COLOURS_AND_ALPHA, END, beginning, chunk

STAYS, REPLACES = 0, 0
SRGB = b"\0"
LEVEL = 6
UP = 2
ONE_PIXEL = Area(0, 1, 0, 1)


@dataclass
class Chunks:
    """Writes the chunks of frames, which are numbered in order."""

    channels: int
    delay: bytes
    number: int = 0
    shown: Pixels | None = None

    def frame(self, picture: Pixels) -> Iterator[bytes]:
        """The chunks that turn the picture before into this one."""
        area = self._changed(picture)
        content = zlib.compress(filtered(area.of(picture)[..., : self.channels]), LEVEL)
        size = pack(">IIII", area.right - area.left, area.bottom - area.top, area.left, area.top)
        yield chunk(b"fcTL", self._numbered(size + self.delay + bytes([STAYS, REPLACES])))
        yield chunk(b"IDAT", content) if self.shown is None else chunk(b"fdAT", self._numbered(content))
        self.shown = picture

    def _changed(self, picture: Pixels) -> Area:
        if self.shown is None:
            return Area.whole(picture)
        return ONE_PIXEL if picture is self.shown else changed_area(self.shown, picture)

    def _numbered(self, content: bytes) -> bytes:
        self.number += 1
        return pack(">I", self.number - 1) + content


def write_apng(file: Path, shape: Shape, pictures: Iterable[Pixels], quality: int, sound: Samples | None) -> None:
    """Write an apng; of the frame rate, both numbers are kept, so that times are exact."""
    del quality, sound
    length = 1 / shape.frame_rate
    kind, channels = (COLOURS_AND_ALPHA, 4) if shape.is_transparent else (COLOURS, 3)
    chunks = Chunks(channels, pack(">HH", length.numerator, length.denominator))
    with file.open("wb") as stream:
        stream.write(beginning(shape.width, shape.height, kind))
        stream.write(chunk(b"sRGB", SRGB))
        stream.write(chunk(b"acTL", pack(">II", shape.frames, 0 if shape.is_loop else 1)))
        for picture in pictures:
            stream.writelines(chunks.frame(picture))
        stream.write(END)


def filtered(pixels: Pixels) -> bytes:
    """Rows of pixels, each as the difference to the row above, which is what compresses drawings well."""
    rows = np.ascontiguousarray(pixels).reshape(pixels.shape[0], -1)
    differences = np.empty((rows.shape[0], rows.shape[1] + 1), np.uint8)
    differences[:, 0] = UP
    differences[0, 1:] = rows[0]
    np.subtract(rows[1:], rows[:-1], out=differences[1:, 1:])
    return differences.tobytes()


def changed_area(before: Pixels, after: Pixels) -> Area:
    """The smallest area outside of which two pictures are equal; a single pixel if they are equal everywhere."""
    differs = (before != after).any(axis=-1)
    rows, columns = np.flatnonzero(differs.any(axis=1)), np.flatnonzero(differs.any(axis=0))
    if not len(rows):
        return ONE_PIXEL
    return Area(int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1)


APNG = Format("apng", write_apng, look_at_pictures, 1, "full", Fraction(1, 10**5), repeats=repeats, colour_error=0.0)
