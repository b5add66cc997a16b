"""A list of contents is set like a page: rows stand on lines, titles below one another."""

import numpy as np
import pytest

from mathanim.drawing.contents import LEADING, Contents
from mathanim.drawing.frame_layout import STAGE, Region
from mathanim.drawing.style import Style
from mathanim.inputs.setting import Setting

TITLES = {
    "en": ["no one can see us", "A grey pig jumps", "Hills", "f: $x_(n+1) = sqrt(x_n)$", "Any queue, gently"],
    "ja": ["一", "ベイズの定理は正方形を分ける", "なだらか、", "「式」 $x^2/y$", "ーーー"],
}


def contents(titles: list[str], region: Region = STAGE) -> Contents:
    return Contents(Style.of(Setting(language="en", theme="light")), titles, region)


def feet(column: Contents) -> np.ndarray:
    """Where the rows' figures stand: no figure reaches below the line, but for the overshoot of round ones."""
    return np.array([row.figure.get_bottom()[1] for row in column.rows])


@pytest.mark.parametrize("language", TITLES)
def test_rows_stand_on_lines_evenly_apart_whatever_letters_they_have(language: str) -> None:
    column = contents(TITLES[language])
    em = column.rows[0].figure.em
    np.testing.assert_allclose(-np.diff(feet(column)), LEADING * em, atol=0.03 * em)
    assert column.get_center() == pytest.approx(STAGE.centre)


@pytest.mark.parametrize("language", TITLES)
def test_a_number_and_its_title_share_a_baseline_and_titles_start_below_one_another(language: str) -> None:
    column = contents(TITLES[language])
    for row in column.rows:
        assert row.figure.baseline == pytest.approx(row.title.baseline, abs=1e-6)
    starts = [row.title.get_left()[0] for row in column.rows]
    np.testing.assert_allclose(starts, starts[0], atol=1e-6)


def test_titles_that_need_columns_stand_in_the_same_lines_in_each() -> None:
    columns = contents([f"{k} pages of jokes" if k % 2 else f"{k} cases" for k in range(1, 19)])
    lines = np.array([row.title.baseline for row in columns.rows]).reshape(-1, 9)
    np.testing.assert_allclose(lines, lines[0][None].repeat(len(lines), 0), atol=1e-6)
    np.testing.assert_allclose(np.diff(lines), np.diff(lines)[0, 0], atol=1e-6)
    assert STAGE.holds(columns)


def test_titles_that_would_be_too_small_are_refused() -> None:
    with pytest.raises(ValueError, match="needs shorter or fewer titles: 3 do not fit"):
        contents(["a title much too long for so narrow a place"] * 3, Region(0, 2, 0, 2))
