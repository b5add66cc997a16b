"""Pictures, ten thousand ways spoilt: as grey as another reader of PNG sees them, or one clear refusal."""

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import cairo
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathanim.inputs.networks.network_input import input_from
from tests.inputs.damage import damaged
from tests.inputs.outcomes import FEW, outcome

SIGNATURE = b"\x89PNG\r\n\x1a\n"
GREY, COLOUR, PALETTE, GREY_ALPHA, COLOUR_ALPHA = 0, 2, 3, 4, 6
CHANNELS = {GREY: 1, COLOUR: 3, PALETTE: 1, GREY_ALPHA: 2, COLOUR_ALPHA: 4}
DEPTHS = {GREY: [1, 2, 4, 8, 16], COLOUR: [8, 16], PALETTE: [1, 2, 4, 8], GREY_ALPHA: [8, 16], COLOUR_ALPHA: [8, 16]}
Chunk = tuple[bytes, bytes]


@st.composite
def chunks(draw: st.DrawFn) -> list[Chunk]:
    """The parts of a PNG file of any kind: mostly whole, sometimes with a lie in its header."""
    kind = draw(st.sampled_from(list(CHANNELS)))
    width, height, depth = draw(st.integers(1, 5)), draw(st.integers(1, 5)), draw(st.sampled_from(DEPTHS[kind]))
    row = 1 + (width * depth * CHANNELS[kind] + 7) // 8
    pixels = bytearray(draw(st.binary(min_size=row * height, max_size=row * height)))
    pixels[::row] = bytes(filtering % 5 for filtering in pixels[::row])
    if kind in (GREY_ALPHA, COLOUR_ALPHA) and draw(st.booleans()):
        pixels = bytearray(len(pixels))
    head = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    parts = [(b"IHDR", draw(st.just(head) | st.just(head) | damaged(st.just(head), 1)))]
    parts += draw(st.lists(st.sampled_from(EXTRAS), max_size=1))
    parts += [(b"PLTE", draw(st.binary(min_size=3 * 2**depth, max_size=3 * 2**depth)))] if kind == PALETTE else []
    parts += draw(st.lists(st.sampled_from(EXTRAS), max_size=1))
    return [*parts, (b"IDAT", draw(PACKED)(bytes(pixels))), (b"IEND", b"")]


EXTRAS: list[Chunk] = [
    (b"gAMA", struct.pack(">I", 45455)),
    (b"gAMA", b""),
    (b"tRNS", b"\0\0"),
    (b"tRNS", b"\0\0\0\0\0\0"),
    (b"sBIT", b"\x08"),
    (b"bKGD", b"\0\0"),
    (b"pHYs", struct.pack(">IIB", 1, 1, 1)),
    (b"tEXt", b"Comment\0" + b"x" * 99),
    (b"zTXt", b"bomb\0\0" + zlib.compress(bytes(10**7))),
    (b"iTXt", b"bomb\0\1\0\0\0" + zlib.compress(bytes(10**7))),
    (b"iCCP", b"bomb\0\0" + zlib.compress(bytes(10**7))),
    (b"acTL", struct.pack(">II", 2, 0)),
    (b"acTL", struct.pack(">II", 2**31, 0)),
    (b"fcTL", bytes(26)),
    (b"eXIf", b"MM\0*\0\0\0\x08\xff\xff"),
    (b"PLTE", bytes(9)),
    (b"PLTE", bytes(7)),
    (b"IHDR", struct.pack(">IIBBBBB", 9**9, 9**9, 8, 0, 0, 0, 0)),
    (b"IDAT", b""),
    (b"zzZZ", b"private"),
    (b"XXXX", b"critical"),
    (b"\0\n\x1b\xff", b""),
]
PACKED = st.sampled_from(
    [zlib.compress, zlib.compress, zlib.compress, lambda raw: zlib.compress(raw + bytes(10**7)), lambda raw: raw]
)


def png(parts: list[Chunk]) -> bytes:
    """The file of these parts, each rightly measured and summed."""
    return SIGNATURE + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in parts
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("images")


@FEW
@given(content=chunks().map(png) | damaged(chunks().map(png), 2), is_inverted=st.booleans())
def test_a_picture_is_as_grey_as_another_reader_sees_it_or_refused(
    content: bytes, is_inverted: bool, folder: Path
) -> None:
    file = folder / "digit.png"
    file.write_bytes(content)
    came = outcome(lambda: input_from({"file": str(file), "inverted": is_inverted}), folder)
    if came is not None:
        assert 0 <= float(came.min()) <= float(came.max()) <= 1
        seen = grey_by_cairo(content)
        if seen is not None:
            np.testing.assert_allclose(came.numpy(), 1 - seen if is_inverted else seen, atol=1.01 / 255)


def grey_by_cairo(content: bytes) -> "np.ndarray[Any, Any] | None":
    """The lightness of each pixel as libpng and the usual weights of red, green and blue give it; None: no picture."""
    try:
        surface = cairo.ImageSurface.create_from_png(io.BytesIO(content))
    except (cairo.Error, MemoryError, EOFError, OSError):
        return None
    width, height = surface.get_width(), surface.get_height()
    pixels = np.frombuffer(surface.get_data(), np.uint8).reshape(height, surface.get_stride())[:, : 4 * width]
    blue, green, red, _ = np.moveaxis(pixels.reshape(height, width, 4).astype(np.float64), -1, 0)
    return ((0.299 * red + 0.587 * green + 0.114 * blue) / 255).ravel()
