"""List the numbers of targets: every scene gone through in a worker of its own, and the lists as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from mathanim.rendering import work
from mathanim.rendering.executors.seam import ExecutorFor, Lost
from mathanim.rendering.job import Job
from mathanim.rendering.layout.check_job import LOOKED_AT
from mathanim.rendering.numbers.scene_numbers import ListedNumber, SceneNumbers
from mathanim.rendering.publishing import work_folder
from mathanim.rendering.render_jobs import hear_nothing, lost_outcome, refuse_faulty_parameters
from mathanim.rendering.request import Request, modules_to_load, named


def number_lists(request: Request, executor_for: ExecutorFor) -> list[dict[str, Any]]:
    """The numbers of every scene that was asked for, beat by beat, or its error.

    Raises:
        WrongUse: if some scene refuses its parameters; nothing is listed then.
    """
    with work_folder(request.folder) as folder:
        entries = named(replace(request, quality=LOOKED_AT).jobs(folder, "stills"))
        jobs = [job for _, job in entries]
        executor = executor_for(modules_to_load(jobs))
        refuse_faulty_parameters(entries, {}, executor)
        told = dict(executor.run(jobs, work.list_numbers, hear_nothing))
    return [scene_list(label, job, told[number]) for number, (label, job) in enumerate(entries)]


def scene_list(label: str, job: Job, told: SceneNumbers | Lost) -> dict[str, Any]:
    """A scene's numbers as JSON holds them."""
    numbers = SceneNumbers(failure=lost_outcome(job, told).failure) if isinstance(told, Lost) else told
    return {
        "label": label,
        "scene": job.scene.label,
        "language": job.setting.language,
        "beats": [
            {"name": beat.name, "numbers": [plain_number(number) for number in beat.numbers]} for beat in numbers.beats
        ],
        "error": str(numbers.failure) if numbers.failure else None,
    }


def plain_number(number: ListedNumber) -> dict[str, Any]:
    """A number as JSON holds it."""
    return {**asdict(number), "inputs": dict(number.inputs)}


def in_one_table(scenes: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The numbers of all scenes as rows, each with its scene and beat."""
    return [
        {"scene": scene["label"], "beat": beat["name"], **number}
        for scene in scenes
        for beat in scene["beats"]
        for number in beat["numbers"]
    ]
