"""Open the preview: a studio that draws, a server that shows it, and an address to look at."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from mathanim.rendering.preview.access import Access
from mathanim.rendering.preview.events import Audience
from mathanim.rendering.preview.seam import Heard, Studio
from mathanim.rendering.preview.server import listening, serving


@contextmanager
def preview_of(open_studio: Callable[[Heard], Studio], port: int | None) -> Iterator[Access]:
    """Show what the studio draws as long as the block lasts, on that port of this machine or any free one.

    The address answers at once, before the first picture is drawn.

    Raises:
        WrongUse: if the port is taken, or there is nothing of the name that the studio was given.
    """
    audience = Audience()
    with (
        listening(port) as listener,
        closing(open_studio(audience.tell)) as studio,
        serving(studio, audience, listener) as access,
    ):
        yield access
