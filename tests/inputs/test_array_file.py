"""Numbers come out of files as they were put in, or the file is refused in a line: nothing is believed, nothing run."""

import csv
import io
import os
import pickle
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathanim.inputs.array_file import rows_in
from mathanim.inputs.errors import InputError
from mathanim.inputs.matrix import matrix_from, vector_from
from mathanim.inputs.networks.network_input import input_from
from mathanim.inputs.tables.table import table_from

NUMBERS = st.floats(-1e12, 1e12, allow_nan=False).map(lambda x: x if abs(x) > 1e-150 else 0.0)
ROWS = st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(NUMBERS, min_size=n, max_size=n), min_size=1, max_size=4))
SEPARATOR = st.sampled_from([",", ";", "\t"])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("numbers")


@given(rows=ROWS, separator=SEPARATOR, is_marked=st.booleans(), newline=st.sampled_from(["\n", "\r\n"]))
def test_what_a_spreadsheet_writes_is_read(
    rows: list[list[float]], separator: str, is_marked: bool, newline: str, folder: Path
) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=newline).writerows(rows)
    file = folder / "rows.csv"
    file.write_bytes((b"\xef\xbb\xbf" if is_marked else b"") + text.getvalue().encode())
    assert rows_in(file) == rows
    assert matrix_from({"file": str(file)}).tolist() == rows


@given(rows=ROWS, kind=st.sampled_from(["f8", ">f8", "f4", "i4"]), is_turned=st.booleans())
def test_what_numpy_saves_is_read(rows: list[list[float]], kind: str, is_turned: bool, folder: Path) -> None:
    array = np.clip(np.array(rows), -1e9, 1e9).astype(kind)
    file = folder / "rows.npy"
    np.save(file, np.asfortranarray(array) if is_turned else array)
    assert rows_in(file) == array.astype(float).tolist()


@given(entries=st.lists(NUMBERS, min_size=1, max_size=6), separator=st.sampled_from(["\n", ","]))
def test_a_vector_stands_in_a_row_or_in_a_column(entries: list[float], separator: str, folder: Path) -> None:
    file = folder / "entries.csv"
    file.write_text(separator.join(map(repr, entries)))
    assert vector_from({"file": str(file)}).tolist() == entries


@given(rows=ROWS, blanks=st.integers(0, 2), is_headed=st.booleans(), data=st.data())
def test_a_fault_is_found_where_an_editor_and_a_spreadsheet_count(
    rows: list[list[float]], blanks: int, is_headed: bool, data: st.DataObject, folder: Path
) -> None:
    row, column = data.draw(st.integers(0, len(rows) - 1)), data.draw(st.integers(0, len(rows[0]) - 1))
    fault = data.draw(st.sampled_from(["1x", "1e999", "1e200"]))
    cells = [list(map(repr, numbers)) for numbers in rows]
    cells[row][column] = fault
    lines = ("\n" * (1 + blanks)).join([",".join(["name"] * len(rows[0]))] * is_headed + list(map(",".join, cells)))
    (folder / "spoilt.csv").write_text(lines)
    with pytest.raises(InputError) as refused:
        matrix_from({"file": str(folder / "spoilt.csv")})
    found = re.match(r"spoilt\.csv: line (\d+), column (\d+): needs a ", str(refused.value))
    assert found and lines.splitlines()[int(found[1]) - 1].split(",")[int(found[2]) - 1] == fault


@pytest.mark.parametrize(
    ("file", "content", "place"),
    [
        ("row.csv", b"\n1,2,1e200", "line 2, column 3"),
        ("column.csv", b"x\n1\n\n2\n1e200\n", "line 5, column 1"),
        ("quoted.csv", b'"x\ny"\n1\n-\n', "line 4, column 1"),
        ("row.npy", b"", "row 1, column 3"),
    ],
)
@pytest.mark.parametrize("read", [vector_from, input_from])
def test_a_fault_of_a_vector_is_found_too(
    read: Callable[[object], object], file: str, content: bytes, place: str, folder: Path
) -> None:
    (folder / file).write_bytes(content or npy(np.array([1, 2, 1e200])))
    with pytest.raises(InputError, match=f"^{file}: {place}: needs a number"):
        read({"file": str(folder / file)})


def test_a_row_of_names_above_the_numbers_is_left_out(folder: Path) -> None:
    for names in ("x, y", "e1, e2", "first,", '"(x)", "y"'):
        (folder / "named.csv").write_text(f"{names}\n1, 2\n3, 4\n")
        assert rows_in(folder / "named.csv") == [[1, 2], [3, 4]]
    for numbers in ("nan, inf", "1.5x, 2", "e1, 2"):
        (folder / "named.csv").write_text(f"{numbers}\n1, 2\n")
        with pytest.raises(InputError, match="line 1, column 1: needs a"):
            rows_in(folder / "named.csv")


def test_a_table_has_its_names_above_and_to_the_left(folder: Path) -> None:
    (folder / "counts.csv").write_text("users;click;no click\nmobile;15;35\nlaptop;5;45\n")
    (folder / "shares.csv").write_text(",yes,no\n甲,0.1,0.2\n乙,0.3,0.4\n")
    counts, shares = (table_from({"file": str(folder / name)}) for name in ("counts.csv", "shares.csv"))
    assert counts.values == ((15, 35), (5, 45)) and counts.population == 100
    assert counts.hypotheses.english == ("mobile", "laptop") and counts.evidence.english == ("click", "no click")
    assert shares.population is None and shares.hypotheses.japanese == ("甲", "乙")


def npy(array: Any, **options: Any) -> bytes:
    stream = io.BytesIO()
    np.save(stream, array, **options)
    return stream.getvalue()


def zipped(content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.npy", content)
    return stream.getvalue()


class Canary:
    """Writes a file when it is unpickled."""

    def __reduce__(self) -> Any:
        return os.system, ("touch canary",)


TRUTHFUL = npy(np.eye(2))
REFUSED: list[tuple[str, bytes, str]] = [
    ("empty.csv", b"", "needs rows of cells, and 'empty.csv' is empty"),
    ("separators.csv", b";\n;", "those of 'separators.csv' are empty"),
    ("blank.csv", b"\n \n", "is empty"),
    ("words.csv", b"1,2\n3,four", r"line 2, column 2: needs a number, not 'four'"),
    ("comma.csv", b"1;2\n3;4,5", r"line 2, column 2: needs a number, not '4,5': write a point, not a comma"),
    ("thousands.csv", b"1;2\n3;4,500", "not '4,500': write no comma: 1000 for a thousand, 1.5 for one and a half"),
    ("million.csv", b"1,2\n3,4 500 000", "not '4 500 000': write it in one piece, as in 1000"),
    (
        "spaces.csv",
        b"1 2\n3 4",
        "spaces.csv: line 1, column 1: needs a number, not '1 2': set a comma, semicolon or tab between",
    ),
    ("percent.csv", b"1,2\n3,4.5%", "not '4.5%': write a share of one, as in 0.25 for 25 %"),
    ("imaginary.csv", b"1,2\n3,4+1j", "not '4+1j': complex numbers are not shown"),
    ("nan.csv", b"1,nan", r"line 1, column 2: needs a"),
    ("large.csv", b"1,1e999", r"line 1, column 2: needs a finite number, not '1e999'"),
    ("hole.csv", b"1,2\n3,", r"line 2, column 2: needs a number, not ''"),
    ("ragged.csv", b"1,2\n3", "ragged.csv: needs rows of equal length"),
    (
        "wide.csv",
        "１,２".encode(),
        r"line 1, column 1: needs a number, not '１': write it with the digits 0 to 9, a point and -",
    ),
    (
        "minus.csv",
        "0,−2".encode(),
        r"line 1, column 2: needs a number, not '−2': write it with the digits 0 to 9, a point and -",
    ),
    ("wrong.csv", b"1\n" + b"x\n" * 30, "\nand 10 more faults"),
    ("latin.csv", b"1,2\n3,\xe9", "needs UTF-8: line 2 of 'latin.csv'"),
    ("quoted.csv", b'1,"2\n3,4', "as CSV"),
    ("cells.csv", b"1," * 60_000 + b"1\n" + b"1," * 60_000, "needs at most 100000 cells"),
    ("many.csv", b"1," * 20_000 + b"1", "needs at most 10000 entries"),
    ("numbers.txt", b"1,2", "needs a file that ends in .csv, .tsv, .npy, not 'numbers.txt'"),
    ("none.npy", b"1,2", "as a NumPy array"),
    ("short.npy", TRUTHFUL[:-8], "is damaged: its header tells of 2 of 2 numbers"),
    ("liar.npy", TRUTHFUL.replace(b"(2, 2)", b"(2000000, 9)"[:6]), "NumPy array"),
    (
        "huge.npy",
        TRUTHFUL.replace(b"(2, 2), }      ", b"(9000000, 90)}  "[:15]),
        "is damaged: its header tells of 9000000 of 90 numbers",
    ),
    ("complex.npy", npy(np.eye(2) * 1j), "needs an array of real numbers"),
    ("texts.npy", npy(np.array(["a"])), "needs an array of real numbers"),
    ("solid.npy", npy(np.ones((2, 2, 2))), "needs an array of one or two axes, and 'solid.npy' has 3"),
    ("pickled.npy", npy(np.array([Canary()], dtype=object), allow_pickle=True), "needs an array of real numbers"),
    ("bare.npy", pickle.dumps(Canary()), "as a NumPy array"),
    ("zip.npy", zipped(TRUTHFUL), "as a NumPy array"),
    ("inf.npy", npy(np.array([[1.0, np.inf], [0.0, 1.0]])), r"row 1, column 2: needs a finite number"),
]


@pytest.mark.parametrize(("name", "content", "words"), REFUSED, ids=[name for name, _, _ in REFUSED])
def test_a_file_of_no_use_is_refused_in_a_line(
    name: str, content: bytes, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as refused:
        matrix_from({"file": str(tmp_path / name)})
    assert words in str(refused.value)
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_what_is_no_file_is_refused_and_waited_for_in_vain_by_nobody(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "loop.csv").symlink_to("loop.csv")
    for name in ("none.csv", "pipe.csv", "loop.csv", "\0.csv", "x" * 300 + ".csv", "/dev/zero.npy"):
        with pytest.raises(InputError, match=r"needs a file, and there is none|cannot read"):
            matrix_from({"file": str(tmp_path / name)})


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("a,b", "needs a row of names and rows of a name and numbers"),
        (",a,b\nx,1\ny,2,3", "needs 3 cells in every line of 'table.csv': line 2 has others"),
        (",a,b\n\nx,1,two\ny,2,3", "table.csv: line 3, column 3: needs a number, not 'two'"),
        (",a,b\nx,-1,2\ny,2,3", "table.csv: line 2, column 2: needs a number of at least 0, not -1, for x, a"),
        (",a,b\nx,0.5,0.2\ny,0.2,0.2", "probabilities: need to sum to 1, not 1.1"),
        (",a,a\nx,1,2\ny,2,3", "table.csv: line 1, column 3: comes twice: 'a'"),
    ],
)
def test_a_table_of_no_use_is_refused_by_row_and_column(content: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(content)
    with pytest.raises(InputError) as refused:
        table_from({"file": str(tmp_path / "table.csv")})
    assert words in str(refused.value)
