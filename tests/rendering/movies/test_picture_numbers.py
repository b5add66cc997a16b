"""Pictures are numbered anew without touching anything else in them."""

from collections.abc import Sequence
from fractions import Fraction

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathanim.rendering.movies.picture_numbers import Bits, PictureNumbers, escaped, unescaped

RICH_IN_ZEROS = st.lists(st.sampled_from([0, 0, 0, 1, 2, 3, 4, 255]), min_size=1, max_size=40).map(
    lambda values: bytes([*values, 1])
)


def encoded(x264: str, preset: str = "ultrafast") -> tuple[bytes, list[tuple[bytes, bool]]]:
    """An encoder's header, and fifty pictures of noise with whether each is a key."""
    encoder = av.CodecContext.create("libx264", "w")
    assert isinstance(encoder, av.VideoCodecContext)
    encoder.width, encoder.height, encoder.pix_fmt = 64, 36, "yuv420p"
    encoder.framerate, encoder.time_base = Fraction(10), Fraction(1, 10)
    encoder.options = {"preset": preset, "x264-params": x264}
    encoder.flags |= av.codec.context.Flags.global_header
    noise = np.random.default_rng(0).integers(0, 256, (50, 54, 64), dtype=np.uint8)
    packets = []
    for time, pixels in enumerate(noise):
        frame = av.VideoFrame.from_ndarray(pixels, format="yuv420p")
        frame.pts, frame.time_base = time, encoder.time_base
        packets += encoder.encode(frame)
    packets += encoder.encode(None)
    return bytes(encoder.extradata or b""), [(bytes(packet), packet.is_keyframe) for packet in packets]


@given(RICH_IN_ZEROS)
def test_escaped_content_holds_no_start_code_and_comes_back(raw: bytes) -> None:
    content = escaped(raw)
    assert not any(code in content for code in (b"\0\0\0", b"\0\0\1", b"\0\0\2"))
    assert unescaped(content) == raw


@given(st.lists(st.integers(0, 70_000), min_size=1, max_size=8))
def test_golomb_numbers_are_read_as_they_are_written(numbers: Sequence[int]) -> None:
    text = "".join(f"{number + 1:0{2 * (number + 1).bit_length() - 1}b}" for number in numbers)
    text += "0" * (-len(text) % 8)
    bits = Bits(int(text, 2).to_bytes(len(text) // 8, "big"))
    assert [bits.golomb() for _ in numbers] == list(numbers)


@pytest.mark.parametrize("preset", ["ultrafast", "veryfast"])
def test_an_encoder_counts_as_we_do(preset: str) -> None:
    header, pictures = encoded("keyint=30:bframes=0:ref=1:weightp=0:scenecut=0", preset)
    numbers, count = PictureNumbers(header), 0
    assert [time for time, (_, is_key) in enumerate(pictures) if is_key] == [0, 30]
    for content, is_key in pictures:
        count = 0 if is_key else count + 1
        if not is_key:
            assert numbers.numbered(content, count) == content
            assert numbers.numbered(content, count + numbers.limit) == content
            assert numbers.numbered(numbers.numbered(content, count + 5), count) == content
            assert numbers.numbered(content, count + 1) != content


def test_an_encoder_that_reorders_is_refused() -> None:
    header, _ = encoded("bframes=2", "veryfast")
    with pytest.raises(ValueError, match="only where they are shown as they are decoded"):
        PictureNumbers(header)


@pytest.mark.parametrize("parameters", ["slices=2", "aud=1"])
def test_a_picture_of_several_parts_is_refused(parameters: str) -> None:
    header, pictures = encoded(f"bframes=0:{parameters}")
    with pytest.raises(ValueError, match="not one slice"):
        PictureNumbers(header).numbered(pictures[1][0], 1)
