"""Texts too small for the back row."""

from collections.abc import Iterator

from mathanim.rendering.layout.finding import Finding
from mathanim.rendering.layout.stage import Stage

SMALLEST = 1 / 30
"""The smallest em, in heights of the frame."""
TOLERANCE = 0.01


def findings(stage: Stage) -> Iterator[Finding]:
    """One for each text whose type is too small; its indices and exponents may be smaller."""
    for text in stage.texts:
        if "size" in text.intended or text.em is None or not stage.is_seen(text.box):
            continue
        if text.em < SMALLEST * (1 - TOLERANCE):
            words = f"{text.name} is set at 1/{1 / text.em:.1f} of the frame's height; body text needs 1/30"
            yield Finding("size", words, stage.place_of(text.box), (text.name,), text.em, SMALLEST)
