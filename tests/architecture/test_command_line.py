"""Help waits for neither manim nor torch, and numbers need no manim."""

import subprocess
import sys

import pytest

from tests.architecture.source_tree import ROOT, python_files

HEAVY = {"manim", "torch", "pydantic"}


def heavy_modules_after(code: str) -> set[str]:
    """Which heavy libraries a fresh Python has loaded when it has run the code."""
    told = f"{code}\nimport sys\nprint('loaded:', *({HEAVY} & sys.modules.keys()))"
    run = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(run.stdout.splitlines()[-1].split()[1:])


def calling(*words: str) -> str:
    return f"import sys, render\nsys.argv = {['render.py', *words]!r}\ntry: render.main()\nexcept SystemExit: pass"


def modules_in(folder: str) -> list[str]:
    return [
        ".".join(file.relative_to(ROOT).with_suffix("").parts)
        for file in python_files(ROOT, folder)
        if file.name != "__init__.py"
    ]


@pytest.mark.parametrize("words", [["--help"], ["video", "--help"], ["still", "--help"], ["no such command"]])
def test_help_waits_for_nothing_heavy(words: list[str]) -> None:
    assert heavy_modules_after(calling(*words)) == set()


def test_the_list_waits_for_neither_manim_nor_torch() -> None:
    assert not heavy_modules_after(calling("list")) & {"manim", "torch"}


def test_a_heavy_import_is_seen() -> None:
    assert heavy_modules_after("from pydantic import BaseModel") == {"pydantic"}


def test_numbers_need_no_manim() -> None:
    modules = [*modules_in("mathanim/maths"), *modules_in("mathanim/inputs")]
    loaded = heavy_modules_after("\n".join(f"import {module}" for module in modules))
    assert loaded == {"torch", "pydantic"}


def test_what_refuses_parameters_waits_for_neither_manim_nor_torch() -> None:
    rooms = ("clips.clips", "descriptions", "exporters.clip_files", "exporters.decks", "layout.layout_jobs")
    rooms += ("numbers.number_lists", "preview.studio", "stills.still_pictures", "videos")
    loaded = heavy_modules_after("\n".join(f"import mathanim.rendering.{room}" for room in rooms))
    assert loaded == {"pydantic"}
