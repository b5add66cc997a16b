"""What is fed to a network from a file: every pixel as grey as it is, or one line that says what is wrong."""

import io
import struct
import time
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from mathanim.inputs.errors import InputError
from mathanim.inputs.networks.network_input import input_from
from tests.processor_time import is_within

SIDES = st.tuples(st.integers(1, 6), st.integers(1, 6))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("images")


def saved(picture: Image.Image, folder: Path, **how: Any) -> dict[str, str]:
    picture.save(folder / "digit.png", **how)
    return {"file": str(folder / "digit.png")}


def fault(value: object) -> str:
    started = time.thread_time()
    with pytest.raises(InputError) as refused:
        input_from(value)
    assert is_within(1, started)
    assert "\n" not in str(refused.value)
    return str(refused.value)


@given(size=SIDES, seed=st.integers(0, 99), mode=st.sampled_from(["L", "1", "P", "RGB", "RGBA", "I;16"]))
def test_every_pixel_is_as_grey_as_it_is_row_by_row(size: tuple[int, int], seed: int, mode: str, folder: Path) -> None:
    levels = np.random.default_rng(seed).integers(0, 256, size, dtype=np.uint8)
    if mode == "1":
        levels = np.where(levels > 127, 255, 0).astype(np.uint8)
    deep = Image.fromarray(levels.astype(np.uint16) * 257)
    picture = deep if mode == "I;16" else Image.fromarray(levels).convert(mode)
    value = saved(picture, folder)
    np.testing.assert_allclose(input_from(value).numpy(), levels.ravel() / 255, atol=1e-12)
    np.testing.assert_allclose(input_from({**value, "inverted": True}).numpy(), 1 - levels.ravel() / 255, atol=1e-12)


def test_colours_are_as_light_as_they_look(folder: Path) -> None:
    colours = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)]
    picture = Image.fromarray(np.array([colours], dtype=np.uint8))
    np.testing.assert_allclose(input_from(saved(picture, folder)), [0.299, 0.587, 0.114, 1], atol=1 / 255)


@given(size=SIDES, seed=st.integers(0, 99), kind=st.sampled_from(["u1", "f4", "f8"]))
def test_an_array_of_rows_is_read_row_by_row(size: tuple[int, int], seed: int, kind: str, folder: Path) -> None:
    array = np.random.default_rng(seed).integers(0, 256, size).astype(kind)
    np.save(folder / "digit.npy", array)
    assert input_from({"file": str(folder / "digit.npy")}).tolist() == array.ravel().tolist()
    np.savetxt(folder / "digit.csv", array, delimiter=",")
    assert input_from({"file": str(folder / "digit.csv")}).tolist() == array.ravel().tolist()


def bomb(folder: Path, width: int, height: int, data: bytes = b"") -> dict[str, str]:
    """A PNG whose header tells of any size, in a few bytes."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    (folder / "bomb.png").write_bytes(
        b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")
    )
    return {"file": str(folder / "bomb.png")}


def test_what_is_no_small_png_is_refused(folder: Path) -> None:
    assert "needs an image of 1 to 10000 pixels: 'bomb.png' has 50000 × 50000" in fault(bomb(folder, 50_000, 50_000))
    assert "'bomb.png' has 2147483647 × 2147483647" in fault(bomb(folder, 2**31 - 1, 2**31 - 1))
    assert "'bomb.png' is no whole PNG image" in fault(bomb(folder, 28, 28, b"short"))
    assert input_from(bomb(folder, 2, 1, b"\0\0\xff")).tolist() == [0, 1]
    assert "'bomb.png' has 0 × 0" in fault(bomb(folder, 0, 0))
    (folder / "photo.png").write_bytes(jpeg())
    assert "needs a PNG image, and 'photo.png' is none" in fault({"file": str(folder / "photo.png")})
    see_through = Image.new("RGBA", (2, 2), (0, 0, 0, 100))
    assert "needs an image that is nowhere see-through: fill its background" in fault(saved(see_through, folder))
    grey = [Image.new("L", (2, 2), shade) for shade in (0, 255)]
    assert "needs one image: 'digit.png' is animated" in fault(
        saved(grey[0], folder, save_all=True, append_images=grey[1:])
    )
    assert "inverted: is for images" in fault({"file": str(folder / "digit.npy"), "inverted": True})
    assert "needs a file that ends in .csv, .tsv, .npy" in fault({"file": "photo.gif"})
    assert "needs a file, and there is none at 'none.png'" in fault({"file": "none.png"})
    assert "flie: is not known: did you mean 'file'?" in fault({"file": "none.png", "flie": 1})


def jpeg() -> bytes:
    content = io.BytesIO()
    Image.new("L", (8, 8)).save(content, "JPEG")
    return content.getvalue()


@given(place=st.integers(0, 200), byte=st.integers(0, 255))
def test_a_spoilt_image_is_grey_levels_or_one_error(place: int, byte: int, folder: Path) -> None:
    value = saved(Image.new("L", (4, 4), 77), folder)
    content = bytearray(Path(value["file"]).read_bytes())
    content[place % len(content)] = byte
    Path(value["file"]).write_bytes(content)
    try:
        assert 0 <= float(input_from(value).min()) <= float(input_from(value).max()) <= 1
    except InputError as error:
        assert len(error.findings) == 1
