"""Beamer slides compile whatever their words are, show every beat's picture, and play its clip from beside them."""

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathanim.inputs.setting import Language
from mathanim.rendering.exporters.beamer import export_beamer, media_name
from mathanim.rendering.exporters.tex_text import SPELT, one_line, tex, tex_paragraphs
from tests.rendering.exporters.paper_decks import deck_of

LUALATEX = shutil.which("lualatex")
needs_tex = pytest.mark.skipif(LUALATEX is None, reason="needs lualatex, with beamer and luatexja, to compile slides")
SPECIAL = set("\\{}$&#%_^~")
HOSTILE = '\\input{secret} #1 $x^2$ 50% & more_less ~ {open } \\end{frame} `quoted\' -- "straight" <tag> x₁ y² \\\\'


def read_as_tex(source: str) -> str:
    """What TeX would set of a source that spells single characters only: anything else is a fault."""
    spelt = {written: character for character, written in SPELT.items()}
    commands = sorted(map(re.escape, spelt), key=len, reverse=True)
    token = re.compile(rf"(?P<spelt>{'|'.join(commands)})|\\text(?P<kind>sub|super)script{{(?P<small>.)}}|(?P<own>.)")
    read = []
    for found in token.finditer(source):
        if found["spelt"]:
            read.append(spelt[found["spelt"]])
        elif found["small"]:
            read.append(found["small"])
        else:
            assert found["own"] not in SPECIAL, f"TeX would act on {found['own']!r} in {source!r}"
            read.append(found["own"])
    return "".join(read)


def without_small_forms(text: str) -> str:
    """Characters above and below the line as those that TeX sets there."""
    forms = [unicodedata.decomposition(character).split() for character in text]
    return "".join(
        chr(int(form[1], 16)) if form[:1] in (["<sub>"], ["<super>"]) and len(form) == 2 else character
        for character, form in zip(text, forms, strict=True)
    )


@given(st.one_of(st.text(), st.text("ab\\{}$&#%_^~ \n\u00a0₁²", max_size=30)))
def test_tex_reads_every_text_as_it_was_written(text: str) -> None:
    assert read_as_tex(tex(text)) == without_small_forms(one_line(text))


@given(st.text("ab\\{}%\n\r \u2028", max_size=60))
def test_a_note_has_no_empty_line_and_a_paragraph_for_each_that_is_not(text: str) -> None:
    note = tex_paragraphs(text)
    assert "\n\n" not in note
    assert note.count("\\par\n") == max(0, len([line for line in note.split("\\par\n") if line]) - 1)


@given(st.text(min_size=1, max_size=120))
def test_clips_lie_in_a_folder_that_every_viewer_can_name(stem: str) -> None:
    name = media_name(f"x{stem}")
    assert re.fullmatch(r"[A-Za-z0-9_.-]+", name)
    assert not name.startswith((".", "-"))


def test_everything_is_written_beside_the_slides_and_nothing_else(tmp_path: Path) -> None:
    work, out = tmp_path / "work", tmp_path / "out"
    work.mkdir()
    deck = deck_of(work, [("One", [("A", "Said"), ("B", "")]), ("Two", [("", "")])])
    files = export_beamer(deck, out / "talk.en.tex", work)
    source = files[-1].read_text(encoding="utf-8")
    assert sorted(files) == sorted(path for path in out.rglob("*") if path.is_file())
    assert files[-1] == out / "talk.en.tex"
    assert re.findall(r"^  \\clip\[(.*?)\]\{(.*?)\}$", source, re.MULTILINE) == [
        ("autostart", "talk.en-beamer/001"),
        ("autostart", "talk.en-beamer/002"),
        ("autostart,loop", "talk.en-beamer/003"),
    ]
    for number, beat in enumerate((beat for scene in deck.scenes for beat in scene.beats), start=1):
        assert (out / f"talk.en-beamer/{number:03}.mp4").read_bytes() == beat.clip.read_bytes()
        assert (out / f"talk.en-beamer/{number:03}.png").read_bytes() == beat.poster.read_bytes()
    assert "@" not in source.partition("\\begin{document}")[0].replace("@currdir", "")
    assert source.count("\\note{") == 1


@needs_tex
@pytest.mark.parametrize("language", ["en", "ja"])
def test_slides_compile_and_show_and_play_every_beat(tmp_path: Path, language: Language) -> None:
    beats = [
        ("The plane and $ihat(bold(e)_1)$", f"{HOSTILE}\n\nA second line."),
        (HOSTILE.replace("$", ""), ""),
        ("", ""),
    ]
    title = "行列と50%" if language == "ja" else "Matrices & 50%"
    deck = deck_of(tmp_path, [(title, beats)], language, title=title)
    place = export_beamer(deck, tmp_path / "out" / f"{title}.tex", tmp_path)[-1]
    noted = place.with_name("noted.tex")
    noted.write_text(place.read_text().replace("\\newif", "\\setbeameroption{show notes}\n\\newif", 1))
    reader = compiled(noted, runs=2 if language == "en" else 1)
    assert reader.metadata is not None
    assert reader.metadata.title == title
    if language == "en":
        assert [str(entry.title) for entry in reader.outline if not isinstance(entry, list)] == [title]
    assert len(reader.pages) == 4
    said = "".join(reader.pages[1].extract_text().split())
    assert "\\input{secret}#1$x^2$50%&more_less~{open}\\end{frame}" in said
    assert "Asecondline." in said
    slides = [page for number, page in enumerate(reader.pages) if number != 1]
    assert [movie_of(page) for page in slides] == [f"{media_name(title)}/{number:03}.mp4" for number in (1, 2, 3)]
    assert all((place.parent / movie_of(page)).is_file() for page in slides)
    assert [len(page.images) for page in slides] == [1, 1, 1]


def compiled(source: Path, runs: int) -> pypdf.PdfReader:
    """The PDF that LuaLaTeX makes, without a single character missing; bookmarks come with the second run."""
    for _ in range(runs):
        command = [str(LUALATEX), "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", source.name]
        run = subprocess.run(command, cwd=source.parent, capture_output=True, text=True, timeout=900, check=False)
        assert run.returncode == 0, run.stdout[-2000:]
    assert "Missing character" not in source.with_suffix(".log").read_text(errors="replace")
    return pypdf.PdfReader(source.with_suffix(".pdf"))


def movie_of(page: Any) -> str:
    """The file that a slide plays."""
    annotations = [entry.get_object() for entry in page["/Annots"]]
    return str(next(found["/Movie"]["/F"] for found in annotations if found["/Subtype"] == "/Movie"))
