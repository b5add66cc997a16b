"""Scenes that stand at a moment, without being played, to be checked."""

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from manim import Mobject, Scene, ThreeDScene, tempconfig

from mathanim.rendering.layout.finding import Finding
from mathanim.rendering.layout.layout_check import findings_of_scene

SMALL = {"pixel_width": 480, "pixel_height": 270, "frame_rate": 30, "verbosity": "ERROR"}


@contextmanager
def small_pictures() -> Iterator[None]:
    """Manim as it is, but with small pictures."""
    with TemporaryDirectory() as folder, tempconfig({**SMALL, "media_dir": folder}):
        yield


def found_among(*mobjects: Mobject, kind: str = "", solid: bool = False) -> list[Finding]:
    """What is found in a scene that shows these mobjects; of one kind, if it is named."""
    with small_pictures():
        scene = ThreeDScene() if solid else Scene()
        scene.add(*mobjects)
        return [finding for finding in findings_of_scene(scene) if kind in ("", finding.kind)]
