"""What is printable is what was written, but for what no page can hold."""

import re

from hypothesis import given
from hypothesis import strategies as st

from mathanim.rendering.exporters.printable import printable


@given(st.text())
def test_printable_text_is_what_was_written_but_for_what_no_page_can_hold(text: str) -> None:
    kept = printable(text)
    kept.encode()
    assert printable(kept) == kept
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff]", kept)
    assert [character for character in kept if character.isalnum()] == [
        character for character in text if character.isalnum()
    ]
