"""A result is found again wherever and whenever it means the same, and nowhere else."""

import os
import shutil
import wave
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from mathanim.rendering.executors.processes import Processes
from mathanim.rendering.store.sources import hash_of_file
from tests.rendering.store.edited_project import SMALL, Project, content_of
from tests.rendering.store.kinds_of_edit import talk
from tests.rendering.store.weights_reading import read_weights_in_every_way


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "talk").mkdir()
    made = Project(tmp_path / "talk")
    made.write("talk.py", talk("size = 1"))
    return made


def is_drawn_anew_and_right(project: Project) -> bool:
    scene = project.render()
    assert content_of(scene) == content_of(project.render_cold())
    return not scene["reused"]


def test_every_setting_has_a_result_of_its_own(project: Project) -> None:
    settings = (
        {},
        {"language": "ja"},
        {"theme": "light"},
        {"pace": "tight"},
        {"quality": replace(SMALL, frame_rate=SMALL.frame_rate * 2)},
        {"quality": replace(SMALL, width=64, height=36)},
        {"quality": replace(SMALL, encoder="fast")},
    )
    assert [project.render(**setting)["reused"] for setting in settings] == [False] * len(settings)
    assert [project.render(**setting)["reused"] for setting in settings] == [True] * len(settings)


def test_an_old_state_that_comes_back_is_found(project: Project) -> None:
    first = content_of(project.render())
    project.write("talk.py", talk("size = 2"))
    assert is_drawn_anew_and_right(project)
    project.write("talk.py", talk("size = 1"))
    again = project.render()
    assert again["reused"] and content_of(again) == first


def test_times_of_files_mean_nothing(project: Project) -> None:
    project.render()
    for time in (0, 2**31, 4_000_000_000):
        os.utime(project.folder / "talk.py", (time, time))
        assert project.render()["reused"]


def test_the_same_time_and_size_hide_no_edit(project: Project) -> None:
    project.write("sizes.py", "SIZE = 1\n")
    project.write("talk.py", talk("size = SIZE", "from sizes import SIZE"))
    project.render()
    before = (project.folder / "sizes.py").stat()
    project.write("sizes.py", "SIZE = 2\n")
    os.utime(project.folder / "sizes.py", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert is_drawn_anew_and_right(project)


def test_a_project_that_moves_with_its_store_draws_nothing(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.folder)
    project.write("data/size", "2")
    project.write("talk.py", talk("size = int((HERE / 'data' / 'size').read_text())"))
    first = content_of(project.render())
    (tmp_path / "elsewhere" / "talk-out").mkdir(parents=True)
    shutil.move(project.folder, tmp_path / "elsewhere" / "talk")
    shutil.move(tmp_path / "talk-out" / ".store", tmp_path / "elsewhere" / "talk-out" / ".store")
    monkeypatch.chdir(tmp_path / "elsewhere" / "talk")
    moved = Project(tmp_path / "elsewhere" / "talk")
    scene = moved.render()
    assert scene["reused"] and content_of(scene) == first
    moved.write("data/size", "1")
    assert is_drawn_anew_and_right(moved)


def test_a_path_from_the_working_folder_means_another_file_elsewhere(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write("talk.py", talk("size = int(open('size').read())"))
    contents = []
    for size in (1, 2):
        folder = tmp_path / f"run{size}"
        folder.mkdir()
        (folder / "size").write_text(str(size))
        monkeypatch.chdir(folder)
        scene = project.render()
        assert not scene["reused"]
        contents.append(content_of(scene))
        assert project.render()["reused"]
    assert contents[0] != contents[1]


def test_an_environment_variable_that_the_scene_reads_counts_and_others_do_not(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write("talk.py", talk("import os\nsize = float(os.environ.get('SIZE_OF_CIRCLE', '1'))"))
    monkeypatch.delenv("SIZE_OF_CIRCLE", raising=False)
    project.render()
    monkeypatch.setenv("COLOUR_OF_CIRCLE", "red")
    assert project.render()["reused"]
    monkeypatch.setenv("SIZE_OF_CIRCLE", "2")
    assert not project.render()["reused"]


def test_a_sound_counts(project: Project) -> None:
    project.write("talk.py", talk("size = 1\nself.add_sound(str(HERE / 'beep.wav'))"))
    for loudness in (8000, 16000):
        with wave.open(str(project.folder / "beep.wav"), "wb") as sound:
            sound.setparams((1, 2, 44_100, 0, "NONE", ""))
            sound.writeframes((np.sin(np.arange(4410) / 10) * loudness).astype("<i2").tobytes())
        assert is_drawn_anew_and_right(project)
        assert project.render()["reused"]


LOADS = {
    "a picture": "from PIL import Image\nsize = Image.open(HERE / 'picture').size[0] / 10",
    "a video": "import av\nwith av.open(str(HERE / 'picture')) as file:\n    size = file.streams.video[0].width / 10",
}


@pytest.mark.parametrize("loads", LOADS.values(), ids=LOADS)
def test_pictures_count_however_they_are_read(project: Project, loads: str) -> None:
    project.write("talk.py", talk(loads))
    for width in (10, 20):
        Image.new("RGB", (width, 10)).save(project.folder / "picture", "PNG")
        assert is_drawn_anew_and_right(project)
        assert project.render()["reused"]


def test_weights_are_heard_however_they_are_read(tmp_path: Path) -> None:
    ((_, heard),) = Processes(1).run([tmp_path], read_weights_in_every_way, lambda *_: None)
    states = {Path(reading.place).name: reading.state for reading in heard.readings if reading.kind == "file"}
    for file in tmp_path.glob("*.weights"):
        assert states[file.name] == hash_of_file(file)
    assert heard.reasons == ()


def test_two_files_of_one_name_in_two_folders_do_not_mix(tmp_path: Path) -> None:
    contents = []
    for name, size in (("first", 1), ("second", 2)):
        (tmp_path / name).mkdir()
        project = Project(tmp_path / name)
        project.write("talk.py", talk(f"size = {size}"))
        scene = project.render(store=tmp_path / "shared")
        assert not scene["reused"]
        contents.append(content_of(scene))
    assert contents[0] != contents[1]


def test_another_version_of_a_package_draws_anew(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    from mathanim.rendering.store import key

    project.render()
    assert project.render()["reused"]
    monkeypatch.setattr(key, "packages", lambda _: "manim 0.23")
    assert not project.render()["reused"]


def test_a_font_of_the_users_own_counts(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    project.render()
    assert project.render()["reused"]
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "own.otf").write_text("a font")
    assert not project.render()["reused"]
    (tmp_path / "fonts" / "own.otf").write_text("A font")
    assert not project.render()["reused"]


def test_stills_are_kept_too_and_the_stores_copy_stays_its_own(project: Project, tmp_path: Path) -> None:
    from mathanim.rendering.request import Request
    from mathanim.rendering.stills.still_pictures import render_stills
    from mathanim.rendering.targets import file_target

    request = Request((file_target(project.folder / "talk.py", "Talk"),), output=tmp_path / "stills", quality=SMALL)
    reports = [render_stills(request, [()], lambda modules: Processes(1, modules))[0]["scenes"][0] for _ in range(3)]
    assert [report["reused"] for report in reports] == [False, True, True]
    (picture,) = reports[-1]["files"]
    before = Path(picture).read_bytes()
    Path(picture).write_bytes(b"drawn over")
    assert render_stills(request, [()], lambda modules: Processes(1, modules))[0]["scenes"][0]["reused"]
    assert Path(picture).read_bytes() == before


def test_a_video_that_was_touched_or_taken_away_is_made_again_without_drawing(project: Project) -> None:
    first = project.render()
    before = content_of(first)
    (movie,) = (Path(file) for file in first["files"] if file.endswith(".mp4"))
    for harm in (movie.unlink, lambda: movie.write_bytes(b"something else")):
        harm()
        scene = project.render()
        assert scene["reused"] and scene["seconds"] == 0 and content_of(scene) == before
