"""What the user asks for on the command line, and the jobs that follow from it."""

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from mathanim.inputs.scene_folder import SCENES
from mathanim.inputs.setting import Device, Language, Pace, Setting, Theme
from mathanim.rendering import scene_files
from mathanim.rendering.errors import UnsafeName, WrongUse
from mathanim.rendering.job import QUALITIES, SMALL, Job, Product, Quality
from mathanim.rendering.output_names import slug
from mathanim.rendering.publishing import delivering
from mathanim.rendering.store.seam import NoResults, Results
from mathanim.rendering.store.store import Store
from mathanim.rendering.targets import SceneWanted, Target

DEFAULT_QUALITY = "hd"
PRELOADABLE = {"torch", "mathanim"}
Entry = tuple[Target, SceneWanted, Job]


@dataclass(frozen=True)
class Request:
    """Targets and the settings that were given; None where the lecture or the default decides.

    ``parameters`` come before those that the lecture gives to its scene. With ``voice``, narrations are spoken.
    """

    targets: tuple[Target, ...]
    quality: Quality | None = None
    language: Language | None = None
    theme: Theme | None = None
    pace: Pace | None = None
    device: Device = "auto"
    output: Path | None = None
    store: Path | None = None
    no_store: bool = False
    small: bool = False
    voice: bool = False
    parameters: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._refuse_twins()
        self._refuse_unclear_parameters()
        for target in self.targets:
            if self.language and target.languages and self.language not in target.languages:
                spoken = ", ".join(target.languages)
                raise WrongUse(f"{target.name} speaks {spoken}, not {self.language}: choose another --language")

    def _refuse_twins(self) -> None:
        keys = ["/".join(slug(name).casefold() for name in (*target.folder, target.name)) for target in self.targets]
        if twins := [target.name for target, key in zip(self.targets, keys, strict=True) if keys.count(key) > 1]:
            raise UnsafeName(f"{twins[0]} was named twice, or two files of that name: render them one by one")

    def _refuse_unclear_parameters(self) -> None:
        scenes = [wanted.key for target in self.targets for wanted in target.scenes]
        if self.parameters and len(scenes) > 1:
            raise WrongUse(
                f"--set needs one scene, not {len(scenes)}: name the scene, or write its parameters into the lecture"
            )

    @property
    def folder(self) -> Path:
        """The folder under which everything is written: the chosen one, else ``media`` of the project or of here."""
        own = SCENES.parent / "media"
        return (self.output or (own if own.is_dir() else Path("media"))).absolute()

    @property
    def store_folder(self) -> Path:
        """The folder of the store: the chosen one, else ``.store`` in the output folder."""
        return (self.store or self.folder / ".store").absolute()

    @property
    def results(self) -> Results:
        """Where results are kept from run to run."""
        return NoResults() if self.no_store else Store(self.store_folder)

    def quality_of(self, target: Target) -> Quality:
        """The quality that was asked for, or the lecture's, or the default; encoded as small as may be if asked to."""
        quality = self.quality or QUALITIES[target.settings.quality or DEFAULT_QUALITY]
        return replace(quality, encoder=SMALL) if self.small else quality

    def language_of(self, target: Target) -> Language:
        """The language that was asked for, or the target's first."""
        if self.language:
            return self.language
        return target.languages[0] if target.languages else "en"

    def setting_of(self, target: Target, wanted: SceneWanted) -> Setting:
        """The setting of one scene."""
        return Setting(
            language=self.language_of(target),
            theme=self.theme or target.settings.theme or "dark",
            pace=self.pace or target.settings.pace or "narrated",
            device=self.device,
            parameters={**wanted.parameters, **self.parameters},
        )

    def jobs(self, work: Path, product: Product) -> list[tuple[Target, SceneWanted, Job]]:
        """Every scene of every target as a job, each with a folder of its own in the work folder."""
        pairs = [(target, wanted) for target in self.targets for wanted in target.scenes]
        return [
            (target, wanted, self._job(target, wanted, own_folder(work, number), product))
            for number, (target, wanted) in enumerate(pairs)
        ]

    def _job(self, target: Target, wanted: SceneWanted, folder: Path, product: Product) -> Job:
        return Job(
            scene=wanted.reference,
            quality=self.quality_of(target),
            setting=self.setting_of(target, wanted),
            folder=folder,
            working_folder=target.working_folder,
            product=product,
        )


def name_of(target: Target, wanted: SceneWanted) -> str:
    """What a scene is called to the user."""
    return f"{target.name}: {wanted.key}" if target.is_lecture else wanted.reference.label


def named(entries: Sequence[Entry]) -> list[tuple[str, Job]]:
    """Each entry's job under what its scene is called."""
    return [(name_of(target, wanted), job) for target, wanted, job in entries]


def own_folder(work: Path, number: int) -> Path:
    """A new folder for one job."""
    folder = work / f"{number:04}"
    with delivering(folder):
        folder.mkdir()
    return folder


def modules_to_load(jobs: Sequence[Job]) -> tuple[str, ...]:
    """What is worth importing once, before the workers are forked: torch and this project's own modules."""
    imports = {name for file in {job.scene.file for job in jobs} for name in modules_of(file)}
    own = {name for name in imports if name.partition(".")[0] in PRELOADABLE}
    return tuple(sorted(own))


def modules_of(file: Path) -> list[str]:
    """The full names of the modules that the file imports at its top."""
    return [name for name, _ in scene_files.top_imports(ast.parse(file.read_bytes(), str(file)))]
