"""From which beat on an edit matters: never later than that in which the changed function first runs."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.rendering.preview.edits import FROM_THE_START, NEVER, Story, edit_between

SOURCE = """
from base import Told, Cast

SCALE = 2

def shade(x): return x + SCALE

def glow(x): return shade(x)

class Dot(Cast):
    def move(self): return glow(1)

class Tale(Told):
    size = 3
    def setup(self):
        self.a = self.prepare()
    def prepare(self):
        return 1
    def numbers(self):
        return {}
    def beats(self):
        return [self.first, self.second, self.third]
    def first(self):
        self.play(1)
    def second(self):
        self.play(self.tint(2))
    def third(self):
        self.numbers()
        self.play(Dot(), glow(3))
    def tint(self, x):
        return x
"""
STORY = Story("Tale", ("show_title", "first", "second", "third"), frozenset({"setup", "numbers", "play"}), True)


@pytest.mark.parametrize(
    ("old", "new", "first"),
    [
        ("self.play(1)", "self.play(7)", 1),
        ("self.play(self.tint(2))", "self.play(7)", 2),
        ("return x\n", "return x + 1\n", 2),
        ("self.play(Dot(), glow(3))", "self.play(Dot())", 3),
        ("def move(self): return glow(1)", "def move(self): return 5", 3),
        ("return shade(x)", "return shade(x) + 1", 3),
        ("return x + SCALE", "return x", 3),
        ("self.a = self.prepare()", "self.a = 2", FROM_THE_START),
        ("        return 1\n", "        return 2\n", FROM_THE_START),
        ("return {}", "return {'a': 1.0}", FROM_THE_START),
        ("[self.first, self.second", "[self.second, self.first", FROM_THE_START),
        ("size = 3", "size = 4", FROM_THE_START),
        ("SCALE = 2", "SCALE = 3", FROM_THE_START),
        ("def tint(self, x):", "def tint(self, x, y=0):", FROM_THE_START),
        ("from base import Told, Cast", "from base import Told, Cast, other", FROM_THE_START),
        ("    def first(self):", "    @staticmethod\n    def first(self):", FROM_THE_START),
        ("self.play(1)", "self.play(getattr(self, 'a' + 'b'))", FROM_THE_START),
        ("self.play(1)", "self.play(eval('1'))", FROM_THE_START),
        ("self.play(1)", "self.play(1)  # slowly", NEVER),
        ("SCALE = 2\n", "SCALE = 2\n\n\n", NEVER),
    ],
)
def test_an_edit_matters_from_the_beat_that_first_runs_what_changed(old: str, new: str, first: int) -> None:
    assert SOURCE.count(old) == 1
    assert edit_between(SOURCE, SOURCE.replace(old, new), STORY).first_beat == first


def test_what_is_named_in_an_earlier_beat_by_the_new_source_matters_there() -> None:
    new = SOURCE.replace("self.play(1)", "self.play(self.tint(1))").replace("return x\n", "return x + 1\n")
    edit = edit_between(SOURCE, new, STORY)
    assert edit.first_beat == 1
    assert edit.changed == {"Tale.first", "Tale.tint"}


def test_a_scene_that_plays_its_story_itself_is_drawn_from_the_start() -> None:
    story = Story("Tale", STORY.beats, STORY.inherited, is_storyboard=False)
    assert edit_between(SOURCE, SOURCE.replace("self.play(1)", "self.play(2)"), story).first_beat == FROM_THE_START


def test_what_is_no_python_is_said_to_be_none() -> None:
    with pytest.raises(SyntaxError):
        edit_between(SOURCE, SOURCE.replace("def first(self):", "def first(self:"), STORY)


HELPERS = ["dab", "dot", "rub"]
FUNCTIONS = ["mix", "cut"]
BEATS = ["one", "two", "three"]
CALLS = st.sampled_from(
    [*(f"self.{name}()" for name in HELPERS), *(f"{name}(self)" for name in FUNCTIONS), "Brush().stroke(self)"]
    + [f"[f() for f in (self.{name},)]" for name in HELPERS]
)
BODIES = st.lists(CALLS, max_size=2)
LATER = {name: place for place, name in enumerate([*HELPERS, *FUNCTIONS, "stroke"])}


def is_deeper(call: str, name: str) -> bool:
    """Whether a call leads onwards only, so that nothing calls itself for ever."""
    return all(LATER[other] > LATER.get(name, -1) for other in LATER if other in call)


def method(name: str, calls: list[str], mark: int, arguments: str = "self") -> str:
    kept = [call for call in calls if is_deeper(call, name)]
    return "\n    ".join([f"def {name}({arguments}):", f"SEEN.add(({name!r}, NOW[0])); {mark}", *kept]) + "\n"


def source_of(bodies: dict[str, list[str]], marks: dict[str, int]) -> str:
    def written(name: str, arguments: str = "self") -> str:
        return method(name, bodies[name], marks.get(name, 0), arguments)

    functions = "".join(written(name, "self") for name in FUNCTIONS)
    brush = "class Brush(Cast):\n" + indented(written("stroke", "brush, self"))
    methods = "".join(indented(written(name)) for name in [*HELPERS, "setup", *BEATS])
    listed = ", ".join(f"self.{name}" for name in BEATS)
    return f"{functions}{brush}class Tale(Told):\n{methods}  def beats(self): return [{listed}]\n"


def indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines())


def first_runs(source: str) -> dict[str, int]:
    """For each function, the beat in which it first runs, seen by running it all."""
    seen: set[tuple[str, int]] = set()
    now = [0]
    names: dict[str, Any] = {"SEEN": seen, "NOW": now, "Told": object, "Cast": object}
    exec(source, names)
    tale = names["Tale"]()
    tale.setup()
    for number, beat in enumerate(tale.beats()):
        now[0] = number + 1
        beat()
    return {name: min(when for other, when in seen if other == name) for name, _ in seen}


@settings(max_examples=60, deadline=None)
@given(
    before=st.fixed_dictionaries(dict.fromkeys([*HELPERS, *FUNCTIONS, "stroke", "setup", *BEATS], BODIES)),
    edited=st.lists(st.tuples(st.sampled_from([*HELPERS, *FUNCTIONS, "stroke", *BEATS]), BODIES), max_size=3),
)
def test_nothing_that_changed_runs_before_the_beat_from_which_the_edit_matters(
    before: dict[str, list[str]], edited: list[tuple[str, list[str]]]
) -> None:
    old = source_of(before, {})
    new = source_of({**before, **dict(edited)}, {name: 1 for name, _ in edited})
    story = Story("Tale", ("title", *BEATS), frozenset({"setup"}), True)
    edit = edit_between(old, new, story)
    changed = {name.rpartition(".")[2] for name in edit.changed}
    assert changed == {name for name, _ in edited}
    runs = [runs[name] for runs in (first_runs(old), first_runs(new)) for name in changed & runs.keys()]
    assert edit.first_beat <= min(runs, default=NEVER)
