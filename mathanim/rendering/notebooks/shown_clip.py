"""A clip as notebooks display it: a video with everything inside, so that a saved notebook needs no file."""

import html
import io
from base64 import b64encode
from collections.abc import Container
from dataclasses import dataclass, field
from pathlib import Path

import av
from PIL import Image

from mathanim.rendering.errors import ProductError


@dataclass(frozen=True)
class ShownClip:
    """A video's bytes and its last picture as a PNG; ``file`` is the video that it was taken from, ``title`` its name.

    Jupyter and Colab ask for ``_repr_mimebundle_`` or ``_repr_html_``, marimo for ``_mime_``.
    """

    title: str
    file: Path
    video: bytes = field(repr=False)
    poster: bytes = field(repr=False)

    @classmethod
    def of(cls, title: str, file: Path, video: bytes) -> "ShownClip":
        """The clip with its last frame as the picture that is shown before it plays.

        Raises:
            ProductError: if the video holds no frame.
        """
        return cls(title, file, video, last_picture(video))

    def __repr__(self) -> str:
        """What is shown where no video can be."""
        return f"{self.title}: {self.file}"

    def _repr_html_(self) -> str:
        return (
            '<video controls loop playsinline preload="auto" style="max-width: 100%; height: auto" '
            f'title="{html.escape(self.title)}" poster="data:image/png;base64,{b64encode(self.poster).decode()}" '
            f'src="data:video/mp4;base64,{b64encode(self.video).decode()}"></video>'
        )

    def _repr_mimebundle_(
        self, include: Container[str] | None = None, exclude: Container[str] | None = None
    ) -> dict[str, str]:
        forms = {"text/html": self._repr_html_, "text/plain": self.__repr__}
        return {
            form: made()
            for form, made in forms.items()
            if (include is None or form in include) and not (exclude and form in exclude)
        }

    def _mime_(self) -> tuple[str, str]:
        return "text/html", self._repr_html_()


def last_picture(video: bytes) -> bytes:
    """The last frame of a video as a PNG.

    Raises:
        ProductError: if there is none.
    """
    with av.open(io.BytesIO(video), "r") as container:
        stream = container.streams.video[0]
        container.seek(max((stream.duration or 1) - 1, 0), stream=stream)
        last = None
        for frame in container.decode(stream):
            last = frame
    if last is None:
        raise ProductError("the clip holds no picture")
    made = io.BytesIO()
    Image.fromarray(last.to_ndarray(format="rgb24")).save(made, "PNG")
    return made.getvalue()
