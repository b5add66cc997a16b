"""Long tests begin first in every worker's share, and none is lost or run twice by that."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.architecture.source_tree import ROOT
from tests.conftest import LONG, long_ones_first


@dataclass(frozen=True)
class Named:
    """As much of a test as its order depends on."""

    nodeid: str


@pytest.mark.parametrize("workers", [2, 3, 5])
def test_every_share_begins_with_a_long_file(workers: int) -> None:
    files = [*(f"tests/test_{number}.py" for number in range(60)), *LONG]
    items: list[Any] = [Named(f"{file}::test_{number}") for file in files for number in range(7)]
    ordered = long_ones_first(items, workers)
    assert sorted(item.nodeid for item in ordered) == sorted(item.nodeid for item in items)
    begun = [ordered[number * len(ordered) // workers].nodeid for number in range(workers)]
    assert begun == [f"{file}::test_0" for file in LONG[:workers]]


def test_the_long_files_are_there() -> None:
    assert [file for file in LONG if not (ROOT / file).is_file()] == []
