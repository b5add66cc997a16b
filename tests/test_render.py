"""The command line: quick to help, exact in its exit codes, one line for each mistake."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import ROOT, run

SCENES = ROOT / "tests" / "rendering" / "scenes_for_tests"


def run_alone(*arguments: str) -> subprocess.CompletedProcess[str]:
    """What the program does when it is called as a user calls it."""
    command = [sys.executable, str(ROOT / "render.py"), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=500)


WATCHED = """
import os, sys, render
from pathlib import Path
try:
    render.main()
finally:
    begun = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    print([m for m in ("manim", "torch", "numpy", "av") if m in sys.modules], "pydantic" in sys.modules, begun)
"""


def run_watched(*arguments: str) -> subprocess.CompletedProcess[str]:
    """What the program does; at the end it prints what slow modules it has loaded and which processes it has begun."""
    command = [sys.executable, "-c", WATCHED, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=500)


@pytest.mark.parametrize("arguments", [["--help"], ["video", "--help"], ["still", "--help"], ["doctor", "--help"]])
def test_help_loads_neither_manim_nor_torch(arguments: list[str]) -> None:
    found = run_watched(*arguments)
    assert found.returncode == 0
    assert found.stdout.startswith("Usage:")
    assert found.stdout.splitlines()[-1] == "[] False []"


def test_list_names_lectures_and_scenes() -> None:
    found = run("list")
    assert found.returncode == 0
    assert {"tour", "linear_algebra.basis_vectors_follow_the_matrix"} <= set(found.stdout.split())


def test_a_file_whose_second_scene_raises_gives_two_videos_and_exit_code_1(tmp_path: Path) -> None:
    file = SCENES / "three_scenes.py"
    found = run_alone("video", str(file), "--quality", "draft", "--json", "--output", str(tmp_path))
    assert found.returncode == 1
    (report,) = json.loads(found.stdout)["targets"]
    assert [len(scene["files"]) for scene in report["scenes"]] == [1, 0, 1]
    assert all(Path(name).is_file() for scene in report["scenes"] for name in scene["files"])
    assert f"failed: three_scenes:DividesByZero: {file}:24: ZeroDivisionError: division by zero" in found.stderr
    assert (report["width"], report["height"], report["frame_rate"]) == (854, 480, "30")
    assert "Traceback" not in found.stderr


def test_a_still_of_a_beat(tmp_path: Path) -> None:
    found = run(
        "still", f"{SCENES / 'three_scenes.py'}:CircleAppears@rest", "--quality", "draft", "--output", str(tmp_path)
    )
    assert found.returncode == 0, found.stderr
    assert found.stdout.split() == [str(tmp_path / "three_scenes" / "stills" / "CircleAppears" / "02-rest.png")]
    from PIL import Image

    with Image.open(found.stdout.strip()) as picture:
        assert (picture.size, picture.mode) == ((854, 480), "RGB")
        assert picture.getpixel((427, 240)) == (0, 0, 0)
        red, green, _ = picture.getpixel((427 + 60, 240))
        assert red > 2 * green


def test_a_beat_that_is_not_there_gets_the_nearest_name(tmp_path: Path) -> None:
    target = f"{SCENES / 'three_scenes.py'}:CircleAppears@rset"
    found = run("still", target, "--quality", "draft", "--output", str(tmp_path))
    assert found.returncode == 2
    assert found.stderr.splitlines()[-1] == "there is no beat 'rset': did you mean 'rest'?"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["video"], "Missing argument"),
        (["video", "tuor"], "did you mean 'tour'?"),
        (["video", "tour", "--quality", "4k"], "Invalid value for '--quality'"),
        (["video", "no/such/file.py"], "there is no file 'no/such/file.py'"),
        (["video", "no/such/talk.toml"], "talk.toml: needs a file, but there is none"),
        (["still", "calculus.nothing_of_the_kind_is_here@beat"], "there is no lecture, scene or file"),
    ],
)
def test_wrong_use_is_exit_code_2_at_once(arguments: list[str], words: str) -> None:
    found = run_watched(*arguments)
    assert found.returncode == 2
    assert re.fullmatch(r"\[\] (True|False) \[\]\n", found.stdout), "nothing that takes seconds is loaded or begun"
    assert words in found.stderr
    assert "Traceback" not in found.stderr


def test_a_syntax_error_is_one_line_and_starts_no_worker(tmp_path: Path) -> None:
    (tmp_path / "talk.py").write_text("from manim import *\nclass Talk(Scene:\n    pass\n")
    found = run("video", "talk.py", cwd=tmp_path)
    assert found.returncode == 2
    assert found.stderr.startswith("talk.py:2: SyntaxError: ")
    assert found.stderr.count("\n") == 1


def test_faults_of_parameters_come_together_before_anything_is_rendered(tmp_path: Path) -> None:
    lecture = tmp_path / "talk.toml"
    scene = "linear_algebra.basis_vectors_follow_the_matrix"
    lecture.write_text(
        'languages = ["en"]\n[title]\nen = "Talk"\n'
        f'[[scenes]]\nscene = "{scene}"\nparameters = {{ matrx = 1 }}\n'
        f'[[scenes]]\nscene = "{scene}"\nname = "again"\nparameters = {{ matrix = "no", vector = [1] }}\n'
    )
    found = run("video", str(lecture), "--output", str(tmp_path / "media"))
    assert found.returncode == 2, found.stderr
    assert f"talk: {scene}: matrx" in found.stderr
    assert "talk: again: matrix" in found.stderr and "talk: again: vector" in found.stderr
    assert "begins" not in found.stderr
    assert not (tmp_path / "media").exists()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_the_workers_and_keeps_what_is_finished(number: int, code: int, tmp_path: Path) -> None:
    (tmp_path / "talk.py").write_text(
        "import time\nfrom manim import Circle, Create, Scene\n"
        "class Quick(Scene):\n    def construct(self):\n        self.play(Create(Circle()), run_time=0.2)\n"
        "class Slow(Scene):\n    def construct(self):\n        self.wait(0.1)\n        time.sleep(60)\n"
    )
    arguments = ["video", "talk.py", "--quality", "draft", "--workers", "1", "--output", "media"]
    program = subprocess.Popen(
        [sys.executable, str(ROOT / "render.py"), *arguments], cwd=tmp_path, stderr=subprocess.PIPE, text=True
    )
    assert program.stderr is not None
    for line in program.stderr:
        if "Slow: begins" in line:
            break
    os.kill(program.pid, number)
    assert program.wait(300) == code
    assert program.stderr.read().splitlines()[-1] == f"stopped by signal {int(number)}; finished scenes are kept"
    assert [file.name for file in (tmp_path / "media" / "talk").iterdir()] == ["Quick.mp4"]
    assert not list((tmp_path / "media").glob(".work-*"))


def test_doctor_finds_everything_well(tmp_path: Path) -> None:
    found = run_alone("doctor", "--output", str(tmp_path))
    assert found.returncode == 0, found.stdout
    lines = found.stdout.splitlines()
    assert all(line.startswith("ok") for line in lines)
    assert {"manim:", "encoder:", "disk:", "picture:", "formula:", "fonts:", "device:"} <= {
        line.split()[1] for line in lines
    }
