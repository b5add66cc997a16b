"""Pictures, chapters, subtitles and sounds come at their times, at every frame rate that videos have."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, chain
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from mathanim.rendering.job import Quality
from mathanim.rendering.targets import Target, file_target
from tests.rendering.scenes_for_tests.timed import (
    BEAT_NAMES,
    PLAY,
    ROUNDS,
    ROUNDS_UNTIL_SOUND,
    SHORT_WAITS,
    FourBeats,
    ThreeBeats,
    TwoBeats,
)
from tests.rendering.small_renderings import SCENES, Seen, rendered, rendered_file, seen_in

RATES = [Fraction(24), Fraction(25), Fraction(30000, 1001), Fraction(30), Fraction(50), Fraction(60)]
MILLISECOND = Fraction(1, 1000)
TIMED = SCENES / "timed.py"
LECTURE = (FourBeats, TwoBeats, ThreeBeats)


def small(rate: Fraction) -> Quality:
    return Quality("small", 64, 36, rate)


def seconds(lengths: Iterable[float]) -> Fraction:
    """The sum of the lengths as their author wrote them."""
    return sum((Fraction(repr(length)) for length in lengths), Fraction(0))


@dataclass(frozen=True)
class Made:
    """A video that was made at a rate: the report on it, its file and what a player finds in it."""

    rate: Fraction
    report: dict[str, Any]
    file: Path
    seen: Seen

    @property
    def frame(self) -> Fraction:
        return 1 / self.rate


@pytest.fixture(scope="module", params=RATES, ids=lambda rate: f"{float(rate):.2f}")
def lecture(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A lecture of three scenes of our own kind."""
    scenes = tuple(file_target(TIMED, scene.__name__).scenes[0] for scene in LECTURE)
    target = Target("timed", ("timed",), scenes, SCENES, is_lecture=True, languages=("en", "ja"), title={"en": "Timed"})
    output = tmp_path_factory.mktemp("lecture")
    report = rendered(output, target, quality=small(request.param), no_store=True)[0]
    assert [scene["error"] for scene in report["scenes"]] == [None] * len(LECTURE)
    file = output / "timed" / "timed.en.mp4"
    return Made(request.param, report, file, seen_in(file))


@pytest.fixture(scope="module", params=RATES, ids=lambda rate: f"{float(rate):.2f}")
def waits(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """An ordinary scene of very many short waits."""
    output = tmp_path_factory.mktemp("waits")
    report = rendered_file(output, TIMED, "WaitsAndSays", quality=small(request.param), no_store=True)
    file = Path(report["scenes"][0]["files"][0])
    return Made(request.param, report, file, seen_in(file))


def scene_starts(made: Made) -> list[Fraction]:
    """When each scene of the lecture starts on the screen, and when the last one ends."""
    return list(accumulate((scene["frames"] / made.rate for scene in made.report["scenes"]), initial=Fraction(0)))


def test_each_scene_of_a_lecture_is_as_long_as_its_plays_to_half_a_frame(lecture: Made) -> None:
    assert lecture.report["error"] is None
    for scene, known in zip(lecture.report["scenes"], LECTURE, strict=True):
        assert abs(scene["frames"] - seconds(chain(*known.lengths)) * lecture.rate) <= Fraction(1, 2)


def test_the_pictures_of_a_lecture_follow_one_another_at_the_rate_without_a_gap(lecture: Made) -> None:
    frames = sum(scene["frames"] for scene in lecture.report["scenes"])
    assert lecture.seen.times == [number / lecture.rate for number in range(frames)]


def test_chapters_are_where_the_scenes_are(lecture: Made) -> None:
    starts = scene_starts(lecture)
    assert [title for title, _, _ in lecture.seen.chapters] == ["4 beats", "2 beats", "3 beats"]
    for (_, start, end), first, last in zip(lecture.seen.chapters, starts[:-1], starts[1:], strict=True):
        assert abs(start - first) <= MILLISECOND and abs(end - last) <= MILLISECOND


def beat_times(made: Made) -> list[tuple[str, Fraction, Fraction]]:
    """Name, start and end of every beat of the lecture, by the lengths of its plays."""
    times = []
    for start, scene in zip(scene_starts(made)[:-1], LECTURE, strict=True):
        ends = list(accumulate((seconds(beat) for beat in scene.lengths), initial=start))
        times += list(zip(BEAT_NAMES, ends[:-1], ends[1:], strict=False))
    return times


@pytest.mark.parametrize(("tag", "text"), [("eng", "We {}."), ("jpn", "{}。")])
def test_each_narration_is_shown_for_its_beat_to_a_frame(lecture: Made, tag: str, text: str) -> None:
    cues, beats = lecture.seen.cues[tag], beat_times(lecture)
    assert [cue[2] for cue in cues] == [text.format(name) for name, _, _ in beats]
    for (start, end, _), (_, begun, over) in zip(cues, beats, strict=True):
        assert abs(start - begun) <= lecture.frame + MILLISECOND
        assert abs(end - over) <= lecture.frame + MILLISECOND


def test_each_beat_of_a_lecture_clicks_as_it_begins(lecture: Made) -> None:
    assert_clicks_at(lecture, [begun for _, begun, _ in beat_times(lecture)])


def said_at() -> dict[str, tuple[Fraction, Fraction]]:
    """When each subcaption of the short waits should begin, and for how long it should stay."""
    time, said = Fraction(0), {}
    for number in range(1, ROUNDS + 1):
        time += seconds(SHORT_WAITS)
        if number % ROUNDS_UNTIL_SOUND == 0:
            said[f"said {number}"] = (time, Fraction(1, 10))
            said[f"played {number}"] = (time, seconds([PLAY]))
            time += seconds([PLAY])
    said["the end"] = (time, Fraction(0))
    return said


def test_very_many_short_waits_last_as_long_as_they_say(waits: Made) -> None:
    assert waits.report["scenes"][0]["error"] is None
    frames = waits.report["scenes"][0]["frames"]
    assert abs(frames - said_at()["the end"][0] * waits.rate) <= Fraction(1, 2)
    assert waits.seen.times == [number / waits.rate for number in range(frames)]


def test_subcaptions_come_and_go_to_a_frame_also_where_two_are_shown_at_once(waits: Made) -> None:
    expected = said_at()
    (cues,) = waits.seen.cues.values()
    assert {line for _, _, text in cues for line in text.splitlines()} == expected.keys() - {"the end"}
    for line, (time, length) in expected.items():
        shown = [(start, end) for start, end, text in cues if line in text.splitlines()]
        if line != "the end":
            assert abs(shown[0][0] - time) <= waits.frame + MILLISECOND
            assert abs(shown[-1][1] - time - length) <= waits.frame + MILLISECOND


def test_sounds_come_to_a_frame_after_very_many_waits(waits: Made) -> None:
    assert_clicks_at(waits, [time for text, (time, _) in said_at().items() if text.startswith("said")])


def assert_clicks_at(made: Made, times: list[Fraction]) -> None:
    """Every sound that is heard begins within a frame of its time, and the track is as long as the pictures."""
    heard = onsets(made.seen)
    assert len(heard) == len(times)
    assert all(abs(sound - time) <= made.frame for sound, time in zip(heard, times, strict=True))
    with av.open(str(made.file)) as container:
        track = container.streams.audio[0]
        length = (track.duration or 0) * (track.time_base or 0)
    assert abs(length - len(made.seen.times) / made.rate) <= made.frame


def onsets(seen: Seen) -> list[float]:
    """The seconds at which it becomes loud after silence."""
    assert seen.sound is not None
    loud = np.flatnonzero(np.abs(seen.sound) > 0.3)
    return [float(sample / 48_000) for sample in loud[np.diff(loud, prepend=-(10**6)) > 2400]]
