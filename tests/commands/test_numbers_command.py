"""The list of numbers as a table, as CSV that a spreadsheet opens, and as JSON; a scene that fails is named."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import render
from mathanim.commands.numbers_command import as_csv, show_tables
from mathanim.rendering.numbers.number_lists import plain_number
from mathanim.rendering.numbers.scene_numbers import ListedNumber

NUMBERS = (
    ListedNumber("screen", "quantity", "slope", "-1.5", -1.5, "2.0", 2.04, "m/s", 0.0, "s(a, h)", (("a", "=1+1"),)),
    ListedNumber("screen", "text", "=HYPERLINK(1)", "+1", is_there_at_end=False),
    *(ListedNumber("screen", "quantity", "tick", str(k), float(k), tolerance=0.0, made_by="step") for k in range(3)),
    *(ListedNumber("screen", "quantity", "rise", "1", 1.0, made_by="r(a, h)", inputs=(("h", str(k)),)) for k in (1, 2)),
)
ROWS = [{"scene": "a.b", "beat": "@c", **plain_number(number)} for number in NUMBERS]
SCENES = """
from manim import DecimalNumber, FadeIn, Scene, Text


class Fine(Scene):
    def construct(self):
        self.play(FadeIn(DecimalNumber(2.5, mob_class=Text)), run_time=0.2)


class Broken(Scene):
    def construct(self):
        raise RuntimeError("no chalk")
"""


def test_no_cell_of_the_csv_is_a_formula_and_numbers_stay_numbers() -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(ROWS))))
    assert [row["value"] for row in rows] == ["-1.5", "", "0.0", "1.0", "2.0", "1.0", "1.0"]
    texts = [row[name] for row in rows for name in row if name not in ("value", "first_value", "tolerance")]
    assert not any(text.startswith(("=", "+", "-", "@", "\t", "\r")) for text in texts)
    assert rows[0]["shown"] == "'-1.5" and rows[1]["label"] == "'=HYPERLINK(1)" and rows[0]["beat"] == "'@c"
    assert rows[0]["inputs"] == "a = =1+1"


@pytest.mark.parametrize("width", [70, 120])
def test_the_table_fits_and_ticks_share_a_line(capsys: pytest.CaptureFixture[str], width: int) -> None:
    show_tables(ROWS, width)
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= width
    assert any("0, 1, 2" in line and "0.0, 1.0, 2.0" in line and "step" in line for line in lines)
    assert any("2.0 … -1.5 m/s" in line and "2.04 … -1.5" in line and "s(a, h)" in line for line in lines)
    assert "with a = =1+1" in lines  # h has two values: each stands where it goes in
    assert all(any(f"r(a, h), h = {k}" in line for line in lines) for k in (1, 2))


def test_a_file_of_scenes_is_listed_as_json_and_the_one_that_fails_is_named(tmp_path: Path) -> None:
    file = tmp_path / "talk.py"
    file.write_text(SCENES, encoding="utf-8")
    outcome = CliRunner().invoke(render.cli, ["numbers", str(file), "--format", "json", "--output", str(tmp_path)])
    fine, broken = json.loads(outcome.stdout)["scenes"]
    assert outcome.exit_code == 1 and "RuntimeError: no chalk" in outcome.stderr
    assert broken["error"] and broken["beats"] == []
    (beat,) = fine["beats"]
    assert fine.keys() == {"label", "scene", "language", "beats", "error"}
    assert [beat["name"], *(number["value"] for number in beat["numbers"])] == ["fine", 2.5]
    assert beat["numbers"][0].keys() == set(ListedNumber.__dataclass_fields__)
