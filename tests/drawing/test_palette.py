"""Every colour can be read: on its background, and by eyes that see red and green alike."""

import itertools

import numpy as np
import pytest

from mathanim.drawing.palette import Palette, palette_of
from mathanim.inputs.setting import THEMES, Theme

TEXT = ("ink", "muted", "i_hat", "j_hat", "k_hat", "vector", "moved", "curve", "secant", "tangent", "warning")
SIGNS = ("positive", "negative", "evidence")
# the severest form in Machado, Oliveira and Fernandes: Simulation of Color Vision Deficiency, 2009
DEUTERANOPIA = np.array(
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]
)


def linear(colour: str) -> np.ndarray:
    """Linear RGB of an sRGB hex string."""
    srgb = np.array([int(colour[k : k + 2], 16) for k in (1, 3, 5)]) / 255
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def contrast(first: str, second: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    light, dark = sorted((float(linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (first, second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_text_reaches_the_contrast_that_it_needs(theme: Theme) -> None:
    palette: Palette = palette_of(theme)
    colours = {role: getattr(palette, role) for role in TEXT + SIGNS} | dict(enumerate(palette.hypotheses))
    weak = {role: contrast(colour, palette.background) for role, colour in colours.items()}
    assert {role: round(ratio, 2) for role, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_lines_that_carry_meaning_reach_theirs(theme: Theme) -> None:
    palette = palette_of(theme)
    assert contrast(palette.axis, palette.background) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "pair", list(itertools.combinations(("i_hat", "j_hat", "k_hat", "vector", "moved"), 2)), ids="-".join
)
def test_the_basis_and_vectors_can_be_told_apart_without_red_and_green(theme: Theme, pair: tuple[str, str]) -> None:
    first, second = (DEUTERANOPIA @ linear(getattr(palette_of(theme), role)) for role in pair)
    assert np.abs(first - second).max() > 0.05
