"""The beats that a scene may have are read from its source: those that have words, or none where it is not plain."""

import tomllib
from pathlib import Path

import pytest

from mathanim.inputs.declared_beats import TITLE, declared_beats
from mathanim.inputs.scene_folder import SCENES, scene_names
from tests.scenes.walking import scene_class

TALK = """
from mathanim.drawing.storyboard import Storyboard, loops


class Basis(Storyboard):
    def beats(self):
        return [self.open]

    def open(self):
        self.play()


class Talk(Basis):
    def beats(self):
        \"\"\"From the first to the last.\"\"\"
        count, middle = self.count, self.turn if self.is_round else self.walk
        last = [self.close, self.rest]
        return [self.open, *[middle] * count] + [self.again] * (count > 2) + last

    def turn(self):
        self.place = 3

    def walk(self):
        pass

    @loops
    def again(self):
        pass

    def close(self):
        pass

    def rest(self):
        pass
"""
ALWAYS, SOMETIMES = {TITLE, "open", "close", "rest"}, {"turn", "walk", "again"}


def written(folder: Path, text: str) -> Path:
    file = folder / "talk.py"
    file.write_text(text)
    return file


@pytest.mark.parametrize("scene", scene_names())
def test_the_beats_of_a_scene_are_those_that_have_words(scene: str) -> None:
    told = declared_beats(SCENES / f"{scene.replace('.', '/')}.py", scene_class(scene).__name__)
    texts = tomllib.loads((SCENES / "texts" / "en.toml").read_text())
    subject, _, name = scene.partition(".")
    assert told is not None
    assert {beat for beat in told if beat != TITLE} == {
        beat for beat in texts[subject][name]["narration"] if beat != TITLE
    }


def test_a_beat_that_may_be_left_out_is_known_as_such(tmp_path: Path) -> None:
    told = declared_beats(written(tmp_path, TALK), "Talk")
    assert told == {**dict.fromkeys(ALWAYS, True), **dict.fromkeys(SOMETIMES, False)}


@pytest.mark.parametrize(
    ("written_so", "instead"),
    [
        ("return [self.open, *", "return [part for part in self.parts] + [*"),
        ("return [self.open, *", "return self.parts + [*"),
        ("return [self.open, *", "return [self.opening, *"),
        ("return [self.open, *", "return [self.cast.open, *"),
        ("return [self.open, *", "return [lambda: None, *"),
        ("last = [", "if count:\n            return []\n        last = ["),
        ("last = [", "last, more = self.parts\n        last = ["),
        ("self.place = 3", "self.walk = self.turn"),
        ("self.place = 3", "self.next_section('another')"),
        ("self.place = 3", "setattr(self, 'walk', print)"),
        ("def walk(self):", "walk = Basis.open\n\n    def walk(self):"),
        ("@loops", "@staticmethod"),
        ('    def beats(self):\n        """', '    @cached\n    def beats(self):\n        """'),
        ("    def rest(self):", "    def construct(self):\n        pass\n\n    def rest(self):"),
        ("class Basis(Storyboard):", "class Basis(Scene):"),
        ("class Talk(Basis):", "class Talk(Basis, Mixed):"),
        ("class Talk(Basis):", "class Talk(Basis:"),
    ],
)
def test_what_is_not_plainly_written_tells_nothing(tmp_path: Path, written_so: str, instead: str) -> None:
    assert written_so in TALK
    assert declared_beats(written(tmp_path, TALK.replace(written_so, instead)), "Talk") is None
