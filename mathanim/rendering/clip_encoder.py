"""The encoder of one scene, in a thread of its own, so that drawing and encoding go on side by side."""

from collections.abc import Callable
from queue import Queue
from threading import Thread
from typing import Any

import av
import numpy as np
import numpy.typing as npt

from mathanim.rendering.area import Area
from mathanim.rendering.encoding import Converter, Group, GroupEncoder, hold_of
from mathanim.rendering.errors import ProductError
from mathanim.rendering.job import Quality

BUFFERS = 4

Step = Callable[[], None]


class ClipEncoder:
    """Takes the frames of a scene and gives back its groups of pictures.

    Frames wait in ``BUFFERS`` buffers that are used again and again; who draws faster than this encodes waits for
    a buffer. A hold of at least one second is encoded once.
    """

    def __init__(self, quality: Quality) -> None:
        self.quality = quality
        self.groups: list[Group] = []
        self._shortest_hold = round(quality.frame_rate)
        self._converter = Converter()
        self._group: GroupEncoder | None = None
        self._steps: Queue[Step | None] = Queue(maxsize=2 * BUFFERS)
        self._free: Queue[npt.NDArray[np.uint8]] = Queue()
        for _ in range(BUFFERS):
            self._free.put(np.empty((quality.height, quality.width, 4), np.uint8))
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run, name="clip encoder", daemon=True)
        self._thread.start()

    def write(self, pixels: Any, repeat: int, changed: Area) -> None:
        """Take a frame, to be shown ``repeat`` times.

        Raises:
            ProductError: if the frame has another size than the video, or an earlier one could not be encoded.
        """
        del changed
        self._raise_error()
        if pixels.shape != (self.quality.height, self.quality.width, 4):
            raise ProductError(
                f"the scene's camera draws {pixels.shape[1]}x{pixels.shape[0]} pixels where the video has "
                f"{self.quality.width}x{self.quality.height}: leave the camera's pixel size alone"
            )
        buffer = self._free.get()
        np.copyto(buffer, pixels)
        self._steps.put(lambda: self._encode(buffer, repeat))

    def cut(self) -> None:
        """End the group of pictures: the next frame starts a beat."""
        self._steps.put(self._close_group)

    def keep_still(self, pixels: Any) -> None:
        """A clip keeps no stills."""

    def finish(self) -> list[Group]:
        """All groups, once the last frame is encoded."""
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

    def _encode(self, buffer: npt.NDArray[np.uint8], repeat: int) -> None:
        try:
            if self._error is None:
                frame = self._converter.yuv(av.VideoFrame.from_numpy_buffer(buffer, format="rgba"))
                self._append(frame, repeat)
        finally:
            self._free.put(buffer)

    def _append(self, frame: av.VideoFrame, repeat: int) -> None:
        length, repeats, rest = hold_of(repeat, self._shortest_hold)
        if repeats > 1:
            self._close_group()
            hold = GroupEncoder(self.quality)
            hold.add(frame, length)
            self.groups.append(Group(hold.finish(), repeats))
        else:
            rest = repeat
        if rest:
            self._group = self._group or GroupEncoder(self.quality)
            self._group.add(frame, rest)

    def _close_group(self) -> None:
        if self._group is not None:
            self.groups.append(Group(self._group.finish()))
            self._group = None
