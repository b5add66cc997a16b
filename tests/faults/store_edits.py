"""Edit a project in fixed and in random ways; what the store gives is what a rendering without it gives."""

import random
from pathlib import Path
from typing import Any

from mathanim.rendering.store.entries import MOST_A_SCENE
from tests.rendering.store.edited_project import Project, content_of
from tests.rendering.store.kinds_of_edit import EDITS, Files

SCENE = """from manim import *
from pathlib import Path
import sizes
HERE = Path(__file__).parent


class Talk(Scene):
    def construct(self):
        table = [float(word) for word in (HERE / "data.csv").read_text().split(",")]
        words = (HERE / "words.txt").read_text() if (HERE / "words.txt").exists() else ""
        self.next_section(words or "none")
        for index, size in enumerate(table):
            self.add(Square(size * sizes.scale()).shift(RIGHT * (index + {shift})))
        self.play(Create(Circle({radius})), run_time={time})
        self.wait({pause})
"""
HELPER = "from deep import DEPTH\n\n\ndef scale():\n    return {factor} * DEPTH\n"


def apply(project: Project, files: Files) -> None:
    """Write the files; None removes one."""
    for name, content in files.items():
        if content is None:
            (project.folder / name).unlink(missing_ok=True)
        else:
            project.write(name, content)


def every_kind_of_edit(count: int, chance: random.Random, where: Path) -> dict[str, Any]:
    """Each fixed kind of edit once."""
    del count, chance
    for number, (name, edit) in enumerate(EDITS.items()):
        (where / str(number)).mkdir()
        project = Project(where / str(number))
        apply(project, edit.before)
        project.render()
        apply(project, edit.after)
        assert content_of(project.render()) == content_of(project.render_cold()), name
    return {"kinds": len(EDITS)}


def random_edits(count: int, chance: random.Random, where: Path) -> dict[str, Any]:
    """One project edited ``count`` times, often back to what it was; rendered after each edit, and cold."""
    (where / "talk").mkdir()
    project = Project(where / "talk")
    cold: dict[str, list[Any]] = {}
    state = {name: choices[0] for name, choices in CHOICES.items()}
    kept: dict[str, list[str]] = {"dark": [], "light": []}
    reused = 0
    for number in range(count):
        for name in chance.sample(sorted(CHOICES), chance.choice([0, 1, 1, 1, 2])):
            state[name] = chance.choice(CHOICES[name])
        apply(project, files_of(state))
        scene = project.render(theme=state["theme"])
        if (key := repr(state)) not in cold:
            cold[key] = content_of(project.render_cold(theme=state["theme"]))
        assert content_of(scene) == cold[key], f"edit {number}: {state}"
        assert scene["reused"] == (key in kept[state["theme"]]), f"edit {number}: {state}: {scene['notes']}"
        kept[state["theme"]] = [*(old for old in kept[state["theme"]] if old != key), key][-MOST_A_SCENE:]
        reused += scene["reused"]
    return {"reused": reused, "different_states": len(cold)}


CHOICES: dict[str, list[Any]] = {
    "shift": [0, 1],
    "radius": [1, 2],
    "time": [0.2, 0.3],
    "pause": [0.2, 0.4],
    "factor": [1, 2],
    "depth": [0.5, 0.7],
    "data": ["1,2", "2,1", "1"],
    "words": [None, "one", "two"],
    "theme": ["dark", "light"],
}


def files_of(state: dict[str, Any]) -> Files:
    """The project's files in that state."""
    return {
        "talk.py": SCENE.format(**state),
        "sizes.py": HELPER.format(**state),
        "deep.py": f"DEPTH = {state['depth']}\n",
        "data.csv": state["data"],
        "words.txt": state["words"],
    }
