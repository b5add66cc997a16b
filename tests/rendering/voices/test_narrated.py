"""Speech is in step with its beats to the frame: rendered with a voice that hums, decoded, and heard by our own ear."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from mathanim.rendering.errors import VoiceError
from mathanim.rendering.executors.processes import Processes
from mathanim.rendering.job import Job
from mathanim.rendering.request import Request
from mathanim.rendering.targets import Target, file_target, scene_target
from mathanim.rendering.videos import render_videos
from mathanim.rendering.voices import narrated
from tests.rendering.small_renderings import TINY, Seen, seen_in
from tests.rendering.voices.buzz import Buzz, lufs, seconds_of_hum, true_peak, write_hum

FRAME = 1 / float(TINY.frame_rate)
BREATH = 0.6
TITLE, LIST = "Welcome.", "This is what we shall look at, one moving picture after another: 1 in all."
NOT_LOUD = 0.02
RECORDED = 5.0


@dataclass(frozen=True)
class Spoken:
    """Two renderings of one scene: by a voice, and then with one beat recorded and no voice."""

    target: Target
    output: Path
    by_voice: dict[str, Any]
    seen: Seen
    again: dict[str, Any]
    recorded: dict[str, Any]
    seen_recorded: Seen
    asked: list[str]


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Spoken:
    home = tmp_path_factory.mktemp("home")
    target = replace(scene_target("opening.lecture_title"), home=home)
    output, voice, patch = home / "media", Buzz(), pytest.MonkeyPatch()
    with patch.context() as patched:
        patched.setattr(narrated, "VOICES", {"en": voice})
        by_voice = rendered(output, target, voice=True)[0]
        seen = seen_in(movie(by_voice))
        again = render_videos(Request((target,), output=output, quality=TINY, voice=True), lambda _: Idle())[0]
        (home / "narration" / "en").mkdir(parents=True)
        write_hum(home / "narration" / "en" / "lecture_title.list_scenes.wav", RECORDED)
        recorded = rendered(output, target)[0]
    return Spoken(target, output, by_voice, seen, again, recorded, seen_in(movie(recorded)), voice.asked)


class Idle:
    """An executor that nobody should need."""

    def run(self, jobs: Sequence[Job], *_: object) -> Iterator[tuple[int, Any]]:
        assert not jobs
        return iter(())


def rendered(output: Path, target: Target, *, voice: bool = False) -> list[dict[str, Any]]:
    """The report on a target, drawn small by one worker."""
    request = Request((target,), output=output, quality=TINY, voice=voice)
    return render_videos(request, lambda modules: Processes(1, modules))


def movie(report: dict[str, Any]) -> Path:
    return Path(report["scenes"][0]["files"][0])


def beats(report: dict[str, Any]) -> list[tuple[float, float]]:
    """Start and duration of every beat."""
    return [(beat["start"], beat["duration"]) for beat in report["scenes"][0]["beats"]]


def spans_of_sound(seen: Seen, beats: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """From when to when something is heard in each beat, in seconds from its start."""
    assert seen.sound is not None
    spans = []
    for start, duration in beats:
        part = np.abs(seen.sound[round(start * 48_000) : round((start + duration) * 48_000)])
        loud = np.flatnonzero(part > NOT_LOUD) / 48_000
        spans.append((float(loud[0]), float(loud[-1])) if len(loud) else (-1.0, -1.0))
    return spans


def test_speech_begins_with_its_beat_and_its_cue_to_the_frame(spoken: Spoken) -> None:
    said = beats(spoken.by_voice)
    assert next(cue[2] for cue in spoken.seen.cues["eng"]) == TITLE
    starts = [float(cue[0]) for cue in spoken.seen.cues["eng"]]
    for (start, _), (begins, _) in zip(said, spans_of_sound(spoken.seen, said), strict=True):
        assert abs(begins) < FRAME
        assert min(abs(start - cue) for cue in starts) <= 0.001


def test_a_beat_is_held_for_its_speech_and_a_breath(spoken: Spoken) -> None:
    said = beats(spoken.by_voice)
    for text, (_, duration), (_, ends) in zip((TITLE, LIST), said, spans_of_sound(spoken.seen, said), strict=True):
        assert abs(ends - seconds_of_hum(text)) < 0.08
        assert duration >= seconds_of_hum(text) + BREATH - FRAME / 2
    assert abs(said[1][1] - seconds_of_hum(LIST) - BREATH) < 0.08


def test_the_video_is_as_long_as_its_sound_and_as_loud_as_it_should_be(spoken: Spoken) -> None:
    assert spoken.seen.sound is not None
    assert abs(len(spoken.seen.sound) / 48_000 - len(spoken.seen.times) * FRAME) < 0.05
    with av.open(str(movie(spoken.by_voice))) as container:
        assert [stream.codec_context.name for stream in container.streams.audio] == ["aac"]
    both = np.stack([spoken.seen.sound] * 2, axis=1)
    assert abs(lufs(both) + 16) < 1
    assert true_peak(both) < -1


def test_nothing_is_said_or_drawn_or_asked_twice(spoken: Spoken) -> None:
    assert spoken.asked == [TITLE, LIST]
    assert spoken.again["scenes"][0]["reused"]
    assert spoken.again["scenes"][0]["files"] == spoken.by_voice["scenes"][0]["files"]


def test_a_recording_takes_the_place_of_the_voice_also_where_none_is_wanted(spoken: Spoken) -> None:
    said = beats(spoken.recorded)
    assert list(spoken.recorded["scenes"][0]["speech"]) == ["list_scenes"]
    title, listed = spans_of_sound(spoken.seen_recorded, said)
    assert title == (-1.0, -1.0)
    assert abs(listed[0]) < FRAME and abs(listed[1] - RECORDED) < 0.08
    assert abs(said[1][1] - RECORDED - BREATH) <= FRAME
    assert spoken.seen_recorded.sound is not None
    part = spoken.seen_recorded.sound[round(said[1][0] * 48_000) :]
    assert abs(lufs(np.stack([part] * 2, axis=1)) + 16) < 1


def test_other_words_of_the_same_length_make_another_video(spoken: Spoken) -> None:
    file = spoken.target.home / "narration" / "en" / "lecture_title.list_scenes.wav"
    before = movie(spoken.recorded).read_bytes()
    write_hum(file, RECORDED, level=0.2)
    os.utime(file)
    report = rendered(spoken.output, spoken.target)[0]
    assert report["scenes"][0]["reused"]
    assert movie(report).read_bytes() != before


def test_a_voice_that_fails_is_named_with_its_beat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(narrated, "VOICES", {"en": Buzz("picture")})
    target = replace(scene_target("opening.lecture_title"), home=tmp_path)
    with pytest.raises(VoiceError, match=r"lecture_title: beat list_scenes: the voice failed: it has a cold: 'This"):
        rendered(tmp_path / "media", target, voice=True)


def test_what_is_recorded_for_longer_than_an_ordinary_scene_lasts_is_refused(tmp_path: Path) -> None:
    (tmp_path / "scene.py").write_text(ORDINARY, encoding="utf-8")
    (tmp_path / "narration" / "en").mkdir(parents=True)
    write_hum(tmp_path / "narration" / "en" / "Still.rest.wav", 1.5)
    report = rendered(tmp_path / "media", file_target(tmp_path / "scene.py", ""))[0]
    assert report["scenes"][0]["error"] == (
        "ProductError: beat rest lasts 1.00 s and its recording 1.50 s: "
        "let the scene wait 0.50 s longer there, or shorten the recording"
    )


ORDINARY = """
from manim import Scene, Square


class Still(Scene):
    def construct(self):
        self.next_section("rest")
        self.add(Square())
        self.wait(1)
"""
