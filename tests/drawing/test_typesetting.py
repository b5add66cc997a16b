"""Text comes out as it was written, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathanim.drawing.formulas import Formula, MorphFormula, Words, align_at, balanced
from mathanim.drawing.style import Style
from mathanim.drawing.typesetting import MissingGlyphError, literal, typeset, with_inline_formulas
from mathanim.inputs.setting import Setting

STYLE = Style.of(Setting())
PRINTABLE = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=30)


@given(PRINTABLE)
def test_every_character_of_a_literal_text_is_drawn(text: str) -> None:
    alone = sum(typeset(literal(character)).count("<use") for character in text if character != "$")
    plain = text.replace("$", "")
    if plain:
        assert 0 < typeset(literal(plain)).count("<use") <= alone


def test_markup_in_a_text_stays_text() -> None:
    markup = "*a* _b_ #panic() <c> @d `e` = f"
    assert len(Words(STYLE, markup)) == sum(not character.isspace() for character in markup)


@pytest.mark.parametrize("text", ["kaf \u0e01", "emoji 😀", "\U0010fffd", "$x + \u0e01$"])
def test_a_missing_glyph_is_an_error(text: str) -> None:
    with pytest.raises(MissingGlyphError, match="can draw"):
        Words(STYLE, text)


@pytest.mark.parametrize("weight", [False, True])
def test_japanese_and_latin_have_every_glyph(weight: bool) -> None:
    text = "行列は基底を動かす。The matrix, é ü ñ"
    assert len(Words(STYLE, text, bold=weight)) == sum(not character.isspace() for character in text)


@pytest.mark.parametrize("text", ["half $x", '$#read("/etc/passwd")$'])
def test_a_formula_in_a_text_is_closed_and_holds_no_code(text: str) -> None:
    with pytest.raises(ValueError, match="a formula in a text"):
        with_inline_formulas(text)


def test_typst_reads_no_files_and_no_packages() -> None:
    for source in ('#read("/etc/passwd")', '#include "/etc/passwd"', '#import "@preview/cetz:0.3.0"'):
        with pytest.raises(ValueError, match="Typst cannot set"):
            typeset(source)


def test_a_formula_takes_colours_by_role_and_finds_its_parts() -> None:
    formula = Formula(STYLE, "ihat(x) bold(e)_1 + gap(y/2)", parts={"gap": "warning"})
    assert {glyph.fill_color for glyph in formula.part("ihat")} == {STYLE.colour("i_hat")}
    assert len(formula.part("gap")) == 3
    assert {glyph.fill_color for glyph in formula.part("gap")} == {STYLE.colour("warning")}
    with pytest.raises(KeyError, match="no part"):
        formula.part("jhat")


def test_lines_are_aligned_at_their_equals_signs() -> None:
    lines = [Formula(STYLE, source, parts={"eq": "ink"}) for source in ("a eq(=) b", "eq(=) c", "x y z eq(=) d")]
    align_at(lines, "eq")
    places = [line.part("eq").get_left()[0] for line in lines]
    assert max(places) - min(places) < 1e-9


def test_the_baseline_is_where_letters_without_descender_stand() -> None:
    for text in ("x", "gyx", "行x"):
        words = Words(STYLE, text).shift([0.3, 1.7, 0]).scale(1.3)
        assert words[-1].get_bottom()[1] == pytest.approx(words.baseline, abs=0.02)


def test_a_morph_matches_equal_glyphs_of_equal_parts() -> None:
    before, after = Formula(STYLE, "ihat(x) + y"), Formula(STYLE, "y + ihat(x)")
    keys = [{MorphFormula.get_mobject_key(glyph) for glyph in formula} for formula in (before, after)]
    assert keys[0] == keys[1]
    assert keys[0] != {MorphFormula.get_mobject_key(glyph) for glyph in Formula(STYLE, "x + y")}


@pytest.mark.parametrize(
    "text", ["The area of a column is its probability.", "列の面積がその確率である。", "one", "a $x_1 + x_2$ b c"]
)
def test_balanced_lines_are_no_more_than_they_must_be_and_about_equally_long(text: str) -> None:
    room = 3.6
    widest, even = Words(STYLE, text, width=room), balanced(lambda width: Words(STYLE, text, width=width), room)
    lines = round((even.height - widest.em) / widest.em)
    assert even.height < widest.height + 0.5 * widest.em
    assert even.width <= widest.width + 1e-9
    assert even.width <= Words(STYLE, text).width / (lines + 1) + 0.55 * room
