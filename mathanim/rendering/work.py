"""What a worker can be asked to do, by names that cost nothing to import."""

import os

from mathanim.rendering.executors.seam import Tell
from mathanim.rendering.job import Job, Outcome


def render(job: Job, tell: Tell) -> Outcome:
    """Render one scene in this process, which is used up by it."""
    from mathanim.rendering.render_scene import render_scene  # noqa: PLC0415  imports Manim: not in the parent

    os.chdir(job.working_folder)
    return render_scene(job, tell)


def check_parameters(job: Job, tell: Tell) -> str | None:
    """What is wrong with the parameters of a job's scene, or None."""
    from mathanim.rendering.parameter_check import parameter_fault  # noqa: PLC0415  imports Manim

    del tell
    os.chdir(job.working_folder)
    return parameter_fault(job)
