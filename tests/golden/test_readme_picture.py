"""The picture in the README shows the scenes as they are: four golden stills, in both languages and both themes."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.golden.test_golden_stills import STILLS

PICTURE = Path(__file__).parent / "tour.png"
SHOWN = (
    ("linear_algebra.basis_vectors_follow_the_matrix/en-dark/keep_coefficients.png", (0, 0)),
    ("calculus.secant_becomes_tangent/ja-light/draw_secant.png", (0, 1)),
    ("neural_networks.forward_pass_layer_by_layer/en-light/activate.png", (1, 0)),
    ("probability.bayes_splits_the_square/ja-dark/lay_one_over_the_other.png", (1, 1)),
)


def picture() -> Image.Image:
    """The four stills, two by two."""
    sheet = Image.new("RGB", (640, 360))
    for name, (row, column) in SHOWN:
        sheet.paste(Image.open(STILLS / name).convert("RGB"), (320 * column, 180 * row))
    return sheet


def test_the_readme_shows_the_scenes_as_they_are(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--accept-stills", default=False):
        picture().save(PICTURE, optimize=True)
    np.testing.assert_array_equal(np.asarray(Image.open(PICTURE).convert("RGB")), np.asarray(picture()))
    readme = Path(__file__).parents[2] / "README.md"
    assert f"]({PICTURE.relative_to(readme.parent)})" in readme.read_text(encoding="utf-8")
