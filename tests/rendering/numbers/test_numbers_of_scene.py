"""The list of a scene's numbers holds what was seen and heard in each beat, what ran, and what was there in passing."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import manim.scene.scene
import numpy as np
import pytest
from manim import DecimalNumber, FadeIn, FadeOut, Scene, Text, ValueTracker, tempconfig

from mathanim.drawing.readouts import Number
from mathanim.drawing.steps import RunSteps
from mathanim.drawing.style import Style
from mathanim.inputs.numerals import Numeral
from mathanim.inputs.quantities import Quantity
from mathanim.inputs.setting import Setting
from mathanim.rendering.frames.frame_recorder import tell_nobody
from mathanim.rendering.job import Job, Quality, SceneReference
from mathanim.rendering.numbers.numbers_of_scene import listed_beats
from mathanim.rendering.numbers.scene_numbers import NOT_OURS, ListedNumber
from scenes.linear_algebra.basis_vectors_follow_the_matrix import BasisVectorsFollowTheMatrix

TINY = Quality("tiny", 160, 90, Fraction(10))


class Halving(Scene):
    """A number of this house runs, one is there in passing, and Manim's own count."""

    def construct(self) -> None:
        """Two beats."""
        style = Style.of(Setting())
        self.next_section("run")
        halves = Number(style, Quantity("half", 0.5 ** np.arange(4), "0.5 ** k", {"k": "0 to 3"}, unit="m"), 3)
        brief = Number(style, Quantity("seven", 7, "3 + 4"), 0)
        self.play(FadeIn(brief))
        self.play(FadeOut(brief), FadeIn(halves))
        self.play(RunSteps(halves))
        self.next_section("count")
        self.remove(halves)
        tracker = ValueTracker(1)
        own = DecimalNumber(1, mob_class=Text).add_updater(lambda number: number.set_value(tracker.get_value()))
        self.add(Text("part 2"), own)
        self.play(tracker.animate.set_value(3.126))


@pytest.fixture
def as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What drawing changes in Manim for good is taken back."""
    monkeypatch.setattr(manim.scene.scene, "CairoRenderer", manim.scene.scene.CairoRenderer)
    monkeypatch.setattr("manim.mobject.text.numbers.string_to_mob_map", {})
    monkeypatch.setattr(Scene, "validate_run_time", Scene.__dict__["validate_run_time"])
    with tempconfig({"media_dir": str(tmp_path)}):
        yield


def listed(scene: type[Scene], folder: Path, **setting: Any) -> dict[str, tuple[ListedNumber, ...]]:
    reference = SceneReference(Path(__file__), scene.__name__, scene.__name__)
    job = Job(reference, TINY, Setting(pace="tight", **setting), folder, folder)
    return {beat.name: beat.numbers for beat in listed_beats(scene, job, tell_nobody)}


def test_what_runs_and_what_passes_is_listed_and_so_are_manims_own_numbers(tmp_path: Path, as_it_was: None) -> None:
    del as_it_was
    beats = listed(Halving, tmp_path)
    seven, halves = beats["run"]
    assert (seven.label, seven.shown, seven.value, seven.is_there_at_end) == ("seven", "7", 7.0, False)
    assert (halves.first_shown, halves.shown, halves.is_there_at_end) == ("1.000", "0.125", True)
    assert (halves.first_value, halves.value, halves.tolerance) == (1.0, 0.125, 0.0)
    assert (halves.made_by, halves.inputs, halves.unit) == ("0.5 ** k", (("k", "0 to 3"),), "m")
    words, own = beats["count"]
    assert (words.kind, words.shown, words.value, words.made_by) == ("text", "“part 2”", None, NOT_OURS)
    assert (own.kind, own.first_shown, own.shown, own.value) == ("manim", "1.00", "3.13", 3.126)
    assert own.tolerance == 0.005


def test_the_list_of_the_basis_scene_is_what_its_matrix_says(tmp_path: Path, as_it_was: None) -> None:
    del as_it_was
    matrix, vector = np.array([[0.123456, 1], [-2, 1 / 3]]), np.array([3, -0.5])
    given = {"matrix": matrix.tolist(), "vector": vector.tolist()}
    beats = listed(BasisVectorsFollowTheMatrix, tmp_path, language="ja", parameters=given)
    numbers = [number for beat in beats.values() for number in beat]
    for number in numbers:
        assert number.kind == "quantity"
        shown = Numeral(Quantity(number.label, number.value, number.made_by), number.shown)
        assert shown.is_right and shown.tolerance == number.tolerance
    screen = {number.label: number for number in beats["work_out_product"] if number.where == "screen"}
    said = {number.label: number for number in beats["work_out_product"] if number.where == "narration"}
    for row in range(2):
        assert screen[f"A v[{row + 1}]"].value == pytest.approx((matrix @ vector)[row], abs=1e-12)
        assert screen[f"v[{row + 1}]"].value == vector[row]
        for column in range(2):
            name = f"[{row + 1}, {column + 1}]"
            assert screen[f"A{name}"].value == matrix[row, column]
            assert screen[f"terms of A v{name}"].value == pytest.approx(matrix[row, column] * vector[column])
    assert {label: number.value for label, number in said.items()} == {
        label: screen[label].value for label in ("v[1]", "v[2]", "A v[1]", "A v[2]")
    }
    moving = {number.label: number for number in beats["move_basis"]}
    assert moving["moving e₁[1]"].first_value == 1.0
    assert moving["moving e₁[1]"].value == pytest.approx(matrix[0, 0], rel=1e-12)
