"""A run as the studio knows it: what it draws, how far it is, what it was made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from mathanim.inputs.setting import Setting
from mathanim.rendering.job import Job, Quality, SceneReference
from mathanim.rendering.preview.edits import FROM_THE_START, NEVER, Edit, Story, edit_between
from mathanim.rendering.preview.orders import SceneMet
from mathanim.rendering.store.sources import Reading

Stage = Literal["running", "interrupted", "finished", "failed"]


@dataclass(frozen=True)
class Wish:
    """What is to be drawn: a scene at a setting and quality."""

    scene: SceneReference
    quality: Quality
    setting: Setting
    working_folder: Path

    def job(self, folder: Path) -> Job:
        """The wish as a job that has a folder of its own."""
        return Job(self.scene, self.quality, self.setting, folder, self.working_folder, "stills")


@dataclass
class Run:
    """A run; ``states`` is how everything stood that it read, known as soon as it is over.

    ``plays`` is how many plays each beat has. An interrupted run goes on no more; its checkpoints still serve as long
    as nothing was saved but the scene itself.
    """

    number: int
    wish: Wish
    folder: Path
    stage: Stage = "running"
    is_paused: bool = False
    met: SceneMet | None = None
    beats: tuple[str, ...] = ()
    states: Mapping[Reading, str] = field(default_factory=dict)
    plays: dict[int, int] = field(default_factory=dict)

    @property
    def story(self) -> Story:
        """What is known about its scene."""
        if self.met is None:
            return Story(self.wish.scene.class_name, self.beats, frozenset(), is_storyboard=False)
        return Story(self.wish.scene.class_name, self.beats, self.met.inherited, self.met.is_storyboard)

    def edit_since(self, source: str, states: Mapping[Reading, str]) -> Edit:
        """What has changed since this run: ``source`` is the scene's now, ``states`` how the world stands."""
        own = Reading("file", str(self.wish.scene.file))
        others = (reading for reading in self.states if reading != own)
        if self.met is None or not self.met.source or any(states.get(r) != self.states[r] for r in others):
            return Edit(FROM_THE_START)
        return edit_between(self.met.source, source, self.story)

    def checkpoint_for(self, beat: int, edit: Edit, checkpoints: list[int]) -> int | None:
        """The latest of its checkpoints from which a beat can be drawn after an edit."""
        latest = min(beat, edit.first_beat if edit.first_beat != NEVER else beat)
        if edit.first_beat == FROM_THE_START:
            return None
        return max((index for index in checkpoints if index <= latest), default=None)
