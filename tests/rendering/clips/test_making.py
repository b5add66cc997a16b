"""One clip out of kept frames: within its size, of its part of the scene, with its poster."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from mathanim.inputs.setting import Language, Setting
from mathanim.rendering.clips.fitting import in_words
from mathanim.rendering.clips.formats import FORMATS
from mathanim.rendering.clips.lossless import OPAQUE, TRANSPARENT, LosslessEncoder, write_frames
from mathanim.rendering.clips.making import ClipMaking, MadeClip
from mathanim.rendering.clips.straight_alpha import straight
from mathanim.rendering.clips.wanted import ClipWanted
from mathanim.rendering.errors import ProductError, WrongUse
from mathanim.rendering.frames.area import Area
from mathanim.rendering.job import Beat, Cue, Job, Outcome, Quality, SceneReference
from tests.rendering.clips.drawings import DISC, over, premultiplied_at

QUALITY = Quality("small", 160, 90, Fraction(20))
FRAMES = 24
GROUND = (14, 19, 24)
CUES: dict[Language, tuple[Cue, ...]] = {
    "ja": (Cue(Fraction(0), Fraction(9, 10), "始め"), Cue(Fraction(9, 10), Fraction(6, 5), "終わり")),
    "en": (Cue(Fraction(0), Fraction(3, 10), "Only the beginning"),),
}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The kept frames of a scene of two beats, on ground and on none."""
    folder = tmp_path_factory.mktemp("kept")
    files = {}
    for product, colours in (("frames", OPAQUE), ("transparent frames", TRANSPARENT)):
        encoder = LosslessEncoder(QUALITY, colours)
        for number in range(FRAMES):
            picture = picture_of(number, product)
            encoder.write(picture, 1, Area.whole(picture))
            if number == FRAMES // 2 - 1:
                encoder.cut()
        files[product] = folder / f"{colours}.mov"
        write_frames(files[product], QUALITY, colours, encoder.finish())
    return files


def picture_of(number: int, product: str) -> np.ndarray:
    picture = premultiplied_at(QUALITY.width, QUALITY.height, number)
    return over(picture, GROUND) if product == "frames" else picture


def made(drawn: dict[str, Path], folder: Path, wanted: ClipWanted, part: Beat | None = None) -> MadeClip:
    scene = SceneReference(folder / "scene.py", "Scene", "scene")
    job = Job(scene, QUALITY, Setting(), folder, folder, wanted.product)
    outcome = Outcome(job, cues=CUES, frames=FRAMES, clip=drawn[wanted.product])
    return ClipMaking(outcome, part or Beat("", 0, FRAMES), wanted, folder).made()


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("share", [0.8, 0.65, 0.5])
def test_a_clip_is_no_larger_than_it_may_be(name: str, share: float, drawn: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "free").mkdir()
    (tmp_path / "bound").mkdir()
    free = made(drawn, tmp_path / "free", ClipWanted(name, width=QUALITY.width)).file.stat().st_size
    most = round(free * share)
    clip = made(drawn, tmp_path / "bound", ClipWanted(name, most_bytes=most))
    assert clip.file.stat().st_size <= most
    frames = list(FORMATS[name].look(clip.file))
    assert abs(frames[-1].ends - FRAMES / QUALITY.frame_rate) <= Fraction(1, 10)


def test_the_best_that_fits_is_taken_and_each_try_is_told(
    drawn: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "one").mkdir()
    clip = made(drawn, tmp_path / "one", ClipWanted("webp", most_bytes=8_000))
    assert f"{clip.settings}: {in_words(clip.file.stat().st_size)}" in capsys.readouterr().err
    (tmp_path / "two").mkdir()
    again = made(drawn, tmp_path / "two", ClipWanted("webp", most_bytes=clip.file.stat().st_size))
    assert again.settings == clip.settings


def test_what_cannot_fit_says_what_would(drawn: dict[str, Path], tmp_path: Path) -> None:
    words = r"no setting fits into 100 bytes: 64x36 at 3\.333 frames a second, quality 5 takes .* kB: allow that much"
    with pytest.raises(ProductError, match=words):
        made(drawn, tmp_path, ClipWanted("gif", most_bytes=100))


@pytest.mark.parametrize(("poster", "number"), [("first", 12), ("last", 23), (Fraction(1, 4), 17)])
@pytest.mark.parametrize("is_transparent", [False, True])
def test_the_poster_is_a_frame_of_the_beat(
    poster: object, number: int, is_transparent: bool, drawn: dict[str, Path], tmp_path: Path
) -> None:
    wanted = ClipWanted("apng", is_transparent=is_transparent, poster=poster)  # type: ignore[arg-type]
    clip = made(drawn, tmp_path, wanted, Beat("second", 12, 12))
    assert list(clip.beside) == [".png"]
    with Image.open(clip.beside[".png"]) as picture:
        assert picture.mode == ("RGBA" if is_transparent else "RGB")
        found = np.array(picture.convert("RGBA"))
    planned = picture_of(number, wanted.product)
    assert (found == (straight(planned) if is_transparent else planned)).all()


def test_subtitles_of_a_part_begin_with_it(drawn: dict[str, Path], tmp_path: Path) -> None:
    beside = made(drawn, tmp_path, ClipWanted("gif", has_subtitles=True), Beat("second", 12, 12)).beside
    assert list(beside) == [".ja.srt", ".ja.vtt"]
    lines = beside[".ja.srt"].read_text("utf-8").splitlines()
    assert [line for line in lines if line and not line.isdigit()] == [
        "00:00:00,000 --> 00:00:00,300",
        "始め",
        "00:00:00,300 --> 00:00:00,600",
        "終わり",
    ]


def test_a_poster_after_the_end_is_refused(drawn: dict[str, Path], tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match=r"--poster 0\.6 is beyond the end: the clip lasts 0\.6 s"):
        made(drawn, tmp_path, ClipWanted("gif", poster=Fraction(3, 5)), Beat("second", 12, 12))


@pytest.mark.parametrize("name", FORMATS)
def test_an_odd_width_becomes_even_and_frames_are_dropped_evenly(
    name: str, drawn: dict[str, Path], tmp_path: Path
) -> None:
    clip = made(drawn, tmp_path, ClipWanted(name, width=113, frame_rate=Fraction(10)))
    frames = list(FORMATS[name].look(clip.file))
    assert [frame.pixels.shape for frame in frames] == [(64, 112, 4)] * 12
    assert clip.settings.shape.duration == FRAMES / QUALITY.frame_rate


def test_scaling_leaves_no_colour_brighter_than_it_was(drawn: dict[str, Path], tmp_path: Path) -> None:
    clip = made(drawn, tmp_path, ClipWanted("apng", is_transparent=True, width=100))
    for frame in FORMATS["apng"].look(clip.file):
        disc = frame.pixels[:, :45]
        alpha = disc[..., 3:] / 255
        assert np.abs((disc[..., :3] - np.array(DISC)) * alpha).max() <= 5
