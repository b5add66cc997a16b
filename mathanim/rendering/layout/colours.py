"""Colours as eyes compare them: contrast as in the Web Content Accessibility Guidelines 2.2."""

from typing import Any

import numpy as np
import numpy.typing as npt

Colours = npt.NDArray[np.float64]
OF_LIGHT = np.array([0.2126, 0.7152, 0.0722])


def luminance(colours: Any) -> Colours:
    """The relative luminance (...) of sRGB colours (..., 3) in [0, 1]."""
    given = np.asarray(colours, dtype=float)
    linear = np.where(given <= 0.04045, given / 12.92, ((given + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ OF_LIGHT)


def contrast(one: Any, other: Any) -> Any:
    """The contrast (...) of sRGB colours (..., 3): from 1, where they are equally light, to 21."""
    first, second = luminance(one), luminance(other)
    return (np.maximum(first, second) + 0.05) / (np.minimum(first, second) + 0.05)


def painted_over(behind: Any, colour: Any, opacity: float) -> Colours:
    """What a paint makes of the colours (..., 3) behind it."""
    return np.asarray(opacity * np.asarray(colour) + (1 - opacity) * np.asarray(behind))
