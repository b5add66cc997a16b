"""Decks for manim-slides, read by manim-slides itself: its records, its two converters, its presenter's list."""

import html
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import numpy as np
import pptx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim_slides.config import PresentationConfig
from manim_slides.convert import PowerPoint, RevealJS
from manim_slides.present import _list_scenes

from mathanim.rendering.exporters import reversed_clips
from mathanim.rendering.exporters.manim_slides import export_manim_slides, literal
from mathanim.rendering.exporters.reversed_clips import write_reversed
from mathanim.rendering.exporters.seam import Deck
from mathanim.rendering.job import Quality
from mathanim.rendering.movies.encoding import GroupEncoder
from tests.rendering.exporters.small_decks import SMALL, Told, clips_in, small_deck, write_sliding

BEATS = {
    "circles": [
        Told({"en": "Round"}, {"en": "It is *round* & <b>big</b>.", "ja": "丸いです。"}),
        Told({"en": "Again"}, {"ja": "日本語だけ。"}, clip=1, is_loop=True),
    ],
    "squares": [Told({}, {}, clip=2)],
}
NOTES = ["It is \\*round\\* & ＜b>big＜/b>.\n\n— 日本語 —\n\n丸いです。", "日本語だけ。", ""]


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Deck:
    return small_deck(clips_in(tmp_path_factory.mktemp("clips")), BEATS)


def exported(deck: Deck, place: Path, work: Path) -> list[Path]:
    work.mkdir()
    return list(export_manim_slides(deck, place, work))


@pytest.fixture(scope="module")
def made(deck: Deck, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("media")
    return exported(deck, folder / "decks" / "deck.en.json", folder / "work")[-1]


@pytest.fixture(scope="module")
def presentation(made: Path) -> Any:
    return PresentationConfig.from_file(made)


def test_its_own_records_hold_every_beat(presentation: Any, deck: Deck) -> None:
    beats = [beat for scene in deck.scenes for beat in scene.beats]
    assert [slide.file.read_bytes() for slide in presentation.slides] == [beat.clip.read_bytes() for beat in beats]
    assert [slide.loop for slide in presentation.slides] == [False, True, False]
    assert [slide.notes for slide in presentation.slides] == NOTES
    assert presentation.resolution == (SMALL.width, SMALL.height)
    assert presentation.background_color.as_hex() == "#0e1318"


def test_its_presenter_lists_the_deck(made: Path) -> None:
    (made.parent / "report.json").write_text(json.dumps({"target": "deck"}))
    assert _list_scenes(made.parent) == ["deck.en"]


def test_its_converters_take_every_slide(presentation: Any, tmp_path: Path) -> None:
    RevealJS(presentation_configs=[presentation]).convert_to(tmp_path / "deck.html")
    page = (tmp_path / "deck.html").read_text(encoding="utf-8")
    assert page.count("data-background-video=") == 3
    assert page.count("data-background-video-loop") >= 1
    assert "<b>big" not in page and "日本語だけ。" in page
    PowerPoint(presentation_configs=[presentation]).convert_to(tmp_path / "deck.pptx")
    assert len(pptx.Presentation(str(tmp_path / "deck.pptx")).slides) == 3


def test_files_are_those_of_this_deck_and_no_others(deck: Deck, tmp_path: Path) -> None:
    place = tmp_path / "decks" / "deck.json"
    exported(deck, place, tmp_path / "first")
    (place.parent / "deck-slides" / "mine.txt").write_text("my own")
    files = exported(replace(deck, scenes=deck.scenes[1:]), place, tmp_path / "second")
    assert sorted(place.parent.rglob("*")) == sorted(
        [*files, place.parent / "deck-slides", place.parent / "deck-slides" / "mine.txt"]
    )
    assert len(PresentationConfig.from_file(place).slides) == 1


def brightness(file: Path) -> list[np.ndarray]:
    with av.open(str(file)) as container:
        return [frame.to_ndarray(format="gray").astype(int) for frame in container.decode(video=0)]


def test_going_back_runs_every_clip_backwards(presentation: Any) -> None:
    for slide in presentation.slides:
        forwards, backwards = brightness(slide.file), brightness(slide.rev_file)
        assert len(forwards) == len(backwards)
        for one, other in zip(forwards, reversed(backwards), strict=True):
            assert np.abs(one - other).mean() < 3
        assert np.abs(forwards[0] - backwards[0]).mean() > 30


@pytest.mark.parametrize("stretch", [7, 260])
def test_a_long_clip_is_reversed_in_stretches(
    long_clip: Path, stretch: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reversed_clips, "MOST_BYTES", stretch * SMALL.width * SMALL.height * 3 // 2)
    write_reversed(long_clip, 260, SMALL, tmp_path / "back.mp4")
    forwards, backwards = brightness(long_clip), brightness(tmp_path / "back.mp4")
    assert len(backwards) == 260
    assert max(np.abs(one - other).mean() for one, other in zip(forwards, reversed(backwards), strict=True)) < 3


@pytest.fixture(scope="module")
def long_clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Longer than the encoder goes without a key picture, so that the reversing has to find its place."""
    return write_sliding(tmp_path_factory.mktemp("long") / "long.mp4", 260)


def test_pictures_that_stay_are_encoded_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    added: list[int] = []
    original = GroupEncoder.add

    def counted(encoder: GroupEncoder, frame: Any, times: int = 1) -> None:
        added.append(times)
        original(encoder, frame, times)

    clip = write_sliding(tmp_path / "clip.mp4", 10)
    monkeypatch.setattr(GroupEncoder, "add", counted)
    write_reversed(clip, 10, SMALL, tmp_path / "back.mp4")
    assert len(added) < 10


@given(st.text(max_size=80))
def test_notes_hold_no_markup_that_a_page_would_run(text: str) -> None:
    made = literal(text)
    assert "<" not in made
    assert html.unescape(made) == made
    assert len(made.replace("\\", "")) == len(text.replace("\\", ""))


def test_quality_of_a_reversed_clip_is_the_decks(presentation: Any) -> None:
    with av.open(str(presentation.slides[0].rev_file)) as container:
        stream = container.streams.video[0]
        found = Quality("found", stream.width, stream.height, stream.average_rate)
    assert (found.width, found.height, found.frame_rate) == (SMALL.width, SMALL.height, SMALL.frame_rate)
