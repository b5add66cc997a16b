"""Words from the parameters stand in a text as they are; a number's format refuses them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathanim.inputs.placeholders import filled


@given(name=st.text(max_size=40))
def test_words_are_written_as_they_are(name: str) -> None:
    assert filled("{count:d} × {name}", {"count": 15, "name": name}) == "15 × " + name


@pytest.mark.parametrize("style", ["d", ".2f", "g"])
def test_a_format_for_numbers_refuses_words(style: str) -> None:
    with pytest.raises(ValueError, match="needs a finite number, not 'mobile'"):
        filled(f"{{name:{style}}}", {"name": "mobile"})
