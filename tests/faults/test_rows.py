"""Every kind of fault is held by a test that is there."""

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.faults.rows import ROWS

TESTS = Path(__file__).resolve().parents[1]
NUMBERS = {*range(1, 38), 40, 46, 47, *range(66, 74), 75, 76}


@cache
def names_in(file: str) -> set[str]:
    """The names of the tests in a file, read and not run."""
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def test_no_row_is_missing() -> None:
    assert set(ROWS) == NUMBERS
    assert all(row.fault and row.tests for row in ROWS.values())


@pytest.mark.parametrize("number", ROWS)
def test_every_row_is_held_by_tests_that_are_there(number: int) -> None:
    for file, test in ROWS[number].tests:
        assert test in names_in(file), f"{file}::{test}"
