"""Damage a store in every way; the next run must draw anew what was hurt and never use it."""

import os
import random
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.rendering.store.fake_scene import FakeScene

Damage = Callable[[Path, random.Random], None]

SCENES = 3


def truncate(place: Path, chance: random.Random) -> None:
    """Cut the end off."""
    os.truncate(place, chance.randrange(max(1, place.stat().st_size)))


def zero(place: Path, chance: random.Random) -> None:
    """Fill the tail with zeros, as after a power cut."""
    content = place.read_bytes()
    kept = chance.randrange(max(1, len(content)))
    place.write_bytes(content[:kept] + bytes(len(content) - kept))


def flip(place: Path, chance: random.Random) -> None:
    """Flip one bit and keep the old time."""
    content, times = bytearray(place.read_bytes()), place.stat()
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    place.write_bytes(content)
    os.utime(place, ns=(times.st_atime_ns, times.st_mtime_ns))


def swap(place: Path, chance: random.Random) -> None:
    """Put another file of the store in its place."""
    others = [file for file in parts_of(root_of(place)) if file != place]
    shutil.copyfile(chance.choice(others), place)


def empty(place: Path, chance: random.Random) -> None:
    """Leave nothing in it."""
    del chance
    place.write_bytes(b"")


def remove(place: Path, chance: random.Random) -> None:
    """Take it away."""
    del chance
    place.unlink()


def garbage(place: Path, chance: random.Random) -> None:
    """Write something else of another length."""
    place.write_bytes(chance.randbytes(chance.randrange(1, 3000)))


def folder(place: Path, chance: random.Random) -> None:
    """Put a folder there, with something in it."""
    del chance
    place.unlink()
    place.mkdir()
    (place / "inside").write_text("x")


def pipe(place: Path, chance: random.Random) -> None:
    """Put a pipe there, from which nothing ever comes."""
    del chance
    place.unlink()
    os.mkfifo(place)


def dangling_link(place: Path, chance: random.Random) -> None:
    """Put a link to nowhere there."""
    del chance
    place.unlink()
    place.symlink_to("/nowhere/at/all")


def link_to_copy(place: Path, chance: random.Random) -> None:
    """Put a link to a damaged copy there."""
    del chance
    copy = root_of(place).parent / f"copy-{place.name}"
    copy.write_bytes(place.read_bytes()[::-1])
    place.unlink()
    place.symlink_to(copy)


def whole_folder(place: Path, chance: random.Random) -> None:
    """Take the folder away, or put a file or a link where it was."""
    target = place.parent
    shutil.rmtree(target)
    instead = chance.choice(["nothing", "file", "link"])
    if instead == "file":
        target.write_text("x")
    if instead == "link":
        target.symlink_to("/nowhere")


DAMAGES: Mapping[str, Damage] = {
    damage.__name__: damage
    for damage in (
        truncate, zero, flip, swap, empty, remove, garbage, folder, pipe, dangling_link, link_to_copy, whole_folder
    )
}  # fmt: skip


def root_of(place: Path) -> Path:
    """The store in which a file lies."""
    return next(folder for folder in place.parents if folder.name == ".store")


def parts_of(root: Path) -> list[Path]:
    """Every file of the store's that says what a scene was or looks like, and its memory of hashes."""
    found = [file for name in ("scenes", "files") for file in (root / name).rglob("*") if file.is_file()]
    return sorted(found) + [root / "hashes.json"] * (root / "hashes.json").is_file()


def random_damages(count: int, chance: random.Random, where: Path) -> dict[str, object]:
    """Damage something at random, ``count`` times."""
    kinds: dict[str, int] = {}
    healed = 0
    for number in range(count):
        name = chance.choice(sorted(DAMAGES))
        kinds[name] = kinds.get(name, 0) + 1
        healed += damage_once(where / str(number), name, chance)
        shutil.rmtree(where / str(number))
    return {"kinds": kinds, "drawn_anew": healed}


def damage_once(where: Path, name: str, chance: random.Random) -> int:
    """Fill a store, damage it, and use it twice; how many scenes had to be drawn anew."""
    scenes = [FakeScene(where / "talk", f"Talk{number}") for number in range(SCENES)]
    root = where / ".store"
    for scene in scenes:
        assert scene.rendered(root)[:2] == (scene.content, False)
    place = chance.choice(parts_of(root))
    DAMAGES[name](place, chance)
    after = [scene.rendered(root) for scene in scenes]
    assert [found[0] for found in after] == [scene.content for scene in scenes], f"{name} of {place} was used"
    again = [scene.rendered(root) for scene in scenes]
    assert [found[:2] for found in again] == [(scene.content, True) for scene in scenes], f"{name} of {place} stays"
    if place.name != "hashes.json":
        assert any(not found[1] for found in after), f"{name} of {place} went unseen"
    return sum(not found[1] for found in after)
