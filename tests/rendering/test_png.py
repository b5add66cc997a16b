"""A PNG that was written quickly holds every pixel."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image

from mathanim.rendering.png import write_png

SHAPES = st.tuples(st.integers(1, 9), st.integers(1, 9), st.just(4))


@settings(max_examples=30)
@given(SHAPES.flatmap(lambda shape: arrays(np.uint8, shape)), st.booleans())
def test_another_program_reads_what_was_written(pixels: np.ndarray, is_turned: bool) -> None:
    pixels = pixels.swapaxes(0, 1) if is_turned else pixels
    with TemporaryDirectory() as folder:
        picture = Image.open(write_png(Path(folder, "it.png"), pixels))
        assert picture.mode == "RGB"
        assert np.array_equal(np.asarray(picture), pixels[..., :3])
