"""The studio: it draws one target again and again, in processes of its own, as files are saved and orders come."""

import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from os import getuid
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from mathanim.inputs.setting import Language, Pace, Theme
from mathanim.rendering.errors import WrongUse
from mathanim.rendering.preview.crew import Crew
from mathanim.rendering.preview.desk import Desk
from mathanim.rendering.preview.editor import Editor
from mathanim.rendering.preview.picture_files import PictureFiles
from mathanim.rendering.preview.programme import Programme
from mathanim.rendering.preview.seam import Heard, Studio
from mathanim.rendering.preview.snapshot import Picture, ShownError, Snapshot
from mathanim.rendering.preview.telling import snapshot_of
from mathanim.rendering.preview.world import World
from mathanim.rendering.publishing import work_folder
from mathanim.rendering.request import modules_to_load

LONGEST_WAIT = 1.0
Act = Callable[[], None]


def open_studio(
    text: str,
    heard: Heard,
    *,
    language: Language | None = None,
    theme: Theme | None = None,
    pace: Pace | None = None,
    quality: str = "draft",
    parameters: Mapping[str, Any] | None = None,
    working: Path | None = None,
    patience: float = 60.0,
) -> Studio:
    """A studio at work on the target that the text names; what comes of it is told to ``heard``.

    Returns at once: the first snapshot names the scenes and no beats. ``heard`` is called in a thread of the studio's
    own, one call at a time, and must not wait for the studio. What is left out the lecture decides, or the default;
    the default pace is tight. ``working`` is a folder for temporary files, by default one of the user's own; what dead
    studios left there is cleared. A scene from which nothing is heard for ``patience`` seconds is ended. Whoever opens
    a studio closes it; if the program is killed, the studio's processes end and remove its files.

    Raises:
        UnknownTarget: if there is nothing of that name.
        WrongUse: if the target cannot be read, or does not offer what is asked for.
        InputError: every fault of a lecture file.
        DeliveryError: if the folder for temporary files cannot be written.
    """
    chosen = {"language": language, "theme": theme, "pace": pace, "quality": quality}
    programme = Programme(text, chosen, parameters)
    return WatchfulStudio(programme, heard, working or own_folder(), patience)


def own_folder() -> Path:
    """Where a user's studios work by default: a folder that nobody else can have made or may write."""
    folder = Path(tempfile.gettempdir()) / f"mathanim-preview-{getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if found.st_uid != getuid() or found.st_mode & 0o077 or folder.is_symlink():
        raise WrongUse(f"{folder} belongs to somebody else or is open to others: remove it")
    return folder


def modules_for(programme: Programme, folder: Path) -> tuple[str, ...]:
    """What is imported before the first save: what the scenes import of this project, and what that imports late."""
    wishes = (replace(programme.wish, scene=wanted.reference) for wanted in programme.target.scenes)
    modules = modules_to_load([wish.job(folder) for wish in wishes])
    return (*modules, "sympy") if modules else ()


class WatchfulStudio:
    """A studio: one thread of its own decides and tells, another watches folders, processes draw."""

    def __init__(self, programme: Programme, heard: Heard, working: Path, patience: float) -> None:
        self._exits = ExitStack()
        folder = self._exits.enter_context(work_folder(working))
        self._crew = Crew(folder, modules_for(programme, folder))
        self._files = PictureFiles(folder / "pictures")
        self._programme, self._heard = programme, heard
        desk = Desk(folder, self._crew, World(), self._files, patience)
        self._editor = Editor(programme, desk, self._act)
        self._acts: SimpleQueue[Act] = SimpleQueue()
        self._unanswered: list[threading.Event] = []
        self._is_closing = False
        self._lock = threading.Lock()
        self._snapshot = snapshot_of(programme, desk, self._editor.error, 0)
        self._thread = threading.Thread(target=self._work, name="studio", daemon=True)
        self._thread.start()

    @property
    def snapshot(self) -> Snapshot:
        """What there is to show now."""
        with self._lock:
            return self._snapshot

    def choose_scene(self, key: str) -> None:
        """Turn to another scene of the target.

        Raises:
            WrongUse: if there is none of that key.
        """
        self._programme.check_scene(key)
        self._order(partial(self._editor.choose_scene, key))

    def choose_beat(self, name: str) -> None:
        """Make a beat the one at work: its clip comes before the others'.

        Raises:
            WrongUse: if the scene has none of that name.
        """
        if name not in [beat.name for beat in self.snapshot.beats]:
            raise WrongUse(f"the scene has no beat {name!r}")
        self._order(partial(self._editor.choose_beat, name))

    def choose_setting(self, **chosen: str) -> None:
        """Draw in another ``language``, ``theme``, ``pace`` or ``quality``.

        Raises:
            WrongUse: if a value is none that the snapshot's setting offers.
        """
        self._programme.check_setting(chosen)
        self._order(partial(self._editor.choose_setting, chosen))

    def set_parameters(self, values: Mapping[str, Any]) -> None:
        """Draw with these parameters instead of the target's; a refusal comes as the snapshot's ``refusal``."""
        self._order(partial(self._editor.set_parameters, dict(values)))

    def file_of(self, picture: Picture) -> Path:
        """The file of a picture, clip or sheet that some snapshot named.

        Raises:
            KeyError: if no snapshot did, or it was cleared away since.
        """
        return self._files.place_of(picture)

    def close(self) -> None:
        """End every process and remove every file of the studio's own."""
        if threading.current_thread() is self._thread:
            raise RuntimeError("a studio cannot be closed by whoever hears of its snapshots")
        self._is_closing = True
        self._act(lambda: None)
        self._thread.join()

    def _order(self, act: Act) -> None:
        """Have something done, and wait until the snapshot knows of it, unless the studio itself asks or has ended."""
        is_known = threading.Event()

        def ordered() -> None:
            self._unanswered.append(is_known)
            act()

        self._act(ordered)
        while threading.current_thread() is not self._thread and self._thread.is_alive() and not is_known.wait(0.1):
            pass

    def _act(self, act: Act) -> None:
        """Have something done by the studio's own thread, soon; from any thread."""
        if self._thread.is_alive():
            self._acts.put(act)
            self._crew.ring()

    def _work(self) -> None:
        with self._exits:
            try:
                self._editor.begin()
                while not self._is_closing:
                    self._work_once()
            finally:
                self._editor.end()
                self._crew.close()

    def _work_once(self) -> None:
        try:
            for heard in self._crew.hear(self._editor.seconds_to_wait(LONGEST_WAIT)):
                self._editor.desk.hear(heard)
            self._do_what_was_asked()
            self._editor.look_around()
            self._tell()
        except Exception as error:  # a fault of the studio's own: say it, and go on with the next save
            traceback.print_exc(file=sys.stderr)
            self._editor.desk.stop()
            self._editor.desk.shown.error = ShownError(type(error).__name__, f"the preview itself failed: {error}")
            self._tell()

    def _do_what_was_asked(self) -> None:
        try:
            while True:
                self._acts.get_nowait()()
        except Empty:
            return

    def _tell(self) -> None:
        desk = self._editor.desk
        new = snapshot_of(self._programme, desk, self._editor.error, self._snapshot.version)
        if new != self._snapshot:
            new = replace(new, version=new.version + 1)
            with self._lock:
                self._snapshot = new
            self._heard(new)
        while self._unanswered:
            self._unanswered.pop().set()
        self._files.clear_away(desk.board.pictures)
