"""A save brings the right pictures, the latest one wins, and errors stand beside the last good ones."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import av
import pytest

from mathanim.rendering.errors import UnknownTarget, WrongUse
from mathanim.rendering.preview.seam import Studio
from mathanim.rendering.preview.studio import open_studio
from tests.faults.process_tree import until
from tests.rendering.preview.studio_at_work import (
    TALE,
    Ear,
    assert_shows,
    beat_of,
    is_complete,
    pixels_of,
    save,
    stills_of,
    stock_stills,
    studio_on,
    write_tale,
)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Studio, Ear]]:
    """One studio for all tests of this module: each leaves the tale as it was."""
    file = write_tale(tmp_path_factory.mktemp("tale"))
    with studio_on(file) as (studio, ear):
        yield file, studio, ear


@pytest.fixture
def at_rest(opened: tuple[Path, Studio, Ear]) -> Iterator[tuple[Path, Studio, Ear]]:
    """The studio with everything drawn, before and after."""
    file, _, ear = opened
    stills = stills_of(ear.wait_for_rest())
    yield opened
    save(file, TALE)
    save(file.with_name("width.txt"), "2.0")
    ear.wait_for(lambda snapshot: is_complete(snapshot) and stills_of(snapshot) == stills)


def test_all_beats_are_shown_as_still_and_video_draw_them(at_rest: tuple[Path, Studio, Ear], tmp_path: Path) -> None:
    file, studio, ear = at_rest
    shown = ear.wait_for_rest()
    assert [beat.name for beat in shown.beats] == ["show_square", "scatter_dots", "show_circle"]
    assert_shows(studio, shown, stock_stills(file, tmp_path))
    for beat, frames in zip(shown.beats, (15, 9, 18), strict=True):
        assert beat.clip is not None
        assert beat.seconds == frames / 30
        with av.open(str(studio.file_of(beat.clip))) as container:
            assert [frame.pts for frame in container.decode(video=0)] == list(range(0, frames * 512, 512))


@pytest.mark.parametrize(
    ("edited", "beat", "is_quick"),
    [
        (TALE.replace("color=RED", "color=BLUE"), "show_circle", True),
        (TALE.replace("range(5)", "range(9)"), "scatter_dots", True),
        (TALE.replace("Square(self.width", "Square(1.5 * self.width"), "show_square", False),
    ],
)
def test_a_save_shows_what_a_fresh_rendering_shows(
    at_rest: tuple[Path, Studio, Ear], tmp_path: Path, edited: str, beat: str, is_quick: bool
) -> None:
    file, studio, ear = at_rest
    before = ear.wait_for_rest()
    studio.choose_beat(beat)
    save(file, edited)
    stale = ear.first(lambda s: not beat_of(s, beat).is_clip_fresh, before.version)
    after = ear.wait_for_rest(stale.version)
    assert beat_of(after, beat).still != beat_of(before, beat).still
    assert beat_of(after, beat).clip != beat_of(before, beat).clip
    assert_shows(studio, after, stock_stills(file, tmp_path))
    first = next(s for s in ear.heard if s.version > stale.version and beat_of(s, beat).is_still_fresh)
    assert beat_of(first, beat).still == beat_of(after, beat).still
    assert (
        "stills of all beats" in [s.work for s in ear.heard if stale.version <= s.version < first.version]
    ) != is_quick


def test_a_beat_that_lost_its_last_play_ends_with_the_one_before(
    at_rest: tuple[Path, Studio, Ear], tmp_path: Path
) -> None:
    file, studio, ear = at_rest
    before = ear.wait_for_rest()
    studio.choose_beat("show_circle")
    last = TALE.rindex("        self.play(")
    save(file, TALE[:last])
    stale = ear.first(lambda s: not beat_of(s, "show_circle").is_clip_fresh, before.version)
    assert_shows(studio, ear.wait_for_rest(stale.version), stock_stills(file, tmp_path))


def test_any_file_that_was_read_brings_new_pictures(at_rest: tuple[Path, Studio, Ear]) -> None:
    file, _, ear = at_rest
    before = ear.wait_for_rest()
    save(file.with_name("width.txt"), "3.5")
    after = ear.wait_for_rest(before.version + 1)
    assert after.beats[0].still != before.beats[0].still
    base = file.with_name("base_of_tales.py")
    text = base.read_text()
    save(base, text.replace("            beat()\n", "            beat()\n            self.wait(0.2)\n"))
    longer = ear.wait_for(lambda s: s.version > after.version and s.beats[0].seconds == pytest.approx(0.7))
    save(base, text)
    ear.wait_for(lambda s: s.version > longer.version and s.beats[0].seconds == pytest.approx(0.5))


def test_errors_stand_beside_the_last_good_pictures_and_go_when_mended(at_rest: tuple[Path, Studio, Ear]) -> None:
    file, _, ear = at_rest
    good = ear.wait_for_rest()
    save(file, TALE[: TALE.index("run_time=0.3")])
    half = ear.wait_for(lambda s: s.error is not None)
    assert half.error is not None and half.error.kind == "SyntaxError"
    assert half.error.file == str(file)
    assert [beat.still for beat in half.beats] == [beat.still for beat in good.beats]
    save(file, TALE.replace("Circle(1.0", "Circle(1.0 / 0"))
    broken = ear.wait_for(lambda s: s.error is not None and s.error.kind == "ZeroDivisionError")
    assert broken.error is not None
    line = TALE[: TALE.index("Circle(1.0")].count("\n") + 1
    assert (broken.error.file, broken.error.line) == (str(file), line)
    assert [number for number, _ in broken.error.excerpt] == list(range(line - 2, line + 3))
    assert beat_of(broken, "show_circle").still == beat_of(good, "show_circle").still
    save(file, TALE)
    mended = ear.wait_for_rest(broken.version)
    assert [beat.still for beat in mended.beats] == [beat.still for beat in good.beats]


def test_editors_droppings_touching_and_saving_the_same_change_nothing(at_rest: tuple[Path, Studio, Ear]) -> None:
    file, _, ear = at_rest
    before = ear.wait_for_rest()
    for name in (".tale.py.swp", "tale.py~", "4913", "#tale.py#", "notes.md"):
        file.with_name(name).write_text("text")
        file.with_name(name).unlink()
    file.touch()
    save(file, TALE)
    file.write_text(TALE)
    file.unlink()
    file.write_text(TALE)
    time.sleep(0.8)  # a look at the moment when the file was away may have been told; what is shown is as it was
    assert replace(ear.wait_for_rest(), version=before.version) == before


def test_fifty_saves_in_a_second_show_the_last_and_draw_one_at_a_time(at_rest: tuple[Path, Studio, Ear]) -> None:
    file, studio, ear = at_rest
    stills = [stills_of(ear.wait_for_rest())]
    studio.choose_beat("show_circle")
    for number in ("49", "48"):
        save(file, TALE.replace("Circle(1.0", f"Circle(1.{number}"))
        stills += [stills_of(ear.wait_for(lambda s, last=stills[-1]: is_complete(s) and stills_of(s) != last))]
    for number in range(50):
        save(file, TALE.replace("Circle(1.0", f"Circle(1.{number:02}"))
        time.sleep(0.02)
    ear.wait_for(lambda s: is_complete(s) and stills_of(s) == stills[1])
    assert len({beats[-1] for beats in stills}) == 3


def test_an_order_that_was_given_is_known_to_the_snapshot(at_rest: tuple[Path, Studio, Ear]) -> None:
    _, studio, ear = at_rest
    for beat in [beat.name for beat in ear.wait_for_rest().beats] * 20:
        studio.choose_beat(beat)
        assert studio.snapshot.beat == beat


def test_what_is_not_there_is_refused(at_rest: tuple[Path, Studio, Ear], tmp_path: Path) -> None:
    _, studio, _ = at_rest
    with pytest.raises(WrongUse, match="no beat 'nowhere'"):
        studio.choose_beat("nowhere")
    with pytest.raises(WrongUse, match="no scene 'Tail'"):
        studio.choose_scene("Tail")
    with pytest.raises(WrongUse, match="theme 'pink'"):
        studio.choose_setting(theme="pink")
    with pytest.raises(KeyError):
        studio.file_of("0.png")
    with pytest.raises(UnknownTarget, match="no file"):
        open_studio(str(tmp_path / "none.py"), lambda _: None)


def test_wrong_parameters_open_no_studio() -> None:
    with pytest.raises(WrongUse, match=r"^calculus\.secant_becomes_tangent: point: needs a number of at most"):
        open_studio("calculus.secant_becomes_tangent", lambda _: None, parameters={"point": 1e9})


def test_another_quality_is_drawn_in_its_size(at_rest: tuple[Path, Studio, Ear]) -> None:
    _, studio, ear = at_rest
    before = rest = ear.wait_for_rest()
    for quality, height in (("preview", 720), ("draft", 480)):
        studio.choose_setting(quality=quality)
        begun = ear.first(lambda s: not s.beats[0].is_still_fresh, rest.version)
        assert begun.setting.quality == quality
        rest = ear.wait_for_rest(begun.version)
        still = rest.beats[0].still
        assert still is not None
        assert pixels_of(studio.file_of(still)).shape[0] == height
    assert rest.beats[0].still == before.beats[0].still


def test_a_scene_that_hangs_is_ended_by_time_and_by_the_next_save(tmp_path: Path) -> None:
    file, mark = write_tale(tmp_path), tmp_path / "marks" / "it hangs"
    mark.parent.mkdir()
    with studio_on(file, patience=6.0) as (_, ear):
        ear.wait_for_rest()
        save(file, TALE.replace("dots = [", "import time; time.sleep(600)\n        dots = ["))
        hung = ear.wait_for(lambda s: s.error is not None)
        assert hung.error is not None and hung.error.kind == "TookTooLong"
        assert all(beat.still for beat in hung.beats)
        save(file, TALE.replace("dots = [", f"Path({str(mark)!r}).touch()\n        while True: pass\n        dots = ["))
        assert until(mark.exists)
        save(file, TALE)
        ear.wait_for_rest(hung.version)


def test_a_scene_that_is_killed_says_so(tmp_path: Path) -> None:
    file = write_tale(tmp_path)
    with studio_on(file) as (_, ear):
        ear.wait_for_rest()
        save(file, TALE.replace("self.square = ", "import os; os.kill(os.getpid(), 9); self.square = "))
        killed = ear.wait_for(lambda s: s.error is not None)
        assert killed.error is not None and killed.error.kind == "WorkerLost"
        save(file, TALE)
        ear.wait_for_rest(killed.version)
