"""Check one scene's layout in this process: go through it, look at it, and say what was found."""

import time

from mathanim.rendering.errors import BadPoints
from mathanim.rendering.executors.seam import Tell
from mathanim.rendering.failures import failure_of
from mathanim.rendering.frames.frame_recorder import Recording
from mathanim.rendering.frames.onlooking import LookingRenderer
from mathanim.rendering.job import Job
from mathanim.rendering.layout.check_job import Checked, CheckJob
from mathanim.rendering.layout.finding import WHOLE_FRAME, Fault, Finding
from mathanim.rendering.layout.looking import Lookout
from mathanim.rendering.layout.sheet import sheet_of
from mathanim.rendering.manim_renderer import draw, prepare_manim, scene_class_in
from mathanim.rendering.scene_files import imported
from mathanim.rendering.story import story_of


def checked_scene(job: CheckJob, tell: Tell) -> Checked:
    """Check the scene of a job; what it raises is a failure, but points that are no numbers are a fault.

    The process is changed for good (Manim's configuration, seeds, search path): use it once.
    """
    begun = time.perf_counter()
    lookout = Lookout(job.quality.frame_rate, watches_motion=job.watches_motion)
    try:
        beats, faults = _looked_through(job, tell, lookout)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # SystemExit too: a scene must not end its worker in silence
        return Checked(failure=failure_of(error, job.scene.file), seconds=time.perf_counter() - begun)
    pictures = [seen.picture for seen in lookout.log.seen]
    sheet = sheet_of(faults, pictures, lookout.pictures)
    return Checked(beats, faults, sheet, time.perf_counter() - begun)


def _looked_through(job: Job, tell: Tell, lookout: Lookout) -> tuple[tuple[str, ...], tuple[Fault, ...]]:
    recording = Recording(lookout, job.quality.frame_rate, tell=tell, chosen=lookout.chosen)
    prepare_manim(job.quality, job.folder / "manim", job.scene.file.parent)
    scene_class = scene_class_in(imported(job.scene.file), job.scene.class_name)
    try:
        draw(scene_class, job, recording, LookingRenderer)
        lookout.finish()
    except BadPoints as error:
        lookout.give_up(Finding("points", str(error), WHOLE_FRAME, (str(error),), 1, 0))
    scene = lookout.scene
    beats = story_of(scene, scene.renderer.file_writer, job).beats
    return tuple(beat.name for beat in beats), lookout.log.faults(beats, job.quality.frame_rate)
