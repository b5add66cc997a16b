"""Tables in files, ten thousand ways spoilt: what stands there, or one clear refusal."""

import csv
import io
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
import rtoml
from hypothesis import given
from hypothesis import strategies as st

from mathanim.inputs.tables.table import EvidenceTable, table_from
from tests.inputs.csv_by_hand import readings_by_hand
from tests.inputs.damage import damaged
from tests.inputs.outcomes import FEW, outcome

Table = tuple[list[str], list[str], list[list[str]]]
NAMES = st.text(min_size=1, max_size=4)
NAMES |= st.sampled_from(["甲", "a b", "a'b", '"', "=1+1", "\u3000", "x\ny", "\x1b[31m", "1", "nan"])
COUNTS = st.integers(0, 99).map(str)
SHARES = st.sampled_from(["0.5", "0.25", "1.0", "1e-1", "0", "0.125"])
ODD = st.sampled_from(
    ["-1", "nan", "1e400", "1_0", "0x1", "１", "−1", "1979-05-27", "true", '"1"', "1e9", "[1]", "{}", ""]
)
EVEN: list[Table] = [(["a", "b"], ["x", "y"], [["0.25"] * 2] * 2), (["a", "b"], ["x"], [["0.5"]] * 2)]


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Names to the left, names above, cells."""
    rows, columns = draw(st.integers(2, 3)), draw(st.integers(1, 3))
    cell = draw(st.sampled_from([COUNTS, COUNTS, SHARES, COUNTS | ODD]))
    left = draw(st.lists(NAMES, min_size=rows, max_size=rows, unique=True))
    above = draw(st.lists(NAMES, min_size=columns, max_size=columns))
    return left, above, draw(st.lists(st.lists(cell, min_size=columns, max_size=columns), min_size=rows, max_size=rows))


TABLES = tables() | st.sampled_from(EVEN)


def as_csv(table: Table, separator: str, newline: str) -> bytes:
    left, above, cells = table
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator=newline)
    writer.writerows([["", *above], *([name, *row] for name, row in zip(left, cells, strict=True))])
    return text.getvalue().encode()


def as_toml(table: Table, kind: str, is_in_two_languages: bool) -> bytes:
    left, above, cells = table
    names = [
        f"{{ en = {quoted(each)}, ja = {quoted(each)} }}" if is_in_two_languages else quoted(each)
        for each in (left, above)
    ]
    rows = ", ".join(f"[{', '.join(row)}]" for row in cells)
    return f"hypotheses = {names[0]}\nevidence = {names[1]} # a table\n{kind} = [\n{rows}\n]\n".encode()


def quoted(names: list[str]) -> str:
    return json.dumps(names, ensure_ascii=False)


CSV = st.builds(as_csv, TABLES, st.sampled_from("\t;,"), st.sampled_from(["\n", "\r\n"]))
KINDS = st.sampled_from(["counts", "counts", "probabilities", "shares"])
TOML = st.builds(as_toml, TABLES, KINDS, st.booleans())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tables")


def read(content: bytes, file: Path) -> EvidenceTable | None:
    file.write_bytes(content)
    return outcome(lambda: table_from({"file": str(file)}), file.parent)


@FEW
@given(content=damaged(CSV))
def test_a_table_in_a_csv_file_is_what_stands_there_or_refused(content: bytes, folder: Path) -> None:
    if came := read(content, folder / "table.csv"):
        assert came.plain() in [plain_by_hand(cells) for cells in readings_by_hand(content)]


def plain_by_hand(cells: list[list[str]]) -> dict[str, Any] | None:
    """The names and numbers of a table with names above and to the left."""
    head, *rows = cells
    try:
        values = [[float(cell) for cell in row[1:]] for row in rows]
    except ValueError:
        return None
    kind = "counts" if all(value.is_integer() for row in values for value in row) else "probabilities"
    return {"hypotheses": [row[0] for row in rows], "evidence": head[1:], kind: values}


@FEW
@given(content=damaged(TOML))
def test_a_table_in_a_toml_file_is_what_two_parsers_find_there_or_refused(content: bytes, folder: Path) -> None:
    if came := read(content, folder / "table.toml"):
        written = tomllib.loads(content.decode("utf-8-sig"))
        assert written == rtoml.loads(content.decode("utf-8-sig"))
        assert came.plain() == {name: one_list(value) for name, value in written.items()}
        assert came.population in (None, sum(map(sum, written.get("counts", []))))


def one_list(names: Any) -> Any:
    """Names that are the same in all languages, once."""
    return names["en"] if isinstance(names, dict) and names["en"] == names["ja"] else names
