"""Videos from end to end: rendered, decoded by someone else, and as planned."""

import json
import shutil
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from mathanim.inputs.setting import Language
from mathanim.rendering.targets import Target, file_target
from tests.rendering.scenes_for_tests.told import NARRATION
from tests.rendering.small_renderings import SCENES, TINY, Seen, rendered, rendered_file, scene_of, seen_in

MILLISECOND = Fraction(1, 1000)


def lecture(languages: tuple[Language, ...] = ("en", "ja")) -> Target:
    """A lecture of two scenes, the first of which comes twice with another radius."""
    told = file_target(SCENES / "told.py", "").scenes[0]
    plain = file_target(SCENES / "three_scenes.py", "SquareBecomesCircle").scenes[0]
    scenes = (told, replace(told, key="again", parameters={"radius": 2.5}), plain)
    title = {"en": "Circles", "ja": "円"}
    return Target("round", ("round",), scenes, SCENES, is_lecture=True, languages=languages, title=title)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    output = tmp_path_factory.mktemp("media")
    return output, rendered(output, lecture(), language="ja")[0]


@pytest.fixture(scope="module")
def seen(made: tuple[Path, dict[str, Any]]) -> Seen:
    return seen_in(made[0] / "round" / "round.ja.mp4")


def test_a_lecture_and_each_of_its_scenes_are_there(made: tuple[Path, dict[str, Any]]) -> None:
    output, report = made
    names = sorted(str(file.relative_to(output / "round")) for file in (output / "round").rglob("*.mp4"))
    assert names == [
        "round.ja.mp4",
        "scenes/SquareBecomesCircle.ja.mp4",
        "scenes/TellsOfACircle.ja.mp4",
        "scenes/again.ja.mp4",
    ]
    assert report["error"] is None
    assert {Path(file).name for file in report["files"]} >= {"round.ja.mp4", "round.ja.en.srt", "round.ja.ja.vtt"}
    assert not list(output.glob(".work-*"))


def test_every_planned_frame_is_shown_at_its_time(made: tuple[Path, dict[str, Any]], seen: Seen) -> None:
    planned = 2 * (10 + 50 + 20 + 20) + 30
    assert made[1]["frames"] == planned
    assert seen.times == [number / TINY.frame_rate for number in range(planned)]


def test_scenes_follow_one_another_without_a_seam(made: tuple[Path, dict[str, Any]], seen: Seen) -> None:
    scenes = ("TellsOfACircle", "again", "SquareBecomesCircle")
    alone = [seen_in(made[0] / "round" / "scenes" / f"{name}.ja.mp4").brightness for name in scenes]
    assert seen.brightness == [level for levels in alone for level in levels]


def test_a_parameter_changes_the_picture(seen: Seen) -> None:
    assert seen.brightness[150] > 1.5 * seen.brightness[50] > 0


def test_chapters_are_the_scenes(seen: Seen) -> None:
    assert seen.chapters == [("円の話", 0, 5), ("円の話", 5, 10), ("Square Becomes Circle", 10, Fraction(23, 2))]


def test_subtitles_span_the_beats_in_both_languages_the_chosen_one_first(seen: Seen) -> None:
    assert list(seen.cues) == ["jpn", "eng"]
    beats = [
        (Fraction(start), Fraction(end)) for base in (0, 5) for start, end in ((base, base + 3), (base + 3, base + 5))
    ]
    for tag, language, glue in (("jpn", "ja", ""), ("eng", "en", " ")):
        texts = [NARRATION[beat][language] for _ in (0, 5) for beat in NARRATION]
        for (start, end), text in zip(beats, texts, strict=True):
            inside = [cue for cue in seen.cues[tag] if start - MILLISECOND < cue[0] < end - MILLISECOND]
            assert abs(inside[0][0] - start) <= MILLISECOND and abs(inside[-1][1] - end) <= MILLISECOND
            assert glue.join(cue[2].replace("\n", glue) for cue in inside) == text


def test_subtitle_files_say_the_same_as_the_tracks(made: tuple[Path, dict[str, Any]], seen: Seen) -> None:
    for tag, language in (("jpn", "ja"), ("eng", "en")):
        blocks = (made[0] / "round" / f"round.ja.{language}.srt").read_text("utf-8").strip().split("\n\n")
        assert [block.split("\n", 2)[2] for block in blocks] == [cue[2] for cue in seen.cues[tag]]
        assert blocks[0].split("\n")[1] == "00:00:00,000 --> 00:00:03,000"
        vtt = (made[0] / "round" / f"round.ja.{language}.vtt").read_text("utf-8")
        assert vtt.startswith("WEBVTT\n\n00:00:00.000 --> 00:00:03.000\n")
        assert vtt.count("-->") == len(seen.cues[tag])


def test_the_chapters_lie_beside_a_lecture_to_be_pasted_under_it(made: tuple[Path, dict[str, Any]]) -> None:
    assert (made[0] / "round" / "round.ja.chapters.txt").read_text("utf-8") == "0:00 円の話\n"
    assert not list((made[0] / "round" / "scenes").glob("*.txt"))


def test_the_index_stands_before_the_pictures(made: tuple[Path, dict[str, Any]]) -> None:
    content = (made[0] / "round" / "round.ja.mp4").read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")


def test_the_movie_names_its_makers_version_settings_and_parameters(seen: Seen) -> None:
    assert seen.metadata["title"] == "円"
    comment = json.loads(seen.metadata["comment"])
    assert comment["mathanim"]
    assert comment["setting"]["language"] == "ja"
    assert [scene["parameters"] for scene in comment["scenes"]] == [{}, {"radius": 2.5}, {}]


def test_the_video_is_tagged_as_what_every_player_expects(made: tuple[Path, dict[str, Any]]) -> None:
    with av.open(str(made[0] / "round" / "round.ja.mp4")) as container:
        stream = container.streams.video[0]
        assert (stream.codec_context.name, stream.codec_context.pix_fmt) == ("h264", "yuv420p")
        assert stream.average_rate == stream.guessed_rate == TINY.frame_rate
        frame = next(container.decode(video=0))
        assert (int(frame.colorspace), int(frame.color_range), int(frame.color_primaries)) == (1, 1, 1)


def test_the_report_tells_the_beats(made: tuple[Path, dict[str, Any]]) -> None:
    output, report = made
    assert json.loads((output / "round" / "report.ja.json").read_text("utf-8")) == json.loads(json.dumps(report))
    beats = report["scenes"][0]["beats"]
    assert [(beat["name"], beat["start"], beat["duration"], beat["frames"]) for beat in beats] == [
        ("draw_circle", 0, 3, 60),
        ("say_goodbye", 3, 2, 40),
    ]
    assert beats[0]["narration"] == NARRATION["draw_circle"]
    assert report["scenes"][0]["peak_memory"] > 50_000_000
    assert report["scenes"][0]["seconds"] > 0


def test_a_file_with_a_faulty_scene_gives_the_other_scenes(tmp_path: Path) -> None:
    file = SCENES / "three_scenes.py"
    report = rendered_file(tmp_path, file)
    assert sorted(path.name for path in tmp_path.rglob("*.mp4")) == ["CircleAppears.mp4", "SquareBecomesCircle.mp4"]
    assert scene_of(report, "DividesByZero")["error"] == f"{file}:24: ZeroDivisionError: division by zero"
    assert [beat["name"] for beat in scene_of(report, "CircleAppears")["beats"]] == ["create", "rest"]
    assert [beat["name"] for beat in scene_of(report, "SquareBecomesCircle")["beats"]] == ["square_becomes_circle"]


def test_sound_and_subcaptions_of_an_ordinary_scene_come_at_their_times(tmp_path: Path) -> None:
    shutil.copy(SCENES / "sounding.py", tmp_path)
    beep(tmp_path / "beep.wav")
    report = rendered_file(tmp_path / "media", tmp_path / "sounding.py", language="ja")
    seen = seen_in(Path(report["scenes"][0]["files"][0]))
    assert seen.cues == {"jpn": [(0, 1, "A circle"), (1, Fraction(3, 2), "Beep!")]}
    assert seen.sound is not None and abs(len(seen.sound) / 48_000 - 3) < 0.05
    loud = np.flatnonzero(np.abs(seen.sound) > 0.1) / 48_000
    assert abs(loud[0] - 1) < 0.05 and abs(loud[-1] - 1.5) < 0.05


def beep(file: Path) -> None:
    """Half a second of 440 Hz at 44.1 kHz, mono."""
    with av.open(str(file), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=44_100)
        stream.codec_context.layout = "mono"
        wave = (np.sin(np.arange(22_050) * 2 * np.pi * 440 / 44_100) * 16_000).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(wave[None], format="s16", layout="mono")
        frame.sample_rate = 44_100
        for packet in (*stream.encode(frame), *stream.encode(None)):
            container.mux(packet)
