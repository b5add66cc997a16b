"""Run jobs through an executor and turn what comes back into outcomes."""

from collections.abc import Callable, Sequence

from mathanim.rendering import work
from mathanim.rendering.errors import WrongUse
from mathanim.rendering.executors.seam import Executor, Lost
from mathanim.rendering.job import Failure, Job, Outcome
from mathanim.rendering.progress import Listener

Keep = Callable[[int, Outcome], Outcome]


def run_jobs(jobs: Sequence[Job], executor: Executor, listener: Listener, keep: Keep) -> list[Outcome]:
    """The outcomes in the order of the jobs; each goes through ``keep`` as soon as it is there."""
    outcomes: dict[int, Outcome] = {}
    with listener:
        for index, result in executor.run(jobs, work.render, listener.told):
            outcome = lost_outcome(jobs[index], result) if isinstance(result, Lost) else result
            outcomes[index] = keep(index, outcome)
            listener.finished(index, outcomes[index])
    return [outcomes[index] for index in range(len(jobs))]


def hear_nothing(index: int, beat: str, frames: int) -> None:
    """A question about parameters has no progress."""
    del index, beat, frames


def lost_outcome(job: Job, lost: Lost) -> Outcome:
    """The outcome of a job whose worker vanished."""
    kind = "WorkerLost" if lost.is_machine_fault else "NoProduct"
    return Outcome(job, failure=Failure(kind, lost.reason, job.scene.file, None, lost.is_machine_fault))


def refuse_faulty_parameters(jobs: Sequence[tuple[str, Job]], executor: Executor) -> None:
    """Ask every scene whether it can do with its parameters, before any is rendered.

    Raises:
        WrongUse: with every fault of every scene.
    """
    asked = [(key, job) for key, job in jobs if job.setting.parameters]
    faults: dict[int, str] = {}
    for index, result in executor.run([job for _, job in asked], work.check_parameters, hear_nothing):
        if result is not None:
            faults[index] = result.reason if isinstance(result, Lost) else result
    if faults:
        lines = [f"{asked[index][0]}: {line}" for index in sorted(faults) for line in faults[index].splitlines()]
        raise WrongUse("\n".join(lines))
