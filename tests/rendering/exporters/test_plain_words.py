"""A formula in plain characters has the letters, digits and signs that Typst draws."""

import unicodedata
from io import BytesIO

import pypdf
import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from mathanim.rendering.exporters.plain_words import GREEK, parts_of, plain, plain_formula

atoms = st.sampled_from([*"abxyPE012", *GREEK, "Delta", "sum", "times", "infinity", "RR", '"rain"', "12.5"])
formulas = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.builds("{} + {}".format, inner, inner),
        st.builds("{} <= {}".format, inner, inner),
        st.builds("({}, {})".format, inner, inner),
        st.builds("bold({})".format, inner),
        st.builds("upright({})".format, inner),
        st.builds("{}_({})".format, atoms, inner),
        st.builds("{}^{}".format, atoms, atoms),
        st.builds("abs({})".format, inner),
        st.builds("vec({}, {})".format, inner, inner),
    ),
    max_leaves=6,
)


def drawn(formula: str) -> str:
    """What can be selected in Typst's own PDF of a formula."""
    source = f"#set page(width: 90cm)\n${formula}$".encode()
    made = typst.compile(source, format="pdf", ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return pypdf.PdfReader(BytesIO(made)).pages[0].extract_text()


def symbols(text: str) -> list[str]:
    """Letters, digits and signs, each in its plainest form, in any order: only a page has above and below."""
    plainest = unicodedata.normalize("NFKC", text).replace("_", "").replace("^", "").replace("ϵ", "ε").replace("ϕ", "φ")
    folded = plainest.translate({ord("ϑ"): "θ", ord("ϱ"): "ρ", ord("ς"): "σ"})
    return sorted(character for character in folded if character.isalnum() or unicodedata.category(character) == "Sm")


@given(formulas)
def test_nothing_is_lost_and_nothing_is_added(formula: str) -> None:
    assert [c for c in symbols(plain_formula(formula)) if c != "|"] == [c for c in symbols(drawn(formula)) if c != "|"]


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("ihat(bold(e)_1)", "e₁"),
        ("run(Delta x)", "Δx"),
        ("0 \\/ 0", "0/0"),
        ('1 - P(upright("H"))', "1 − P(H)"),
        ("x^(n + 1)", "xⁿ⁺¹"),
        ("f'(x) = lim_(h -> 0) f(x + h) / h", "f′(x) = lim_(h → 0)f(x + h)/h"),
        ("sqrt(x^2 + y^2)", "√(x² + y²)"),
        ("overline(H)", "H\u0304"),
        ("frac(a, b + c)", "a/(b + c)"),
        ("a b", "ab"),
    ],
)
def test_it_reads_as_one_would_write_it_in_a_letter(formula: str, words: str) -> None:
    assert plain_formula(formula) == words


@given(st.text())
def test_any_text_can_be_made_plain_and_without_dollars_it_stays(text: str) -> None:
    assert isinstance(plain(text), str)
    assert plain(text.replace("$", "")) == text.replace("$", "")
    assert "".join(part for part, _ in parts_of(text)).replace("$", "") == text.replace("$", "")


@pytest.mark.parametrize("text", ["costs $5", "$", "$$", "$" + "(" * 100_000 + "$", "$" + "_" * 5000 + "$"])
def test_an_odd_text_stays_readable(text: str) -> None:
    assert plain(text).replace("$", "") == text.replace("$", "")
