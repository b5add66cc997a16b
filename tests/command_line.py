"""The command line called in this process: a program of its own would import Manim and torch again, for seconds."""

import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from subprocess import CompletedProcess
from unittest.mock import patch

import pytest

import render

ROOT = Path(__file__).resolve().parents[1]


def run(*words: str, cwd: Path = ROOT) -> CompletedProcess[str]:
    """The exit code of ``render.py`` with these words, and what it prints to stdout and stderr."""
    output, errors = StringIO(), StringIO()
    with (
        chdir(cwd),
        patch.object(sys, "argv", ["render.py", *words]),
        redirect_stdout(output),
        redirect_stderr(errors),
        pytest.raises(SystemExit) as ended,
    ):
        render.main()
    code = ended.value.code or 0
    assert isinstance(code, int), code
    return CompletedProcess(words, code, output.getvalue(), errors.getvalue())
