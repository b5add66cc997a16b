"""The store's folders: made by many at once, each is made once; what stands in the way of one is set aside."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from mathanim.rendering.store.entries import Entries

MANY = 4


@pytest.fixture
def turns_change_often() -> Iterator[None]:
    """Threads take turns every few operations, as programs on several cores do."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("turns_change_often")
def test_a_folder_that_many_make_at_once_is_nobodys_damage(tmp_path: Path) -> None:
    start = Barrier(MANY)

    def locks_made(root: Path) -> Path:
        entries = Entries(root)
        start.wait(60)
        made = entries.folder("locks") / "one"
        made.touch()
        return made

    with ThreadPoolExecutor(MANY) as pool:
        for number in range(100):
            root = tmp_path / str(number)
            root.mkdir()
            made = list(pool.map(locks_made, [root] * MANY))
            assert [place.name for place in root.iterdir()] == ["locks"] and made[0].is_file()


@pytest.mark.parametrize("kind", ["a file", "a link to a folder", "a link to nothing"])
def test_what_stands_where_a_folder_should_is_set_aside(tmp_path: Path, kind: str) -> None:
    root, elsewhere = tmp_path / "store", tmp_path / "elsewhere"
    root.mkdir()
    elsewhere.mkdir()
    if kind == "a file":
        (root / "locks").write_text("mine", encoding="utf-8")
    else:
        (root / "locks").symlink_to(elsewhere if kind == "a link to a folder" else tmp_path / "nothing")
    entries = Entries(root)
    assert entries.folder("locks").is_dir() and not (root / "locks").is_symlink()
    assert entries.damaged == 1 == len(list((root / "damaged").iterdir()))
