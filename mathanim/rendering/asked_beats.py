"""Refuse names of beats that no scene has, before anything is drawn: by the scenes' sources, or by asking them."""

from collections.abc import Iterable, Sequence
from typing import Any

from mathanim.inputs.declared_beats import declared_beats
from mathanim.inputs.wording import suggestion
from mathanim.rendering import work
from mathanim.rendering.errors import UnknownTarget
from mathanim.rendering.executors.seam import Executor, Lost
from mathanim.rendering.job import Failure, Job, Outcome, SceneReference
from mathanim.rendering.render_jobs import hear_nothing
from mathanim.rendering.stills.moments import time_in
from mathanim.rendering.store.seam import Results


def refuse_beats_not_there(beats: Sequence[str], jobs: Sequence[Job], executor: Executor, results: Results) -> None:
    """Refuse beats that no scene has, as far as that can be told without drawing one.

    Scenes whose sources do not settle it are asked, unless they are kept; one that cannot be asked says nothing.

    Raises:
        UnknownTarget: naming the nearest.
    """
    if not (unsettled := unsettled_beats(beats, [job.scene for job in jobs])):
        return
    kept = results.found(jobs, lambda _: True)
    known = list(map(names_in, kept.values()))
    new = [job for index, job in enumerate(jobs) if index not in kept]
    for _, told in executor.run(new, work.describe, hear_nothing):
        known.append(set() if isinstance(told, Failure | Lost) else names_in(told))
    if all(known):
        refuse_unknown(unsettled, set().union(*known))


def unsettled_beats(beats: Sequence[str], scenes: Sequence[SceneReference]) -> list[str]:
    """Those of the beats of which the sources do not tell whether some scene has them.

    Raises:
        UnknownTarget: if the sources tell that no scene has one of them; it names the nearest.
    """
    declared = [declared_beats(scene.file, scene.class_name) for scene in scenes] if beats else []
    told = [names for names in declared if names is not None]
    if len(told) == len(declared):
        refuse_unknown(beats, set().union(*told))
    return [beat for beat in beats if not any(names.get(beat) for names in told)]


def refuse_unknown_in(beats: Iterable[str], outcomes: Sequence[Outcome]) -> None:
    """Say which beats there are, if one is named that none of the drawn scenes has; where one failed, it may have it.

    Raises:
        UnknownTarget: naming the nearest.
    """
    if not any(outcome.failure for outcome in outcomes):
        refuse_unknown(beats, set().union(*map(names_in, outcomes)))


def names_in(told: Any) -> set[str]:
    """The names of the beats of a drawn or described scene."""
    return {beat.name for beat in told.beats}


def refuse_unknown(beats: Iterable[str], known: set[str]) -> None:
    """Say which beats there are, if one is named that is none of them.

    Raises:
        UnknownTarget: naming the nearest.
    """
    for beat in beats:
        if beat not in known:
            raise UnknownTarget(f"there is no beat {beat!r}: {suggestion(beat, known)}{hint_at(beat)}")


def hint_at(beat: str) -> str:
    """How to write what looks like a time; empty for any other name."""
    time = time_in(f"{beat}s")
    return "" if time is None or time < 0 else f"; a still of a time needs its unit: @{beat}s"
