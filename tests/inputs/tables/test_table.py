"""Tables of counts and probabilities: ready for Bayes, or each cell at fault named by row and column."""

from pathlib import Path
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from mathanim.inputs.errors import InputError
from mathanim.inputs.names import names_from
from mathanim.inputs.tables.table import table_from
from mathanim.inputs.tables.table_fields import USERS_BY_DEVICE_AND_CLICK

USERS = USERS_BY_DEVICE_AND_CLICK


def faults(value: object) -> list[str]:
    with pytest.raises(InputError) as refused:
        table_from(value)
    return str(refused.value).splitlines()


@st.composite
def counts(draw: st.DrawFn) -> list[list[int]]:
    rows, columns = draw(st.integers(2, 6)), draw(st.integers(2, 5))
    return [[draw(st.integers(1, 10**4)) for _ in range(columns)] for _ in range(rows)]


def named(cells: list[list[float]], kind: str) -> dict[str, Any]:
    rows, columns = ([f"{letter}{i}" for i in range(n)] for letter, n in (("h", len(cells)), ("e", len(cells[0]))))
    return {"hypotheses": rows, "evidence": columns, kind: cells}


def test_the_lectures_hundred_users() -> None:
    table = table_from(USERS)
    assert table.population == 100
    assert table.values == ((15, 35), (5, 45))
    english, japanese = table.joint("en"), table.joint("ja")
    assert english.hypotheses == ("mobile", "laptop")
    assert japanese.hypotheses == ("モバイル", "ノートPC")
    assert english.probabilities[0, 0] / english.probabilities[:, 0].sum() == pytest.approx(0.75)


@given(cells=counts())
def test_counts_become_their_shares(cells: list[list[float]]) -> None:
    table = table_from(named(cells, "counts"))
    total = sum(map(sum, cells))
    assert table.population == total
    expected = torch.tensor([[count / total for count in row] for row in cells], dtype=torch.float64)
    assert torch.allclose(table.joint("en").probabilities, expected, rtol=1e-14)


@given(cells=counts())
def test_probabilities_stay_as_they_are_and_count_nobody(cells: list[list[float]]) -> None:
    total = sum(map(sum, cells))
    shares = [[count / total for count in row] for row in cells]
    table = table_from(named(shares, "probabilities"))
    assert table.population is None
    assert table.joint("ja").probabilities.tolist() == shares


@given(cells=counts(), kind=st.sampled_from(["counts", "probabilities"]))
def test_a_table_reads_back_as_itself(cells: list[list[float]], kind: str) -> None:
    total = sum(map(sum, cells)) if kind == "probabilities" else 1
    table = table_from(named([[count / total if total > 1 else count for count in row] for row in cells], kind))
    twin = table_from(table.plain())
    assert twin == table


@given(cells=counts(), place=st.data(), bad=st.sampled_from([-1, -0.5, 0.5]))
def test_a_bad_count_is_named_by_row_and_column(cells: list[list[float]], place: st.DataObject, bad: float) -> None:
    row = place.draw(st.integers(0, len(cells) - 1))
    column = place.draw(st.integers(0, len(cells[0]) - 1))
    cells[row][column] = bad
    wanted = "a number of at least 0" if bad < 0 else "a whole number"
    assert faults(named(cells, "counts")) == [
        f"counts[{row}][{column}]: needs {wanted}, not {bad:g}, for h{row}, e{column}"
    ]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"counts": [[0, 0], [5, 45]]}, ["hypotheses[0]: mobile never comes: needs a number above 0 in its row"]),
        ({"counts": [[15, 0], [5, 0]]}, ["evidence[1]: no click never comes: needs a number above 0 in its column"]),
        ({"counts": [[1, 2, 3], [4, 5, 6]]}, ["counts: needs a row for each hypothesis: 2 of 2 numbers, not 2 of 3"]),
        ({"counts": [[10**9, 1], [1, 1]]}, ["counts: need at most 1000000000 in all, not 1e+09"]),
        ({"counts": [[1, "x"], [2]]}, ["counts: needs rows of equal length, not rows of 2, 1 numbers"]),
        ({"counts": [[1, "x"], [2, None]]}, ["counts[0][1]: needs a real number, not 'x'", "counts[1][1]: needs"]),
        ({"probabilities": [[1, 0], [0, 0]]}, ["needs either counts or probabilities, not both"]),
        ({"hypotheses": ["a"], "counts": [[1, 1]]}, ["hypotheses: needs at least two names, not 1"]),
        ({"hypotheses": ["a", "a"]}, ["hypotheses[1]: comes twice"]),
        ({"hypotheses": ["a", ""], "evidence": 3}, ["hypotheses[1]: needs a name", "evidence: needs a list of names"]),
        ({"hypotheses": {"en": ["a", "b"]}}, ["hypotheses.ja: is needed and was not given"]),
        ({"hypotheses": {"en": ["a"], "ja": ["あ", "い"]}}, ["hypotheses: needs as many names in each language"]),
        ({"hypotheses": {"en": ["a"], "jp": ["あ"]}}, ["hypotheses.jp: is not known", "hypotheses.ja: is needed"]),
        ({"hypotheses": ["a\n", "b" * 41]}, ["hypotheses[0]: needs at most 40 printable", "hypotheses[1]: needs at"]),
        ({"hypotheses": ["a", "b\ud800"]}, ["hypotheses[1]: needs at most 40 printable characters"]),
        ({"evidences": 1}, ["evidences: is not known: did you mean 'evidence'?"]),
    ],
)
def test_each_fault_is_named(change: dict[str, Any], expected: list[str]) -> None:
    came = faults({**USERS, **change})
    assert len(came) == len(expected)
    assert all(line.startswith(start) for line, start in zip(came, expected, strict=True))


@given(cells=counts(), slip=st.sampled_from([0.9, 1.1, 1.0001, 0]))
def test_probabilities_that_do_not_sum_to_one_are_refused(cells: list[list[float]], slip: float) -> None:
    total = sum(map(sum, cells))
    shares = [[count / total * slip for count in row] for row in cells]
    assert faults(named(shares, "probabilities"))[0].startswith("probabilities: need to sum to 1, not ")


def test_a_table_that_no_one_could_read_is_refused() -> None:
    assert faults(named([[1.0] * 21] * 20, "counts")) == ["counts: needs at most 400 cells, not 420"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("t.csv", "\ufeff;yes;no\r\nA;9;1\r\nB;89;901\r\n"),
        ("t.toml", 'hypotheses = ["A", "B"]\nevidence = ["yes", "no"]\ncounts = [[9, 1], [89, 901]]\n'),
    ],
)
def test_a_table_may_stand_in_a_file(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    expected = {"hypotheses": ["A", "B"], "evidence": ["yes", "no"], "counts": [[9, 1], [89, 901]]}
    assert table_from({"file": str(tmp_path / name)}).plain() == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("t.csv", ",yes,no\nA,-9,1\nA,89,901\n", "t.csv: line 3, column 1: comes twice: 'A'"),
        (
            "t.csv",
            ",yes,no\nA,-9,1\nB,89,901\n",
            "t.csv: line 2, column 2: needs a number of at least 0, not -9, for A, yes",
        ),
        (
            "t.csv",
            ",yes,no\nA,9,0\nB,89,0\n",
            "t.csv: line 1, column 3: no never comes: needs a number above 0 in its column",
        ),
        ("t.csv", ",yes,no\nA,0.5,0.1\nB,0.2,0.1\n", "t.csv: probabilities: need to sum to 1, not 0.9"),
        ("t.csv", ",yes,no\nA,x,1\nB,1,1\n", "t.csv: line 2, column 2: needs a number, not 'x'"),
        ("t.csv", ",yes,no\nA,1\n", "file: needs 3 cells in every line of 't.csv': line 2 has others"),
        ("t.toml", "hypotheses = [", "t.toml: is not TOML at end of document"),
        (
            "t.toml",
            'hypotheses = ["A", "B"]\nevidence = ["x"]\ncount = [[1], [2]]',
            "t.toml: count: is not known: did you mean",
        ),
        ("t.csv", ",yes,no\nA,0.5,1\nB,2,1\n", "t.csv: probabilities: need to sum to 1, not 4.5; counts are whole"),
        ("t.toml", 'counts = { file = "/etc/passwd" }', "t.toml: counts.file: needs a file in the lecture's folder"),
        ("t.toml", 'counts = { file = "../t.csv" }', "t.toml: counts.file: needs a file in the lecture's folder"),
    ],
)
def test_a_fault_in_a_file_is_named(name: str, text: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    assert faults({"file": str(tmp_path / name)})[0].startswith(expected)


def test_neither_counts_nor_probabilities_is_refused() -> None:
    assert faults({"hypotheses": ["a", "b"], "evidence": ["c", "d"]}) == [
        "needs either counts or probabilities, not neither"
    ]


@given(value=st.lists(st.text(min_size=1, max_size=5), min_size=1, max_size=4))
def test_names_are_taken_as_they_are_or_refused_with_their_place(value: list[str]) -> None:
    try:
        names = names_from(value)
    except InputError as error:
        assert all(finding.path.startswith("[") for finding in error.findings)
    else:
        assert names.in_language("en") == names.in_language("ja") == tuple(value)
        assert names.plain() == value
