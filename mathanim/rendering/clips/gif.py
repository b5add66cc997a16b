"""Clips as gif: 256 colours chosen for this clip, times in hundredths of a second, clear or not at each pixel."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from mathanim.rendering.clips.picture_files import ends_in, look_at_pictures, repeats
from mathanim.rendering.clips.seam import Format, Shape
from mathanim.rendering.movies.sound import Samples
from mathanim.rendering.movies.yuv_picture import Pixels

HUNDREDTH = Fraction(1, 100)
PALETTES = ((256, "sierra2_4a"), (256, "none"), (128, "none"), (64, "none"), (32, "none"))
"""How many colours, and how those between them are mixed; 16 would save a tenth and lose what hues mean."""
HALF = 128
"""The alpha from which on a pixel is shown."""
FOR_EVER, ONCE = "0", "-1"


def write_gif(file: Path, shape: Shape, pictures: Iterable[Pixels], quality: int, sound: Samples | None) -> None:
    """Write a gif, in two passes over the pictures: one to choose colours, one to use them."""
    del sound
    count, mixing = PALETTES[quality]
    palette = palette_of(pictures, shape, count)
    ends = ends_in(HUNDREDTH, shape)
    loop = FOR_EVER if shape.is_loop else ONCE
    last = ends[-1] - (ends[-2] if len(ends) > 1 else 0)
    with av.open(str(file), "w", format="gif", options={"loop": loop, "final_delay": str(last)}) as container:
        stream: Any = container.add_stream("gif", rate=100)
        stream.width, stream.height, stream.pix_fmt = shape.width, shape.height, "pal8"
        stream.time_base = stream.codec_context.time_base = HUNDREDTH
        for frame in frames_in_colours(pictures, [0, *ends[:-1]], palette, mixing):
            frame.time_base = HUNDREDTH
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def palette_of(pictures: Iterable[Pixels], shape: Shape, count: int) -> av.VideoFrame:
    """The colours that serve all pictures best, as a picture of 16x16."""
    graph: Any = av.filter.Graph()
    source = buffer_of(graph, shape.width, shape.height, "rgba")
    chosen = graph.add("palettegen", f"max_colors={count}:reserve_transparent={int(shape.is_transparent)}")
    sink = graph.add("buffersink")
    source.link_to(chosen)
    chosen.link_to(sink)
    graph.configure()
    last = None
    for number, picture in enumerate(pictures):
        if picture is not last:
            source.push(as_frame(picture, number))
            list(ready(sink))
        last = picture
    source.push(None)
    (palette,) = ready(sink)
    return palette


def frames_in_colours(
    pictures: Iterable[Pixels], begins: Sequence[int], palette: av.VideoFrame, mixing: str
) -> Iterator[av.VideoFrame]:
    """The pictures in the palette's colours, each from its hundredth of a second on."""
    graph: Any = av.filter.Graph()
    source, sink = None, None
    for picture, begin in zip(pictures, begins, strict=True):
        if source is None:
            source = buffer_of(graph, picture.shape[1], picture.shape[0], "rgba")
            colours = buffer_of(graph, palette.width, palette.height, palette.format.name)
            painted = graph.add("paletteuse", f"dither={mixing}:alpha_threshold={HALF}:diff_mode=rectangle")
            sink = graph.add("buffersink")
            source.link_to(painted, 0, 0)
            colours.link_to(painted, 0, 1)
            painted.link_to(sink)
            graph.configure()
            palette.pts = 0
            colours.push(palette)
            colours.push(None)
        source.push(as_frame(picture, begin))
        yield from ready(sink)
    if source is not None:
        source.push(None)
        yield from ready(sink)


def ready(sink: Any) -> Iterator[av.VideoFrame]:
    """The frames that have come out of a filter so far: it works when it is asked, and until then keeps what it got."""
    while True:
        try:
            yield sink.pull()
        except (av.error.BlockingIOError, av.error.EOFError):
            return


def buffer_of(graph: Any, width: int, height: int, colours: str) -> Any:
    """A way into the filters for pictures of that size."""
    return graph.add_buffer(width=width, height=height, format=colours, time_base=HUNDREDTH)


def as_frame(picture: Pixels, time: int) -> av.VideoFrame:
    """A picture with its time in hundredths of a second."""
    frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgba")
    frame.pts, frame.time_base = time, HUNDREDTH
    return frame


GIF = Format(
    "gif",
    write_gif,
    look_at_pictures,
    len(PALETTES),
    "one bit",
    HUNDREDTH,
    repeats=repeats,
    fastest=Fraction(50),
    colour_error=16.0,
)
