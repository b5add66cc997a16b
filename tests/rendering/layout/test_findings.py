"""What is found follows from where things stand, how large and how light they are, and from nothing else."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from manim import (
    BLACK,
    DOWN,
    GREEN,
    LEFT,
    ORIGIN,
    RIGHT,
    UP,
    WHITE,
    BackgroundRectangle,
    Circle,
    Cross,
    DecimalNumber,
    Line,
    MarkupText,
    MathTypst,
    Mobject,
    MovingCameraScene,
    NumberPlane,
    Paragraph,
    Rectangle,
    Scene,
    Text,
    Typst,
    VGroup,
    rgb_to_color,
)

from mathanim.rendering.layout.layout_check import findings_of_scene
from tests.rendering.layout.standing import found_among, small_pictures

HALF_WIDTH, HALF_HEIGHT = 64 / 9, 4.0
SAFE = np.array([0.9 * HALF_WIDTH, 0.9 * HALF_HEIGHT])
PLACES = st.tuples(st.floats(-7, 7), st.floats(-4, 4))
LEVELS = st.floats(0, 1)
TEXTS = {
    "Typst": (lambda size: Typst("words", font_size=size), 96),
    "MathTypst": (lambda size: MathTypst("x^2 + y", font_size=size), 96),
    "Text": (lambda size: Text("words", font_size=size), 72),
    "MarkupText": (lambda size: MarkupText("<b>words</b>", font_size=size), 72),
    "Paragraph": (lambda size: Paragraph("two", "lines", font_size=size), 72),
    "DecimalNumber": (lambda size: DecimalNumber(1.5, mob_class=MathTypst, font_size=size), 96),
}


@pytest.fixture(scope="module")
def word() -> Mobject:
    return Typst("word")


@given(place=PLACES)
def test_a_text_leaves_the_margin_when_its_box_does(word: Mobject, place: tuple[float, float]) -> None:
    text = word.copy().move_to([*place, 0])
    beyond = np.abs([text.get_corner(DOWN + LEFT)[:2], text.get_corner(UP + RIGHT)[:2]]).max(axis=0) - SAFE
    excess = float((beyond / (2 * HALF_WIDTH, 2 * HALF_HEIGHT)).max())
    found = found_among(text, kind="margin")
    if abs(excess - 0.002) > 1e-3:
        assert bool(found) == (excess > 0.002)
    if found:
        assert found[0].amount == pytest.approx(excess, abs=1e-3)


@pytest.mark.parametrize("kind", TEXTS)
@settings(max_examples=8)
@given(size=st.floats(12, 60), scale=st.floats(0.5, 2))
def test_a_text_is_too_small_when_its_em_is(kind: str, size: float, scale: float) -> None:
    make, points = TEXTS[kind]
    em = round(size) / points * scale / 8
    with small_pictures():
        text = make(round(size)).scale(scale)
    found = found_among(text, kind="size")
    if abs(em * 30 - 1) > 0.03:
        assert bool(found) == (em * 30 < 1)
    if found:
        assert found[0].amount == pytest.approx(em, rel=0.02)


def linear(level: float) -> float:
    return level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4


@settings(max_examples=30)
@given(ink=st.tuples(LEVELS, LEVELS, LEVELS), ground=st.tuples(LEVELS, LEVELS, LEVELS))
def test_the_contrast_of_a_text_is_that_of_its_colour_and_its_ground(
    word: Mobject, ink: tuple[float, float, float], ground: tuple[float, float, float]
) -> None:
    shares = (0.2126, 0.7152, 0.0722)
    lights = sorted(
        sum(s * linear(round(255 * c) / 255) for s, c in zip(shares, colour, strict=True)) for colour in (ink, ground)
    )
    ratio = (lights[1] + 0.05) / (lights[0] + 0.05)
    panel = Rectangle(width=4, height=2, stroke_width=0, fill_opacity=1, fill_color=rgb_to_color(ground))
    found = found_among(panel, word.copy().set_color(rgb_to_color(ink)), kind="contrast")
    if abs(ratio - 4.5) > 0.1:
        assert bool(found) == (ratio < 4.5)
    if found:
        assert found[0].amount == pytest.approx(ratio, abs=0.08)


@given(place=PLACES, angle=st.floats(0, math.pi))
def test_a_text_lies_on_a_line_that_passes_through_a_letter(place: tuple[float, float], angle: float) -> None:
    letter = Typst("o", font_size=96)
    line = Line(9 * LEFT, 9 * RIGHT, stroke_width=1).rotate(angle)
    at = np.array([*place, 0]) * 0.15
    line.shift(at)
    across = np.array([-np.sin(angle), np.cos(angle), 0])
    distance = abs(float(np.dot(at - letter.get_center(), across)))
    reach = abs(across[0]) * letter.width / 2 + abs(across[1]) * letter.height / 2
    found = found_among(letter, line, kind="overlap")
    if distance < 0.7 * reach:
        assert found
    if distance > reach:
        assert not found


@given(apart=st.floats(0, 2))
def test_texts_overlap_when_their_letters_do(apart: float) -> None:
    left = MathTypst("I I")
    right = left.copy().shift((left.width + 0.5) * RIGHT + 0 * UP).shift((apart - 1) * RIGHT)
    gap = float(right.get_left()[0] - left.get_right()[0])
    found = found_among(left, right, kind="overlap")
    if gap > -0.05:
        assert not found
    letter = left.submobjects[0].width
    if -letter < gap < -0.1:
        assert found


MEANT = {
    "a text inside a filled circle": (Circle(1.5, color=WHITE, fill_color=BLACK, fill_opacity=1), Typst("in")),
    "a text on its own background": (
        Line(3 * LEFT, 3 * RIGHT),
        BackgroundRectangle(Typst("word"), fill_opacity=1),
        Typst("word"),
    ),
    "a text on Manim's grid": (NumberPlane(axis_config={"stroke_opacity": 0.3}), Typst("word")),
    "a text that is crossed out": (word_crossed := Typst("word"), Cross(word_crossed)),
    "a faint line": (Line(3 * LEFT, 3 * RIGHT, stroke_opacity=0.3), Typst("word")),
    "a background that fills the frame": (Rectangle(width=30, height=20, fill_opacity=1, fill_color=BLACK),),
    "a line from edge to edge": (Line(9 * LEFT, 9 * RIGHT),),
    "something far outside": (Typst("parked").shift(30 * RIGHT),),
}


@pytest.mark.parametrize("mobjects", MEANT.values(), ids=MEANT.keys())
def test_what_is_meant_is_no_fault(mobjects: tuple[Mobject, ...]) -> None:
    assert found_among(*mobjects) == []


def test_a_halo_lifts_a_text_off_lines_behind_it_only() -> None:
    lifted = Typst("word")
    for glyph in lifted:
        glyph.set_stroke(BLACK, width=9, background=True)
    line = Line(2 * LEFT, 2 * RIGHT, color=GREEN)
    assert not found_among(line, lifted)
    assert [finding.kind for finding in found_among(lifted, line)] == ["overlap"]


def test_what_was_declared_is_no_fault() -> None:
    line, text = Line(DOWN, DOWN + RIGHT, color="#303030"), Typst("word", font_size=20)
    assert {finding.kind for finding in found_among(line, text)} == {"contrast", "size"}
    line.intended, text.intended = frozenset({"contrast"}), frozenset({"size"})
    assert found_among(VGroup(line, text)) == []


def test_a_zoomed_camera_makes_small_texts_large() -> None:
    with small_pictures():
        scene = MovingCameraScene()
        scene.add(Typst("word", font_size=20))
        assert [finding.kind for finding in findings_of_scene(scene)] == ["size"]
        scene.camera.frame.scale(0.4)
        assert findings_of_scene(scene) == ()


def test_looking_changes_nothing() -> None:
    with small_pictures():
        scene = Scene()
        scene.add(Typst("word"), Line(ORIGIN, RIGHT))
        scene.renderer.update_frame(scene)
        before = scene.camera.pixel_array.copy()
        findings_of_scene(scene)
        assert (scene.camera.pixel_array == before).all()
        scene.renderer.update_frame(scene)
        assert (scene.camera.pixel_array == before).all()
