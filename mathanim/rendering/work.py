"""What a worker can be asked to do, by names that cost nothing to import: Manim is loaded in the worker only."""

import os
from importlib import import_module

from mathanim.rendering.executors.seam import Tell
from mathanim.rendering.job import Job, Outcome


def render(job: Job, tell: Tell) -> Outcome:
    """Render one scene in this process, which is used up by it."""
    os.chdir(job.working_folder)
    outcome: Outcome = import_module("mathanim.rendering.render_scene").render_scene(job, tell)
    return outcome


def check_parameters(job: Job, tell: Tell) -> str | None:
    """What is wrong with the parameters of a job's scene, or None."""
    del tell
    os.chdir(job.working_folder)
    fault: str | None = import_module("mathanim.rendering.parameter_check").parameter_fault(job)
    return fault
