"""Go through one scene in this process and list every number that can be seen or heard, beat by beat."""

from collections.abc import Sequence
from typing import Any

from mathanim.rendering.executors.seam import Tell
from mathanim.rendering.failures import failure_of
from mathanim.rendering.frames.area import Area
from mathanim.rendering.frames.frame_recorder import Recording
from mathanim.rendering.frames.onlooking import LookingRenderer, Onlooker, morphing_in
from mathanim.rendering.job import Job
from mathanim.rendering.manim_renderer import draw, prepare_manim, scene_class_in
from mathanim.rendering.numbers.listing import BeatLog, listed_narration
from mathanim.rendering.numbers.scene_numbers import BeatNumbers, SceneNumbers
from mathanim.rendering.numbers.seen import numbers_on
from mathanim.rendering.scene_files import imported
from mathanim.rendering.story import story_of

LOOKS = 5
"""How often each play is looked at: at its first and last frame, and between."""


class NumbersOnlooker(Onlooker):
    """Writes down the numbers on the screen; ``logs`` has one list for each beat that has ended."""

    def __init__(self) -> None:
        super().__init__()
        self.logs: list[BeatLog] = []
        self._log = BeatLog()

    def chosen(self, frames: range) -> Sequence[int]:
        """A few frames of a play, evenly spread."""
        last = len(frames) - 1
        return sorted({frames[place * last // (LOOKS - 1)] for place in range(LOOKS)}) if frames else ()

    def write(self, pixels: Any, repeat: int, changed: Area) -> None:
        """Write down what can be seen now."""
        del pixels, repeat, changed
        self._log.see(numbers_on(self.scene, morphing_in(self.scene)))

    def end_beat(self) -> None:
        """Write down what can be seen at the beat's end."""
        self._log.see(numbers_on(self.scene), is_end=True)
        self.logs.append(self._log)
        self._log = BeatLog()


def numbers_of_scene(job: Job, tell: Tell) -> SceneNumbers:
    """The numbers of a job's scene, or the failure that it came to.

    The process is changed for good (Manim's configuration, seeds, search path): use it once.
    """
    try:
        prepare_manim(job.quality, job.folder / "manim", job.scene.file.parent)
        scene_class = scene_class_in(imported(job.scene.file), job.scene.class_name)
        return SceneNumbers(listed_beats(scene_class, job, tell))
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # SystemExit too: a scene must not end its worker in silence
        return SceneNumbers(failure=failure_of(error, job.scene.file))


def listed_beats(scene_class: Any, job: Job, tell: Tell) -> tuple[BeatNumbers, ...]:
    """Every beat of a scene with what is seen and heard in it."""
    onlooker = NumbersOnlooker()
    recording = Recording(onlooker, job.quality.frame_rate, tell=tell, chosen=onlooker.chosen)
    scene, recorder = draw(scene_class, job, recording, LookingRenderer)
    onlooker.finish()
    says = getattr(scene, "numerals_said", None)
    beats = story_of(scene, recorder, job).beats
    return tuple(
        BeatNumbers(
            beat.name,
            (*log.listed(), *(listed_narration(says(beat.name)[job.setting.language]) if callable(says) else ())),
        )
        for beat, log in zip(beats, onlooker.logs, strict=True)
    )
