"""A scene that is drawn in no time: its clip says what stands in the files that it was made from."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

from mathanim.inputs.setting import Setting
from mathanim.rendering.job import Beat, Cue, Job, Outcome, Quality, SceneReference
from mathanim.rendering.store import store as store_module
from mathanim.rendering.store.sources import Reading, Sources, hash_of_file
from mathanim.rendering.store.store import Store

TINY = Quality("tiny", 16, 16, Fraction(10))


class FakeScene:
    """A scene beside its data, in a folder."""

    def __init__(self, folder: Path, name: str = "Talk") -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.name = name
        self.file = folder / "talk.py"
        self.data = folder / "data.txt"
        self.file.write_text("a scene")
        self.write("nothing")

    def write(self, text: str) -> None:
        """Change what the scene is made from."""
        self.data.write_text(text)

    @property
    def content(self) -> bytes:
        """What a right clip contains now."""
        return f"{self.name}: {self.data.read_text()}".encode() * 50

    def job(self, work: Path) -> Job:
        """The scene as a job."""
        return Job(SceneReference(self.file, self.name, f"talk:{self.name}"), TINY, Setting(), work, self.folder)

    def drawn(self, job: Job) -> Outcome:
        """What drawing it gives."""
        clip = job.folder / "clip.mp4"
        clip.write_bytes(self.content)
        files = (self.file, self.data)
        sources = Sources(tuple(Reading("file", str(file), hash_of_file(file)) for file in files))
        cues = {"en": (Cue(Fraction(0), Fraction(1, 3), "seen"),)}
        return Outcome(job, {"en": "Talk"}, (Beat("beat", 0, 4, {"en": "said"}),), cues, 4, clip, sources=sources)

    def rendered(self, root: Path) -> tuple[bytes, bool, Outcome]:
        """A rendering with the store: what the clip contains, whether it was reused, and the outcome."""
        with tempfile.TemporaryDirectory() as work, opened(root) as store:
            job = self.job(Path(work))
            outcome = store.found([job], lambda _: False).get(0)
            if outcome is None:
                store.claim(job, waits=True)
                outcome = store.keep(self.drawn(job))
            assert outcome.clip is not None
            return outcome.clip.read_bytes(), outcome.is_reused, outcome


@contextmanager
def opened(root: Path) -> Iterator[Store]:
    """A store that does not look at packages and fonts, which do not change here."""
    real = store_module.tools_of
    store_module.tools_of = lambda _: {}
    try:
        with Store(root) as store:
            yield store
    finally:
        store_module.tools_of = real
