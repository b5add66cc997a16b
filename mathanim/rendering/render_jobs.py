"""Run jobs through an executor and turn what comes back into outcomes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from mathanim.inputs.declared_check import declared_fault
from mathanim.rendering import work
from mathanim.rendering.errors import WrongUse
from mathanim.rendering.executors.seam import Executor, Lost
from mathanim.rendering.job import Failure, Job, Outcome, SceneReference
from mathanim.rendering.progress import Listener, listener_for
from mathanim.rendering.request import Request, name_of
from mathanim.rendering.store.seam import Results

Keep = Callable[[int, Outcome], Outcome]


@dataclass(frozen=True)
class Means:
    """What jobs are run with: where they run, where results are kept, who hears of them.

    ``expected_seconds`` is how long jobs took the last time, by their number, as far as that is known.
    """

    executor: Executor
    results: Results
    listener: Listener
    expected_seconds: Mapping[int, float] = field(default_factory=dict)


def run_jobs(jobs: Sequence[Job], reused: Mapping[int, Outcome], means: Means, keep: Keep) -> list[Outcome]:
    """The outcomes in the order of the jobs; each goes through ``keep`` as soon as it is there.

    ``reused`` are those that need not be drawn. What another program draws at this moment is waited for, after
    everything else, and taken from there.
    """
    outcomes: dict[int, Outcome] = {}
    with means.listener:
        for index, outcome in chain(reused.items(), drawn(jobs, sorted(set(range(len(jobs))) - set(reused)), means)):
            outcomes[index] = means.results.keep(keep(index, outcome))
            means.listener.finished(index, outcomes[index])
    return [outcomes[index] for index in range(len(jobs))]


def kept_or_drawn(named: Sequence[tuple[str, Job]], executor: Executor, results: Results) -> list[Outcome]:
    """What comes of every job, each under its scene's name: kept results, or drawn now.

    Raises:
        WrongUse: if some scene refuses its parameters; nothing is drawn then.
    """
    jobs = [job for _, job in named]
    reused = results.found(jobs, lambda _: False)
    refuse_faulty_parameters(named, reused, executor)
    means = Means(executor, results, listener_for([label for label, _ in named], {}))
    return run_jobs(jobs, reused, means, lambda _, outcome: outcome)


def drawn(jobs: Sequence[Job], wanted: Sequence[int], means: Means) -> Iterator[tuple[int, Outcome]]:
    """Draw the wanted jobs, those first that nobody else draws; what others have drawn meanwhile is theirs."""
    while wanted:
        mine = [index for index in wanted if means.results.claim(jobs[index], waits=False)]
        if not mine:
            means.results.claim(jobs[wanted[0]], waits=True)
            mine = [wanted[0]]
        found = means.results.found([jobs[index] for index in mine], lambda _: False)
        yield from ((mine[number], outcome) for number, outcome in found.items())
        yield from run_here([(index, jobs[index]) for number, index in enumerate(mine) if number not in found], means)
        wanted = [index for index in wanted if index not in mine]


def run_here(numbered: Sequence[tuple[int, Job]], means: Means) -> Iterator[tuple[int, Outcome]]:
    """Run jobs through the executor, those first that will take longest, so that none is left over at the end."""
    order = longest_first([index for index, _ in numbered], means.expected_seconds)
    jobs = dict(numbered)

    def told(place: int, beat: str, frames: int) -> None:
        means.listener.told(order[place], beat, frames)

    for place, result in means.executor.run([jobs[index] for index in order], work.render, told):
        index = order[place]
        yield index, lost_outcome(jobs[index], result) if isinstance(result, Lost) else result


def longest_first(numbers: Sequence[int], expected_seconds: Mapping[int, float]) -> list[int]:
    """The numbers of jobs, those first of which nothing is known: they may be the longest."""
    return sorted(numbers, key=lambda number: -expected_seconds.get(number, float("inf")))


def hear_nothing(index: int, beat: str, frames: int) -> None:
    """A question about parameters has no progress."""
    del index, beat, frames


def lost_outcome(job: Job, lost: Lost) -> Outcome:
    """The outcome of a job whose worker vanished."""
    return Outcome(job, failure=Failure(lost.kind, lost.reason, job.scene.file, None, lost.is_machine_fault))


def refuse_faulty_parameters(
    jobs: Sequence[tuple[str, Job]], reused: Mapping[int, Outcome], executor: Executor
) -> None:
    """Ask every scene that is to be drawn whether it can do with its parameters, before any is.

    A scene that cannot even be asked, because it hangs or ends its process, fails when it is drawn.

    Raises:
        WrongUse: with every fault of every scene.
    """
    new = [named for index, named in enumerate(jobs) if index not in reused]
    asked = [(key, job) for key, job in new if job.setting.parameters]
    told = executor.run([job for _, job in asked], work.check_parameters, hear_nothing)
    faults = {index: result for index, result in told if isinstance(result, str)}
    refuse([(asked[index][0], faults[index]) for index in sorted(faults)])


def refuse_by_source(request: Request) -> None:
    """Refuse what the sources of scenes tell to be wrong with their parameters; no process is begun for that.

    Raises:
        WrongUse: with every such fault of every scene.
    """
    scenes = [(target, wanted) for target in request.targets for wanted in target.scenes]
    refuse(
        [
            (name_of(target, wanted), fault_by_source(wanted.reference, request.setting_of(target, wanted).parameters))
            for target, wanted in scenes
        ]
    )


def fault_by_source(scene: SceneReference, parameters: Mapping[str, Any]) -> str:
    """What is wrong with the parameters of a scene, as far as its source tells; empty if it tells nothing."""
    return str(declared_fault(scene.file, scene.class_name, parameters) or "") if parameters else ""


def refuse(faults: Sequence[tuple[str, str]]) -> None:
    """Refuse what is wrong with the parameters of scenes, each by what it is called.

    Raises:
        WrongUse: with every line of every fault, if there is one.
    """
    if lines := [f"{key}: {line}" for key, fault in faults for line in fault.splitlines()]:
        raise WrongUse("\n".join(lines))
