"""A law tries the same examples in every worker, whatever else was imported there."""

from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import explored

NUMBERS = "NUMBERS = " + repr([number / 7 for number in range(1000)])


def examples() -> list[tuple[float, int]]:
    """What a law draws."""
    drawn: list[tuple[float, int]] = []

    @settings(derandomize=True, database=None)
    @given(st.floats(-1e6, 1e6), st.integers())
    def law(x: float, count: int) -> None:
        drawn.append((x, count))

    law()
    return drawn


@pytest.mark.skipif(explored > 0, reason="explored are other examples each time")
def test_a_module_that_is_imported_meanwhile_changes_no_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = examples()
    (tmp_path / "numbers_of_mine.py").write_text(NUMBERS)
    monkeypatch.syspath_prepend(tmp_path)
    import_module("numbers_of_mine")
    assert examples() == before
