"""Ask scenes for the words that are spoken in each of their beats; an unchanged scene is not asked again."""

from collections.abc import Sequence
from dataclasses import replace

from mathanim.rendering import work
from mathanim.rendering.executors.seam import Executor, Lost
from mathanim.rendering.job import Job, Outcome
from mathanim.rendering.render_jobs import hear_nothing, lost_outcome
from mathanim.rendering.store.seam import Results


def words_of(jobs: Sequence[Job], executor: Executor, results: Results) -> list[dict[str, str]]:
    """The words of every job's scene by beat, in its language; none of a scene that only drawing can tell."""
    asked = [replace(job, product="words") for job in jobs]
    told = results.found(asked, lambda _: True)
    new = [index for index in range(len(asked)) if index not in told]
    for index in new:
        results.claim(asked[index], waits=False)
    for place, answer in executor.run([asked[index] for index in new], work.words, hear_nothing):
        index = new[place]
        told[index] = results.keep(lost_outcome(asked[index], answer) if isinstance(answer, Lost) else answer)
    return [words_in(told[index]) for index in range(len(asked))]


def words_in(outcome: Outcome) -> dict[str, str]:
    """What is said in each beat, in the language of the job."""
    return {beat.name: beat.narration.get(outcome.job.setting.language, "") for beat in outcome.beats}
