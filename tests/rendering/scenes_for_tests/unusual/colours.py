"""Colours: gradients, sheen, transparency in layers, opacity that goes and comes, and what lies behind everything."""

from pathlib import Path

import numpy as np
from manim import (
    BLUE,
    DOWN,
    DR,
    GREEN,
    LEFT,
    MAROON,
    PI,
    PINK,
    PURPLE,
    RED,
    RIGHT,
    UL,
    UP,
    WHITE,
    YELLOW,
    Circle,
    Create,
    Dot,
    Ellipse,
    FadeIn,
    Rectangle,
    Rotate,
    Scene,
    Square,
    Text,
    config,
    random_color,
)
from PIL import Image

from tests.rendering.scenes_for_tests.ticking import each_frame


def stripes(file_name: str) -> str:
    """A picture file of coloured stripes, larger than any frame here."""
    file = Path(config.media_dir) / file_name
    file.parent.mkdir(parents=True, exist_ok=True)
    rows, columns = np.mgrid[0:200, 0:400]
    Image.fromarray(np.uint8(np.dstack([rows, columns // 2, (rows * columns) % 256]))).save(file)
    return str(file)


class DotsCrossGradients(Scene):
    """Small things move over, under and between large gradients of fill and stroke in many directions."""

    def construct(self) -> None:
        wide = Rectangle(width=13, height=3, fill_opacity=0.8, stroke_width=20).set_color([RED, YELLOW, BLUE])
        wide.set_sheen_direction([1, 0.3, 0])
        tall = Ellipse(width=3, height=7, fill_opacity=0.6).set_color_by_gradient(GREEN, PINK).set_sheen_direction(UP)
        ring = Circle(3, stroke_width=30).set_stroke([WHITE, RED, WHITE, BLUE]).set_sheen_direction(DR)
        dots = [Dot([x, y, 0], radius=0.1) for x, y in ((-5.3, 1), (-2.1, -1.4), (0.2, 0.3), (3.7, 0.9))]
        self.add(dots[0], wide, dots[1], tall, dots[2], ring, dots[3])
        self.play(*[dot.animate.shift([0.61, 0.37 - i / 3, 0]) for i, dot in enumerate(dots)], run_time=0.5)
        for dot in dots:
            self.play(dot.animate.shift([-0.3, 0.2, 0]), run_time=0.25)


class SheenTurns(Scene):
    """The strength and direction of a sheen, the number of colours, and opacities along a gradient."""

    def construct(self) -> None:
        disc = Circle(1.5, fill_opacity=1, color=BLUE).set_sheen(0.5, UL)
        square = Square(fill_opacity=1).shift(LEFT * 3).set_fill([RED, BLUE], [1, 0.2])
        disc.add_updater(lambda mobject, dt: mobject.rotate_sheen_direction(6 * dt))
        self.add(disc, square, Dot(RIGHT * 3))
        self.wait(0.5)
        self.play(disc.animate.set_sheen(-0.8), square.animate.set_color([GREEN, RED, YELLOW, WHITE]), run_time=0.5)
        self.play(square.animate.rotate_sheen_direction(PI / 2).fade(0.5), run_time=0.25)


class LayersOfGlass(Scene):
    """Transparency over transparency: a change at the bottom shows through all of it; text in the middle."""

    def construct(self) -> None:
        panes = [Square(2 + i / 3, color=color, fill_opacity=0.25) for i, color in enumerate([RED, GREEN, BLUE] * 3)]
        bottom, text = Dot(radius=0.3, color=YELLOW), Text("glass", font_size=40)
        self.add(bottom, *panes[:4], text, *panes[4:])
        self.play(bottom.animate.shift([1.3, 0.7, 0]), run_time=0.5)
        self.play(bottom.animate.set_color(PURPLE), panes[2].animate.set_opacity(0.9), run_time=0.25)
        self.play(text.animate.set_opacity(0.01), panes[5].animate.rotate(0.3), run_time=0.5)


class GoesAndComes(Scene):
    """Opacity to nothing and back, by animation, by updater and at once; fully transparent things that move."""

    def construct(self) -> None:
        square, circle = Square(fill_opacity=0.8), Circle(fill_opacity=0.3, color=RED).shift(RIGHT)
        self.add(square, circle)
        self.play(square.animate.set_opacity(0), run_time=0.25)
        self.play(square.animate.shift(UP), run_time=0.25)
        steps = iter(range(1000))
        square.add_updater(lambda mobject, dt: mobject.set_opacity(next(steps) % 3 / 2).shift(DOWN * dt))
        self.wait(0.5)
        square.clear_updaters()
        square.set_opacity(0)
        self.play(square.animate.set_fill(opacity=0.5).set_stroke(opacity=1), run_time=0.25)


class GroundChanges(Scene):
    """The background by colour, by opacity, by function, by pixels assigned and by pixels written in place."""

    def construct(self) -> None:
        square = Square(fill_opacity=0.5)
        self.add(square)
        self.camera.background_color = MAROON
        self.play(square.animate.shift(LEFT), run_time=0.25)
        self.camera.background_opacity = 0.5
        self.play(square.animate.shift(RIGHT), run_time=0.25)
        self.camera.set_background_from_func(lambda point: [abs(point[0]) / 8, abs(point[1]) / 5, 0.3, 1])
        self.wait(0.25)
        self.camera.background = np.roll(self.camera.background, 17, axis=1)
        self.play(Rotate(square), run_time=0.25)
        square.add_updater(each_frame(lambda _: self.camera.background[:20].__iadd__(9)))
        self.wait(0.5)
        square.add_updater(each_frame(lambda _: setattr(self.camera, "background_color", random_color())))
        self.wait(0.25)


class HalfThereGround(Scene):
    """A background that is transparent from the beginning."""

    def construct(self) -> None:
        self.camera.background_opacity = 0
        disc = Circle(fill_opacity=0.5, color=YELLOW, stroke_width=9)
        self.play(Create(disc), run_time=0.25)
        self.play(disc.animate.shift(RIGHT * 2), FadeIn(Square(fill_opacity=0.3)), run_time=0.5)


class PictureBehind(Scene):
    """A picture file as the ground."""

    def construct(self) -> None:
        self.camera.background_image = stripes("ground.png")
        self.camera.init_background()
        square = Square(fill_opacity=0.4)
        self.play(FadeIn(square), run_time=0.25)
        self.play(square.animate.shift(RIGHT * 2), run_time=0.25)


class ColouredByAPicture(Scene):
    """Shapes that take their colours from a picture, next to and between ordinary ones."""

    def construct(self) -> None:
        text = Text("stripes", font_size=90).color_using_background_image(stripes("colours.png"))
        disc = Circle(1.4, fill_opacity=0.8).color_using_background_image(stripes("colours.png")).shift(LEFT * 3)
        plain = Square(fill_opacity=0.5, color=RED)
        self.add(text, plain, disc)
        self.play(plain.animate.shift(RIGHT), run_time=0.25)
        self.play(disc.animate.shift(RIGHT * 2), text.animate.shift(UP), run_time=0.5)
        disc.background_image = None
        self.play(plain.animate.shift(LEFT), run_time=0.25)
