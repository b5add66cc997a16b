"""An author's own recordings are found beside the lecture, and what is no recording is named in one line."""

from pathlib import Path

import numpy as np
import pytest

from mathanim.rendering.errors import WrongUse
from mathanim.rendering.targets import Target, file_target, scene_target, target_named
from mathanim.rendering.voices import recordings
from mathanim.rendering.voices.recordings import recorded, recordings_of, refuse_unknown_beats
from tests.rendering.small_renderings import SCENES
from tests.rendering.voices.buzz import lufs, write_hum

LECTURE = """
languages = ["en"]
title = { en = "Talk" }
[[scenes]]
scene = "calculus.secant_becomes_tangent"
[[scenes]]
name = "again"
scene = "calculus.secant_becomes_tangent"
"""


def talk(folder: Path, *files: str) -> Target:
    """A lecture with these files among its recordings."""
    (folder / "talk.toml").write_text(LECTURE, encoding="utf-8")
    (narration := folder / "narration" / "en").mkdir(parents=True)
    for name in files:
        (narration / name).write_bytes(b"")
    return target_named(str(folder / "talk.toml"))


def test_a_scene_has_its_recordings_by_any_of_its_names_the_fullest_first(tmp_path: Path) -> None:
    target = talk(tmp_path, "again.slide_b.wav", "secant_becomes_tangent.slide_b.mp3", "again.zoom_in.flac")
    found = recordings_of(target, "en")
    second, third = (found.of_scene(wanted) for wanted in target.scenes[1:])
    assert {beat: file.name for beat, file in second.items()} == {"slide_b": "secant_becomes_tangent.slide_b.mp3"}
    assert {beat: file.name for beat, file in third.items()} == {
        "slide_b": "again.slide_b.wav",
        "zoom_in": "again.zoom_in.flac",
    }


def test_another_language_has_other_recordings_and_notes_are_none(tmp_path: Path) -> None:
    target = talk(tmp_path, "notes.txt", ".hidden", "again.slide_b.wav")
    assert list(recordings_of(target, "en").files) == ["again.slide_b"]
    assert not recordings_of(target, "ja").files


def test_recordings_lie_beside_the_file_that_is_named() -> None:
    assert file_target(SCENES / "sounding.py", "").home == SCENES
    assert scene_target("calculus.secant_becomes_tangent").home == target_named("tour").home


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        (["agian.slide_b.wav"], r"there is no scene 'agian' for beat 'slide_b': did you mean 'again'\?"),
        (["slide_b.wav"], r"a recording is called SCENE\.BEAT\.wav, not slide_b\.wav"),
        (
            ["again.slide_b.mp3", "again.slide_b.wav"],
            r"again\.slide_b\.mp3 is a recording of the same beat: remove one",
        ),
    ],
)
def test_a_name_of_nothing_is_refused(tmp_path: Path, files: list[str], complaint: str) -> None:
    with pytest.raises(WrongUse, match=complaint) as error:
        recordings_of(talk(tmp_path, *files), "en")
    assert "\n" not in str(error.value)


def test_a_beat_that_there_is_not_is_refused_with_the_nearest() -> None:
    with pytest.raises(WrongUse, match=r"b\.wav: again has no beat 'slide': did you mean 'slide_b'\?"):
        refuse_unknown_beats("again", {"slide": Path("b.wav")}, ["slide_b", "zoom_in"])


@pytest.mark.parametrize("content", [b"", b"no sound at all", b"RIFF\x00\x00\x00\x00WAVEfmt "])
def test_what_is_no_sound_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.b.wav").write_bytes(content)
    with pytest.raises(WrongUse, match=r"a\.b\.wav.*: record the beat again, or remove the file"):
        recorded(tmp_path / "a.b.wav")


def test_silence_and_what_is_huge_or_no_file_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    silent = write_hum(tmp_path / "a.b.wav", 1, level=0)
    with pytest.raises(WrongUse, match="nothing that can be heard"):
        recorded(silent)
    monkeypatch.setattr(recordings, "LONGEST", 0.5)
    with pytest.raises(WrongUse, match=r"lasts longer than 0\.5 s"):
        recorded(write_hum(tmp_path / "c.d.wav", 1))
    monkeypatch.setattr(recordings, "LARGEST", 10)
    with pytest.raises(WrongUse, match="has 0 MB, the most is 0"):
        recorded(silent)
    with pytest.raises(WrongUse, match="is no file"):
        recorded(tmp_path)


def test_a_recording_is_levelled_and_keeps_its_silences(tmp_path: Path) -> None:
    made = recorded(write_hum(tmp_path / "a.b.wav", 2, silence=0.5))
    assert abs(len(made) / 48_000 - 3) < 0.01
    assert abs(np.flatnonzero(np.abs(made[:, 0]) > 0.01)[0] / 48_000 - 0.5) < 0.02
    assert abs(lufs(made) + 16) < 0.5
