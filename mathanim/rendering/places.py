"""Where each product goes under the output folder."""

from fractions import Fraction
from pathlib import Path

from mathanim.inputs.setting import Language
from mathanim.rendering.job import Job
from mathanim.rendering.output_names import inside, slug
from mathanim.rendering.targets import SceneWanted, Target


def label_of(target: Target, language: Language) -> str:
    """What tells the languages' files apart: nothing where a scene has no other language."""
    return f".{language}" if target.languages else ""


def scene_place(root: Path, target: Target, wanted: SceneWanted, language: Language) -> Path:
    """The video of one scene."""
    folders = (*target.folder, "scenes") if target.is_lecture else target.folder
    return inside(root, *folders, f"{slug(wanted.key)}{label_of(target, language)}.mp4")


def lecture_place(root: Path, target: Target, language: Language) -> Path:
    """The video of a whole lecture."""
    return inside(root, *target.folder, f"{slug(target.name)}{label_of(target, language)}.mp4")


def report_place(root: Path, target: Target, language: Language) -> Path:
    """The report on a target."""
    name = "report" if target.is_lecture or not target.languages else f"{slug(target.scenes[0].key)}.report"
    return inside(root, *target.folder, f"{name}{label_of(target, language)}.json")


def look_of(target: Target, job: Job) -> str:
    """What tells pictures in several languages and themes apart."""
    return f"{label_of(target, job.setting.language)}{f'.{job.setting.theme}' if target.languages else ''}"


def still_place(root: Path, target: Target, wanted: SceneWanted, job: Job, *, number: int, beat: str) -> Path:
    """The picture of one beat's end."""
    name = f"{number:02}-{slug(beat)}{look_of(target, job)}.png"
    return inside(root, *target.folder, "stills", slug(wanted.key), name)


def moment_place(root: Path, target: Target, wanted: SceneWanted, job: Job, time: Fraction) -> Path:
    """The picture of one time, which in a lecture is the lecture's."""
    folder = () if target.is_lecture else (slug(wanted.key),)
    return inside(root, *target.folder, "stills", *folder, f"at-{float(time):.15g}s{look_of(target, job)}.png")


def sheet_place(root: Path, target: Target, job: Job, page: int) -> Path:
    """A page of a target's storyboard; those after the first are numbered."""
    number = f"-{page}" if page > 1 else ""
    return inside(root, *target.folder, f"{slug(deck_name(target))}.sheet{number}{look_of(target, job)}.png")


def deck_place(root: Path, target: Target, language: Language, ending: str) -> Path:
    """The deck of a target, in the format of that ending."""
    return inside(root, *target.folder, "decks", f"{slug(deck_name(target))}{label_of(target, language)}.{ending}")


def deck_name(target: Target) -> str:
    """What a target's deck is called: as its only scene, if it is no lecture and has but one, and by chosen beats."""
    whole = target.name if target.is_lecture or len(target.scenes) > 1 else target.scenes[0].key
    return ".".join([whole, *(["-".join(target.beats)] if target.beats else [])])


def deck_report_place(root: Path, target: Target, language: Language) -> Path:
    """The report on a target's decks; not among them, where manim-slides would take it for one."""
    return inside(root, *target.folder, f"{slug(deck_name(target))}.decks{label_of(target, language)}.json")


def check_place(root: Path, target: Target, wanted: SceneWanted, job: Job) -> Path:
    """The sheet of what is wrong with a scene's layout."""
    return inside(root, *target.folder, "check", f"{slug(wanted.key)}{look_of(target, job)}.png")
