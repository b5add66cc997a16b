"""Many programs render one file with one store at the same time: each scene is drawn once, and every video is right."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

from mathanim.rendering.executors.processes import Processes
from mathanim.rendering.request import Request
from mathanim.rendering.targets import file_target
from mathanim.rendering.videos import render_videos
from tests.rendering.store.edited_project import SMALL, content_of

ROOT = Path(__file__).resolve().parents[2]
SCENE = """
class Talk{number}(Scene):
    def construct(self):
        self.play(Create(Circle({size})), run_time=0.3)
        self.wait(0.2)
"""


def many_programs(count: int, chance: random.Random, where: Path, *, at_once: int = 8) -> dict[str, Any]:
    """Let so many programs start at once, ``count`` times, on scenes that are new each time."""
    drawn = 0
    for number in range(count):
        folder = where / str(number)
        folder.mkdir(parents=True)
        sizes = [round(chance.uniform(0.5, 3), 3) for _ in range(3)]
        scenes = [SCENE.format(number=place, size=size) for place, size in enumerate(sizes)]
        (folder / "talk.py").write_text("from manim import *\n" + "".join(scenes))
        reports = at_once_on(folder, at_once)
        assert all(scene["error"] is None for report in reports for scene in report)
        anew = sum(not scene["reused"] for report in reports for scene in report)
        assert anew == len(sizes), f"{anew} scenes were drawn where there are {len(sizes)}"
        cold = rendered(folder, folder / "cold")
        for report in reports:
            assert [content_of(scene) for scene in report] == [content_of(scene) for scene in cold]
        drawn += anew
    return {"programs_at_once": at_once, "scenes_drawn": drawn}


def at_once_on(folder: Path, programs: int) -> list[list[dict[str, Any]]]:
    """What each program reports on the scenes."""
    command = [sys.executable, "-m", "tests.faults.many_programs", str(folder)]
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(programs)]
    said = [program.communicate()[0] for program in running]
    assert all(program.returncode == 0 for program in running)
    return [json.loads(text) for text in said]


def rendered(folder: Path, output: Path) -> list[dict[str, Any]]:
    """Render all scenes of the file."""
    request = Request((file_target(folder / "talk.py", ""),), output=output, quality=SMALL)
    scenes: list[dict[str, Any]] = render_videos(request, lambda modules: Processes(1, modules))[0]["scenes"]
    return scenes


if __name__ == "__main__":
    print(json.dumps(rendered(Path(sys.argv[1]), Path(sys.argv[1]) / "out")))
