"""Objects with points that are no numbers: nothing of them is drawn, or the frame goes black."""

from collections.abc import Iterator

from mathanim.rendering.layout.finding import WHOLE_FRAME, Finding
from mathanim.rendering.layout.stage import Stage


def findings(stage: Stage) -> Iterator[Finding]:
    """One for each name."""
    for name, parts in stage.wild.items():
        words = f"{name} has points that are no finite numbers, in {parts} outline{'s' * (parts > 1)}"
        yield Finding("points", words, WHOLE_FRAME, (name,), parts, 0)
