"""The whole way, from a scene to published clips: see-through where nothing is drawn, drawn once, named well."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from mathanim.rendering.clips.clips import render_clips
from mathanim.rendering.clips.formats import FORMATS
from mathanim.rendering.clips.seam import SeenFrame
from mathanim.rendering.clips.wanted import ClipWanted
from mathanim.rendering.errors import UnknownTarget, WrongUse
from mathanim.rendering.executors.processes import Processes
from mathanim.rendering.job import Quality
from mathanim.rendering.request import Request
from mathanim.rendering.targets import file_target
from tests.rendering.small_renderings import SCENES, TINY, processes, seen_in, sound_in

GROUND = (0x20, 0x40, 0x60)
SUBTITLES = (".en.srt", ".en.vtt", ".ja.srt", ".ja.vtt")
VERY_SMALL = Quality("very small", 160, 90, Fraction(5))


def clips(output: Path, beat: str, wanted: ClipWanted, scene: str = "LooksThrough", executor: Any = processes) -> Any:
    target = file_target(SCENES / "see_through.py", scene)
    (report,) = render_clips(Request((target,), output=output, quality=TINY), beat, wanted, executor)
    return report["scenes"][0]


def frames_of(report: dict[str, Any], name: str) -> list[SeenFrame]:
    assert report["error"] is None
    return list(FORMATS[name].look(Path(report["files"][0])))


def no_process(modules: tuple[str, ...] = ()) -> Processes:
    raise AssertionError(f"a process was wanted for {modules}")


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("media")


def test_what_is_transparent_laid_over_the_ground_is_what_is_opaque(output: Path) -> None:
    clear = frames_of(clips(output, "", ClipWanted("apng", is_transparent=True)), "apng")
    solid = frames_of(clips(output, "", ClipWanted("apng")), "apng")
    assert len(clear) == len(solid) == 30
    for one, other in zip(clear, solid, strict=True):
        alpha = one.pixels[..., 3:] / 255
        shown = one.pixels[..., :3] * alpha + np.array(GROUND) * (1 - alpha)
        assert np.abs(shown - other.pixels[..., :3]).max() <= 3
    alphas = {int(alpha) for frame in clear for alpha in np.unique(frame.pixels[..., 3])}
    assert {0, 255} < alphas
    assert len(alphas) > 100


def test_any_ordinary_scene_is_see_through_where_nothing_is_drawn(tmp_path: Path) -> None:
    request = Request((file_target(SCENES / "ordinary.py", ""),), output=tmp_path, quality=VERY_SMALL)
    reports = [
        render_clips(request, "", ClipWanted("apng", is_transparent=is_transparent), processes)[0]["scenes"]
        for is_transparent in (True, False)
    ]
    assert len(reports[0]) == 7
    for clear, solid in zip(*reports, strict=True):
        for one, other in zip(frames_of(clear, "apng"), frames_of(solid, "apng"), strict=True):
            shown = one.pixels[..., :3] * (one.pixels[..., 3:] / 255)
            assert np.abs(shown - other.pixels[..., :3]).max() <= 2


def test_a_scene_is_drawn_once_for_all_formats_and_beats(output: Path) -> None:
    clips(output, "", ClipWanted("apng", is_transparent=True))
    for name in ("webm", "mov", "webp", "gif"):
        report = clips(output, "shapes", ClipWanted(name, is_transparent=True))
        assert report["reused"]
        assert report["clip"]["frames"] == 12
        assert len(frames_of(report, name)) == 12 or name == "webp"


def test_a_clip_that_is_there_is_not_made_again(output: Path) -> None:
    first = clips(output, "points", ClipWanted("gif", is_loop=True))
    place = Path(first["files"][0])
    made = version_of(place)
    again = clips(output, "points", ClipWanted("gif", is_loop=True))
    assert (again["files"], version_of(place)) == (first["files"], made)
    other = clips(output, "points", ClipWanted("gif"))
    assert other["files"] == first["files"]
    assert version_of(place) != made


def version_of(file: Path) -> tuple[int, int]:
    """What tells a file from the one before: another lay beside it when it took its name, whatever the clock says."""
    found = file.stat()
    return found.st_ino, found.st_mtime_ns


def test_an_mp4_of_a_beat_is_cut_and_not_encoded_again(output: Path) -> None:
    whole = clips(output, "", ClipWanted("mp4"))
    beat = clips(output, "picture", ClipWanted("mp4", poster="last"))
    place = Path(beat["files"][0])
    assert place.name == "picture.mp4"
    assert [file.suffix for file in map(Path, beat["files"])] == [".mp4", ".png"]
    assert len(seen_in(place).times) == 10
    packets = [[bytes(packet) for packet in packets_of(Path(file))] for file in (whole["files"][0], place)]
    assert packets[1] == packets[0][12:22]


def packets_of(file: Path) -> Any:
    with av.open(str(file)) as container:
        yield from (packet for packet in container.demux(video=0) if packet.size)


def test_names_tell_beats_and_transparency_apart(output: Path) -> None:
    clips(output, "", ClipWanted("webp", is_transparent=True))
    clips(output, "shapes", ClipWanted("webp", is_transparent=True))
    found = {str(file.relative_to(output)) for file in output.rglob("*.webp")}
    assert "see_through/clips/LooksThrough.transparent.webp" in found
    assert "see_through/clips/LooksThrough/shapes.transparent.webp" in found


def test_subtitles_lie_beside_a_clip_and_in_an_mp4_that_is_cut(output: Path) -> None:
    target = file_target(SCENES / "told.py", "")
    wanted = ClipWanted("mp4", has_subtitles=True)
    (report,) = render_clips(Request((target,), output=output, quality=VERY_SMALL), "draw_circle", wanted, processes)
    files = [Path(file) for file in report["scenes"][0]["files"]]
    assert [file.name for file in files] == [f"draw_circle{end}" for end in (".mp4", *SUBTITLES)]
    assert seen_in(files[0]).cues == {"eng": [(0, 3, "Here is a circle.")], "jpn": [(0, 3, "これは円です。")]}


@pytest.mark.parametrize("name", ["mp4", "webm", "mov"])
def test_a_beat_sounds_as_it_does_in_the_scene(name: str, output: Path) -> None:
    files = [Path(clips(output, beat, ClipWanted(name), "Sounds")["files"][0]) for beat in ("low", "high")]
    low, high = (sound_in(file) for file in files)
    assert all(abs(len(heard) / 48000 - 0.5) < 0.05 for heard in (low, high))
    assert 3 < np.abs(high[6000:18000]).mean() / np.abs(low[6000:18000]).mean() < 5


def test_an_unknown_beat_gets_the_nearest_name(output: Path) -> None:
    with pytest.raises(UnknownTarget, match="there is no beat 'shaped': did you mean 'shapes'"):
        clips(output, "shaped", ClipWanted("gif"))


def test_what_cannot_be_is_refused_before_anything_is_drawn(output: Path) -> None:
    with pytest.raises(WrongUse, match="wider than the scene is drawn"):
        clips(output, "", ClipWanted("gif", width=5000), executor=no_process)


def test_a_clip_that_fits_nowhere_fails_and_leaves_the_old_one(output: Path) -> None:
    good = clips(output, "shapes", ClipWanted("gif"))
    content = Path(good["files"][0]).read_bytes()
    report = clips(output, "shapes", ClipWanted("gif", most_bytes=10, frame_rate=Fraction(20)))
    assert report["error"].startswith("ProductError: no setting fits into 10 bytes")
    assert report["files"] == []
    assert Path(good["files"][0]).read_bytes() == content
