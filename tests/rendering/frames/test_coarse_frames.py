"""A coarse recording is as long as the fine one, shows only pictures of it, hardly early, and ends every beat alike."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from mathanim.inputs.setting import Setting
from mathanim.rendering.executors.processes import Processes
from mathanim.rendering.executors.seam import Work
from mathanim.rendering.job import Job, SceneReference
from tests.rendering.coarse_work import COARSENESS, coarse, coarse_alone, coarse_in_threes, fine
from tests.rendering.scenes_of_chance import SIXTEEN
from tests.rendering.small_renderings import SCENES

SCENES_OF_ALL_KINDS = (
    ("remembering.py", "Remembers", 7),
    ("remembering.py", "Forgets", 16),
    ("in_stretches.py", "ManyPlays", 16),
    ("unusual/clocks.py", "WaitsOfEveryKind", 16),
    ("ordinary.py", "Integrates", 16),
    ("chance.py", "AnythingGoes", 16),
)


def jobs(folder: Path) -> list[Job]:
    """The scenes, each at its rate, with folders of their own."""
    found = []
    for number, (file, name, rate) in enumerate(SCENES_OF_ALL_KINDS):
        (own := folder / str(number)).mkdir(parents=True)
        scene, setting = (
            SceneReference(SCENES / file, name, name),
            Setting(parameters={"seed": 3} if number == 5 else {}),
        )
        found.append(Job(scene, replace(SIXTEEN, frame_rate=Fraction(rate)), setting, own, own))
    return found


def done(work: Work, folder: Path) -> list[Any]:
    """What comes of the work on every scene, in order."""
    results = dict(Processes(2).run(jobs(folder), work, lambda *_: None))
    return [results[number] for number in sorted(results)]


def test_a_coarse_recording_is_as_long_and_ends_every_beat_with_the_same_picture(tmp_path: Path) -> None:
    for fine_one, coarse_one in zip(done(fine, tmp_path / "fine"), done(coarse, tmp_path / "coarse"), strict=True):
        (wanted, ends, every), (seen, also_ends, drawn) = fine_one, coarse_one
        assert len(seen) == len(wanted)
        assert also_ends == ends
        assert [seen[end - 1] for end in ends] == [wanted[end - 1] for end in ends]
        assert all(seen[place] in wanted[place : place + COARSENESS] for place in range(len(seen)))
        assert drawn < 0.7 * every


def test_whoever_draws_a_coarse_clip_is_the_same(tmp_path: Path) -> None:
    assert done(coarse_alone, tmp_path / "alone") == done(coarse_in_threes, tmp_path / "threes")
