"""PowerPoint decks, read back as another program would: what is on each slide, where, when and in which words."""

import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pptx
import pytest
from PIL import Image
from pptx.presentation import Presentation

from mathanim.drawing.palette import palette_of
from mathanim.inputs.setting import THEMES, Theme
from mathanim.rendering.exporters.seam import Deck
from mathanim.rendering.exporters.theme_colours import THEME_COLOURS
from tests.rendering.exporters.pptx_reading import TWO_SCENES, A, P, exported, movie_on, notes_on
from tests.rendering.exporters.small_decks import SMALL, clips_in, sliding, small_deck


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, Path, int]]:
    return clips_in(tmp_path_factory.mktemp("clips"))


@pytest.fixture(scope="module")
def deck(clips: list[tuple[Path, Path, int]]) -> Deck:
    return small_deck(clips, TWO_SCENES)


@pytest.fixture(scope="module")
def file(deck: Deck, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(deck, tmp_path_factory.mktemp("pptx"))


@pytest.fixture(scope="module")
def shown(file: Path) -> Presentation:
    return pptx.Presentation(str(file))


def clip_on(slide: Any) -> bytes:
    targets = {rel.target_part.blob for rel in slide.part.rels.values() if "video" in rel.reltype}
    (clip,) = targets
    return clip


def test_each_slide_is_a_beat_with_its_clip_and_its_last_picture(shown: Presentation, deck: Deck) -> None:
    beats = [beat for scene in deck.scenes for beat in scene.beats]
    assert len(shown.slides) == len(beats)
    for slide, beat in zip(shown.slides, beats, strict=True):
        assert clip_on(slide) == beat.clip.read_bytes()
        assert movie_on(slide).poster_frame.blob == beat.poster.read_bytes()


def test_titles_are_captions_or_else_the_scenes_titles_and_are_the_clips_alternative_text(shown: Presentation) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in shown.slides]
    assert titles == ["Round & <round>", "Again Δx", "About squares: beat 0", "四角"]
    assert [movie_on(slide).element.xpath("p:nvPicPr/p:cNvPr/@descr") for slide in shown.slides] == [
        [title] for title in titles
    ]


def test_the_clip_fills_a_wide_slide_over_the_title_and_under_the_number(shown: Presentation) -> None:
    assert shown.slide_width * 9 == shown.slide_height * 16
    for number, slide in enumerate(shown.slides, start=1):
        movie = movie_on(slide)
        assert (movie.left, movie.top, movie.width, movie.height) == (0, 0, shown.slide_width, shown.slide_height)
        shapes = list(slide.shapes)
        assert [shape.name.split()[0] for shape in shapes] == ["Title", "Clip:", "Slide"]
        assert shapes[2].text_frame.text == str(number)
        assert shapes[2].element.xpath(".//a:fld/@type") == ["slidenum"]


def test_the_number_stands_in_the_margin_that_scenes_leave_free(shown: Presentation) -> None:
    for slide in shown.slides:
        number = list(slide.shapes)[2]
        assert number.top >= 0.95 * shown.slide_height
        assert number.top + number.height <= shown.slide_height
        assert number.left + number.width <= shown.slide_width
        assert number.element.xpath("p:spPr/a:xfrm"), "LibreOffice would draw it under the clip"


def test_notes_are_what_is_said_first_in_the_language_of_the_pictures(
    shown: Presentation, clips: list[tuple[Path, Path, int]], tmp_path: Path
) -> None:
    assert [notes_on(slide) for slide in shown.slides] == [
        ["It is round.", "", "— 日本語 —", "丸いです。"],
        ["日本語だけ。"],
        [],
        ["Square."],
    ]
    japanese = exported(small_deck(clips, TWO_SCENES, language="ja", languages=("ja", "en")), tmp_path)
    first = next(iter(pptx.Presentation(str(japanese)).slides))
    assert notes_on(first) == ["丸いです。", "", "— English —", "It is round."]
    frame = first.notes_slide.notes_text_frame
    assert frame is not None
    assert [run.font.language_id.name for paragraph in frame.paragraphs for run in paragraph.runs] == [
        "JAPANESE",
        "ENGLISH_US",
        "ENGLISH_US",
    ]


def timing_on(slide: Any) -> Any:
    timing = ET.fromstring(slide.part.blob).find(f"{P}timing")
    assert timing is not None
    return timing


@pytest.mark.parametrize("on_click", [False, True])
def test_clips_play_with_their_slide_or_on_a_click_for_their_length_and_loops_go_on(
    deck: Deck, on_click: bool, tmp_path: Path
) -> None:
    slides = pptx.Presentation(str(exported(deck, tmp_path, on_click=on_click))).slides
    for slide, beat in zip(slides, [beat for scene in deck.scenes for beat in scene.beats], strict=True):
        timing = timing_on(slide)
        ids = [node.get("id") for node in timing.iter(f"{P}cTn")]
        assert len(ids) == len(set(ids))
        starts = [cond.get("evt") for cond in timing.iter(f"{P}cond") if cond.get("evt") not in ("onPrev", "onNext")]
        assert starts.count("onBegin") == (0 if on_click else 1)
        (effect,) = [node for node in timing.iter(f"{P}cTn") if node.get("presetClass") == "mediacall"]
        assert effect.get("nodeType") == ("clickEffect" if on_click else "afterEffect")
        (play,) = timing.iter(f"{P}cmd")
        assert play.get("cmd") == "playFrom(0.0)"
        assert next(play.iter(f"{P}cTn")).get("dur") == str(round(1000 * beat.frames / SMALL.frame_rate))
        (video,) = timing.iter(f"{P}video")
        assert next(video.iter(f"{P}cTn")).get("repeatCount") == ("indefinite" if beat.is_loop else None)
        assert {target.get("spid") for target in timing.iter(f"{P}spTgt")} == {str(movie_on(slide).shape_id)}


def test_a_clip_that_two_beats_share_is_stored_once(file: Path, clips: list[tuple[Path, Path, int]]) -> None:
    with zipfile.ZipFile(file) as package:
        stored = [package.read(name) for name in package.namelist() if name.endswith(".mp4")]
    assert sorted(stored) == sorted(clip.read_bytes() for clip, _, _ in clips)


def test_the_first_frame_can_be_the_poster(deck: Deck, tmp_path: Path) -> None:
    slides = pptx.Presentation(str(exported(deck, tmp_path, poster="first"))).slides
    (tmp_path / "poster.png").write_bytes(movie_on(next(iter(slides))).poster_frame.blob)
    with Image.open(tmp_path / "poster.png") as picture:
        distance = np.abs(np.asarray(picture.convert("RGB")).astype(int) - sliding(0, 10).astype(int))
    assert distance.mean() < 6


@pytest.mark.parametrize("theme", THEMES)
def test_the_master_wears_the_themes_colours(theme: Theme, clips: list[tuple[Path, Path, int]], tmp_path: Path) -> None:
    palette, colours = palette_of(theme), THEME_COLOURS[theme]
    own = (colours.background, colours.panel, colours.ink, colours.muted, *colours.accents)
    drawn = (palette.background, palette.panel, palette.ink, palette.muted, *palette.hypotheses)
    assert [f"#{colour}" for colour in own] == list(drawn)
    with zipfile.ZipFile(exported(small_deck(clips, TWO_SCENES, theme=theme), tmp_path)) as package:
        scheme = ET.fromstring(package.read("ppt/theme/theme1.xml")).find(f".//{A}clrScheme")
        worn = ET.fromstring(package.read("ppt/slideMasters/slideMaster1.xml")).find(f"{P}clrMap")
    assert scheme is not None and worn is not None
    values = {slot.tag.removeprefix(A): slot[0].get("val") for slot in scheme}
    assert [values[worn.attrib[role]] for role in ("bg1", "tx1", "bg2", "tx2")] == [
        colours.background,
        colours.ink,
        colours.panel,
        colours.muted,
    ]


def test_a_lecturer_finds_layouts_for_slides_of_their_own_inside_the_slide(shown: Presentation) -> None:
    assert "Beat" in [layout.name for layout in shown.slide_layouts]
    added = shown.slides.add_slide(shown.slide_layouts.get_by_name("Title and Content"))
    for shape in added.placeholders:
        assert 0 < shape.left < shape.left + shape.width < shown.slide_width
        assert shape.width > shown.slide_width / 2


def test_each_scene_is_a_section_under_its_title(file: Path) -> None:
    with zipfile.ZipFile(file) as package:
        root = ET.fromstring(package.read("ppt/presentation.xml"))
    ids = [slide.get("id") for slide in root.iter(f"{P}sldId")]
    sections = [node for node in root.iter() if node.tag.endswith("}section")]
    assert [section.get("name") for section in sections] == ["About circles", "About squares"]
    inside = [node.get("id") for section in sections for node in section.iter() if node.tag.endswith("}sldId")]
    assert inside == ids
    assert len({section.get("id") for section in sections}) == 2
