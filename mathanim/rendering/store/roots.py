"""Names of files relative to what moves together, so that a store means the same on another machine or path."""

import os
from dataclasses import dataclass

from mathanim.inputs.scene_folder import SCENES
from mathanim.rendering.job import Job
from mathanim.rendering.store.ownership import PACKAGE


@dataclass(frozen=True)
class Roots:
    """The folders that a scene's files lie in: name and absolute path, the first that fits names a file."""

    folders: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, job: Job) -> "Roots":
        """The roots of a job's scene."""
        return cls(
            (
                ("mathanim", str(PACKAGE)),
                ("scenes", str(SCENES)),
                ("scene", str(job.scene.file.parent)),
                ("working", str(job.working_folder)),
            )
        )

    def name_of(self, place: str) -> str:
        """The place as root and rest, or as it is if it lies under no root."""
        for name, folder in self.folders:
            if place == folder or place.startswith(f"{folder}/"):
                return f"{name}:{place[len(folder) + 1 :]}"
        return place

    def place_of(self, name: str) -> str:
        """The place that a name stands for here."""
        root, colon, rest = name.partition(":")
        folder = dict(self.folders).get(root) if colon and not name.startswith("/") else None
        return name if folder is None else os.path.normpath(f"{folder}/{rest}")
