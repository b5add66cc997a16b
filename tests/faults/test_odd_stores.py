"""Whatever stands in a store's or a video's place, or takes them away meanwhile: right, or refused in a line."""

import fcntl
import json
import os
import shutil
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mathanim.rendering.errors import DeliveryError, ProductError
from mathanim.rendering.publishing import work_folder
from mathanim.rendering.store.entries import Entries
from mathanim.rendering.store.locks import lock
from mathanim.rendering.store.sources import hash_of_text
from mathanim.rendering.store.upkeep import clean_store
from tests.faults.operations import struck_at
from tests.faults.what_is_published import DeliveredMovie, KeptResult, Published, content_of
from tests.rendering.store.fake_scene import FakeScene, opened

PLACES = ["lock", "locks", "under-way", "scenes", "files", "delivered", "damaged", "hashes.json"]
Put = Callable[[Path], object]
OBSTACLES: Mapping[str, Put] = {
    "a file": lambda place: place.write_text("x"),
    "a folder": lambda place: (place / "inside").mkdir(parents=True),
    "a pipe": os.mkfifo,
    "a link to nowhere": lambda place: place.symlink_to("/nowhere/at/all"),
    "a link that goes round": lambda place: place.symlink_to(place.name),
    "an endless device": lambda place: place.symlink_to("/dev/zero"),
}


def take_away(place: Path) -> None:
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    place.unlink(missing_ok=True)


@pytest.mark.parametrize("put", OBSTACLES.values(), ids=OBSTACLES)
def test_whatever_stands_in_a_place_of_the_store_is_no_danger(put: Put, tmp_path: Path) -> None:
    for name in PLACES:
        scene, root = FakeScene(tmp_path / name / "talk"), tmp_path / name / ".store"
        scene.rendered(root)
        take_away(root / name)
        put(root / name)
        try:
            for _ in range(2):
                assert scene.rendered(root)[0] == scene.content, name
        except DeliveryError as error:
            assert name == "lock" and str(root) in str(error) and "\n" not in str(error)
        if name != "lock":
            clean_store(root, 0)
        take_away(root / name)
        assert [scene.rendered(root)[0] for _ in range(2)] == [scene.content] * 2


@pytest.mark.parametrize("put", OBSTACLES.values(), ids=OBSTACLES)
def test_whatever_stands_in_the_place_of_a_video_is_replaced_or_refused(put: Put, tmp_path: Path) -> None:
    movie = DeliveredMovie(tmp_path)
    movie.publish("old")
    take_away(movie.root / "talk" / "talk.mp4")
    put(movie.root / "talk" / "talk.mp4")
    try:
        movie.publish("new")
    except DeliveryError as error:
        assert put is OBSTACLES["a folder"] and "Is a directory" in str(error)
        take_away(movie.root / "talk" / "talk.mp4")
    movie.publish("new")
    movie.require_right("after the obstacle")


def test_a_store_that_is_taken_away_at_any_moment_breaks_nothing(tmp_path: Path) -> None:
    for number in steps_to_strike(KeptResult(tmp_path / "well")):
        taken_away(KeptResult(tmp_path / str(number)), number)


def test_an_output_folder_that_is_taken_away_at_any_moment_is_said_in_a_line(tmp_path: Path) -> None:
    for number in steps_to_strike(DeliveredMovie(tmp_path / "well")):
        taken_away(DeliveredMovie(tmp_path / str(number)), number)


def steps_to_strike(published: Published) -> list[int]:
    """The number of the first and of the last step of each name."""
    published.publish("old")
    with struck_at(0, published.root, lambda *_: None) as done:
        published.publish("new")
    return sorted({done.index(step) + 1 for step in done} | {len(done) - done[::-1].index(step) for step in done})


def taken_away(published: Published, number: int) -> None:
    """Publish, take everything away before the numbered step, publish again."""
    published.publish("old")
    with struck_at(number, published.root, lambda *_: take_away(published.root)) as done:
        try:
            published.publish("new")
        except (DeliveryError, ProductError) as error:
            assert "\n" not in str(error)
    published.publish("old")
    published.require_right(f"taken away before {done[number - 1 : number]}")


@pytest.mark.parametrize("content", [{}, {"sources": 3}, {"sources": [], "files": {}, "outcome": {"beats": [[1]]}}])
def test_an_entry_that_is_whole_and_says_nothing_of_use_is_set_aside(content: object, tmp_path: Path) -> None:
    scene, root = FakeScene(tmp_path / "talk"), tmp_path / ".store"
    scene.rendered(root)
    (key,) = [folder.name for folder in (root / "scenes").iterdir()]
    take_away(root / "scenes" / key)
    text = json.dumps({"key": key, **(content if isinstance(content, dict) else {})})
    Entries(root).folder("scenes", key)
    (root / "scenes" / key / f"{hash_of_text(text)}.json").write_text(text)
    assert scene.rendered(root)[:2] == (scene.content, False)
    assert scene.rendered(root)[:2] == (scene.content, True)
    assert len(list((root / "damaged").iterdir())) == 1


def test_where_there_are_no_locks_someone_says_so_and_nothing_is_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    kept, movie = KeptResult(tmp_path / "kept"), DeliveredMovie(tmp_path / "movie")
    kept.publish("old")
    kept.require_right("without locks")
    movie.publish("old")
    movie.require_right("without locks")
    assert "this file system has no locks" in capsys.readouterr().err
    with opened(kept.root) as store:
        assert any("no locks" in warning for warning in store.report()["warnings"])
    with work_folder(movie.root) as first, work_folder(movie.root) as second:
        assert first.is_dir() and second.is_dir()


def test_the_lock_of_a_dead_program_is_nobodys(tmp_path: Path) -> None:
    pid = os.fork()
    if pid == 0:
        lock(tmp_path / "lock")
        os._exit(0)
    os.waitpid(pid, 0)
    assert (tmp_path / "lock").is_file()
    assert lock(tmp_path / "lock") is not None


def test_a_clock_that_jumps_back_or_ahead_hides_no_edit(tmp_path: Path) -> None:
    scene, root = FakeScene(tmp_path / "talk"), tmp_path / ".store"
    scene.rendered(root)
    for number, moment in enumerate([0, 10**9, time.time() + 10**8, 2 * (time.time() // 2)]):
        scene.write(f"edit {number}")
        os.utime(scene.data, (moment, moment))
        assert scene.rendered(root)[:2] == (scene.content, False)
        assert scene.rendered(root)[:2] == (scene.content, True)


def test_what_reaches_the_disk_is_synced_before_it_gets_its_name(tmp_path: Path) -> None:
    kept = KeptResult(tmp_path)
    with struck_at(0, kept.root, lambda *_: None) as done:
        kept.publish("old")
    renames = [number for number, step in enumerate(done) if step == "writing.write_chunks: rename"]
    assert len(renames) >= 2
    for number in renames:
        before = [step for step in done[:number] if step.startswith("writing.write")]
        assert before[-1] == "writing.write_chunks: fsync"
        assert done[number + 1 : number + 3] == ["writing.sync_folder: open", "writing.sync_folder: fsync"]


def test_the_movie_that_a_reader_sees_is_the_one_that_was_made(tmp_path: Path) -> None:
    movie = DeliveredMovie(tmp_path)
    movie.publish("new")
    assert content_of("new") != content_of("old") != content_of("large")
    movie.require_right("delivered once")
