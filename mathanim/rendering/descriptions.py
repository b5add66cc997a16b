"""Describe targets: every scene of theirs asked what it is and takes, and the answers as plain values."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mathanim.inputs.lecture import lecture_schema
from mathanim.inputs.scene_folder import scene_names
from mathanim.rendering import work
from mathanim.rendering.executors.seam import ExecutorFor, Lost
from mathanim.rendering.job import Failure
from mathanim.rendering.publishing import work_folder
from mathanim.rendering.render_jobs import hear_nothing, refuse
from mathanim.rendering.request import Request, modules_to_load
from mathanim.rendering.targets import target_named


def descriptions(request: Request, executor_for: ExecutorFor) -> list[Any]:
    """What each scene that was asked for is and takes, with the parameters of the request or its lecture.

    Nothing is delivered: where no folder was chosen, a project that nobody may write to is described too.

    Raises:
        WrongUse: with what each scene that cannot be described says.
    """
    with folder_in(request.output) as folder:
        jobs = [job for _, _, job in request.jobs(folder, "stills")]
        told = dict(executor_for(modules_to_load(jobs)).run(jobs, work.describe, hear_nothing))
    said = [(job.scene.label, told[index]) for index, job in enumerate(jobs)]
    refuse([(label, why_not(answer)) for label, answer in said if isinstance(answer, Failure | Lost)])
    return [answer for _, answer in said]


@contextmanager
def folder_in(chosen: Path | None) -> Iterator[Path]:
    """A private folder in the one that was chosen, else among the system's temporary ones."""
    if chosen is not None:
        with work_folder(chosen) as folder:
            yield folder
    else:
        with TemporaryDirectory(prefix="mathanim-") as folder:
            yield Path(folder)


def why_not(answer: Failure | Lost) -> str:
    """Why a scene could not be described."""
    if isinstance(answer, Lost):
        return answer.reason
    return answer.message if answer.file is None else str(answer)


def schema_of_lectures(executor_for: ExecutorFor) -> dict[str, Any]:
    """The JSON Schema of a lecture file, the parameters of every scene of this house included.

    Raises:
        WrongUse: as ``descriptions`` does.
    """
    found = descriptions(Request(tuple(target_named(name) for name in scene_names())), executor_for)
    schema = lecture_schema()
    entry = schema["$defs"]["SceneEntry"]
    entry["properties"]["scene"]["enum"] = [scene.label for scene in found]
    entry["allOf"] = [parameters_where(scene.label, scene.schema) for scene in found]
    schema["$defs"] |= {name: part for scene in found for name, part in scene.schema.get("$defs", {}).items()}
    return schema


def parameters_where(scene: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    """That an entry of this scene takes these parameters."""
    own = {name: part for name, part in schema.items() if name != "$defs"}
    return {"if": {"properties": {"scene": {"const": scene}}}, "then": {"properties": {"parameters": own}}}


def plain_descriptions(scenes: Sequence[Any]) -> list[dict[str, Any]]:
    """The descriptions as JSON holds them."""
    return [asdict(scene) for scene in scenes]
