"""A Dask cluster draws what this machine would draw, also when one of its workers dies on the way."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from mathanim.rendering.errors import WrongUse
from mathanim.rendering.executors import dask
from mathanim.rendering.executors.dask import dask_cluster
from mathanim.rendering.executors.futures import Futures
from mathanim.rendering.executors.seam import Told, Work
from mathanim.rendering.request import Request
from mathanim.rendering.targets import file_target
from mathanim.rendering.videos import render_videos
from tests.rendering.cluster_of_processes import ROOT, dask_programs, kill
from tests.rendering.small_renderings import SCENES, TINY, rendered_file
from tests.rendering.store.edited_project import content_of


class Overheard:
    """Another executor, of which every word is kept; after each, ``then`` hears which jobs are being drawn."""

    def __init__(self, executor: Futures, then: Callable[[set[int]], None]) -> None:
        self.executor, self.then = executor, then
        self.words: dict[int, list[tuple[str, int]]] = {}
        self.ended: set[int] = set()

    def run(self, jobs: Sequence[Any], work: Work, told: Told) -> Iterator[tuple[int, Any]]:
        def overhear(index: int, beat: str, frames: int) -> None:
            self.words.setdefault(index, []).append((beat, frames))
            told(index, beat, frames)
            self.then(set(self.words) - self.ended)

        for index, result in self.executor.run(jobs, work, overhear):
            self.ended.add(index)
            yield index, result

    @property
    def restarted(self) -> list[int]:
        """The jobs that were begun more than once: a scene's first word comes when it is imported."""
        return [index for index, words in self.words.items() if words.count(("", 0)) > 1]


def test_a_cluster_delivers_every_scene_although_a_worker_dies(tmp_path: Path) -> None:
    file = Path(shutil.copy(SCENES / "six_scenes.py", tmp_path))
    overheard: list[Overheard] = []
    with dask_programs(3, tmp_path) as (address, programs):

        def kill_one_when_all_draw(drawing: set[int]) -> None:
            if len(drawing) == len(programs) and programs[0].poll() is None:
                kill(programs[0])
                (tmp_path / "go").touch()

        def executor_for(modules: Sequence[str]) -> Overheard:
            overheard.append(Overheard(Futures(dask_cluster(address), modules), kill_one_when_all_draw))
            return overheard[0]

        request = Request((file_target(file, ""),), output=tmp_path / "there", quality=TINY)
        (there,) = render_videos(request, executor_for)
        assert programs[0].poll() is not None
    here = rendered_file(tmp_path / "here", file)
    assert len(overheard[0].restarted) == 1
    assert [scene["error"] for scene in there["scenes"]] == [None] * 6
    for mine, theirs in zip(here["scenes"], there["scenes"], strict=True):
        assert content_of(theirs) == content_of(mine)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("tcp://127.0.0.1:9", "no Dask scheduler answers at tcp://127.0.0.1:9: "),
        ("smoke://here", "no Dask scheduler answers at smoke://here: unknown address scheme 'smoke'"),
    ],
)
def test_an_address_where_nobody_answers_is_wrong_use(
    address: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask, "SECONDS_TO_CONNECT", 1)
    with pytest.raises(WrongUse, match=r"start one with dask scheduler$") as caught:
        dask_cluster(address)
    assert str(caught.value).startswith(words)


def test_without_the_package_the_command_line_says_what_to_install(tmp_path: Path) -> None:
    code = (
        "import sys\nsys.modules['distributed'] = None\nimport render\n"
        f"sys.argv = ['render.py', 'video', {str(SCENES / 'six_scenes.py')!r}, '--workers', 'dask:local', "
        f"'--output', {str(tmp_path)!r}]\nrender.main()\n"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 2
    assert found.stderr == "--workers dask:… needs a package: pip install 'mathanim[cluster]'\n"
