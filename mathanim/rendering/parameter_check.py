"""Ask a scene class whether it can do with its parameters, before anything is rendered."""

from mathanim.rendering.failures import failure_of
from mathanim.rendering.job import Job
from mathanim.rendering.manim_renderer import prepare_manim, scene_class_in
from mathanim.rendering.scene_files import imported, takes_setting


def parameter_fault(job: Job) -> str | None:
    """What is wrong, in the scene's own words; None if nothing is."""
    try:
        prepare_manim(job.quality, job.folder / "manim", job.scene.file.parent)
        scene_class = scene_class_in(imported(job.scene.file), job.scene.class_name)
    except BaseException as error:  # SystemExit too: a scene must not end its worker in silence
        return str(failure_of(error, job.scene.file))
    checked = getattr(scene_class, "checked_parameters", None)
    if checked is None:
        return refused_parameters(scene_class, job)
    try:
        checked(job.setting.parameters)
    except ValueError as error:
        return str(error)
    return None


def refused_parameters(scene_class: type, job: Job) -> str | None:
    """A scene that knows no parameters refuses any, rather than ignore them."""
    if not job.setting.parameters or takes_setting(scene_class):
        return None
    return f"takes no parameters, but was given {', '.join(sorted(job.setting.parameters))}"
