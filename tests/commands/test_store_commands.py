"""The store's commands say what is there, find damage, and make room."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import render
from mathanim.rendering.errors import DeliveryError, WrongUse
from mathanim.rendering.store.upkeep import bytes_in, clean_store, state_of_store, verify_store
from tests.rendering.store.fake_scene import FakeScene, opened


@pytest.fixture
def scenes(tmp_path: Path) -> list[FakeScene]:
    scenes = [FakeScene(tmp_path / "talk", f"Talk{number}") for number in range(3)]
    for scene in scenes:
        scene.rendered(tmp_path / ".store")
    return scenes


def said(*words: str) -> tuple[int, str]:
    outcome = CliRunner().invoke(render.cli, ["store", *words])
    return outcome.exit_code, outcome.output


@pytest.mark.usefixtures("scenes")
def test_status_counts(tmp_path: Path) -> None:
    code, text = said("status", "--output", str(tmp_path))
    assert code == 0
    assert "3 results of 3 scenes in 3 files" in text and "0 damaged" in text and "not in use" in text


@pytest.mark.usefixtures("scenes")
def test_verify_is_content_with_a_whole_store_and_finds_one_flipped_bit(tmp_path: Path) -> None:
    assert said("verify", "--output", str(tmp_path)) == (0, "0 damaged and set aside\n")
    place = next((tmp_path / ".store" / "files").iterdir())
    content = bytearray(place.read_bytes())
    content[7] ^= 1
    place.write_bytes(content)
    assert said("verify", "--output", str(tmp_path)) == (1, "1 damaged and set aside\n")
    assert said("verify", "--output", str(tmp_path))[0] == 0
    assert state_of_store(tmp_path / ".store").damaged == 1


def test_clean_keeps_what_was_used_last(scenes: list[FakeScene], tmp_path: Path) -> None:
    root = tmp_path / ".store"
    scenes[0].rendered(root)
    kept = state_of_store(root).size // 2
    code, text = said("clean", "--output", str(tmp_path), "--keep", str(kept))
    assert code == 0 and text.endswith(" MB freed\n")
    assert state_of_store(root).size <= kept
    found = [scene.rendered(root)[1] for scene in scenes]
    assert found[0] and not all(found)


def test_clean_keeps_nothing_unless_told_to(scenes: list[FakeScene], tmp_path: Path) -> None:
    assert said("clean", "--store", str(tmp_path / ".store"))[0] == 0
    assert state_of_store(tmp_path / ".store").size == 0
    assert [scene.rendered(tmp_path / ".store")[:2] for scene in scenes] == [(s.content, False) for s in scenes]


def test_nothing_is_cleaned_under_a_rendering(scenes: list[FakeScene], tmp_path: Path) -> None:
    with opened(tmp_path / ".store"), pytest.raises(DeliveryError, match="another program uses this store"):
        clean_store(tmp_path / ".store", 0)
    assert all(scene.rendered(tmp_path / ".store")[1] for scene in scenes)


def test_a_store_that_is_not_there_is_empty_and_whole(tmp_path: Path) -> None:
    root = tmp_path / "none"
    assert (verify_store(root), clean_store(root, 0), state_of_store(root).results) == (0, 0, 0)
    assert not root.exists()


@pytest.mark.parametrize(("text", "size"), [("0", 0), ("500MB", 500_000_000), ("1.5 GB", 1_500_000_000), ("2k", 2000)])
def test_sizes_are_read(text: str, size: int) -> None:
    assert bytes_in(text) == size


@pytest.mark.parametrize("text", ["", "much", "-1", "2XB", "1e9"])
def test_what_is_no_size_is_refused(text: str) -> None:
    with pytest.raises(WrongUse, match="as in 2GB"):
        bytes_in(text)
