"""A Typst document sees its own folder only, uses so much and no more, and whose fault it is is told."""

import errno
import sys
from pathlib import Path

import pytest

from mathanim.rendering.errors import DiskFull, ProductError
from mathanim.rendering.exporters import typst_press
from mathanim.rendering.exporters.typst_child import REFUSED_BY_DISK
from mathanim.rendering.exporters.typst_press import press, private_folder, run_child


@pytest.mark.parametrize(
    ("source", "refusal"),
    [
        ('#read("/../canary.txt")', "escape"),
        ('#read("../canary.txt")', "escape"),
        ('#read("/etc/passwd")', "not found"),
        ("#for i in range(1000000000) { [x] }", "within|cannot be set|signal"),
    ],
)
def test_a_document_sees_its_own_folder_only_and_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, refusal: str
) -> None:
    (tmp_path / "canary.txt").write_text("tweet")
    (tmp_path / "own.typ").write_text(source)
    (tmp_path / "formulas.typ").write_text("")
    monkeypatch.setattr(typst_press, "TEMPLATES", tmp_path)
    with private_folder(tmp_path) as folder, pytest.raises(ProductError, match=refusal):
        press("own.typ", {}, folder, seconds=1 if "for" in source else 60)


def test_a_full_disk_is_no_fault_of_the_text(tmp_path: Path) -> None:
    child = [sys.executable, "-c", f"import sys; print({errno.ENOSPC}, file=sys.stderr); sys.exit({REFUSED_BY_DISK})"]
    with pytest.raises(DiskFull, match="disk full"):
        run_child(child, tmp_path, 60)
