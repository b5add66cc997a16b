"""Whatever is edited, what comes from the store is what a rendering without one gives."""

from pathlib import Path

import pytest

from tests.rendering.store.edited_project import Project, content_of
from tests.rendering.store.kinds_of_edit import EDITS, Edit


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "talk").mkdir()
    return Project(tmp_path / "talk")


def apply(project: Project, files: object) -> None:
    assert isinstance(files, dict)
    for name, content in files.items():
        if content is None:
            (project.folder / name).unlink(missing_ok=True)
        else:
            project.write(name, content)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit_is_seen_and_no_edit_draws_nothing(project: Project, edit: Edit) -> None:
    apply(project, edit.before)
    first = project.render()
    assert first["error"] is None and not first["reused"] and first["notes"] == []
    before = content_of(first)
    apply(project, edit.after)
    cold = content_of(project.render_cold())
    again = project.render()
    assert content_of(again) == cold
    assert again["reused"] != edit.is_seen
    assert (before != cold) == edit.is_seen
    third = project.render()
    assert third["reused"] and content_of(third) == cold
