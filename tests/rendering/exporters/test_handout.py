"""A handout holds every picture and every word, in order, so many a page, for everyone to read; and nothing else."""

import re
import unicodedata
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from mathanim.rendering.errors import ProductError
from mathanim.rendering.exporters.handout import SHEETS, export_handout, write_picture
from mathanim.rendering.exporters.seam import Deck
from tests.rendering.exporters.paper_decks import deck_of

PIECES = ("漢字", "仮名、", "「かな」", "行きました。", "カー", "（ア）", "だった", "何か？", "Typst")
PHRASES = (
    "活性化する。",
    "バイアスを",
    "微分係数は",
    "「線形」です、",
    "行列 A が",
    "面積の",
    "二つ、",
    "見ましょう。",
)
BEATS = (7, 1, 5)
WORDS = [f"Narration {scene}.{beat}." for scene, beats in enumerate(BEATS) for beat in range(beats)]
NOT_FIRST, NOT_LAST = "、。」）ー？っ", "「（"


def printed(deck: Deck, folder: Path, per_page: int = 6) -> pypdf.PdfReader:
    """The deck's handout, read back."""
    place = folder / "handout.pdf"
    assert export_handout(deck, place, folder, per_page=per_page) == [place]
    return pypdf.PdfReader(place)


def text_of(reader: pypdf.PdfReader) -> str:
    """All that can be selected, without spaces, letters of formulas made plain."""
    return squeezed("".join(page.extract_text() for page in reader.pages))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def outline_of(reader: pypdf.PdfReader, entries: Any = None) -> list[tuple[str, int]]:
    """The bookmarks with the numbers of their pages."""
    found = []
    for entry in reader.outline if entries is None else entries:
        if isinstance(entry, list):
            found += outline_of(reader, entry)
        else:
            found.append((str(entry.title), int(reader.get_destination_page_number(entry) or 0)))
    return found


def descriptions_in(reader: pypdf.PdfReader) -> set[str]:
    """The alternative texts of everything in the document."""
    objects = (reader.get_object(number) for number in range(1, len(reader.xref[0]) + len(reader.xref_objStm)))
    return {str(found["/Alt"]) for found in objects if isinstance(found, dict) and "/Alt" in found}


def three_scenes(folder: Path) -> Deck:
    scenes = [
        (f"Scene {scene}", [(f"Caption {scene}.{beat}", f"Narration {scene}.{beat}.") for beat in range(beats)])
        for scene, beats in enumerate(BEATS)
    ]
    return deck_of(folder, scenes)


@pytest.fixture(scope="module", params=sorted(SHEETS))
def printing(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[int, pypdf.PdfReader]:
    """So many pictures a page, and three scenes printed so."""
    folder = tmp_path_factory.mktemp("printing")
    return request.param, printed(three_scenes(folder), folder, request.param)


def test_every_word_and_picture_is_there_in_order_and_no_page_holds_too_many(
    printing: tuple[int, pypdf.PdfReader],
) -> None:
    per_page, reader = printing
    pictures = [len(page.images) for page in reader.pages]
    text = text_of(reader)
    places = [text.index(squeezed(words)) for words in WORDS]
    assert sum(pictures) == 13
    assert max(pictures) == per_page
    assert places == sorted(places)
    assert all(squeezed(words.replace("Narration", "Caption").rstrip(".")) in text for words in WORDS)


def test_each_heading_is_a_bookmark_and_stands_on_the_page_of_its_first_picture(
    printing: tuple[int, pypdf.PdfReader],
) -> None:
    pages = [page.extract_text() for page in printing[1].pages]
    found = [next(number for number, page in enumerate(pages) if f"Narration {scene}.0." in page) for scene in range(3)]
    expected = [("A lecture", 0), *((f"Scene {scene}", page) for scene, page in enumerate(found))]
    assert outline_of(printing[1]) == expected


def test_a_reader_who_does_not_see_is_told_everything(tmp_path: Path) -> None:
    beats = [("The plane and $ihat(bold(e)_1)$", "Here it is."), ("", "Only said."), ("", "")]
    reader = printed(deck_of(tmp_path, [("One", beats)], "en", title="About $x^2$"), tmp_path)
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert reader.metadata.title == "About x²"
    assert {"The plane and e₁", "Only said.", "beat 2", "e₁", "x²"} <= descriptions_in(reader)


def test_formulas_are_set_and_their_roles_of_colour_leave_no_trace(tmp_path: Path) -> None:
    words = [("From $A$ to $secant(B)$: $run(Delta x)$ and $0 \\/ 0$", "Said."), ('Given $upright("H")$', "")]
    text = text_of(printed(deck_of(tmp_path, [("One", words)]), tmp_path))
    assert squeezed("From A to B: Δx and 0/0") in text
    assert squeezed("Given H") in text


CODE_OR_NONSENSE = [
    '#read("canary.txt")',
    'std.read("canary.txt")',
    'std.eval("read(\\"canary.txt\\")")',
    '#import "@preview/cetz:0.2.0"',
    "unknown_name + frac(",
    "mat(",
    '"open',
]


def test_a_formula_that_is_code_or_nonsense_is_plain_words_and_the_others_are_set(tmp_path: Path) -> None:
    (tmp_path / "canary.txt").write_text("tweet tweet")
    words = [(f"Before{number} ${formula}$ after{number}", "") for number, formula in enumerate(CODE_OR_NONSENSE)]
    text = text_of(printed(deck_of(tmp_path, [("One", [*words, ("Good $secant(bold(x)^2)$ one", "")])]), tmp_path))
    assert "tweet" not in text
    assert all(f"Before{number}" in text and f"after{number}" in text for number in range(len(words)))
    assert "Goodx2one" in text


@settings(max_examples=5)
@given(st.lists(st.tuples(st.text(max_size=60), st.text(max_size=200)), min_size=1, max_size=12), st.text(max_size=60))
def test_any_text_can_be_printed(tmp_path_factory: pytest.TempPathFactory, words: list[Any], title: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    reader = printed(deck_of(folder, [(title, words)], title=title), folder)
    assert sum(len(page.images) for page in reader.pages) == len(words)


def test_a_text_that_is_longer_than_a_page_goes_on_on_the_next(tmp_path: Path) -> None:
    words = [" ".join(f"w{number}" for number in range(4000)), "short"]
    deck = deck_of(tmp_path, [("One", [("", said) for said in words])])
    for per_page in (1, 6):
        text = " ".join(page.extract_text() for page in printed(deck, tmp_path, per_page).pages)
        assert re.findall(r"w\d+", text) == words[0].split()


@settings(max_examples=3)
@given(st.lists(st.text("abc éß#$%&_{}~^\\<>[]()*`@/-=+\"'!|漢字かなカナ、。", min_size=1, max_size=80), min_size=3))
def test_what_was_written_can_be_selected_and_is_no_markup(
    tmp_path_factory: pytest.TempPathFactory, narrations: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("same")
    text = text_of(printed(deck_of(folder, [("One", [("", said) for said in narrations])]), folder))
    assert all(squeezed(said) in text for said in narrations)


@settings(max_examples=3)
@given(st.lists(st.lists(st.sampled_from(PIECES), min_size=25, max_size=40).map("".join), min_size=4, max_size=6))
def test_no_japanese_line_begins_with_what_ends_one(
    tmp_path_factory: pytest.TempPathFactory, narrations: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("ja")
    reader = printed(deck_of(folder, [("題", [("", said) for said in narrations])], "ja"), folder)
    lines = [line.strip() for page in reader.pages for line in page.extract_text().splitlines()]
    long = [line for line in lines if len(line) > 5]
    assert len(long) > 2 * len(narrations)
    assert not [line for line in long if line[0] in NOT_FIRST or line[-1] in NOT_LAST]


@settings(max_examples=3)
@given(st.lists(st.sampled_from(PHRASES), min_size=60, max_size=90))
def test_no_japanese_line_ends_within_a_word(tmp_path_factory: pytest.TempPathFactory, phrases: list[str]) -> None:
    said = "".join(phrases)
    folder = tmp_path_factory.mktemp("phrases")
    reader = printed(deck_of(folder, [("題", [("", said)])], "ja"), folder)
    whole = re.compile("|".join(map(re.escape, PHRASES)))
    lines = [line for page in reader.pages for line in page.extract_text().splitlines() if whole.search(line)]
    assert len(lines) > 5 and squeezed(said) in squeezed("".join(lines))
    assert not [left for line in lines if (left := whole.sub("", line).strip(" 1"))]


def test_a_character_that_no_font_has_is_said_and_the_rest_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "Smile" in text_of(printed(deck_of(tmp_path, [("One", [("", "Smile \U0001f600")])]), tmp_path))
    assert "not for everyone to read" in capsys.readouterr().err


def test_the_same_deck_gives_the_same_bytes(tmp_path: Path) -> None:
    deck = three_scenes(tmp_path)
    copies = []
    for name in ("one.pdf", "two.pdf"):
        export_handout(deck, tmp_path / name, tmp_path)
        copies.append((tmp_path / name).read_bytes())
    assert copies[0] == copies[1]
    assert not [path for path in tmp_path.iterdir() if path.is_dir()]


def test_an_upright_picture_keeps_its_shape(tmp_path: Path) -> None:
    Image.new("RGB", (900, 3200), "white").save(tmp_path / "tall.png")
    width, height = write_picture(tmp_path / "tall.png", tmp_path / "made.png", 156)
    with Image.open(tmp_path / "made.png") as made:
        assert made.width / made.height == pytest.approx(9 / 32, rel=0.01)
        assert made.width == round(width * 300 / 25.4)
    assert height == pytest.approx(156 * 9 / 16)
    assert width / height == pytest.approx(9 / 32)


def test_a_faulty_picture_publishes_nothing(tmp_path: Path) -> None:
    deck = deck_of(tmp_path, [("One", [("A", "B")])])
    deck.scenes[0].beats[0].poster.write_bytes(b"no picture")
    with pytest.raises(ProductError, match=r"000\.png is no picture"):
        export_handout(deck, tmp_path / "handout.pdf", tmp_path)
    assert not (tmp_path / "handout.pdf").exists()


def test_only_some_numbers_fit_a_page(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="1, 2, 3, 4 or 6 pictures, not 5"):
        export_handout(three_scenes(tmp_path), tmp_path / "handout.pdf", tmp_path, per_page=5)


def test_powers_of_ten_are_set_in_the_font_of_the_words(tmp_path: Path) -> None:
    reader = printed(deck_of(tmp_path, [("Small", [("Tiny", "It rises by 1.6\u202f·\u202f10⁻¹¹ there.")])]), tmp_path)
    resources: Any = reader.pages[0]["/Resources"]
    fonts = {str(font.get_object()["/BaseFont"]) for font in resources["/Font"].values()}
    assert "1.6·10−11there" in text_of(reader)
    assert all("NotoSansCJK" in font for font in fonts)
