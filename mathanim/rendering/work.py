"""What a worker can be asked to do, by names that cost nothing to import: Manim is loaded in the worker only."""

import os
import resource
import tempfile
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from mathanim.rendering.executors.seam import Tell
from mathanim.rendering.job import Beat, Failure, Job, Outcome


def render(job: Job, tell: Tell) -> Outcome:
    """Render one scene in this process, which is used up by it."""
    settle(job)
    witness: Any = import_module("mathanim.rendering.store.witness")
    witness.watch_scene(job.folder)
    outcome: Outcome = import_module("mathanim.rendering.render_scene").render_scene(job, tell)
    return replace(blamed_on_memory(outcome), sources=witness.sources())


def check_parameters(job: Job, tell: Tell) -> str | None:
    """What is wrong with the parameters of a job's scene, or None."""
    del tell
    settle(job)
    fault: str | None = import_module("mathanim.rendering.parameter_check").parameter_fault(job)
    return fault


def describe(job: Job, tell: Tell) -> Any:
    """What a scene is and takes, told without drawing it; or its failure."""
    del tell
    settle(job)
    return import_module("mathanim.rendering.description").description_of(job)


def words(job: Job, tell: Tell) -> Outcome:
    """What a voice says in each beat of a scene, as the narrations of beats; no beats if it cannot tell them."""
    witness: Any = import_module("mathanim.rendering.store.witness")
    witness.watch_scene(job.folder)
    told = describe(job, tell)
    if isinstance(told, Failure):
        return Outcome(job, failure=told)
    beats = tuple(Beat(beat.name, 0, 0, narration=beat.speech) for beat in told.beats)
    return Outcome(job, beats=beats, sources=witness.sources())


def list_numbers(job: Job, tell: Tell) -> Any:
    """Every number that a scene shows and says, with where it comes from; the process is used up by it."""
    settle(job)
    return import_module("mathanim.rendering.numbers.numbers_of_scene").numbers_of_scene(job, tell)


def blamed_on_memory(outcome: Outcome) -> Outcome:
    """The outcome; if it failed for want of memory, its failure says how much there may be."""
    failure = outcome.failure
    if failure is None or not is_want_of_memory(failure):
        return outcome
    most, _ = resource.getrlimit(resource.RLIMIT_DATA)
    limit = "this machine gives" if most == resource.RLIM_INFINITY else f"its limit of {most / 1e9:.3g} GB"
    message = (
        f"the scene wanted more memory than {limit}, holding {outcome.peak_memory / 1e9:.2g} GB at most "
        f"({failure.message}); show less at once, or raise --memory"
    )
    return replace(outcome, failure=replace(failure, kind="OutOfMemory", message=message))


def is_want_of_memory(failure: Failure) -> bool:
    """Whether the process could not get memory; that of a graphics card is another."""
    is_said = failure.kind.endswith("MemoryError") or "annot allocate memory" in failure.message
    return (is_said or "can't allocate memory" in failure.message) and "CUDA" not in failure.message


def settle(job: Job) -> None:
    """Run where the scene's author meant it to run; what a scene leaves among temporary files goes with its job."""
    os.chdir(job.working_folder)
    os.environ["TMPDIR"] = tempfile.tempdir = str(job.folder)


def examine_world(folder: Path, tell: Tell) -> list[tuple[str, bool, str]]:
    """What a worker finds when it tries out what scenes are made of."""
    del tell
    os.chdir(folder)
    seen: list[tuple[str, bool, str]] = import_module("mathanim.rendering.world_check").world_seen(folder)
    return seen


def check_layout(job: Any, tell: Tell) -> Any:
    """Go through one scene and look for faults of its layout, in this process, which is used up by it."""
    settle(job)
    return import_module("mathanim.rendering.layout.checked_scene").checked_scene(job, tell)
