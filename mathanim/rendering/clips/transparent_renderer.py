"""The planned renderer without a background: what is not drawn on stays clear."""

from collections.abc import Callable
from typing import Any

import numpy as np
from manim.camera.camera import Camera
from PIL import Image

from mathanim.rendering.clips.straight_alpha import premultiplied, straight
from mathanim.rendering.frames.canvas import Canvas
from mathanim.rendering.frames.planned_renderer import PlannedRenderer


class TransparentRenderer(PlannedRenderer):
    """Draws every frame on clear ground; alpha is premultiplied, as cairo draws.

    A background image, which is a scene's own picture, stays. Cameras within the picture keep their backgrounds.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        draw_all_premultiplied()
        super().__init__(*args, **kwargs)

    def update_frame(self, *args: Any, **kwargs: Any) -> None:
        """Draw everything on clear ground."""
        self._clear_background()
        super().update_frame(*args, **kwargs)

    @property
    def canvas(self) -> Canvas:
        """Where the camera draws, its ground clear."""
        self._clear_background()
        return super().canvas

    def _clear_background(self) -> None:
        background: Any = self.camera.background
        if self.camera.background_image is None and background[0, 0].any():
            background[...] = 0


def draw_all_premultiplied() -> None:
    """Let Manim's images and clouds of points, which it draws without cairo, mix as cairo's shapes do.

    On opaque ground this changes nothing.
    """
    camera: Any = Camera
    camera.overlay_PIL_image = overlay_premultiplied
    if not hasattr(camera.display_point_cloud, "__wrapped__"):
        camera.display_point_cloud = with_premultiplied_points(camera.display_point_cloud)


def overlay_premultiplied(camera: Camera, pixels: Any, image: Image.Image) -> None:
    """Lay an image over pixels whose alpha is premultiplied: a method of a camera."""
    del camera
    ground = Image.fromarray(straight(pixels), "RGBA")
    pixels[:, :] = premultiplied(np.array(Image.alpha_composite(ground, image)))


def with_premultiplied_points(display: Callable[..., None]) -> Callable[..., None]:
    """What displays a cloud of points, told colours that are multiplied by their alpha."""

    def display_cloud(camera: Camera, cloud: Any, points: Any, rgbas: Any, thickness: float, pixels: Any) -> None:
        colours = np.array(rgbas, float)
        colours[:, :3] *= colours[:, 3:]
        display(camera, cloud, points, colours, thickness, pixels)

    display_cloud.__wrapped__ = display  # type: ignore[attr-defined]
    return display_cloud
