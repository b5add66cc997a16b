"""Messages call the program as it was typed."""

import sys

import pytest

from mathanim.commands.program_name import TYPED, program_name
from tests.command_line import run


@pytest.mark.parametrize("typed", ["./run", "../mathanim/run"])
def test_a_usage_error_says_what_was_typed(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TYPED, typed)
    assert f"Usage: {typed} still [OPTIONS]" in (said := run("still", "--no-such-option").stderr)
    assert f"Try '{typed} still --help' for help." in said


@pytest.mark.parametrize(
    ("started", "name"),
    [
        (["python", "render.py"], "python render.py"),
        ([".venv/bin/python", "-X", "dev", "my house/render.py"], ".venv/bin/python -X dev 'my house/render.py'"),
        (["python3", "-m", "render"], "python3 -m render"),
    ],
)
def test_without_run_it_is_python_and_what_it_runs(
    started: list[str], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(TYPED, raising=False)
    monkeypatch.setattr(sys, "orig_argv", [*started, "still", "--help"])
    monkeypatch.setattr(sys, "argv", [started[-1], "still", "--help"])
    assert program_name() == name
