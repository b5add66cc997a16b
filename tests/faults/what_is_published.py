"""What a failing disk is tried on: a scene's result that is kept, and a movie with its subtitles that is delivered."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

import numpy as np

from mathanim.inputs.setting import Language, Setting
from mathanim.rendering.frames.area import Area
from mathanim.rendering.job import Beat, Cue, Job, Outcome, Quality, SceneReference
from mathanim.rendering.movies.clip_encoder import ClipEncoder
from mathanim.rendering.movies.delivery import deliver_movie
from mathanim.rendering.movies.encoding import Group
from mathanim.rendering.movies.movie import write_clip
from mathanim.rendering.publishing import publish_text, work_folder
from tests.faults.small_house import contents_of
from tests.rendering.store.fake_scene import FakeScene, opened

SMALL = Quality("small", 64, 36, Fraction(10))
NOISE = np.random.default_rng(0).integers(0, 256, (60, 36, 64, 4), dtype=np.uint8)
FRAMES = {"old": np.full((4, 36, 64, 4), 60, np.uint8), "new": np.full((4, 36, 64, 4), 180, np.uint8), "large": NOISE}


class Published(Protocol):
    """Something that is published in an old and then in a new state; ``root`` holds what readers see."""

    root: Path

    def publish(self, state: str) -> None:
        """Publish the old or the new state; raises DeliveryError if the disk refuses."""

    def require_whole(self, what: str) -> None:
        """Readers see the old state or the new one."""

    def require_right(self, what: str) -> None:
        """The new state can be published now, is right, and nothing else is left."""


class KeptResult:
    """A scene's result in a store."""

    def __init__(self, where: Path) -> None:
        self.root = where / ".store"
        self.scene = FakeScene(where / "talk")

    def publish(self, state: str) -> None:
        """Draw the scene in that state, keep it, and remember what was made of it."""
        self.scene.write(state)
        content, _, outcome = self.scene.rendered(self.root)
        assert content == self.scene.content, "a wrong clip"
        with opened(self.root) as store:
            store.remember(self.scene.file, [outcome.identity], "Talk", [self.scene.data])

    def require_whole(self, what: str) -> None:
        """Nobody reads a store without checking."""

    def require_right(self, what: str) -> None:
        """The new state is drawn right, and found from then on; the old one is still there."""
        self.publish("new")
        assert self.scene.rendered(self.root)[0] == self.scene.content, what
        assert self.scene.rendered(self.root)[:2] == (self.scene.content, True), what
        self.scene.write("old")
        assert self.scene.rendered(self.root)[:2] == (self.scene.content, True), f"{what}: the old one is lost"
        assert not list(self.root.rglob(".unfinished-*")), what


class DeliveredMovie:
    """A movie, its subtitles and a report in an output folder."""

    def __init__(self, where: Path) -> None:
        self.root = where / "media"
        self.where = where
        where.mkdir(parents=True, exist_ok=True)

    def outcome(self, state: str) -> Outcome:
        """A scene that looks and says which state it is."""
        clip, frames = self.where / f"{state}.mp4", FRAMES[state]
        if not clip.exists():
            write_clip(clip, SMALL, list(groups_of(state)))
        job = Job(SceneReference(clip, "Talk", "talk:Talk"), SMALL, Setting(), self.where, self.where)
        cues: dict[Language, tuple[Cue, ...]] = {"en": (Cue(Fraction(0), Fraction(2, 5), state),)}
        return Outcome(job, {"en": state}, (Beat("beat", 0, len(frames)),), cues, len(frames), clip)

    def publish(self, state: str) -> None:
        """Deliver the movie and the report."""
        with work_folder(self.root) as work:
            deliver_movie([self.outcome(state)], self.root / "talk" / "talk.mp4", work, "Talk")
            publish_text(state, self.root / "talk" / "report.txt", work)

    def require_whole(self, what: str) -> None:
        """Every file is whole that of one state."""
        found, states = contents_of(self.root), [content_of(state) for state in FRAMES]
        assert found.keys() == states[0].keys(), what
        assert all(content in [state[name] for state in states] for name, content in found.items()), what

    def require_right(self, what: str) -> None:
        """Every file is new after the next run, and its private folder is gone."""
        self.require_whole(what)
        self.publish("new")
        assert contents_of(self.root) == content_of("new"), what
        assert sorted(place.name for place in self.root.iterdir()) == ["talk"], what


@cache
def content_of(state: str) -> dict[str, object]:
    """What the files of a state say, delivered where nothing fails."""
    with TemporaryDirectory() as clean:
        movie = DeliveredMovie(Path(clean))
        movie.publish(state)
        return contents_of(movie.root)


@cache
def groups_of(state: str) -> tuple[Group, ...]:
    """The frames of a state, encoded."""
    encoder = ClipEncoder(SMALL)
    for frame in FRAMES[state]:
        encoder.write(frame, 1, Area.whole(frame))
    return tuple(encoder.finish())


PUBLISHED: Mapping[str, type[KeptResult] | type[DeliveredMovie]] = {
    "kept result": KeptResult,
    "delivered movie": DeliveredMovie,
}
