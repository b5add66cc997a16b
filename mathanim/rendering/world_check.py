"""What a worker finds when it tries out the things that scenes are made of."""

from collections.abc import Callable
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

import manim
import numpy as np

from mathanim.maths.tensors import device_named
from mathanim.rendering.job import QUALITIES
from mathanim.rendering.manim_renderer import prepare_manim

Seen = tuple[str, bool, str]


def world_seen(folder: Path) -> list[Seen]:
    """Draw an image, set a formula, look for the fonts and the device; each is one finding."""
    prepare_manim(QUALITIES["draft"], folder, folder)
    looks: list[tuple[str, Callable[[], str]]] = [
        ("picture", draws_an_image),
        ("formula", sets_a_formula),
        ("fonts", finds_fonts),
        ("device", names_device),
    ]
    return [(what, *tried(look)) for what, look in looks]


def tried(look: Callable[[], str]) -> tuple[bool, str]:
    """Whether it went well, and what was seen."""
    try:
        return True, look()
    except Exception as error:
        return False, f"{type(error).__name__}: {' '.join(str(error).split())}"


def draws_an_image() -> str:
    """Draw a white image with Manim's camera and look whether it is there."""
    camera = manim.Camera()
    camera.capture_mobjects([manim.ImageMobject(np.full((20, 20, 3), 255, np.uint8))])
    if camera.pixel_array[..., :3].max() < 250:
        raise ValueError("an image was drawn and cannot be seen")
    return f"Manim {manim.__version__} draws images"


def sets_a_formula() -> str:
    """Set a formula with Typst and look whether it has outlines."""
    formula: Any = manim.MathTypst("x^2 + 1")
    if not len(formula.family_members_with_points()):
        raise ValueError("a formula came out empty")
    return "Typst sets formulas"


def finds_fonts() -> str:
    """Look for the Japanese and the mathematical font in the packages."""
    typst: Any = import_module("typst")
    folder = files("manimgx_fonts_cjk")
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder)]).families()
    wanted = ("Noto Sans CJK JP", "New Computer Modern Math")
    if missing := [font for font in wanted if font not in found]:
        raise ValueError(f"missing: {', '.join(missing)}")
    return ", ".join(wanted)


def names_device() -> str:
    """Say where tensors will live with --device auto."""
    return f"--device auto is {device_named('auto')}"
