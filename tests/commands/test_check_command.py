"""The check command prints what is wrong, for people and for programs, and ends with 1 if anything is."""

import json
from pathlib import Path

from click.testing import CliRunner

import render
from mathanim.rendering.layout.finding import KINDS
from tests.rendering.small_renderings import SCENES

FAULTS = SCENES / "planted_faults.py"


def said(tmp_path: Path, scene: str, *words: str) -> tuple[int, str]:
    outcome = CliRunner().invoke(render.cli, ["check", f"{FAULTS}:{scene}", "--output", str(tmp_path), *words])
    return outcome.exit_code, outcome.stdout


def test_a_fault_is_printed_with_its_sheet_and_ends_with_one(tmp_path: Path) -> None:
    code, text = said(tmp_path, "FlatTextOnLine")
    line, sheet = text.splitlines()
    assert code == 1
    assert line.startswith("planted_faults:FlatTextOnLine: faulty, ")
    assert line.endswith("“struck out” lies on Line, with 9 of 9 characters")
    assert Path(sheet) == tmp_path / "planted_faults" / "check" / "FlatTextOnLine.png"
    assert Path(sheet).read_bytes().startswith(b"\x89PNG")


def test_where_nothing_is_wrong_nothing_is_printed_and_an_old_sheet_goes(tmp_path: Path) -> None:
    old = tmp_path / "planted_faults" / "check" / "Flat.png"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"old")
    assert said(tmp_path, "Flat") == (0, "")
    assert not old.exists()


def test_a_program_gets_every_number(tmp_path: Path) -> None:
    code, text = said(tmp_path, "SolidMargin", "--json")
    (scene,) = json.loads(text)["scenes"]
    (found,) = scene["findings"]
    assert code == 1
    assert scene["beats"] == ["before", "faulty", "after"]
    assert (found["beat"], found["kind"] in KINDS, len(found["place"])) == ("faulty", True, 4)
    assert found["amount"] > found["limit"] == 0
