"""No fault of layout in the tour: in both languages and both themes, at every beat's end and between."""

from pathlib import Path

import pytest

from mathanim.inputs.setting import LANGUAGES, Language
from mathanim.rendering.layout.layout_jobs import check_layouts
from mathanim.rendering.request import Request
from mathanim.rendering.targets import target_named
from tests.rendering.one_worker import OneWorker
from tests.scenes.walking import FLAGSHIPS


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tour_has_no_fault_of_layout(language: Language, tmp_path: Path) -> None:
    request = Request((target_named("tour"),), pace="tight", device="cpu", output=tmp_path)
    reports = check_layouts(request, [language], (), OneWorker)
    assert {report["label"]: (report["findings"], report["error"]) for report in reports} == {
        report["label"]: ([], None) for report in reports
    }
    assert {(report["scene"], report["theme"]) for report in reports} == {
        (scene, theme) for scene in ("opening.lecture_title", *FLAGSHIPS) for theme in ("dark", "light")
    }
    assert all(len(report["beats"]) > 1 for report in reports)
