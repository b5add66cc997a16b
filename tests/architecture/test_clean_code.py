"""ruff and mypy find nothing, and would find a planted fault."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT, plant

GOOD = '"""A module."""\n\n\ndef double(x: int) -> int:\n    """Twice ``x``."""\n    return 2 * x\n'


def outcome_of(tool: str, *arguments: str, root: Path) -> tuple[int, str]:
    command = [sys.executable, "-m", tool, *arguments]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    return run.returncode, run.stdout + run.stderr


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """A faultless module in a house of its own, under the rules of this one."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return plant(tmp_path, "mathanim/drawing/planted.py", GOOD)


def test_ruff_finds_nothing() -> None:
    status, report = outcome_of("ruff", "check", "--output-format=concise", root=ROOT)
    assert status == 0, report


def test_everything_is_formatted() -> None:
    status, report = outcome_of("ruff", "format", "--check", root=ROOT)
    assert status == 0, report


def test_types_are_right_throughout() -> None:
    status, report = outcome_of("mypy", root=ROOT)
    assert status == 0, report


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (('"""A module."""\n\n\n', ""), "D100"),
        (('    """Twice ``x``."""\n', ""), "D103"),
        (("return 2 * x", "y = 2 * x\n    return x"), "F841"),
        (("\n\n\ndef", "\n\nfrom . import palette\n\n\ndef"), "TID252"),
        (("x: int", "x: 'Undefined'"), "F821"),
    ],
)
def test_ruff_sees_a_planted_fault(module: Path, change: tuple[str, str], rule: str) -> None:
    assert outcome_of("ruff", "check", root=module.parents[2])[0] == 0
    module.write_text(GOOD.replace(*change), encoding="utf-8")
    status, report = outcome_of("ruff", "check", "--output-format=concise", root=module.parents[2])
    assert status == 1
    assert f" {rule} " in report


def test_ruff_sees_what_is_not_formatted(module: Path) -> None:
    module.write_text(GOOD.replace("2 * x", "2*x"), encoding="utf-8")
    assert outcome_of("ruff", "format", "--check", root=module.parents[2])[0] == 1


@pytest.mark.parametrize("change", [(") -> int", ")"), ("2 * x", "str(x)")])
def test_mypy_sees_a_planted_fault(module: Path, change: tuple[str, str]) -> None:
    module.write_text(GOOD.replace(*change), encoding="utf-8")
    status, report = outcome_of("mypy", str(module), root=module.parents[2])
    assert status == 1
    assert "planted.py:4" in report or "planted.py:6" in report
