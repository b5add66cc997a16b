"""Hear what a scene reads while it is drawn: by Python's audit events, kept in a log that forked children share."""

import json
import os
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from mathanim.rendering.store.ownership import absolute, is_call_of_renderer, is_call_of_scene, is_installed, is_system
from mathanim.rendering.store.sources import ABSENT, Kind, Reading, is_kind, state_of

NOT_FILES = ("/proc/", "/sys/", "/dev/")
CHANCE_DEVICES = {"/dev/urandom", "/dev/random"}
IMPORTER = "<frozen importlib"


@dataclass(frozen=True)
class Heard:
    """What was read, which modules were looked for, and why the result must not be used again."""

    readings: list[Reading]
    imports: set[str]
    reasons: list[str]


class Watch:
    """What was heard so far in this process and in those forked from it.

    While it is on, every reading is noted once, with the state in which it was found; ``private`` is the folder of
    the job, whose files are nobody's source.
    """

    def __init__(self) -> None:
        self.is_on = False
        self._noted: dict[tuple[str, str], str] = {}
        self._private = "/dev/null/"
        self._log: int | None = None
        self._here = threading.local()

    def begin(self, private: Path | None = None) -> None:
        """Listen from now on; with a private folder, also for what forked children hear."""
        if private is not None:
            self._private = f"{private}/"
            flags = os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND | os.O_CLOEXEC
            self._log = os.open(private / "heard", flags, 0o600)
        self.is_on = True

    def pause(self) -> None:
        """Stop listening."""
        self.is_on = False

    def keep_only_files(self) -> None:
        """Forget everything but the files that were there."""
        self._noted = {key: state for key, state in self._noted.items() if key[0] == "file" and state != ABSENT}

    def finish(self) -> "Heard":
        """Everything that was noted here and in forked children."""
        self.pause()
        if self._log is not None:
            os.lseek(self._log, 0, os.SEEK_SET)
            with os.fdopen(self._log, encoding="utf-8") as log:
                self._noted |= {(kind, place): state for kind, place, state in map(json.loads, log)}
            self._log = None
        named = {word: [place for kind, place in self._noted if kind == word] for word in ("import", "reason")}
        readings = [Reading(kind, place, self._noted[kind, place]) for kind, place in self._noted if is_kind(kind)]
        return Heard(readings, set(named["import"]), named["reason"])

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Take an audit event; never raise, whatever it carries."""
        if not self.is_on or getattr(self._here, "is_busy", False):
            return
        self._here.is_busy = True
        try:
            HEARD[event](self, *arguments)
        except (OSError, ValueError, TypeError) as error:
            self.note("reason", f"{event} could not be followed: {error}")
        finally:
            self._here.is_busy = False

    def note(self, kind: str, place: str, state: str = "") -> None:
        """Write something down, once."""
        if (kind, place) not in self._noted:
            self._noted[kind, place] = state
            if self._log is not None:
                os.write(self._log, json.dumps([kind, place, state]).encode() + b"\n")

    def read(self, kind: Kind, path: Any) -> None:
        """Note a reading of a path, unless it is installed or the job's own."""
        place = absolute(path)
        if place and not self.is_nobodys(place) and (kind, place) not in self._noted:
            self.note(kind, place, state_of(kind, place))

    def is_nobodys(self, place: str) -> bool:
        """Whether the place is no source: the job's own, installed, or no real file."""
        return f"{place}/".startswith((self._private, *NOT_FILES)) or is_installed(place) or place.endswith(".pyc")

    def opened(self, path: Any, mode: Any = None, flags: Any = 0) -> None:
        """A file was opened: read, or written."""
        del mode
        place = absolute(path)
        if place in CHANCE_DEVICES and is_call_of_scene(sys._getframe()):
            self.note("reason", f"{place} is left to chance")
        elif not (isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR)):
            self.read("file", path)
        elif place and not self.is_nobodys(place) and is_call_of_scene(sys._getframe()):
            self.note("reason", f"the scene writes {place}")

    def listed(self, path: Any = None) -> None:
        """A folder was listed; what Python lists to import is followed by module instead."""
        frame: Any = sys._getframe(3)
        if not frame.f_code.co_filename.startswith(IMPORTER) and not is_call_of_renderer(frame):
            self.read("listing", "." if path is None else path)

    def looked_for(self, path: Any, is_there: bool) -> None:
        """A path was asked whether it is there."""
        place = absolute(path)
        is_where_it_runs = is_there and str(Path.cwd()).startswith(place)
        if place and not is_where_it_runs and not is_system(place) and not is_call_of_renderer(sys._getframe()):
            self.read("exists", place)

    def imported(self, name: Any, *rest: Any) -> None:
        """A module was looked for."""
        del rest
        self.note("import", str(name))

    def connected(self, *arguments: Any) -> None:
        """The network was used."""
        del arguments
        self.note("reason", "the scene uses the network")

    def started(self, program: Any = "", *arguments: Any) -> None:
        """Another program was started, whose readings nobody hears."""
        del arguments
        self.note("reason", f"the scene starts a program: {os.fsdecode(program or 'a shell')[:80]}")

    def variable(self, name: str) -> None:
        """An environment variable was asked for."""
        self.note("variable", name, state_of("variable", name))


HEARD: Mapping[str, Callable[..., None]] = {
    "open": Watch.opened,
    "sqlite3.connect": Watch.opened,
    "os.listdir": Watch.listed,
    "os.scandir": Watch.listed,
    "import": Watch.imported,
    "socket.connect": Watch.connected,
    "socket.getaddrinfo": Watch.connected,
    "socket.sendto": Watch.connected,
    "subprocess.Popen": Watch.started,
    "os.system": Watch.started,
    "os.exec": Watch.started,
    "os.posix_spawn": Watch.started,
    "mathanim.looked_for": Watch.looked_for,
    "mathanim.variable": Watch.variable,
}

WATCH = Watch()


def audit(event: str, arguments: tuple[Any, ...]) -> None:
    """Python's own hook: called at every event, so quick for those that tell nothing."""
    if WATCH.is_on and event in HEARD:
        WATCH.hear(event, arguments)


@cache
def listen() -> None:
    """Put the hook into this process, once and for good."""
    sys.addaudithook(audit)
