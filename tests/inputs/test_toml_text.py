"""TOML from strangers: a table or one clear error, soon."""

import os
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathanim.inputs.errors import InputError
from mathanim.inputs.toml_text import toml_document, toml_table
from tests.processor_time import is_within

REFUSED = {
    "latin-1": (b'a = "\xe9"', "line 1 holds the byte 0xe9: save the file as UTF-8"),
    "latin-1 on line 3": (b'a = 1\n\nb = "\xe9"', "line 3 holds the byte 0xe9"),
    "binary": (bytes(range(256)), "save the file as UTF-8"),
    "UTF-16": ("a = 1".encode("utf-16"), "needs UTF-8"),
    "not TOML": (b"a = 1\nb = = 2", "is not TOML at line 2, column 5: Invalid value"),
    "unfinished": (b"a =", "is not TOML at end of document"),
    "duplicate key": (b"a = 1\na = 2\n", "is not TOML at line 2, column 6: Cannot overwrite a value"),
    "duplicate table": (b"[a]\n[a]", "Cannot declare ('a',) twice"),
    "control character": (b'a = "\x00"', "is not TOML at line 1, column 6"),
    "lone carriage return": (b"a = 1\rb = 2", "is not TOML at line 1"),
    "5000 digits": (b"a = " + b"9" * 5000, "cannot be read as TOML"),
    "deep arrays": (b"a = " + b"[" * 100_000 + b"]" * 100_000, "at most 32 brackets inside one another, not 100000"),
    "deep tables": (b"a = " + b"{a=" * 33 + b"1" + b"}" * 33, "at most 32 brackets"),
    "deep without an end": (b"a = " + b"[" * 900_000, "at most 32 brackets"),
    "long key": (b".".join([b"a"] * 400_000) + b" = 1", "keys of at most 16 parts; line 1 has a longer one"),
    "long quoted key": (b"\n" + b".".join([b'"a b"'] * 90_000) + b" = 1", "line 2 has a longer one"),
    "long table name": (b"[" + b" . ".join([b"a"] * 200_000) + b"]", "keys of at most 16 parts"),
    "many values": (b"a = [" + b"1," * 30_000 + b"]", "at most 20000 keys and values, not about 30002"),
    "large": (b"#" * 1_000_001, "at most 1000000 bytes, not 1000001"),
}
SLOW = {
    "a million letters": b"a" * 999_000,
    "a million dashes": b"a-" * 499_000 + b" = 1",
    "many dotted keys": b"\n".join(b"a.b.c.d.e.f.g.h.k%d = 1" % i for i in range(30_000)),
    "many tables": b"\n".join(b"[a.b.c.d.e.f.k%d]" % i for i in range(40_000)),
    "many arrays of tables": b"[[a]]\n" * 160_000,
    "many quotes": b"a = " + b'"' * 999_000,
    "many triple quotes": b'a = """' + b'\\"""' * 200_000,
    "many apostrophes": b"'" * 999_000,
    "many backslashes": b'a = "' + b"\\" * 999_000,
    "many numbers": b"a = [" + b"1.5, " * 190_000 + b"]",
    "many closed strings": b"a = [" + b'"a.b", ' * 140_000 + b"]",
    "quoted key parts": b'"a" . ' * 160_000,
    "half a long key": (b"a." * 15 + b"a = 1\n") * 28_000,
    "inline tables": b"a = [" + b"{b.c.d=1}," * 90_000 + b"]",
}


@pytest.mark.parametrize("name", REFUSED)
def test_each_fault_has_its_own_line(name: str) -> None:
    raw, message = REFUSED[name]
    started = time.thread_time()
    with pytest.raises(InputError) as refused:
        toml_table(raw)
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 300
    assert is_within(2, started)


@pytest.mark.parametrize("name", SLOW)
def test_no_million_bytes_take_long(name: str) -> None:
    started = time.thread_time()
    try:
        toml_table(SLOW[name])
    except InputError as error:
        assert len(str(error)) < 300
    assert is_within(2, started)


@given(raw=st.binary(max_size=200) | st.text("ab=[]{}\".'#\n1,\\ ", max_size=200).map(str.encode))
def test_any_bytes_are_read_as_tomllib_does_or_refused(raw: bytes) -> None:
    try:
        table = toml_table(raw)
    except InputError as error:
        assert len(error.findings) == 1
    else:
        assert repr(table) == repr(tomllib.loads(raw.decode("utf-8-sig")))


def test_a_byte_order_mark_and_windows_lines_are_read() -> None:
    assert toml_table('\ufeffa = 1\r\nb = "é"\r\n'.encode()) == {"a": 1, "b": "é"}
    assert toml_table(b"") == {}


def test_brackets_and_dots_inside_texts_and_comments_do_not_count() -> None:
    text = "[" * 40 + "a." * 3
    raw = f'a = "{text}" # {text}\nb = \'{text}\'\nc = """\n{text}"""'.encode()
    assert toml_table(raw) == {"a": text, "b": text, "c": text}


def test_a_file_is_named_in_its_error(tmp_path: Path) -> None:
    (tmp_path / "tour.toml").write_text("a =")
    with pytest.raises(InputError, match=r"^tour\.toml: is not TOML"):
        toml_document(tmp_path / "tour.toml")


def test_a_missing_file_a_folder_and_a_pipe_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    with pytest.raises(InputError, match=r"nothing\.toml: needs a file, but there is none"):
        toml_document(tmp_path / "nothing.toml")
    with pytest.raises(InputError, match="is not a regular file"):
        toml_document(tmp_path)
    with pytest.raises(InputError, match=r"pipe\.toml: is not a regular file"):
        toml_document(tmp_path / "pipe.toml")


def test_the_size_of_a_file_is_seen_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "large.toml").open("wb") as file:
        file.truncate(10**12)
    with pytest.raises(InputError, match="at most 1000000 bytes, not 1000000000000"):
        toml_document(tmp_path / "large.toml")
