"""Do one job in this process: import the scene, draw it, write its clip, frames or stills, and say what came of it."""

import resource
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from mathanim.rendering.clips.moving_products import MAKINGS
from mathanim.rendering.errors import ProductError
from mathanim.rendering.executors.cores import allotted
from mathanim.rendering.failures import failure_of
from mathanim.rendering.frames.frame_recorder import FrameRecorder, Recording
from mathanim.rendering.frames.planned_renderer import PlannedRenderer
from mathanim.rendering.frames.relay import Relay
from mathanim.rendering.job import Job, Outcome
from mathanim.rendering.manim_renderer import draw, prepare_manim, scene_class_in
from mathanim.rendering.scene_files import imported, shadows
from mathanim.rendering.stills.stills import ChosenFrames, EndsOfBeats
from mathanim.rendering.story import story_of

Tell = Callable[[str, int], None]


def render_scene(job: Job, tell: Tell) -> Outcome:
    """The outcome of the job; whatever the scene raises is in it as a failure.

    The process is changed for good (Manim's configuration, seeds, search path): use it once.
    """
    begun = time.perf_counter()
    try:
        outcome = stills_outcome(job, tell) if job.product == "stills" else clip_outcome(job, tell)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # SystemExit too: a scene must not end its worker in silence
        outcome = Outcome(job, failure=failure_of(error, job.scene.file))
    return replace(outcome, seconds=time.perf_counter() - begun, peak_memory=peak_memory())


def clip_outcome(job: Job, tell: Tell) -> Outcome:
    """Draw the whole scene and write its clip or its frames, and its sound if it has any."""
    making = MAKINGS[job.product]
    relay = Relay(job.quality, job.folder, allotted, making.encoder_for)

    def tell_once(beat: str, frames: int) -> None:
        if not relay.is_child:
            tell(beat, frames)

    try:
        recording = Recording(relay, job.quality.frame_rate, tell=tell_once, is_mine=relay.is_mine)
        outcome, recorder = told(job, recording, making.renderer)
        groups = relay.finish()
    except BaseException as error:
        relay.abort(error)
        raise
    frames = sum(group.frames for group in groups)
    if frames != recorder.frames_written:
        raise ProductError(f"{recorder.frames_written} frames were drawn and {frames} encoded")
    refuse_nothing(frames)
    clip = job.folder / making.file_name
    making.write(clip, job.quality, groups)
    return replace(outcome, frames=frames, clip=clip, sound=sound_file(job, recorder))


def stills_outcome(job: Job, tell: Tell) -> Outcome:
    """Go through the scene, and draw the end of each beat or the frames that the job names; no others."""
    stills = ChosenFrames(job.folder, job.moments) if job.moments else EndsOfBeats(job.folder)
    outcome, recorder = told(job, Recording(stills, job.quality.frame_rate, tell=tell, chosen=stills.chosen))
    stills.cut()
    refuse_nothing(recorder.frames_written)
    if not job.moments and len(stills.files) != len(outcome.beats):
        raise ProductError(f"{len(outcome.beats)} beats left {len(stills.files)} stills")
    return replace(outcome, frames=recorder.frames_written, stills=tuple(stills.files))


def refuse_nothing(frames: int) -> None:
    """Stop at a scene without a single frame.

    Raises:
        ProductError: if there is none.
    """
    if not frames:
        raise ProductError("the scene lasts less than half a frame, so there is nothing to see: let it play for longer")


def told(
    job: Job, recording: Recording, renderer: type[PlannedRenderer] = PlannedRenderer
) -> tuple[Outcome, FrameRecorder]:
    """Draw the scene into the recording and say what it told."""
    for name in shadows(job.scene.file.parent):
        recording.note(f"{name} beside the scene is hidden by the installed module of that name")
    prepare_manim(job.quality, job.folder / "manim", job.scene.file.parent)
    module = imported(job.scene.file)
    recording.tell("", 0)
    scene_class = scene_class_in(module, job.scene.class_name)
    scene, recorder = draw(scene_class, job, recording, renderer)
    return replace(story_of(scene, recorder, job), notes=tuple(recording.notes)), recorder


def sound_file(job: Job, recorder: FrameRecorder) -> Path | None:
    """The scene's sound as an array file, exactly as long as its pictures; None if it is silent."""
    if not recorder.sound:
        return None
    file = job.folder / "sound.npy"
    np.save(file, recorder.sound.lasting(recorder.frames_written / job.quality.frame_rate), allow_pickle=False)
    return file


def peak_memory() -> int:
    """The most memory that this process, or a child of it, ever held, in bytes."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) * 1024
