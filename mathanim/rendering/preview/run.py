"""One run: a process forked from the warm one goes through a scene, and stays to hold its checkpoints."""

import os
import signal
from functools import partial
from pathlib import Path
from types import ModuleType

from mathanim.rendering.executors.limits import Limits
from mathanim.rendering.executors.worker import limit_memory
from mathanim.rendering.failures import failure_of
from mathanim.rendering.manim_renderer import draw, prepare_manim, scene_class_in
from mathanim.rendering.parameter_check import refused_parameters
from mathanim.rendering.preview.beat_keeper import BeatKeeper
from mathanim.rendering.preview.lifetime import leave_children_to_themselves
from mathanim.rendering.preview.lines import ProcessLine
from mathanim.rendering.preview.loaded_modules import LoadedModules
from mathanim.rendering.preview.new_code import renew_code
from mathanim.rendering.preview.orders import Begun, Failed, Finished, Outdated, Refused, RunOrder
from mathanim.rendering.preview.preview_renderer import PreviewRenderer
from mathanim.rendering.preview.scene_told import readings, scene_met
from mathanim.rendering.scene_files import imported
from mathanim.rendering.store.witness import watch_scene
from mathanim.rendering.story import story_of
from mathanim.rendering.work import settle


class RefusedParametersError(Exception):
    """The scene refuses its parameters."""


def run(order: RunOrder, place: Path, loaded: LoadedModules) -> None:
    """Go through the scene, report, and hold its checkpoints until the studio hangs up; never returns."""
    os.setpgid(0, 0)
    os.dup2(2, 1)
    leave_children_to_themselves(False)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    line = ProcessLine(place, Begun("run", os.getpid(), order.number))
    if not loaded.renew():
        line.tell(Outdated())
        os._exit(0)
    limit_memory(Limits().memory_of(1))
    settle(order.job)
    watch_scene(order.job.folder)
    go_through(order, line)
    line.wait()
    os._exit(0)


def go_through(order: RunOrder, line: ProcessLine) -> None:
    """Go through the scene and report what comes of it; drawings that are forked on the way end here."""
    keeper: BeatKeeper | None = None
    try:
        scene_class, module, source = loaded_scene(order)
        keeper = BeatKeeper(
            order,
            line,
            partial(scene_met, module=module, source=source),
            partial(renew_code, module, file=str(order.job.scene.file)),
        )
        scene, recorder = draw(scene_class, order.job, keeper.recording, PreviewRenderer)
        keeper.finish()
        line.tell(Finished(story_of(scene, recorder, order.job).beats, readings()))
    except RefusedParametersError as refusal:
        line.tell(Refused(str(refusal), readings()))
    except BaseException as error:  # SystemExit too: a scene must not end its process in silence
        report_failure(error, order, keeper, line)


def report_failure(error: BaseException, order: RunOrder, keeper: BeatKeeper | None, line: ProcessLine) -> None:
    """Say what went wrong; a drawing ends with that."""
    failure = failure_of(error, order.job.scene.file)
    if keeper is None or keeper.drawing is None:
        line.tell(Failed(failure, readings()))
        return
    keeper.abort(error)
    keeper.line.tell(Failed(failure))
    os._exit(1)


def loaded_scene(order: RunOrder) -> tuple[type, ModuleType, str]:
    """The scene's class and module, and the text that stood in its file before it was imported.

    Raises:
        RefusedParametersError: in the words of the scene.
        Exception: whatever the file raises.
    """
    job = order.job
    prepare_manim(job.quality, job.folder / "manim", job.scene.file.parent)
    source = job.scene.file.read_bytes().decode("utf-8", "replace")
    module = imported(job.scene.file)
    scene_class = scene_class_in(module, job.scene.class_name)
    if fault := parameter_fault(scene_class, order):
        raise RefusedParametersError(fault)
    return scene_class, module, source


def parameter_fault(scene_class: type, order: RunOrder) -> str | None:
    """What is wrong with the parameters, in the scene's own words; None if nothing is."""
    checked = getattr(scene_class, "checked_parameters", None)
    if checked is None:
        return refused_parameters(scene_class, order.job)
    try:
        checked(order.job.setting.parameters)
    except ValueError as error:
        return str(error)
    return None
