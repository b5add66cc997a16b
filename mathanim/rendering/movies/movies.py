"""The movies that a rendering makes: which results, where, under which title; each made only if it is not there."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mathanim.rendering.job import Job, Outcome
from mathanim.rendering.movies.assembly import title_in
from mathanim.rendering.movies.delivery import deliver_movie
from mathanim.rendering.movies.heard import identity_with_speech
from mathanim.rendering.places import lecture_place, scene_place
from mathanim.rendering.store.seam import Results
from mathanim.rendering.targets import SceneWanted, Target


@dataclass(frozen=True)
class Movie:
    """The results that a movie is made of in order, its place and its title."""

    outcomes: Sequence[Outcome]
    place: Path
    title: str

    def is_there(self, results: Results) -> bool:
        """Whether an earlier run made it of these very results and nobody touched it."""
        return bool(self._known(results))

    def deliver(self, work: Path, results: Results) -> list[Path]:
        """Make it if it is not there; its files.

        Raises:
            ProductError: if the movie is not what was planned.
            DeliveryError: if the disk refuses.
        """
        return self._known(results) or deliver_movie(self.outcomes, self.place, work, self.title)

    def remember(self, files: Sequence[Path], results: Results) -> None:
        """Remember that it is there, once its results are kept."""
        if files and not self.is_there(results):
            results.remember(self.place, self._identities, self.title, files)

    def _known(self, results: Results) -> list[Path]:
        return results.delivered(self.place, self._identities, self.title)

    @property
    def _identities(self) -> list[str]:
        return [identity_with_speech(outcome) for outcome in self.outcomes]


def scene_movie(root: Path, target: Target, wanted: SceneWanted, outcome: Outcome) -> Movie:
    """The movie of one scene."""
    language = outcome.job.setting.language
    return Movie([outcome], scene_place(root, target, wanted, language), title_in(outcome, language))


def lecture_movie(root: Path, target: Target, outcomes: Sequence[Outcome], job: Job) -> Movie:
    """The movie of a lecture, of those of its scenes that came out."""
    language = job.setting.language
    return Movie(outcomes, lecture_place(root, target, language), target.title.get(language, target.name))
