"""What may be written as a formula, what is refused, and that nothing of it is ever run."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathanim.inputs.errors import InputError
from mathanim.inputs.expression import Expression, expression_from

CANARY = "canary_that_must_not_sing"
WRITE = f"open('{CANARY}','w').write('x')"
SYSTEM = f"os.system('touch {CANARY}')"
SUBCLASSES = "().__class__.__base__.__subclasses__()"

HOSTILE = [
    WRITE,
    f"({WRITE})",
    f"sin({WRITE})",
    f"max({WRITE}, x)",
    f'eval("{WRITE}")',
    f'exec("{WRITE}")',
    f"__import__('os').system('touch {CANARY}')",
    f"__builtins__['open']('{CANARY}', 'w')",
    f"globals()['__builtins__'].{WRITE}",
    f"breakpoint() or {WRITE}",
    f"(lambda: {WRITE})()",
    f"(lambda x: {WRITE})(x)",
    f"[{WRITE} for _ in (1,)]",
    f"[{WRITE} for _ in [1]][0]",
    f"{{{WRITE}}}",
    f"{{1: {WRITE}}}",
    f"f'{{{WRITE}}}'",
    f'f"{{{WRITE}}}"',
    f"(y := {WRITE})",
    f"x if {WRITE} else x",
    f"{WRITE} if x else x",
    f"not {WRITE}",
    f"x and {WRITE}",
    f"x < {WRITE}",
    f"x @ {WRITE}",
    f"*{WRITE}",
    f"sin(*[{WRITE}])",
    f"sin(**{{'x': {WRITE}}})",
    f"sin(x={WRITE})",
    f"await {WRITE}",
    f"yield {WRITE}",
    f"import os; {SYSTEM}",
    f"x\n{WRITE}",
    f"x;{WRITE}",
    f"x#\n{WRITE}",
    f"x\\\n+{WRITE}",
    f"{SUBCLASSES}",
    f"{SUBCLASSES}[100]('{CANARY}')",
    "x.__class__",
    "x.real",
    "sin.__globals__",
    "sin.__call__(x)",
    "x.__reduce__()",
    "(x).__class__.__mro__",
    "x[0]",
    "x[0:1]",
    "(1, 2)",
    "'a' * 10",
    "b'a'",
    "'a'.join('b')",
    "...",
    "True",
    "None",
    "1j",
    "0x10",
    "0b1",
    "1_000",
    "9**9**9",
    "9**9**9**9**9",
    "x**9**9",
    "(9**60)**60",
    "1/0",
    "x + sqrt(-1)",
    "x*ln(0)",
    "x**(10**64)",
    "2**-1e300",
    "1e400",
    "1e-400",
    "1e999999999999",
    "1e-999999999999",
    "1" * 400,
    "9" * 1999,
    "(" * 1000 + "x" + ")" * 1000,
    "(" * 99999 + "x" + ")" * 99999,
    "-" * 1500 + "x",
    "-" * 99999 + "x",
    "sin(" * 60 + "x" + ")" * 60,
    "x+" * 999 + "x",
    "x**" * 60 + "x",
    "x" * 10**6,
    "max(" + "x," * 600 + "x)",
    "ѕin(x)",
    "ｓｉｎ(x)",
    "ｅｖａｌ(x)",
    "𝓮𝓿𝓪𝓵(x)",
    "x\u200b",
    "x\u202e+1",
    "x\x00",
    "\ud800",
    "exec",
    "print(x)",
    "input()",
    "exit()",
    "help(x)",
    "side(x)",
    "jump(x)",
    "sympy",
    "torch",
    "self",
    "S.One",
    "Integer(1)",
    "lambdify(x)",
    "x!",
    "$x",
    "`x`",
    "",
    " \t\n",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_refused_at_once_and_runs_nothing(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    started = time.perf_counter()
    with pytest.raises(InputError) as refused:
        expression_from(text)
    assert time.perf_counter() - started < 1
    assert len(str(refused.value)) < 500
    assert list(tmp_path.iterdir()) == []


def test_the_canary_sings_where_text_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    eval(WRITE)
    assert [path.name for path in tmp_path.iterdir()] == [CANARY]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("x^2", "write x**2 for a power, not x^2"),
        ("2x", "write 2*x for a product, not 2x"),
        ("3.5sin(x)", "write 2*x for a product, not 2x"),
        ("2(x + 1)", "write 2*x for a product"),
        ("(x+1)(x-1)", "write (x + 1)*(x - 1) for a product"),
        ("x(x+1)", "write x*(x + 1) for a product"),
        ("sin x", "write sin(x), not sin x"),
        ("sin", "sin needs its argument in brackets: write sin(x)"),
        ("sn(x)", "does not know the function 'sn': did you mean 'sin'"),
        ("z", "does not know 'z': known: e, pi, x"),
        ("|x|", "write abs(x), not |x|"),
        ("f(x) = x", "write only what stands right of the equals sign"),
        ("x²", "write '**2' in place of '²'"),
        ("２*x", "write '2' in place of '２'"),
        ("2×x", "write '*' in place of '×'"),
        ("\\sqrt{x}", "write sqrt(x), not"),
        ("[x]", "write round brackets"),
        ("(x", "1 brackets open and 0 close"),
        ("max(x)", "max needs 2 to 8 arguments, not 1"),
        ("sin(x, 2)", "sin needs 1 argument, not 2"),
        ("x**65", "needs powers from -64 to 64, not 65"),
        ("x%2", "the character '%' has no place"),
    ],
)
def test_a_slip_gets_the_hint_that_mends_it(text: str, hint: str) -> None:
    with pytest.raises(InputError, match=re.escape(hint)):
        expression_from(text)


@pytest.mark.parametrize("value", [3, None, ["x"], b"x", {"x": 1}, 2.5, True])
def test_only_a_text_is_a_formula(value: object) -> None:
    with pytest.raises(InputError, match="needs a formula as text"):
        expression_from(value)


ANY = st.text(max_size=60) | st.text("x0123456789.eE+-*/()^, sincoglexp\n_", max_size=60)


@given(text=ANY)
def test_any_text_is_a_function_or_one_clear_error(text: str) -> None:
    try:
        assert isinstance(expression_from(text), Expression)
    except InputError as error:
        assert len(error.findings) == 1
        assert "\n" not in str(error)


def test_limits_let_through_what_lies_just_within() -> None:
    assert expression_from("x**64")
    assert expression_from("(" * 50 + "x" + ")" * 50)
    assert expression_from("sin(" * 49 + "x" + ")" * 49)
    assert expression_from("1e308*x")
    terms = "(" + "+".join(["x"] * 40) + ")"
    assert expression_from("*".join([terms] * 6))


def test_an_expression_passes_through_and_equals_its_twin() -> None:
    f = expression_from("x**2 / 4")
    assert expression_from(f) is f
    assert f == expression_from("x**2  /  4") != expression_from("x**2 / 5")
    with pytest.raises(InputError, match="needs a formula as text"):
        expression_from(f, ("x", "y"))
