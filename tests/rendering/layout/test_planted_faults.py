"""Each kind of fault, planted flat and in space, is caught and named, with its beat, its time and its place."""

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from mathanim.rendering.layout.layout_jobs import check_layouts
from mathanim.rendering.request import Request
from mathanim.rendering.targets import file_target
from tests.rendering.small_renderings import SCENES, processes

FILE = SCENES / "planted_faults.py"
CENTRE = (0.5, 0.5)
PLANTED = {
    "FlatMargin": ("margin", "“too far out”", (0.92, 0.5), 0.014),
    "SolidMargin": ("margin", "Line", (0.95, 0.5), 0.019),
    "FlatTextOnText": ("overlap", "“one thing” and “$ x + y $”", (0.53, 0.49), None),
    "SolidTextOnText": ("overlap", "“behind” and “before”", CENTRE, None),
    "FlatTextOnLine": ("overlap", "“struck out” lies on Line", CENTRE, None),
    "SolidTextOnLine": ("overlap", "“struck out” lies on Line", CENTRE, None),
    "FlatSize": ("size", "“small print”", CENTRE, 22 / 96 / 8),
    "SolidSize": ("size", "“far away”", CENTRE, None),
    "FlatTextContrast": ("contrast", "“red on red”", CENTRE, None),
    "SolidTextContrast": ("contrast", "“pale”", CENTRE, 1.9),
    "FlatLineContrast": ("contrast", "Line", CENTRE, 1.6),
    "SolidLineContrast": ("contrast", "Line", CENTRE, 1.6),
    "FlatGlyphs": ("glyphs", "(U+F1234)", (0.5, 0.5), 1),
    "SolidGlyphs": ("glyphs", "1 character", (0.5, 0.5), 1),
    "FlatPoints": ("points", "Line", CENTRE, None),
    "SolidPoints": ("points", "Line", CENTRE, None),
}
WITHOUT = ("Flat", "Solid", "WellSaid")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What the check says of every scene of the file."""
    request = Request((file_target(FILE, ""),), output=tmp_path_factory.mktemp("check"))
    found = check_layouts(request, (), (), processes)
    return {report["scene"].partition(":")[2]: report for report in found}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_caught_and_named(reports: dict[str, dict[str, Any]], name: str) -> None:
    kind, words, (x, y), amount = PLANTED[name]
    report = reports[name]
    assert report["error"] is None
    (found,) = report["findings"]
    assert (found["kind"], found["beat"], found["last_beat"]) == (kind, "faulty", "faulty")
    assert words in found["words"]
    assert 0.35 <= found["time"] <= 0.8
    left, top, right, bottom = found["place"]
    assert left - 0.01 <= x <= right + 0.01
    assert top - 0.01 <= y <= bottom + 0.01
    if kind != "points":
        assert (right - left) * (bottom - top) < 0.1
    if amount is not None:
        assert found["amount"] == pytest.approx(amount, rel=0.1)


@pytest.mark.parametrize("name", WITHOUT)
def test_where_all_is_well_the_check_is_silent(reports: dict[str, dict[str, Any]], name: str) -> None:
    report = reports[name]
    assert (report["error"], report["findings"], report["sheet"]) == (None, [], None)
    assert report["beats"]


def test_what_stands_between_is_seen_and_what_only_passes_is_not(reports: dict[str, dict[str, Any]]) -> None:
    (found,) = reports["FlatMoving"]["findings"]
    assert (found["kind"], found["beat"], found["while_moving"]) == ("overlap", "sweep", True)
    assert 0.9 <= found["time"] <= 2.9


def test_the_sheet_outlines_the_place(reports: dict[str, dict[str, Any]]) -> None:
    report = reports["FlatTextOnLine"]
    sheet = np.asarray(Image.open(io.BytesIO(Path(report["sheet"]).read_bytes())).convert("RGB")).astype(int)
    left, _, right, bottom = report["findings"][0]["place"]
    picture = sheet[16 : 16 + 480, 16 : 16 + 854]
    is_red = (picture[..., 0] > 180) & (picture[..., 1] < 90) & (picture[..., 2] < 140)
    rows, columns = np.flatnonzero(is_red.any(axis=1)), np.flatnonzero(is_red.any(axis=0))
    assert abs(columns.max() - right * 854) < 8
    assert abs(columns.min() - left * 854) < 8
    assert abs(rows.max() - bottom * 480) < 8
    assert (picture == picture[0, 0]).all(axis=-1).mean() > 0.9
