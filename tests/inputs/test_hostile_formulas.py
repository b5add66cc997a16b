"""Nothing that is handed in as a formula is ever run, whoever wrote it, and no answer takes a second."""

import socket
import time
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathanim.inputs import expressions
from mathanim.inputs.errors import InputError
from mathanim.inputs.expressions.expression import Expression, expression_from
from tests.inputs.formulas import formula_texts, twins
from tests.inputs.hostile_formulas import CANARY, HOSTILE, WRITE
from tests.inputs.watching import watched
from tests.processor_time import is_within


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for module in iter_modules(expressions.__path__, f"{expressions.__name__}."):
        import_module(module.name)  # what refusing needs is there by now
    for text in ("sn(x)", r"\sn x"):
        with pytest.raises(InputError):
            expression_from(text)


def test_every_hostile_text_is_refused_in_one_line_at_once_and_runs_nothing(tmp_path: Path) -> None:
    assert len(set(HOSTILE)) >= 150
    for text in HOSTILE:
        started = time.thread_time()
        with watched() as noted, pytest.raises(InputError) as refused:
            expression_from(text)
        assert is_within(1, started)
        assert noted == []
        (line,) = str(refused.value).splitlines()
        assert len(line) < 500
    assert list(tmp_path.iterdir()) == []


def test_the_watch_sees_what_would_have_been_run(tmp_path: Path) -> None:
    with watched() as noted:
        eval(WRITE)
        socket.socket().close()
    told = [event.split(" ")[0] for event in noted]
    assert {"exec", "open", "socket.__new__"} <= set(told)
    assert [path.name for path in tmp_path.iterdir()] == [CANARY]
    with pytest.raises(MemoryError), watched():
        bytearray(128 * 2**20)


def broken(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Good texts with a piece cut out, doubled or put elsewhere, or with something foreign in them."""
    pieces = st.sampled_from(
        ["", "(", ")", "{", "}", "|", "\\", "\\frac", "^", "_", "**", "[", ".", ",", "0", "e", "x", "\0"]
    )
    return st.builds(_broken, texts, st.integers(0, 200), st.integers(0, 200), pieces | st.text(max_size=3))


def _broken(text: str, first: int, second: int, piece: str) -> str:
    start, stop = sorted((first % (len(text) + 1), second % (len(text) + 1)))
    return text[:start] + piece + text[stop:]


JUNK = st.text(max_size=60) | st.text("x0123456789.eE+-*/()^, sincoglexp\n_\\{}|fracqt", max_size=60)
LATEX = twins().map(lambda written: written[1])


@given(JUNK | broken(formula_texts()) | broken(LATEX) | broken(st.sampled_from(HOSTILE)))
def test_any_text_is_a_function_or_one_clear_error_and_runs_nothing(text: str) -> None:
    with watched() as noted:
        try:
            assert isinstance(expression_from(text), Expression)
        except InputError as error:
            assert len(error.findings) == 1
            assert "\n" not in str(error)
    assert noted == []
