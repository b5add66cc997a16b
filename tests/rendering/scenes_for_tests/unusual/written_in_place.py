"""Objects that are changed where they lie: arrays written into, lists reordered, the same object in two places."""

import numpy as np
from manim import (
    BLUE,
    GRAY,
    GREEN,
    LEFT,
    ORANGE,
    PI,
    PINK,
    RED,
    RIGHT,
    UP,
    WHITE,
    YELLOW,
    Annulus,
    Circle,
    Dot,
    FadeIn,
    FadeOut,
    Mobject,
    Rotate,
    Scene,
    Square,
    Star,
    Triangle,
    VGroup,
    VMobject,
    Wiggle,
)


class PointsAreWrittenInPlace(Scene):
    """Whole arrays of points, single points and single coordinates; the arrays stay the same objects."""

    def construct(self) -> None:
        square, star, dot = Square(), Star(5, color=YELLOW).shift(RIGHT * 3), Dot(LEFT * 3)
        square.add_updater(lambda mobject, dt: np.add(mobject.points, [dt, 0, 0], out=mobject.points))
        star.add_updater(lambda mobject, dt: mobject.points[2].__iadd__([0, 3 * dt, 0]))
        dot.add_updater(lambda mobject, dt: mobject.points[:, 1].__iadd__(dt))
        self.add(square, star, dot)
        self.wait(0.5)
        self.play(Rotate(star, PI / 7), run_time=0.25)
        self.wait(0.25)


class OneMovesTheOthers(Scene):
    """An updater changes objects below and above its own; those below stand still until the next play."""

    def construct(self) -> None:
        below, above = Circle(fill_opacity=0.5).shift(LEFT * 2), Square(fill_opacity=0.5).shift(RIGHT * 2)
        driver = Dot()

        def drive(mobject: Mobject, dt: float) -> None:
            below.points[...] += [0, dt, 0]
            above.fill_rgbas[:, 0] = min(1, above.fill_rgbas[0, 0] + dt)
            above.points[...] -= [0, dt, 0]
            mobject.shift(UP * dt / 2)

        driver.add_updater(drive)
        self.add(below, driver, above)
        self.wait(0.5)
        self.wait(0.25, frozen_frame=True)
        driver.clear_updaters()
        self.wait(0.25)


class StylesAreWrittenInPlace(Scene):
    """Colours, opacities, widths and the direction of a sheen, without any setter."""

    def construct(self) -> None:
        disc = Circle(radius=1.5, fill_opacity=1, fill_color=BLUE, stroke_width=12, stroke_color=WHITE)
        disc.set_stroke(RED, 25, 0.5, background=True)
        sheen = Square(fill_opacity=1, color=GREEN).shift(LEFT * 3).set_sheen(0.7, UP)
        ring = Annulus(0.3, 0.8, color=ORANGE, fill_opacity=0.4).shift(RIGHT * 3)

        def restyle(mobject: VMobject, dt: float) -> None:
            mobject.fill_rgbas[:, 3] -= dt
            mobject.stroke_rgbas[:, 1] -= dt
            mobject.background_stroke_rgbas[:, 2] += dt
            mobject.stroke_width -= 10 * dt
            mobject.background_stroke_width += 10 * dt

        disc.add_updater(restyle)
        sheen.sheen_direction = np.array([0.0, 1.0, 0.0])
        sheen.add_updater(lambda mobject, dt: mobject.sheen_direction.__iadd__([3 * dt, -dt, 0]))
        self.add(disc, sheen, ring)
        self.wait(0.5)
        ring.fill_rgbas[0, 3] = 1
        ring.points[...] *= 1.25
        self.wait(0.25)


class TwinsChangePlaces(Scene):
    """Two overlapping glassy discs exchange points, colours and order; each of these alone leaves the set as it was."""

    def construct(self) -> None:
        one = Circle(color=RED, fill_opacity=0.5).shift(LEFT / 2)
        other = Circle(color=BLUE, fill_opacity=0.5).shift(RIGHT / 2)
        pair = VGroup(one, other)
        steps = iter(range(1000))

        def exchange(group: VGroup, dt: float) -> None:
            del dt
            step = next(steps)
            if step % 3 == 0:
                one.points, other.points = other.points, one.points
            elif step % 3 == 1:
                one.fill_rgbas, other.fill_rgbas = other.fill_rgbas, one.fill_rgbas
            else:
                group.submobjects.reverse()

        pair.add_updater(exchange)
        self.add(pair)
        self.wait(0.5)
        self.mobjects.reverse()
        self.wait(0.25)


class NewOnesTakeTheirPlace(Scene):
    """Every frame a fresh object, which may get the memory, so the id, of the one that was thrown away."""

    def construct(self) -> None:
        group = VGroup(Square())
        steps = iter(range(1000))

        def renew(mobject: VGroup, dt: float) -> None:
            del dt
            mobject.submobjects.clear()
            step = next(steps)
            mobject.submobjects.append(Square(side_length=1, color=[RED, GREEN, BLUE][step % 3]))
            if step % 5 == 4:
                mobject.submobjects.append(Dot(RIGHT * step / 4))

        group.add_updater(renew)
        self.add(Square(color=GRAY).shift(UP), group)
        self.wait(0.5)
        group.clear_updaters()
        self.play(FadeOut(group), run_time=0.25)


class SharedByTwo(Scene):
    """One object in two groups, and drawn by the scene itself as well; then one owner goes."""

    def construct(self) -> None:
        shared = Square(color=YELLOW, fill_opacity=0.4)
        one = VGroup(Circle(color=RED, fill_opacity=0.4).shift(LEFT), shared)
        other = VGroup(shared, Circle(color=BLUE, fill_opacity=0.4).shift(RIGHT))
        self.add(one, other)
        self.play(one.animate.shift(UP / 2), run_time=0.25)
        self.play(Rotate(other, PI / 5), FadeIn(shared), run_time=0.25)
        self.mobjects.append(shared)
        self.mobjects.insert(0, shared)
        self.play(shared.animate.scale(1.5), run_time=0.25)
        self.remove(one)
        self.play(Wiggle(other), run_time=0.5)


class MembersComeAndGo(Scene):
    """Updaters that change the family of an object, and add to and take from the scene."""

    def construct(self) -> None:
        row = VGroup(*[Dot(RIGHT * i / 2, color=ORANGE) for i in range(3)])
        guest, steps = Square(color=GREEN, fill_opacity=0.3), iter(range(1000))

        def change(mobject: VGroup, dt: float) -> None:
            del dt
            step = next(steps)
            if step % 4 == 1:
                mobject.add(Dot(UP * step / 4, color=PINK))
            elif step % 4 == 3:
                mobject.submobjects.pop(0)
            if step % 6 == 2:
                self.add(guest.shift(LEFT / 4))
            elif step % 6 == 5:
                self.remove(guest)

        row.add_updater(change)
        self.add(Circle(), row, Triangle().shift(LEFT * 2))
        self.wait(0.75)
        row.clear_updaters()
        self.play(FadeIn(guest), run_time=0.25)


class OnlyTheSceneMoves(Scene):
    """A scene's own updater moves glassy objects that all stand still for Manim, which paints them twice then."""

    def construct(self) -> None:
        glass = Square(fill_opacity=0.3, color=BLUE)
        self.add(Circle(fill_opacity=0.3, color=RED), glass)

        def push(dt: float) -> None:
            glass.shift(RIGHT * dt)

        self.add_updater(push)
        self.wait(0.5)
        self.remove_updater(push)
        self.wait(0.25, frozen_frame=False)
        self.play(glass.animate.shift(LEFT), run_time=0.25)
