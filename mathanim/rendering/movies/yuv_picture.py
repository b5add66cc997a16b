"""The picture that is encoded next, in YUV; of each frame only the part that changed is converted."""

from typing import TypeAlias

import av
import numpy as np
import numpy.typing as npt
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc, Interpolation, VideoReformatter

from mathanim.rendering.frames.area import Area

Pixels: TypeAlias = npt.NDArray[np.uint8]

MARGIN = 8
PLANE_SCALES = (1, 2, 2)
BLACK = (16, 128, 128)
MEAN_OF_FOUR = Interpolation.AREA | Interpolation.FULL_CHR_H_INP


def converted_area(changed: Area, whole: Area) -> Area:
    """What must be converted when some pixels changed: out to even rows and columns, with a margin around.

    The colours of four pixels are mixed, so the four change together; the margin is thrown away again, because
    the converter rounds differently in the last rows and columns of what it is given.
    """
    return even(changed).grown(MARGIN, within=whole)


def even(area: Area) -> Area:
    """The area out to even rows and columns."""
    return Area(area.top & ~1, (area.bottom + 1) & ~1, area.left & ~1, (area.right + 1) & ~1)


class YuvPicture:
    """One picture of even size in 4:2:0 (BT.709, limited range), black at first; alpha is dropped.

    ``frame`` may be encoded again and again: an encoder that was given it has taken what it needs.
    """

    def __init__(self, height: int, width: int) -> None:
        self.whole = Area(0, height, 0, width)
        self.frame = av.VideoFrame(width, height, "yuv420p")
        self._planes = planes_of(self.frame)
        for plane, level in zip(self._planes, BLACK, strict=True):
            plane[...] = level
        self._reformatter = VideoReformatter()

    def change(self, changed: Area, pixels: Pixels) -> bool:
        """Take over the ``changed`` part of a frame, from the RGBA pixels of its ``converted_area``.

        Returns:
            Whether the picture is another one now.
        """
        kept, given = even(changed), converted_area(changed, self.whole)
        inside = Area(kept.top - given.top, kept.bottom - given.top, kept.left - given.left, kept.right - given.left)
        yuv = in_yuv(av.VideoFrame.from_numpy_buffer(pixels, format="rgba"), "yuv420p", self._reformatter)
        parts = [
            (shrunk(kept, scale).of(plane), shrunk(inside, scale).of(new))
            for plane, new, scale in zip(self._planes, planes_of(yuv), PLANE_SCALES, strict=True)
        ]
        is_new = not all(np.array_equal(old, new) for old, new in parts)
        for old, new in parts if is_new else ():
            np.copyto(old, new)
        return is_new


def in_yuv(rgba: av.VideoFrame, colours: str, reformatter: VideoReformatter) -> av.VideoFrame:
    """The frame in a YUV format: BT.709, limited range, and alpha in all its range if there is any.

    One thread, because several spoil alpha in formats of 10 bits.
    """
    return reformatter.reformat(
        rgba,
        format=colours,
        interpolation=MEAN_OF_FOUR,
        src_color_range=ColorRange.JPEG,
        dst_colorspace=Colorspace.ITU709,
        dst_color_range=ColorRange.MPEG,
        dst_color_primaries=ColorPrimaries.BT709,
        dst_color_trc=ColorTrc.BT709,
        threads=1,
    )


def planes_of(frame: av.VideoFrame) -> list[Pixels]:
    """Views of a frame's three planes, without the padding of their rows."""
    return [
        np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)[:, : plane.width]
        for plane in frame.planes
    ]


def shrunk(area: Area, scale: int) -> Area:
    """The area in a plane that is so many times smaller."""
    return Area(area.top // scale, area.bottom // scale, area.left // scale, area.right // scale)
