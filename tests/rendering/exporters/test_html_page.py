"""What stands in an html deck: read by an HTML parser, checked before it is published, with its parts' licence."""

import base64
import json
import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import av
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from mathanim.rendering.errors import ProductError
from mathanim.rendering.exporters import html, html_page
from mathanim.rendering.exporters.html_captions import track, tracks_of
from mathanim.rendering.exporters.html_check import check_page
from mathanim.rendering.exporters.html_font import font_style
from mathanim.rendering.exporters.html_page import HERE, SCRIPTS, page_file, reveal_file
from mathanim.rendering.exporters.html_posters import Poster, poster_from
from mathanim.rendering.exporters.html_slides import Step, handout_of, slides_of
from mathanim.rendering.exporters.html_text import digest, json_in_page, written
from mathanim.rendering.exporters.printable import printable
from mathanim.rendering.exporters.seam import Deck, DeckBeat, DeckScene
from tests.architecture.source_tree import ROOT

HOSTILE = [
    '</script><script>alert("x")</script>',
    "</title></style></textarea></template><img src=x onerror=alert(1)>",
    "javascript:alert(1) \" ' onmouseover='alert(1)' data-step=\"9\"",
    "<!-- <script> --> ]]> {{x}} $policy ${title} \x00\x07\x1b\ud800 \u202e &lt;b&gt; f′",
]
TEXTS = st.text(max_size=30) | st.sampled_from(HOSTILE)


@pytest.fixture(autouse=True)
def no_font(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take no time for the font, which has its own test; pages in a browser have it."""
    monkeypatch.setattr(html_page, "font_style", lambda _: "")


class Texts(HTMLParser):
    """What a reader sees in markup: tags with their attributes, and texts."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.names: set[str] = set()
        self.texts: list[str] = []
        self.values: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names |= {name for name, _ in attributes}
        self.values += [value or "" for _, value in attributes]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def deck_of(folder: Path, text: str, narration: str | None = None) -> Deck:
    """A deck of one scene with two beats in which every text is the same; the clips need not be any."""
    (poster, clip) = folder / "poster.png", folder / "clip.mp4"
    Image.new("RGB", (32, 18), (14, 19, 24)).save(poster)
    clip.write_bytes(bytes(range(256)))
    said = text if narration is None else narration
    beat = DeckBeat(text, clip, poster, 9, {"ja": text, "en": text}, {"ja": said, "en": said}, True)
    scene = DeckScene(text, {"ja": text, "en": text}, (beat, replace(beat, is_loop=False)))
    return Deck("deck", {"ja": text}, "ja", ("ja", "en"), "light", 32, 18, Fraction(30), (scene,))


def exported(deck: Deck, folder: Path) -> Path:
    (work := folder / "work").mkdir()
    return html.export_html(deck, folder / "deck.html", work)[-1]


@given(TEXTS)
def test_no_text_becomes_markup_and_none_is_lost(text: str) -> None:
    read = Texts(f'<p title="{written(text)}">{written(text)}</p>')
    assert read.tags == ["p"]
    assert read.names == {"title"}
    assert read.values == ["".join(read.texts)] == [printable(text)]


@given(TEXTS, TEXTS)
def test_slides_and_handout_have_the_same_elements_whatever_is_written(text: str, other: str) -> None:
    def read(caption: str, narration: str) -> Texts:
        beat = DeckBeat("b", Path(), Path(), 9, {"en": caption}, {"en": narration, "ja": narration}, False)
        scene = DeckScene("s", {"en": caption}, (beat,))
        deck = Deck("d", {"en": "D"}, "en", ("en", "ja"), "dark", 32, 18, Fraction(30), (scene,))
        steps = [Step(0, scene, beat, Poster("data:image/webp;base64,", "#000000"), "")]
        return Texts(slides_of(scene, steps, deck) + handout_of(scene, steps, deck))

    made, plain = read(f"x{text}", f"x{other}"), read("x", "x")
    assert (made.tags, made.names) == (plain.tags, plain.names)


@given(st.recursive(TEXTS | st.floats(allow_nan=False) | st.booleans(), st.lists, max_leaves=5))
def test_values_for_scripts_come_back_as_they_were(values: object) -> None:
    text = json_in_page(values)
    assert not set(text) & set("<>&")
    assert json.loads(text) == values


@pytest.mark.parametrize("text", HOSTILE)
def test_a_deck_with_hostile_words_holds_them_as_words(tmp_path: Path, text: str) -> None:
    page = exported(deck_of(tmp_path, text), tmp_path).read_text(encoding="utf-8")
    read, plain = Texts(page), Texts(page_of_plain_words(tmp_path))
    assert read.tags == plain.tags
    assert read.names == plain.names
    assert not re.search("[\x00-\x08\x0b-\x1f]", page)


def page_of_plain_words(folder: Path) -> str:
    (own := folder / "plain").mkdir()
    return exported(deck_of(own, "plain words"), own).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda page: page.replace("</body>", "<script>1</script></body>"), "code without leave: 1"),
        (lambda page: page.replace('"use strict"', '"use loose"', 1), "code without leave"),
        (lambda page: page.replace("default-src", "img-src", 1), "no strict policy"),
        (lambda page: page.replace("script-src", "script-src 'unsafe-inline'", 1), "no strict policy"),
        (lambda page: page.replace("</body>", '<img src="https:' + '//127.0.0.1/x.png"></body>'), "asks for"),
        (lambda page: page.replace("</body>", '<a href="javascript:1">x</a></body>'), "asks for javascript:1"),
        (lambda page: page.replace("<body>", '<body onload="1">'), "attribute onload"),
        (lambda page: page.replace("<body>", "<body><iframe></iframe>"), "element iframe"),
        (lambda page: page.replace('data-step="1"', 'data-step="2"'), "slides"),
        (
            lambda page: page.replace(
                'id="clip-1">data:video/mp4;base64,AAEC', 'id="clip-1">data:video/mp4;base64,AAED'
            ),
            "has not the clip",
        ),
        (lambda page: page[: page.index('<script type="text/plain" id="clip-1"')], "has not the clip"),
    ],
)
def test_what_was_not_planned_is_seen(tmp_path: Path, change: Callable[[str], str], words: str) -> None:
    deck = deck_of(tmp_path, "plain")
    file, steps = exported(deck, tmp_path), html.steps_of(deck, ["", ""])
    check_page(file, deck, steps)
    page = file.read_text(encoding="utf-8")
    assert change(page) != page
    file.write_text(change(page), encoding="utf-8")
    with pytest.raises(ProductError, match=re.escape(words)):
        check_page(file, deck, steps)


def test_nothing_is_published_that_does_not_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "page_parts", lambda *_: ["<html></html>"])
    with pytest.raises(ProductError, match="not what was planned"):
        exported(deck_of(tmp_path, "plain"), tmp_path)
    assert not (tmp_path / "deck.html").exists()


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Z"], include_characters="<>&-\n"), min_size=1))
def test_a_caption_is_one_cue_that_says_everything(text: str) -> None:
    if not text.split():
        return
    with av.open(BytesIO(track(text).encode()), format="webvtt") as read:
        cues = [(packet.pts, bytes(packet).decode()) for packet in read.demux() if packet.size]
    assert [start for start, _ in cues] == [0]
    assert "".join(html_unescaped(cues[0][1]).split()) == "".join(text.split())


def html_unescaped(cue: str) -> str:
    return cue.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def test_a_step_has_a_track_in_every_language_in_which_it_says_something(tmp_path: Path) -> None:
    deck = deck_of(tmp_path, "$alpha$", narration="")
    beat = replace(deck.scenes[0].beats[0], captions={"en": "$alpha$"}, narration={"ja": "声"})
    tracks = {
        track["code"]: base64.b64decode(track["address"].partition(",")[2]).decode() for track in tracks_of(beat, deck)
    }
    assert list(tracks) == ["ja", "en"]
    assert "声" in tracks["ja"]
    assert "α" in tracks["en"]


def test_a_poster_keeps_every_pixel_and_tells_the_colour_around(tmp_path: Path) -> None:
    picture = Image.linear_gradient("L").convert("RGB")
    picture.putpixel((0, 0), (1, 35, 69))
    picture.save(tmp_path / "poster.png")
    poster = poster_from(tmp_path / "poster.png")
    content = base64.b64decode(poster.address.removeprefix("data:image/webp;base64,"))
    assert poster.ground == "#012345"
    assert Image.open(BytesIO(content)).convert("RGB").tobytes() == picture.tobytes()


def test_the_font_inside_has_the_characters_of_the_deck_and_little_else() -> None:
    style = font_style(["割線が接線", "f′"])
    content = base64.b64decode(style.partition("base64,")[2].partition('"')[0])
    assert set(TTFont(BytesIO(content)).getBestCmap()) == {*range(0x20, 0x7F), *map(ord, "割線が接線f′")}
    assert len(content) < 30_000
    assert "font-family: Deck" in style


def test_reveal_is_whole_and_its_licence_lies_beside_it_and_in_every_deck(tmp_path: Path) -> None:
    licence = (HERE / "reveal" / "LICENSE").read_text(encoding="utf-8")
    assert "Permission is hereby granted, free of charge" in licence
    assert "MIT licensed" in reveal_file("reveal.js")[:200]
    assert licence in exported(deck_of(tmp_path, "plain"), tmp_path).read_text(encoding="utf-8")
    assert re.search(r"reveal\.js \(MIT", (ROOT / "README.md").read_text(encoding="utf-8"))


def test_the_pages_own_files_cannot_end_the_elements_that_they_stand_in() -> None:
    for text in [reveal_file("reveal.js"), reveal_file("LICENSE"), *map(page_file, SCRIPTS)]:
        assert "</script" not in text.lower()
        assert "<!--" not in text
        assert "\r" not in text
    assert digest("") == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
