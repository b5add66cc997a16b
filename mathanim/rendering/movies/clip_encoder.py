"""The encoder of one scene, in a thread of its own, so that drawing and encoding go on side by side."""

from collections.abc import Callable
from functools import partial
from queue import Queue
from threading import Event, Thread
from typing import Any

import numpy as np

from mathanim.rendering.errors import ProductError
from mathanim.rendering.frames.area import Area
from mathanim.rendering.job import Quality
from mathanim.rendering.movies.encoding import Group, GroupEncoder
from mathanim.rendering.movies.yuv_picture import Pixels, YuvPicture, converted_area

BUFFERS = 4

Step = Callable[[], None]


class ClipEncoder:
    """Takes the frames of a scene and gives back its groups of pictures, one a beat.

    What changed in a frame waits in one of ``BUFFERS`` buffers that are used again and again; who draws faster than
    this encodes waits for a buffer. A frame in which nothing changed costs nothing.
    """

    def __init__(self, quality: Quality) -> None:
        self.quality = quality
        self.groups: list[Group] = []
        self._picture = YuvPicture(quality.height, quality.width)
        self._group: GroupEncoder | None = None
        self._steps: Queue[Step | None] = Queue(maxsize=2 * BUFFERS)
        self._free: Queue[Pixels] = Queue()
        for _ in range(BUFFERS):
            self._free.put(np.empty(quality.height * quality.width * 4, np.uint8))
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run, name="clip encoder", daemon=True)
        self._thread.start()

    def write(self, pixels: Any, repeat: int, changed: Area) -> None:
        """Take a frame, to be shown ``repeat`` times.

        Raises:
            ProductError: if the frame has another size than the video, or an earlier one could not be encoded.
        """
        self._raise_error()
        if pixels.shape != (self.quality.height, self.quality.width, 4):
            raise ProductError(
                f"the scene's camera draws {pixels.shape[1]}x{pixels.shape[0]} pixels where the video has "
                f"{self.quality.width}x{self.quality.height}: leave the camera's pixel size alone"
            )
        if changed.is_empty:
            self._steps.put(partial(self._show, repeat, is_new=False))
            return
        part = converted_area(changed, self._picture.whole).of(pixels)
        buffer = self._free.get()
        np.copyto(buffer[: part.size].reshape(part.shape), part)
        self._steps.put(partial(self._take, buffer, part.shape, changed, repeat))

    def cut(self) -> None:
        """End the group of pictures: the next frame starts a beat."""
        self._steps.put(self._close_group)

    def taken(self) -> list[Group]:
        """The groups up to here, which are forgotten; the thread rests when this returns."""
        is_done = Event()
        self.cut()
        self._steps.put(is_done.set)
        is_done.wait()
        self._raise_error()
        groups, self.groups = self.groups, []
        return groups

    def finish(self) -> list[Group]:
        """All groups that were not taken yet, once the last frame is encoded."""
        self.cut()
        self._stop()
        self._raise_error()
        return self.groups

    def abort(self) -> None:
        """Forget everything and end the thread."""
        self._error = self._error or ProductError("the scene was abandoned")
        self._stop()

    def _stop(self) -> None:
        self._steps.put(None)
        self._thread.join()

    def _raise_error(self) -> None:
        if self._error is not None:
            raise ProductError(f"a frame could not be encoded: {self._error}") from self._error

    def _run(self) -> None:
        while (step := self._steps.get()) is not None:
            try:
                step()
            except BaseException as error:  # handed to the drawing thread, which raises it
                self._error = self._error or error

    def _take(self, buffer: Pixels, shape: tuple[int, ...], changed: Area, repeat: int) -> None:
        try:
            if self._error is None:
                size = shape[0] * shape[1] * shape[2]
                self._show(repeat, is_new=self._picture.change(changed, buffer[:size].reshape(shape)))
        finally:
            self._free.put(buffer)

    def _show(self, repeat: int, *, is_new: bool) -> None:
        if self._group is None:
            self._group = GroupEncoder(self.quality)
            is_new = True
        if is_new:
            self._group.add(self._picture.frame, repeat)
        else:
            self._group.extend(repeat)

    def _close_group(self) -> None:
        if self._group is not None:
            self.groups.append(self._group.finish())
            self._group = None
