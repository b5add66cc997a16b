"""Images and clouds of points, alone and among shapes."""

from typing import Any

import numpy as np
from manim import (
    BLUE,
    DOWN,
    LEFT,
    PI,
    RED,
    RESAMPLING_ALGORITHMS,
    RIGHT,
    UP,
    YELLOW,
    Circle,
    Create,
    Dot,
    FadeOut,
    Group,
    ImageMobject,
    PMobject,
    PointCloudDot,
    Rotate,
    Scene,
    Square,
    Transform,
)

from tests.rendering.scenes_for_tests.ticking import each_frame


def photograph(size: int = 12) -> ImageMobject:
    """A colourful image with a transparent corner."""
    rows, columns = np.mgrid[0:size, 0:size]
    pixels = np.uint8(np.dstack([rows * 20, columns * 20, rows * columns, np.full_like(rows, 255)]))
    pixels[: size // 3, : size // 3, 3] = 0
    return ImageMobject(pixels).scale_to_fit_height(2)


class ImagesMove(Scene):
    """Images that move, turn, are stretched, fade, and cross shapes above and below."""

    def construct(self) -> None:
        image, square = photograph(), Square(fill_opacity=0.4, color=BLUE)
        self.add(Circle(2, fill_opacity=0.3), image, square)
        self.play(image.animate.shift(RIGHT), run_time=0.25)
        self.play(Rotate(image, PI / 5), square.animate.shift(UP), run_time=0.25)
        self.play(image.animate.stretch(1.7, 0).set_opacity(0.5), run_time=0.25)
        self.play(FadeOut(image, shift=DOWN), run_time=0.25)


class ImagesArePaintedOn(Scene):
    """Pixels written in place, the way of resampling changed, opacity set, while the corners stand still."""

    def construct(self) -> None:
        image, still = photograph(), photograph().shift(LEFT * 3)
        image.add_updater(each_frame(lambda mobject: mobject.pixel_array[:, :, 0].__iadd__(np.uint8(17))))
        self.add(still, image, Dot())
        self.wait(0.375)
        image.set_resampling_algorithm(RESAMPLING_ALGORITHMS["nearest"])
        self.wait(0.125)
        image.clear_updaters()
        still.pixel_array[4:8] = 255
        self.play(Transform(image, photograph().shift(RIGHT * 2)), run_time=0.25)


class Screen(ImageMobject):
    """Its pixels are made each time somebody looks."""

    looks = 0

    def get_pixel_array(self) -> Any:
        self.looks += 1
        return np.roll(self.pixel_array, self.looks, axis=1)


class ScreenFlickers(Scene):
    """An image that is another one at every look."""

    def construct(self) -> None:
        screen = Screen(photograph().pixel_array).scale_to_fit_height(3)
        self.add(screen)
        self.play(Create(Square()), run_time=0.25)
        screen.add_updater(each_frame(lambda mobject: mobject))
        self.wait(0.375)


class CloudsOfPoints(Scene):
    """Point clouds that move, fade, are painted in place and thickened, among shapes."""

    def construct(self) -> None:
        grid = [[x / 8, y / 8, 0] for x in range(-12, 12) for y in range(-6, 6)]
        cloud = PMobject(stroke_width=3).add_points(grid, color=YELLOW)
        heap = PointCloudDot(radius=0.8, density=8, color=RED).shift(LEFT * 3)
        self.add(Square(fill_opacity=0.5), cloud, heap)
        self.play(cloud.animate.shift(UP / 2), run_time=0.25)
        cloud.add_updater(lambda mobject, dt: mobject.rgbas[:, 0].__isub__(dt))
        heap.add_updater(lambda mobject, dt: setattr(mobject, "stroke_width", mobject.stroke_width + 8 * dt))
        self.wait(0.375)
        cloud.clear_updaters()
        self.play(FadeOut(heap), Group(cloud, photograph()).animate.shift(RIGHT), run_time=0.25)
