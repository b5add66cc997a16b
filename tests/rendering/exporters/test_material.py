"""The material of decks: every beat's clip and poster, drawn once, whatever becomes of them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image

from mathanim.inputs.setting import Language
from mathanim.rendering.errors import UnknownTarget, WrongUse
from mathanim.rendering.exporters.material import Material, cut_scene, material_of
from mathanim.rendering.exporters.seam import DeckBeat
from mathanim.rendering.publishing import work_folder
from mathanim.rendering.request import Request
from mathanim.rendering.targets import Target, file_target
from tests.rendering.scenes_for_tests.spinning import CAPTIONS, NARRATION
from tests.rendering.small_renderings import SCENES, TINY, processes, sound_in


def lecture(languages: tuple[Language, ...] = ("ja", "en"), **parameters: Any) -> Target:
    """A lecture of a scene that speaks, one that fails in the middle, and one that is silent."""
    spinning = file_target(SCENES / "spinning.py", "").scenes[0]
    fails, plain = file_target(SCENES / "three_scenes.py", "").scenes[1:]
    scenes = (replace(spinning, parameters=parameters), fails, plain)
    return Target("turns", ("turns",), scenes, SCENES, is_lecture=True, languages=languages, title={"ja": "回る"})


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with work_folder(tmp_path_factory.mktemp("media")) as folder:
        yield folder


def material(work: Path, target: Target, name: str, *loops: str, **settings: Any) -> Material:
    request = Request((target,), quality=TINY, output=work.parent, **settings)
    (own := work / name).mkdir()
    with request.results as results:
        return material_of(request, processes, own, results, loops)[0]


@pytest.fixture(scope="module")
def made(work: Path) -> Material:
    return material(work, lecture(), "first")


def beats_of(made: Material) -> list[DeckBeat]:
    assert made.deck is not None
    return [beat for scene in made.deck.scenes for beat in scene.beats]


def pictures_of(clip: Path) -> list[np.ndarray]:
    with av.open(str(clip)) as container:
        return [frame.to_ndarray(format="rgb24").astype(int) for frame in container.decode(video=0)]


def test_a_scene_that_fails_is_left_out_and_named(made: Material) -> None:
    assert made.deck is not None
    assert [scene.key for scene in made.deck.scenes] == ["SquareSpins", "SquareBecomesCircle"]
    failures = [outcome.failure for outcome in made.outcomes]
    assert [failure and failure.kind for failure in failures] == [None, "ZeroDivisionError", None]


def test_a_deck_tells_what_its_scenes_tell(made: Material) -> None:
    deck = made.deck
    assert deck is not None
    assert (deck.title, deck.language, deck.languages) == ("回る", "ja", ("ja", "en"))
    assert (deck.width, deck.height, deck.frame_rate) == (TINY.width, TINY.height, TINY.frame_rate)
    assert deck.scenes[0].titles == {"en": "A square spins", "ja": "回る正方形"}
    spinning = deck.scenes[0].beats
    assert [(beat.name, beat.captions, beat.narration) for beat in spinning] == [
        (name, CAPTIONS[name], NARRATION[name]) for name in CAPTIONS
    ]
    assert [beat.is_loop for beat in spinning] == [False, True, False]


def test_decks_do_not_hold(made: Material) -> None:
    assert [beat.frames for beat in beats_of(made)] == [6, 10, 8, 30]


def test_each_clip_is_its_beat_and_each_poster_its_end(made: Material) -> None:
    for beat in beats_of(made):
        shown = pictures_of(beat.clip)
        with Image.open(beat.poster) as picture:
            poster = np.asarray(picture.convert("RGB")).astype(int)
        assert len(shown) == beat.frames
        assert np.abs(shown[-1] - poster).mean() < 2
        assert np.abs(shown[0] - poster).mean() > 4 * np.abs(shown[-1] - poster).mean()


def test_what_is_kept_is_not_drawn_again(work: Path, made: Material) -> None:
    again = material(work, lecture(), "again")
    assert [outcome.is_reused for outcome in again.outcomes] == [True, False, True]
    for first, second in zip(beats_of(made), beats_of(again), strict=True):
        assert first.clip.read_bytes() == second.clip.read_bytes()
        assert first.poster.read_bytes() == second.poster.read_bytes()


def test_beats_that_are_named_loop_beside_those_that_the_scene_marks(work: Path) -> None:
    target = replace(lecture(), scenes=lecture().scenes[:1])
    assert [beat.is_loop for beat in beats_of(material(work, target, "loops", "turn_red"))] == [False, True, True]
    with pytest.raises(UnknownTarget, match=r"there is no beat 'turn_rad': did you mean 'turn_red'\?"):
        material(work, target, "no loops", "turn_rad")


def test_a_deck_of_beats_has_those_beats_in_the_order_of_the_story(work: Path, made: Material) -> None:
    some = replace(lecture(), beats=("turn_red", "show_title"))
    chosen = material(work, some, "chosen")
    assert chosen.deck is not None and made.deck is not None
    assert [beat.name for beat in beats_of(chosen)] == ["show_title", "turn_red"]
    assert [scene.key for scene in chosen.deck.scenes] == ["SquareSpins"]
    with pytest.raises(UnknownTarget, match=r"there is no beat 'turn_sqare': did you mean 'turn_square'\?"):
        material(work, replace(lecture(), scenes=lecture().scenes[:1], beats=("turn_red", "turn_sqare")), "not chosen")


def test_parameters_are_refused_before_anything_is_drawn(work: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(WrongUse, match=r"^turns: SquareSpins: colour: is not known$"):
        material(work, lecture(colour=1), "refused")
    assert "begins" not in capfd.readouterr().err


def test_a_scene_that_tells_another_story_each_time_is_left_out(work: Path, made: Material) -> None:
    target = lecture()
    request = Request((target,), quality=TINY, output=work.parent)
    (folder := work / "chance").mkdir()
    entry = request.jobs(folder, "clip")[0]
    clip = replace(made.outcomes[0], job=entry[2])
    outcome, scene = cut_scene(entry, clip, replace(clip, beats=clip.beats[:1]))
    assert scene is None and outcome.failure is not None
    assert "the scene has other beats each time" in outcome.failure.message
    assert cut_scene(entry, clip, replace(clip, stills=tuple(Path(f"{n}.png") for n in range(3))))[1] is not None


def test_a_beat_sounds_in_its_clip_as_in_its_scene_unless_it_goes_round(work: Path, made: Material) -> None:
    (folder := work / "sounding").mkdir()
    entry = Request((lecture(),), quality=TINY, output=work.parent).jobs(folder, "clip")[0]
    clip = replace(made.outcomes[0], job=entry[2], stills=tuple(Path(f"{number}.png") for number in range(3)))
    of_frames = np.repeat(np.arange(1, clip.frames + 1) / clip.frames, 2400)
    wave = np.sin(np.arange(len(of_frames)) / 8) * of_frames
    np.save(folder / "sound.npy", wave[:, None].repeat(2, 1).astype(np.float32))
    _, scene = cut_scene(entry, replace(clip, sound=folder / "sound.npy"), clip)
    assert scene is not None
    for beat, told in zip(scene.beats, clip.beats, strict=True):
        with av.open(str(beat.clip)) as container:
            assert bool(container.streams.audio) == (not told.is_loop)
        if not told.is_loop:
            loudest = [np.abs(part).max() for part in np.split(sound_in(beat.clip)[: told.frames * 2400], told.frames)]
            drawn = [(told.start + number + 1) / clip.frames for number in range(told.frames)]
            assert np.abs(np.array(loudest) - drawn)[1:-1].max() < 0.06


def test_a_pace_that_is_asked_for_is_kept_and_a_lecture_tells_only_its_languages(work: Path) -> None:
    target = replace(lecture(("en",)), scenes=lecture().scenes[:1])
    narrated = material(work, target, "narrated", pace="narrated")
    assert [beat.frames for beat in beats_of(narrated)] == [26, 30, 28]
    assert narrated.deck is not None and narrated.deck.languages == ("en",)
