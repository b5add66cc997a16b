"""Whatever a lecture, scene or beat is called, its files stay under the output folder."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathanim.rendering.errors import UnsafeName
from mathanim.rendering.output_names import inside, slug

NASTY = [
    "../../x",
    "/abs",
    "C:\\x",
    "it's",
    "a\nb",
    "🙂 talk",
    "CON",
    "con.mp4",
    "trailing.",
    "-lead",
    "x" * 300,
    "e\u0301",
]


@given(st.one_of(st.text(max_size=300), st.sampled_from(NASTY)))
def test_a_slug_is_one_plain_file_name_or_an_error(name: str) -> None:
    try:
        made = slug(name)
    except UnsafeName:
        assert not any(character.isalnum() or character == "_" for character in name)
        return
    assert Path(made).name == made
    assert made not in (".", "..") and made[0] not in ".-" and made[-1] not in ".-"
    assert len(made.encode()) <= 101
    assert not set(made) & set("/\\:\0'\"\n <>|?*")
    assert slug(made) == made


@given(st.lists(st.sampled_from(NASTY), min_size=1, max_size=3))
def test_no_name_leads_out(names: list[str]) -> None:
    root = Path("/srv/media")
    assert inside(root, *names).resolve().is_relative_to(root)


def test_composed_and_decomposed_letters_are_one_name() -> None:
    assert slug("caf\u00e9") == slug("cafe\u0301")


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "tour").symlink_to(tmp_path)
    with pytest.raises(UnsafeName, match="leads out of"):
        inside(tmp_path / "media", "tour", "tour.mp4")


@given(st.sampled_from([name for name in NASTY if slug(name)]), st.sampled_from(["mp4", "en.report.json", "ja.ja.vtt"]))
def test_a_long_name_keeps_its_ending(name: str, ending: str) -> None:
    assert inside(Path("/srv/media"), f"{slug(name)}.{ending}").name == f"{slug(name)}.{ending}"
