"""One scene drawn by several processes: children forked between plays draw, while the scene itself goes on."""

import os
import pickle
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from mathanim.rendering.errors import DiskFull, ProductError
from mathanim.rendering.forking import forked
from mathanim.rendering.frames.area import Area
from mathanim.rendering.full_disk import is_full, words_for_full
from mathanim.rendering.job import Quality
from mathanim.rendering.movies.clip_encoder import ClipEncoder
from mathanim.rendering.movies.encoding import Group

STRETCH = 120
"""Pictures after which the next play begins a stretch, which any process may draw, unless it is said otherwise."""

NOT_HANDED_IN, NO_ROOM = 1, 2
"""How a child ends that could not hand in what it drew, and one that found the disk full."""

Part = list[Group] | Path


class Encoder(Protocol):
    """Takes the frames of a scene and gives back its groups of pictures, one a beat."""

    def write(self, pixels: Any, repeat: int, changed: Area) -> None:
        """Take a frame, as a sink of frames does."""

    def cut(self) -> None:
        """End the group of pictures."""

    def taken(self) -> list[Group]:
        """The groups up to here, which are forgotten; nothing else runs when this returns."""

    def finish(self) -> list[Group]:
        """All groups that were not taken yet."""

    def abort(self) -> None:
        """Forget everything."""


class Relay:
    """Takes the frames of a scene, or lets a child process take them, and gives back the groups of pictures.

    A scene is cut into stretches of plays, always at the same places, so the groups are the same whoever draws them.
    Where a stretch begins and ``allotted`` says that more processes may work, a child is forked: it holds the very
    state of the scene, draws the stretch and ends. The parent goes through the same plays without drawing.
    """

    def __init__(
        self,
        quality: Quality,
        folder: Path,
        allotted: Callable[[], int],
        encoder_for: Callable[[Quality], Encoder] = ClipEncoder,
        stretch: int = STRETCH,
    ) -> None:
        self.quality, self.folder, self.stretch = quality, folder, stretch
        self.is_child = False
        self._allotted, self._encoder_for = allotted, encoder_for
        self._is_mine = True
        self._next_stretch = 0
        self._parts: list[Part] = []
        self._children: dict[int, Path] = {}
        self._encoder = encoder_for(quality)

    def is_mine(self, pictures: int) -> bool:
        """Whether this process draws the play that begins now, after so many pictures of the scene.

        In a child it does not return once the child's stretch is drawn.
        """
        if pictures >= self._next_stretch:
            self._next_stretch = pictures + self.stretch
            self._begin_stretch()
        return self._is_mine

    def write(self, pixels: Any, repeat: int, changed: Area) -> None:
        """Take a frame, as an encoder does."""
        self._encoder.write(pixels, repeat, changed)

    def cut(self) -> None:
        """Say that the next frame starts a beat."""
        if self._is_mine:
            self._encoder.cut()

    def finish(self) -> list[Group]:
        """All groups in order, once every process has drawn its part.

        Raises:
            ProductError: if a child could not draw its stretch; DiskFull if there was no room for it.
        """
        if self.is_child:
            self._hand_in()
        self._parts.append(self._encoder.finish())
        for child in list(self._children):
            self._await(child, 0)
        return [group for part in self._parts for group in (read(part) if isinstance(part, Path) else part)]

    def abort(self, error: BaseException) -> None:
        """Stop every process that draws; a child tells its parent why, and ends."""
        if self.is_child:
            self._leave(error)
        for child in self._children:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        self._encoder.abort()

    def _begin_stretch(self) -> None:
        if self.is_child:
            self._hand_in()
        self.cut()
        for child in list(self._children):
            self._await(child, os.WNOHANG)
        self._is_mine = len(self._children) + 1 >= self._allotted()
        if not self._is_mine:
            self._parts.append(self._encoder.taken())
            self._fork(self.folder / f"stretch-{len(self._parts):04}")

    def _fork(self, file: Path) -> None:
        self._parts.append(file)
        if child := forked():
            self._children[child] = file
            return
        fall_silent()
        self.is_child, self._is_mine = True, True
        self._children, self._parts = {}, [file]
        self._encoder = self._encoder_for(self.quality)

    def _hand_in(self) -> None:
        """Write what this child has drawn, and end."""
        try:
            self._leave(self._encoder.finish())
        except ProductError as error:
            self._leave(error)

    def _leave(self, result: list[Group] | BaseException) -> None:
        file = self._parts[0]
        assert isinstance(file, Path)
        said = result if isinstance(result, list) else f"{type(result).__name__}: {result}"
        code = NOT_HANDED_IN
        try:
            file.write_bytes(pickle.dumps(said, protocol=pickle.HIGHEST_PROTOCOL))
            code = 0
        except OSError as refusal:
            code = NO_ROOM if is_full(refusal) else NOT_HANDED_IN
        finally:
            os._exit(code)

    def _await(self, child: int, options: int) -> None:
        """Note that a child has ended; what the machine does to a child, it has done to the scene."""
        ended, status = os.waitpid(child, options)
        if not ended:
            return
        del self._children[child]
        if os.WIFSIGNALED(status):
            os.kill(os.getpid(), os.WTERMSIG(status))
        if os.waitstatus_to_exitcode(status) == NO_ROOM:
            raise DiskFull(words_for_full(self.folder))
        if status:
            raise ProductError(f"a part of the scene was not drawn: its process ended with exit code {status >> 8}")


def read(file: Path) -> list[Group]:
    """The groups that a child has drawn.

    Raises:
        ProductError: if it could not.
    """
    said: list[Group] | str = pickle.loads(file.read_bytes())
    if isinstance(said, str):
        raise ProductError(f"a part of the scene was not drawn: {said}")
    return said


def fall_silent() -> None:
    """Say nothing from now on: the parent goes through the same, and says it."""
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
