"""The repository names no machine of ours: no registry, no folder of somebody's disk; its lock fits its wishes."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from tests.architecture.source_tree import ROOT, files, plant

FOLDER_OF_SOMEBODY = re.compile(r"(?<![\w.\-/])/(?:home|root|work|opt|mnt|Users|builds)/\w|[A-Z]:\\Users")
ADDRESS = re.compile(r"https?://([\w.\-]+)")
XML_NAMES = {"www.w3.org", "schemas.openxmlformats.org", "schemas.microsoft.com"}
MAY_BE_NAMED = {"127.0.0.1", "localhost", "doi.org", "arxiv.org", "revealjs.com", "hakim.se"} | XML_NAMES
LOCKED = re.compile(r"[a-z0-9][a-z0-9-]*==[0-9][0-9a-z.]*")


def unpublishable_lines(root: Path) -> list[str]:
    """Lines with an address or a folder that means something on one machine only."""
    return [
        f"{file.relative_to(root)}:{number}"
        for file in files(root)
        for number, line in enumerate(_lines(file), start=1)
        if FOLDER_OF_SOMEBODY.search(line) or any(host not in MAY_BE_NAMED for host in ADDRESS.findall(line))
    ]


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []


def unmet_wishes(project: str, lock: str) -> list[str]:
    """What pyproject.toml asks for and requirements.lock does not name, or names in a version that does not fit."""
    wishes = tomllib.loads(project)
    locked = dict(line.split("==") for line in lock.splitlines())
    asked = [
        *wishes["project"]["dependencies"],
        *(line for group in wishes["dependency-groups"].values() for line in group),
    ]
    return [
        str(wish)
        for wish in map(Requirement, asked)
        if wish.name not in locked or Version(locked[wish.name]) not in wish.specifier
    ]


def test_nothing_names_a_machine() -> None:
    assert unpublishable_lines(ROOT) == []


@pytest.mark.parametrize(
    "line", ["see /" + "home/ann/notes", "--find-links /" + "opt/wheels", "http:" + "//pypi.example"]
)
def test_a_machine_that_is_named_is_seen(tmp_path: Path, line: str) -> None:
    plant(tmp_path, "README.md", "a/home/b, ../desk/x, http://127.0.0.1:8000/ and media/opt are nobody's\n")
    plant(tmp_path, ".ci/run", f"#!/bin/sh\n{line}\n")
    plant(tmp_path, "media/log.txt", line)
    assert unpublishable_lines(tmp_path) == [".ci/run:2"]


def test_the_lock_names_versions_and_nothing_else() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not LOCKED.fullmatch(line)] == []


def test_the_lock_meets_every_wish() -> None:
    project, lock = ((ROOT / name).read_text(encoding="utf-8") for name in ("pyproject.toml", "requirements.lock"))
    assert unmet_wishes(project, lock) == []


def test_a_wish_that_the_lock_does_not_meet_is_seen() -> None:
    project = '[project]\ndependencies = ["a>=2", "b<3"]\n[dependency-groups]\ntest = ["c", "d==1"]'
    assert unmet_wishes(project, "a==2.1\nb==3.0\nd==1") == ["b<3", "c"]
