"""Who is drawn over whom: z_index, front and back, foreground, members of members, what is hidden behind others."""

from manim import (
    BLUE,
    DOWN,
    GRAY,
    GREEN,
    LEFT,
    PI,
    PINK,
    RED,
    RIGHT,
    UP,
    WHITE,
    YELLOW,
    AnimationGroup,
    Circle,
    Create,
    CyclicReplace,
    Dot,
    FadeIn,
    FadeOut,
    Indicate,
    LaggedStart,
    LaggedStartMap,
    ManimColor,
    Mobject,
    Rectangle,
    Rotate,
    Scene,
    Square,
    Succession,
    Swap,
    VGroup,
    Wait,
)


def glass(color: ManimColor, place: list[float], z: float = 0) -> Square:
    """A half transparent square: over and under look different."""
    return Square(color=color, fill_opacity=0.6, z_index=z).move_to(place)


class DepthChangesInFlight(Scene):
    """z_index set by an updater, by an animation, between plays, for a group and for one member, with ties."""

    def construct(self) -> None:
        red, green, blue = glass(RED, [-0.5, 0, 0]), glass(GREEN, [0, 0.4, 0], 1), glass(BLUE, [0.5, 0, 0], 1)
        red.add_updater(lambda mobject, dt: mobject.set_z_index(mobject.z_index + 6 * dt))
        self.add(red, green, blue)
        self.wait(0.5)
        red.clear_updaters()
        self.play(green.animate.set_z_index(7).shift(DOWN / 2), run_time=0.5)
        group = VGroup(red, VGroup(blue, Dot(z_index=-2)))
        group.set_z_index(-1, family=False)
        blue.z_index = 0.5
        self.play(Rotate(group, PI / 6), run_time=0.25)


class FrontAndBack(Scene):
    """bring_to_front and bring_to_back between plays, and in an updater."""

    def construct(self) -> None:
        squares = [glass(color, [i / 2 - 1, i / 3, 0]) for i, color in enumerate((RED, GREEN, BLUE, YELLOW))]
        self.add(*squares)
        self.bring_to_front(squares[0])
        self.play(squares[2].animate.shift(UP / 2), run_time=0.25)
        self.bring_to_back(squares[3])
        self.play(squares[1].animate.shift(DOWN / 2), run_time=0.25)
        steps = iter(range(1000))

        def jump(mobject: Mobject, dt: float) -> None:
            del dt
            (self.bring_to_back if next(steps) % 3 else self.bring_to_front)(mobject)

        squares[0].add_updater(jump)
        self.wait(0.5)


class Foreground(Scene):
    """What stays in front, whatever is added, while things move behind it; then it moves itself."""

    def construct(self) -> None:
        front = glass(WHITE, [0, 0, 0]).scale(0.6)
        self.add_foreground_mobject(front)
        self.play(FadeIn(glass(RED, [-1, 0, 0])), run_time=0.25)
        self.play(Create(glass(BLUE, [0.7, 0, 0])), run_time=0.5)
        self.play(front.animate.shift(UP), run_time=0.25)
        self.remove_foreground_mobject(front)
        self.add(glass(GREEN, [0, 0.6, 0]))
        self.wait(0.25, frozen_frame=False)


class HiddenBehind(Scene):
    """Things that move, appear and go wholly behind others, under glass, and half out of sight."""

    def construct(self) -> None:
        ball, wall = Dot(LEFT * 2, radius=0.4, color=RED), Rectangle(height=4, width=3, fill_opacity=1, color=GRAY)
        pane = Rectangle(height=5, width=2, fill_opacity=0.2, color=BLUE).shift(RIGHT * 3)
        self.add(ball, wall, pane)
        self.play(ball.animate.shift(RIGHT * 2), run_time=0.25)
        ball.add_updater(lambda mobject, dt: mobject.shift(RIGHT * 4 * dt))
        self.wait(0.75)
        self.play(FadeIn(Square(side_length=0.5)), wall.animate.set_opacity(0.9), run_time=0.25)


class LaggedFamilies(Scene):
    """Lagged starts of groups of groups, with a gradient over all of them."""

    def construct(self) -> None:
        grid = VGroup(*[VGroup(*[Circle(0.2).shift([x, y, 0]) for x in range(-3, 4)]) for y in (-1, 0, 1)])
        grid.set_color_by_gradient(RED, YELLOW, BLUE).set_fill(opacity=0.5)
        self.play(LaggedStart(*[FadeIn(row, lag_ratio=0.2, shift=UP) for row in grid], lag_ratio=0.4), run_time=0.75)
        self.play(LaggedStartMap(Indicate, grid[1], lag_ratio=0.3), run_time=0.5)
        self.play(grid.animate(lag_ratio=0.3).arrange_in_grid(rows=1), run_time=0.5)
        self.play(
            AnimationGroup(
                Succession(FadeOut(grid[0]), Wait(0.25), FadeOut(grid[2])), Rotate(grid[1], PI), lag_ratio=0.5
            ),
            run_time=0.75,
        )


class MembersChangeOrder(Scene):
    """The order within a group shuffled, sorted and turned over between plays and by an animation."""

    def construct(self) -> None:
        cards = VGroup(*[glass(color, [i / 3, 0, 0]) for i, color in enumerate((RED, GREEN, BLUE, YELLOW, PINK))])
        self.add(cards)
        self.play(cards.animate.invert(), run_time=0.25)
        cards.shuffle_submobjects()
        self.wait(0.25)
        cards.sort(lambda point: -point[0])
        self.play(Swap(cards[0], cards[3]), run_time=0.5)
        self.play(CyclicReplace(*cards[:3]), run_time=0.5)
