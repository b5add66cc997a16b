"""Colours by role, dark and light: a meaning keeps its colour through a whole lecture."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from types import MappingProxyType

from mathanim.inputs.setting import Theme


@dataclass(frozen=True)
class Palette:
    """The colours of one theme, as sRGB hex strings.

    Text roles reach a contrast of 4.5:1 with ``background``, roles of meaningful lines 3:1; ``grid`` and ``ghost``
    are decoration. Hues follow Okabe and Ito, "Color Universal Design" (2008): no meaning rests on red against green.
    """

    background: str
    panel: str
    ink: str
    muted: str
    axis: str
    grid: str
    ghost: str
    i_hat: str
    j_hat: str
    k_hat: str
    vector: str
    moved: str
    area: str
    curve: str
    secant: str
    tangent: str
    run: str
    rise: str
    positive: str
    negative: str
    evidence: str
    warning: str
    hypotheses: tuple[str, ...]
    layers: tuple[str, ...]

    def by_name(self) -> Mapping[str, str]:
        """Every colour under its Typst name: the role without underscores; hypothesisA, layerA and so on."""
        return _named(self)


@cache
def _named(palette: Palette) -> Mapping[str, str]:
    single = {f.name.replace("_", ""): getattr(palette, f.name) for f in fields(palette) if f.name not in _SERIES}
    series = {
        f"{one}{chr(ord('A') + k)}": c for many, one in _SERIES.items() for k, c in enumerate(getattr(palette, many))
    }
    return MappingProxyType(single | series)


_SERIES = MappingProxyType({"hypotheses": "hypothesis", "layers": "layer"})
"""The roles that are many colours in order, and what one of them is called."""


DARK = Palette(
    background="#0E1318",
    panel="#18212A",
    ink="#F2F4F5",
    muted="#A3AFBA",
    axis="#8593A0",
    grid="#33485A",
    ghost="#25303A",
    i_hat="#F5A02A",
    j_hat="#5BB8F0",
    k_hat="#35C99B",
    vector="#F3E75B",
    moved="#F08CC4",
    area="#3D6FA8",
    curve="#5BB8F0",
    secant="#F5A02A",
    tangent="#F08CC4",
    run="#35C99B",
    rise="#B9A3F5",
    positive="#5BB8F0",
    negative="#F58A4B",
    evidence="#F3E75B",
    warning="#FF8B6A",
    hypotheses=("#5BB8F0", "#F5A02A", "#35C99B", "#F08CC4", "#B9A3F5", "#F0694F"),
    layers=("#35C99B", "#F08CC4", "#B9A3F5", "#F3E75B"),
)

LIGHT = Palette(
    background="#FCFCF9",
    panel="#EEF1F3",
    ink="#16202A",
    muted="#52606D",
    axis="#6B7884",
    grid="#B4C5D3",
    ghost="#DCE3E9",
    i_hat="#A65300",
    j_hat="#0066A6",
    k_hat="#00714F",
    vector="#454100",
    moved="#A82A7A",
    area="#A9C8E8",
    curve="#0066A6",
    secant="#A65300",
    tangent="#A82A7A",
    run="#00714F",
    rise="#6247B8",
    positive="#0066A6",
    negative="#B34400",
    evidence="#666300",
    warning="#B3321A",
    hypotheses=("#0066A6", "#A65300", "#00714F", "#A82A7A", "#6247B8", "#C22F1E"),
    layers=("#00714F", "#A82A7A", "#6247B8", "#7A6200"),
)


def palette_of(theme: Theme) -> Palette:
    """The palette of a theme."""
    return {"dark": DARK, "light": LIGHT}[theme]
