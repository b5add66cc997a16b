"""The editor hears of saves and choices, and makes wishes of them."""

import ast
import time
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from mathanim.inputs.errors import InputError
from mathanim.rendering.errors import WrongUse
from mathanim.rendering.preview.desk import Desk
from mathanim.rendering.preview.edits import FROM_THE_START, Edit
from mathanim.rendering.preview.faults import shown_fault
from mathanim.rendering.preview.folder_watch import FolderWatch
from mathanim.rendering.preview.programme import Programme
from mathanim.rendering.preview.runs import Wish
from mathanim.rendering.preview.snapshot import ShownError

QUICK_SUCCESSION = 0.2
"""Saves that follow one another within so many seconds come from a program, or in a burst."""
REST = 0.08
"""After a burst, drawing begins when so many seconds have brought no other save."""

Act = Callable[[Callable[[], None]], None]


class Editor:
    """Watches what the scene read; ``error`` is the fault of a file that says what to draw.

    ``act`` has something done by the studio's own thread, in which everything else here runs.
    """

    def __init__(self, programme: Programme, desk: Desk, act: Act) -> None:
        self.programme, self.desk, self._act = programme, desk, act
        self.error: ShownError | None = None
        self._watches: list[FolderWatch] = []
        self._last_save = 0.0
        self._begin_at = 0.0
        self._is_target_old = self._is_world_new = False

    def begin(self) -> None:
        """Wish for what was chosen at first."""
        self._wish()

    def end(self) -> None:
        """Watch no longer."""
        for watch in self._watches:
            watch.join()

    def seconds_to_wait(self, longest: float) -> float:
        """How long there is nothing to do unless something is heard."""
        times = [when for when in (self.desk.world.next_look, self._begin_at or None) if when is not None]
        return max(0.0, min([longest, *(when - time.monotonic() for when in times)]))

    def look_around(self) -> None:
        """See what is overdue, and go on with the work."""
        self._heed(self.desk.world.changes_overdue())
        self.desk.end_what_hangs()
        if time.monotonic() >= self._begin_at:
            self._begin_at = 0.0
            self.desk.advance()
        self._watch()

    def choose_scene(self, key: str) -> None:
        """Turn to another scene."""
        if key != self.programme.key:
            self.programme.choose_scene(key)
            self.desk.forget()
            self._wish()

    def choose_beat(self, name: str) -> None:
        """Make a beat the one at work."""
        self.desk.board.at_work = name

    def choose_setting(self, chosen: Mapping[str, str]) -> None:
        """Draw in another setting."""
        self.programme.choose_setting(chosen)
        self._wish()

    def set_parameters(self, values: Mapping[str, Any]) -> None:
        """Draw with these parameters."""
        self.programme.parameters = dict(values)
        self._wish()

    def _touched(self, paths: frozenset[str]) -> None:
        self._heed(self.desk.world.changes(paths))

    def _heed(self, places: frozenset[str]) -> None:
        """Something that was read has been saved."""
        if not places:
            return
        self._wait_for_rest()
        what_to_draw = {str(self.programme.lecture_file), str(self.programme.scene_file)}
        self._is_target_old |= bool(places & what_to_draw)
        self._is_world_new |= bool(places - what_to_draw)
        self._wish()

    def _wait_for_rest(self) -> None:
        now = time.monotonic()
        if now - self._last_save < QUICK_SUCCESSION:
            self._begin_at = now + REST
        self._last_save = now

    def _wish(self) -> None:
        """Wish for what is chosen, as its files stand now; while they cannot be read, nothing is drawn."""
        try:
            wish, source = self._read()
        except (SyntaxError, WrongUse, InputError, OSError, ValueError) as error:
            self.error = shown_fault(error, self.programme.lecture_file or self.programme.scene_file)
            self.desk.hold()
            return
        self.error = None
        if wish != self.desk.wish or self._is_world_new:
            self.desk.wish_for(wish, source, Edit(FROM_THE_START))
        elif source != self.desk.source:
            self.desk.wish_for(wish, source, self.desk.edit_to(source))
        self._is_world_new = self.desk.is_held = False

    def _read(self) -> tuple[Wish, str]:
        """The wish and the text of its scene.

        Raises:
            Exception: whatever is wrong with the file of the scene or the lecture.
        """
        if self._is_target_old:
            text_of_scene(self.programme.scene_file)
            self.programme.reload()
        wish = self.programme.wish
        for file in filter(None, (wish.scene.file, self.programme.lecture_file)):
            self.desk.world.watch_always(file)
        source = text_of_scene(wish.scene.file)
        self._is_target_old = False
        return wish, source

    def _watch(self) -> None:
        """Watch other folders, if there are others to watch; until they are, those before are watched too."""
        folders = self.desk.world.folders
        if not self._watches or self._watches[-1].folders != folders:
            self._watches.append(FolderWatch(folders, self._hear_touched, self._hear_ready))

    def _hear_touched(self, paths: frozenset[str]) -> None:
        self._act(partial(self._touched, paths))

    def _hear_ready(self, watch: FolderWatch) -> None:
        self._act(partial(self._trust, watch))

    def _trust(self, watch: FolderWatch) -> None:
        """Stop the watches before it; what happened before it was ready is looked for once."""
        place = self._watches.index(watch) if watch in self._watches else 0
        for old in self._watches[:place]:
            old.stop()
        del self._watches[:place]
        self._heed(self.desk.world.changes_anywhere())


def text_of_scene(file: Path) -> str:
    """The text of a Python file that can be parsed.

    Raises:
        SyntaxError, ValueError: if it cannot.
        OSError: if it is not there.
    """
    raw = file.read_bytes()
    parse(raw, str(file))
    return raw.decode("utf-8", "replace")


@lru_cache(maxsize=8)
def parse(raw: bytes, name: str) -> None:
    """Raise SyntaxError or ValueError if the text is no Python."""
    ast.parse(raw, name)
