"""The shape of the tree: small files, rooms with a purpose, tests where a reader looks for them."""

from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT, files, plant, python_files

LONGEST = 250
LONGEST_IN = {"scenes": 150, "render.py": 150}
ROOMS_WITHOUT_PURPOSE = {"utils", "util", "helpers", "helper", "common", "misc", "core"}
TESTS_OF_THE_WHOLE = {"architecture", "benchmarks", "faults", "golden"}


def files_too_long(root: Path) -> list[str]:
    """Python files that ask to be split."""
    lengths = {file.relative_to(root): len(file.read_text(encoding="utf-8").splitlines()) for file in _sources(root)}
    return [f"{file}: {length}" for file, length in lengths.items() if length > LONGEST_IN.get(file.parts[0], LONGEST)]


def _sources(root: Path) -> list[Path]:
    return python_files(root, "mathanim", "scenes", "tests", "render.py")


def rooms_without_purpose(root: Path) -> list[str]:
    """Folders and modules with a name that would fit anything."""
    return [
        str(file.relative_to(root))
        for file in _sources(root)
        if ROOMS_WITHOUT_PURPOSE & set(file.relative_to(root).with_suffix("").parts)
    ]


def rooms_without_tests(root: Path) -> list[str]:
    """Folders of mathanim with code and no tests: neither in the same folder under tests, nor in one file so named."""
    rooms = {file.parent.relative_to(root / "mathanim") for file in _code(root)} - {Path()}
    return sorted(str(room) for room in rooms if not _tests_of(root / "tests" / room))


def _tests_of(room: Path) -> bool:
    return bool(_tests_in(room)) or room.with_name(f"test_{room.name}.py").exists()


def _code(root: Path) -> list[Path]:
    return [file for file in python_files(root, "mathanim") if file.name != "__init__.py"]


def _tests_in(folder: Path) -> list[Path]:
    return [file for file in files(folder, ending=".py") if file.name.startswith("test_")]


def orphaned_tests(root: Path) -> list[str]:
    """Folders with tests of what is not there."""
    folders = {file.parent.relative_to(root / "tests") for file in _tests_in(root / "tests")}
    return sorted(
        str(folder)
        for folder in folders
        if folder.parts[:1] != ()
        and folder.parts[0] not in TESTS_OF_THE_WHOLE
        and not (root / "mathanim" / folder).is_dir()
        and not (root / folder).is_dir()
    )


def test_files_are_small() -> None:
    assert files_too_long(ROOT) == []


@pytest.mark.parametrize(
    ("name", "lines", "is_too_long"),
    [
        ("mathanim/drawing/planes.py", 250, False),
        ("mathanim/drawing/planes.py", 251, True),
        ("scenes/calculus/secant.py", 151, True),
        ("render.py", 151, True),
    ],
)
def test_a_file_that_is_too_long_is_seen(tmp_path: Path, name: str, lines: int, is_too_long: bool) -> None:
    plant(tmp_path, name, "x = 1\n" * lines)
    assert files_too_long(tmp_path) == ([f"{name}: {lines}"] if is_too_long else [])


def test_every_room_has_a_purpose() -> None:
    assert rooms_without_purpose(ROOT) == []


@pytest.mark.parametrize("name", ["mathanim/drawing/utils/lines.py", "tests/helpers.py", "scenes/common/__init__.py"])
def test_a_room_without_purpose_is_seen(tmp_path: Path, name: str) -> None:
    plant(tmp_path, name, "")
    plant(tmp_path, "mathanim/drawing/uncommon_core_ideas.py", "")
    assert rooms_without_purpose(tmp_path) == [name]


def test_tests_mirror_the_tree() -> None:
    assert rooms_without_tests(ROOT) == []
    assert orphaned_tests(ROOT) == []


def test_a_room_without_tests_and_tests_without_a_room_are_seen(tmp_path: Path) -> None:
    for name in ("maths/calculus/secants.py", "drawing/planes.py", "drawing/__init__.py", "drawing/charts/bars.py"):
        plant(tmp_path, f"mathanim/{name}", "")
    for name in ("drawing/test_planes.py", "drawing/test_charts.py", "moved/test_away.py", "faults/test_kill.py"):
        plant(tmp_path, f"tests/{name}", "")
    assert rooms_without_tests(tmp_path) == ["maths/calculus"]
    assert orphaned_tests(tmp_path) == ["moved"]
