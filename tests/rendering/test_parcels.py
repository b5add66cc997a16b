"""What another machine drew is as if drawn here, or says why it is not kept."""

import pickle
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from mathanim.inputs.setting import Setting
from mathanim.rendering.executors import parcels
from mathanim.rendering.executors.parcels import Sender, do_away, drawing_tools
from mathanim.rendering.executors.seam import Lost, Tell
from mathanim.rendering.job import Failure, Job, Outcome, Quality, SceneReference
from mathanim.rendering.store.roots import Roots
from mathanim.rendering.store.sources import Reading, Sources, hash_of_file, hash_of_text


class TwoMachines:
    """Two houses of this project at different places, and a way to be at one or the other."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._monkeypatch = monkeypatch
        for name in ("here", "there"):
            (folder / name / "scenes").mkdir(parents=True)
            (folder / name / "scenes" / "talk.py").write_text("one text")
            (folder / name / "private").mkdir()
        (folder / "job").mkdir()

    def be(self, name: str) -> Path:
        """Be at one of them."""
        house = self.folder / name
        self._monkeypatch.setattr(parcels, "HERE", Roots((("project", str(house)),)))
        return house

    def job(self) -> Job:
        """A job of the machine here."""
        house = self.folder / "here"
        reference = SceneReference(house / "scenes" / "talk.py", "Talk", "talk")
        return Job(reference, Quality("tiny", 16, 16, Fraction(20)), Setting(), self.folder / "job", house)

    def result(self, work: Any = None, *, is_seen: bool, tools: str = "") -> Any:
        """What comes of the job after the way there and back."""
        self.be("here")
        sender = Sender()
        sent = sender.sent(self.job())
        if not is_seen:
            sent = replace(sent, mark="of another disk")
        house = self.be("there")
        returned = do_away(work or draws, house / "private", tools or drawing_tools(), sent, lambda *_: None)
        self.be("here")
        return sender.received(pickle.loads(pickle.dumps(returned)), self.job())


@pytest.fixture
def machines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TwoMachines:
    return TwoMachines(tmp_path, monkeypatch)


def draws(job: Job, tell: Tell) -> Outcome:
    """An outcome as the renderer leaves it: files in the job's folder, and the source that was read."""
    del tell
    for name in ("clip.mp4", "sound.npy", "000.png"):
        (job.folder / name).write_bytes(name.encode() * 1000)
    source = str(job.scene.file)
    readings = (Reading("file", source, hash_of_file(source)), Reading("exists", str(job.working_folder)))
    return Outcome(
        job,
        frames=3,
        clip=job.folder / "clip.mp4",
        sound=job.folder / "sound.npy",
        stills=(job.folder / "000.png",),
        sources=Sources(readings),
    )


def fails(job: Job, tell: Tell) -> Outcome:
    del tell
    return Outcome(job, failure=Failure("ValueError", "no", job.scene.file, 7))


@pytest.mark.parametrize("is_seen", [True, False])
def test_files_come_to_the_jobs_folder_and_places_are_those_of_here(machines: TwoMachines, is_seen: bool) -> None:
    outcome = machines.result(is_seen=is_seen)
    for file, name in zip(
        (outcome.clip, outcome.sound, *outcome.stills), ("clip.mp4", "sound.npy", "000.png"), strict=True
    ):
        assert file.is_relative_to(machines.job().folder)
        assert file.read_bytes() == name.encode() * 1000
    assert outcome.job == machines.job()
    house = machines.folder / "here"
    source = house / "scenes" / "talk.py"
    assert outcome.sources == Sources(
        (Reading("file", str(source), hash_of_text("one text")), Reading("exists", str(house), "folder"))
    )
    assert not list((machines.folder / "there" / "private").iterdir())


def test_a_source_that_is_another_there_is_named_and_the_result_not_kept(machines: TwoMachines) -> None:
    source = machines.folder / "there" / "scenes" / "talk.py"
    source.write_text("another text")
    outcome = machines.result(is_seen=True)
    (reason,) = outcome.sources.reasons
    assert reason.endswith(f" has another {machines.folder / 'here' / 'scenes' / 'talk.py'} than this machine")


def test_a_machine_that_draws_with_other_tools_is_named(machines: TwoMachines) -> None:
    (reason,) = machines.result(is_seen=False, tools="others").sources.reasons
    assert reason.endswith(" draws with other packages, fonts or Python than this machine")


def test_a_scene_that_is_not_there_is_named(machines: TwoMachines) -> None:
    (machines.folder / "there" / "scenes" / "talk.py").unlink()
    lost = machines.result(is_seen=False)
    assert isinstance(lost, Lost) and lost.kind == "CannotTravel"
    assert f" has no {machines.folder / 'there' / 'scenes' / 'talk.py'}: it must lie " in lost.reason


def test_a_failure_names_the_file_of_here(machines: TwoMachines) -> None:
    failure = machines.result(fails, is_seen=False).failure
    assert str(failure) == f"{machines.folder / 'here' / 'scenes' / 'talk.py'}:7: ValueError: no"


def test_what_is_no_job_travels_as_it_is() -> None:
    assert Sender().sent(5) == 5
    assert do_away(lambda job, _: job + 1, Path("/nowhere"), "", 5, lambda *_: None) == 6
    assert Sender().received("result", 5) == "result"
