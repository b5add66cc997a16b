"""What was read is watched where it lies, behind links too, also after a link points elsewhere."""

from pathlib import Path

from mathanim.rendering.preview.world import World
from mathanim.rendering.store.sources import Reading


def watching(*files: Path) -> World:
    world = World()
    for file in files:
        world.watch_always(file)
    return world


def test_a_file_is_seen_to_change_when_its_contents_do(tmp_path: Path) -> None:
    file, other = tmp_path / "a.py", tmp_path / "b.py"
    for each in (file, other):
        each.write_text("1")
    world = watching(file, other)
    for text in ("2", "3", "3", "4"):
        changed = file.read_text() != text
        file.write_text(text)
        assert world.changes([str(file)]) == ({str(file)} if changed else set())
    assert world.changes([str(other), str(tmp_path / "unread.py")]) == frozenset()


def test_behind_a_link_the_file_itself_is_watched_wherever_it_points(tmp_path: Path) -> None:
    link, folder = tmp_path / "scene.py", tmp_path / "far"
    folder.mkdir()
    targets = [folder / "one.py", folder / "two.py"]
    for target in targets:
        target.write_text(target.name)
    link.symlink_to(targets[0])
    world = watching(link)
    assert world.folders == {tmp_path, folder}
    targets[0].write_text("new")
    assert world.changes([str(targets[0])]) == {str(link)}
    link.unlink()
    link.symlink_to(targets[1])
    assert world.changes([str(link)]) == {str(link)}
    targets[1].write_text("newer")
    assert world.changes([str(targets[1])]) == {str(link)}


def test_a_folder_in_the_path_that_becomes_another_is_followed(tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.py").write_text(name)
    (tmp_path / "now").symlink_to(tmp_path / "old")
    file = tmp_path / "now" / "a.py"
    world = watching(file)
    assert world.changes([str(tmp_path / "old" / "a.py")]) == frozenset()
    (tmp_path / "now").unlink()
    (tmp_path / "now").symlink_to(tmp_path / "new")
    assert world.changes([str(tmp_path / "now")]) == frozenset()
    assert world.changes([str(tmp_path / "new" / "a.py")]) == {str(file)}
    assert tmp_path / "new" in world.folders


def test_what_is_read_no_more_is_forgotten(tmp_path: Path) -> None:
    kept, gone = tmp_path / "kept.py", tmp_path / "gone" / "gone.py"
    gone.parent.mkdir()
    for file in (kept, gone):
        file.write_text("1")
    world = watching(kept)
    world.watch([Reading("file", str(gone), "as it was")])
    assert world.folders == {tmp_path, gone.parent}
    world.watch_only([])
    assert world.folders == {tmp_path}
    gone.write_text("2")
    assert world.changes([str(gone)]) == frozenset()
