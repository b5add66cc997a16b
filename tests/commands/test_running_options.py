"""Where scenes run and within which limits, as the command line says it."""

from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.commands.running_options import MOST_WORKERS, executor_for, running_options
from mathanim.rendering.errors import WrongUse
from mathanim.rendering.executors.cores import usable
from mathanim.rendering.executors.limits import Limits
from mathanim.rendering.executors.processes import Processes
from tests.command_line import run


def made(*words: str) -> Any:
    """The executor that the words make; the command's error in click's words, if they are wrong."""
    kept: list[Any] = []

    @click.command()
    @running_options
    def command(executor_for: Any) -> None:
        kept.append(executor_for(()))

    outcome = CliRunner().invoke(command, words)
    return kept[0] if kept else outcome.exception if isinstance(outcome.exception, WrongUse) else outcome.output


def test_without_a_word_every_core_works_and_limits_are_generous() -> None:
    executor = made()
    assert isinstance(executor, Processes)
    assert executor.workers == usable()
    assert executor.limits == Limits(patience=300, total=None, memory=None)


def test_what_is_said_is_done() -> None:
    executor = made("--workers", "3", "--patience", "12.5", "--time-limit", "60", "--memory", "2GB")
    assert executor.workers == 3
    assert executor.limits == Limits(patience=12.5, total=60, memory=2 * 10**9)


@given(st.one_of(st.integers(), st.text(max_size=6)))
@settings(max_examples=50)
def test_workers_are_a_number_in_range_or_an_address(value: int | str) -> None:
    text = str(value)
    is_number = text.isascii() and text.isdecimal() and 1 <= int(text) <= MOST_WORKERS
    executor = made(f"--workers={text}")
    assert isinstance(executor, Processes) == is_number
    assert is_number or "needs a number from 1 to 256, dask:local, or dask:ADDRESS" in executor


@pytest.mark.parametrize("words", [("--patience", "0"), ("--time-limit", "-1"), ("--patience", "soon")])
def test_a_time_is_a_positive_number(words: tuple[str, str]) -> None:
    assert f"Invalid value for '{words[0]}'" in made(*words)


def test_a_memory_that_is_no_size_is_wrong_use() -> None:
    with pytest.raises(WrongUse, match="a size is a number with MB, GB or nothing"):
        executor_for(2, 300, None, "much")(())


def test_a_scene_that_hangs_ends_the_command_with_1_and_the_rest_is_there(tmp_path: Path) -> None:
    (tmp_path / "talk.py").write_text(
        "import time\nfrom manim import Circle, Create, Scene\n"
        "class Hangs(Scene):\n    def construct(self):\n        time.sleep(60)\n"
        "class Quick(Scene):\n    def construct(self):\n        self.play(Create(Circle()), run_time=0.2)\n"
    )
    words = ["video", "talk.py", "--quality", "draft", "--patience", "15", "--output", "media"]
    found = run(*words, cwd=tmp_path)
    assert found.returncode == 1
    assert found.stdout.split() == [str(tmp_path / "media" / "talk" / "Quick.mp4")]
    assert found.stderr.splitlines()[-1] == (
        f"failed: talk:Hangs: {tmp_path / 'talk.py'}: TookTooLong: no frame came in the first 15 s, "
        "before its first frame; if it needs longer, raise --patience"
    )
