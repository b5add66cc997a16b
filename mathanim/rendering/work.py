"""What a worker can be asked to do, by names that cost nothing to import: Manim is loaded in the worker only."""

import os
import tempfile
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from mathanim.rendering.executors.seam import Tell
from mathanim.rendering.job import Job, Outcome


def render(job: Job, tell: Tell) -> Outcome:
    """Render one scene in this process, which is used up by it."""
    settle(job)
    witness: Any = import_module("mathanim.rendering.store.witness")
    witness.watch_scene(job.folder)
    outcome: Outcome = import_module("mathanim.rendering.render_scene").render_scene(job, tell)
    return replace(outcome, sources=witness.sources())


def check_parameters(job: Job, tell: Tell) -> str | None:
    """What is wrong with the parameters of a job's scene, or None."""
    del tell
    settle(job)
    fault: str | None = import_module("mathanim.rendering.parameter_check").parameter_fault(job)
    return fault


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
