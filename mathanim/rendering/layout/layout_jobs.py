"""Check the layout of targets: every scene in each language and theme asked for, each in a worker of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mathanim.inputs.setting import THEMES, Language, Theme
from mathanim.rendering import work
from mathanim.rendering.executors.seam import Executor, ExecutorFor, Lost
from mathanim.rendering.layout.check_job import LOOKED_AT, Checked, CheckJob
from mathanim.rendering.layout.layout_report import ending, report_on
from mathanim.rendering.places import check_place
from mathanim.rendering.progress import say
from mathanim.rendering.publishing import delivering, publish, work_folder
from mathanim.rendering.render_jobs import hear_nothing, lost_outcome, refuse_faulty_parameters
from mathanim.rendering.request import Request, modules_to_load, name_of
from mathanim.rendering.targets import SceneWanted, Target


@dataclass(frozen=True)
class Asked:
    """One scene of a target in one language and theme."""

    target: Target
    wanted: SceneWanted
    job: CheckJob

    @property
    def label(self) -> str:
        """What it is called to the user."""
        setting = self.job.setting
        spoken = f" ({setting.language}, {setting.theme})" if self.target.languages else ""
        return name_of(self.target, self.wanted) + spoken


def check_layouts(
    request: Request, languages: Sequence[Language], themes: Sequence[Theme], executor_for: ExecutorFor
) -> list[dict[str, Any]]:
    """Check every scene that was asked for, and report on each in each language and theme.

    No ``languages`` means all that the target speaks, no ``themes`` both. A file that is none of this house's has its
    own words and colours, and is checked once unless some are named.

    Raises:
        WrongUse: if a target does not speak a language, or some scene refuses its parameters; nothing is checked then.
    """
    with work_folder(request.folder) as folder:
        asked = list(each_asked(request, languages, themes, folder))
        executor = executor_for(modules_to_load([one.job for one in asked]))
        refuse_faulty_parameters([(one.label, one.job) for one in asked], {}, executor)
        reports: dict[int, dict[str, Any]] = {}
        for number, checked in _checked([one.job for one in asked], executor):
            one = asked[number]
            say(f"{one.label}: {ending(checked)}")
            sheet = _delivered(checked.sheet, one, request.folder)
            reports[number] = report_on(one.label, one.job, checked, sheet)
    return [reports[number] for number in range(len(asked))]


def each_asked(
    request: Request, languages: Sequence[Language], themes: Sequence[Theme], folder: Path
) -> Iterator[Asked]:
    """Every scene in each language and theme, as a job with a folder of its own.

    Themes differ in colours alone, so motion is watched in the first of them only.
    """
    for target in request.targets:
        for language in languages or target.languages or (None,):
            for number, theme in enumerate(themes or (THEMES if target.languages else (None,))):
                one = replace(request, targets=(target,), language=language, theme=theme, quality=LOOKED_AT)
                own = folder / "-".join([*target.folder, target.name, str(language), str(theme)])
                with delivering(own):
                    own.mkdir()
                for wanted_by, wanted, job in one.jobs(own, "stills"):
                    yield Asked(wanted_by, wanted, CheckJob(**vars(job), watches_motion=number == 0))


def _checked(jobs: Sequence[CheckJob], executor: Executor) -> Iterator[tuple[int, Checked]]:
    for number, result in executor.run(jobs, work.check_layout, hear_nothing):
        if isinstance(result, Lost):
            yield number, Checked(failure=lost_outcome(jobs[number], result).failure)
        else:
            yield number, result


def _delivered(sheet: bytes, one: Asked, root: Path) -> Path | None:
    """Publish the sheet; where nothing is wrong, that of an earlier check goes."""
    place = check_place(root, one.target, one.wanted, one.job)
    if not sheet:
        with delivering(place):
            place.unlink(missing_ok=True)
        return None
    made = one.job.folder / "sheet.png"
    with delivering(made, len(sheet)):
        made.write_bytes(sheet)
    publish(made, place)
    return place
