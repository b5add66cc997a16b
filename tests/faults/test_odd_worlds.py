"""Wherever and however a lecture is rendered, it is the same; what cannot be repeated or read is named."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import render
from mathanim.rendering.drawn_twice import DrawnTwice
from mathanim.rendering.errors import UnknownTarget
from mathanim.rendering.executors.processes import Processes
from mathanim.rendering.request import Request
from mathanim.rendering.targets import file_target
from mathanim.rendering.videos import render_videos
from tests.faults.small_house import ROOT, SmallHouse, contents_of
from tests.faults.torch_work import compute_with_threads
from tests.rendering.store.edited_project import SMALL, Project
from tests.rendering.store.kinds_of_edit import talk


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "talk").mkdir()
    return Project(tmp_path / "talk")


def test_another_hash_seed_zone_locale_home_and_number_of_workers_give_the_same_frames_and_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = SmallHouse(tmp_path / "house")
    house.edit(1.0)
    house.write_worldly_scene()
    here = contents_of(house.render(tmp_path / "here", "--store", str(tmp_path / "store")).output)
    for name, value in {"PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo", "LC_ALL": "C", "HOME": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    found = house.render(tmp_path / "found", "--store", str(tmp_path / "store"), "--workers", "1")
    anew = house.render(tmp_path / "anew", "--no-store", "--workers", "1")
    assert found.drawn() == set() != anew.drawn()
    assert contents_of(found.output) == contents_of(anew.output) == here


def test_workers_forked_beside_torch_compute_with_threads() -> None:
    executor = Processes(2, ("torch",))
    results = dict(executor.run([300, 300, 300, 300], compute_with_threads, lambda *_: None))
    assert results == dict.fromkeys(range(4), 2.0)


TWICE = {
    "a clock": ("import time\nsize = 1 + time.time() % 1", "talk.py:9: time.time reads the clock"),
    "chance without a seed": ("size = 1 + np.random.default_rng().random()", "is left to chance: give it a seed"),
}


def twice(project: Project) -> str | None:
    target = file_target(project.folder / "talk.py", "Talk")
    request = Request((target,), output=project.folder / "media", quality=SMALL, no_store=True)
    error: str | None = render_videos(request, lambda _: DrawnTwice(Processes(2)))[0]["scenes"][0]["error"]
    return error


@pytest.mark.parametrize(("body", "reason"), TWICE.values(), ids=TWICE)
def test_a_scene_that_differs_when_drawn_again_is_named_with_its_first_frame(
    project: Project, body: str, reason: str
) -> None:
    project.write("talk.py", talk(body))
    error = twice(project)
    assert error is not None and "NotRepeatable: drawn again, it is not the same: frame 1, at 0.10 s" in error
    assert reason in error


def test_the_command_line_says_which_scene_differs_when_drawn_twice(project: Project) -> None:
    project.write("talk.py", talk("import time\nsize = 1 + time.time() % 1"))
    words = ["video", str(project.folder / "talk.py"), "--twice", "--quality", "draft", "--workers", "2"]
    said = CliRunner().invoke(render.cli, [*words, "--output", str(project.folder / "media")])
    assert said.exit_code == 1
    assert "failed: talk:Talk: " in said.output and "it is not the same: frame 1, at 0.03 s" in said.output
    assert not list((project.folder / "media").rglob("*.mp4"))


def test_a_scene_whose_chance_is_seeded_by_default_is_the_same_when_drawn_again(project: Project) -> None:
    """In a program of its own, so that nobody has loaded torch before the scene does."""
    project.write("late.py", "def chance():\n    import torch\n    return torch.rand(1).item()\n")
    body = "import random\nfrom late import chance\nsize = 1 + np.random.uniform() + random.random() + chance()"
    project.write("talk.py", talk(body))
    words = ["video", "talk.py", "--twice", "--quality", "draft", "--output", "media"]
    program = subprocess.run(
        [sys.executable, str(ROOT / "render.py"), *words],
        cwd=project.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert program.returncode == 0, program.stderr


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"talk.py": "from manim import *\n1 / 0\nclass Talk(Scene): ...\n"}, "talk.py:2: ZeroDivisionError"),
        (
            {"talk.py": talk("size = SIZE", "from other import SIZE"), "other.py": "from talk import Talk\nSIZE = 1\n"},
            "talk.py:5: ImportError: cannot import name 'SIZE' from partially initialized module 'other'",
        ),
    ],
)
def test_a_file_that_cannot_be_imported_names_its_line(project: Project, files: dict[str, str], words: str) -> None:
    for name, text in files.items():
        project.write(name, text)
    error = project.render()["error"]
    assert words in error and "\n" not in error


def test_a_class_that_is_no_scene_is_no_target(project: Project) -> None:
    project.write("talk.py", talk("size = 1", "class Tally: ..."))
    with pytest.raises(UnknownTarget, match="holds no scene 'Tally'"):
        file_target(project.folder / "talk.py", "Tally")
