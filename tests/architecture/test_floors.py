"""The floors hold: arrows point down only, and import-linter would see one that does not."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT, plant, python_files


def report_on(root: Path) -> tuple[int, str]:
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env={**os.environ, "COLUMNS": "120"},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.returncode, run.stdout + run.stderr


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The house with every module empty, to plant wrong imports in."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for file in python_files(ROOT, "mathanim", "scenes"):
        plant(tmp_path, str(file.relative_to(ROOT)), "")
    return tmp_path


def test_every_import_points_down() -> None:
    status, report = report_on(ROOT)
    print(report)
    assert status == 0, report


def test_the_empty_house_holds(house: Path) -> None:
    assert report_on(house)[0] == 0


@pytest.mark.parametrize(
    ("file", "line", "broken"),
    [
        ("mathanim/rendering/planted.py", "import mathanim.drawing.palette", "Rendering finds scenes by name"),
        ("mathanim/drawing/planted.py", "from mathanim.rendering import job", "Floors of mathanim"),
        ("mathanim/utils/__init__.py", "", "Floors of mathanim"),
        ("mathanim/drawing/planted.py", "import scenes.calculus", "Scenes stand on mathanim"),
        ("mathanim/rendering/planted.py", "def late():\n    import scenes", "Rendering finds scenes by name"),
        ("mathanim/rendering/planted.py", "import torch", "Rendering computes nothing"),
        ("mathanim/inputs/planted.py", "import manim", "Numbers come before pictures"),
        ("mathanim/maths/planted.py", "", "Rooms of maths"),
        ("mathanim/maths/tensors.py", "import mathanim.maths.calculus", "Rooms of maths"),
        ("mathanim/maths/calculus/planted.py", "import mathanim.maths.probability", "Rooms of maths"),
        ("mathanim/drawing/planted.py", "import av", "Only rendering reads and writes video"),
        ("scenes/planted/__init__.py", "", "Rooms of scenes"),
        ("scenes/calculus/planted.py", "import scenes.calculus.secant_becomes_tangent", "No scene imports another"),
        ("scenes/calculus/planted.py", "import render", "Nothing imports the command line"),
    ],
)
def test_a_wrong_import_is_seen(house: Path, file: str, line: str, broken: str) -> None:
    plant(house, "scenes/calculus/secant_becomes_tangent.py", "")
    plant(house, file, line)
    status, report = report_on(house)
    contracts = [line for line in report.splitlines() if line.endswith(" BROKEN")]
    assert status == 1, report
    assert any(contract.startswith(broken) for contract in contracts), report
