"""Whatever leaves the safe margin, 5 % of the frame on each side; how thick a line is does not count."""

from collections.abc import Iterator

from mathanim.rendering.layout.finding import Finding
from mathanim.rendering.layout.plain_shapes import Box, joined
from mathanim.rendering.layout.stage import Stage

MARGIN = 0.05
TOLERANCE = 0.002
"""Parts of the frame by which nobody sees that something is beyond."""
SIDES = ("left", "top", "right", "bottom")


def findings(stage: Stage) -> Iterator[Finding]:
    """One for each text, and one for the shapes of each name."""
    for text in stage.texts:
        if "margin" not in text.intended and not text.is_morphing and stage.is_seen(text.box):
            yield from _finding(stage, text.name, [text.box])
    beyond: dict[str, list[Box]] = {}
    for item in stage.shapes:
        if "margin" in item.intended or item.is_morphing or not stage.is_seen(item.box) or _fills(stage, item.box):
            continue
        if max(_excesses(stage, item.box)) > TOLERANCE:
            beyond.setdefault(item.name, []).append(item.box)
    for name, boxes in beyond.items():
        yield from _finding(stage, name, boxes)


def _fills(stage: Stage, box: Box) -> bool:
    """Whether it goes through the whole frame, from edge to edge: a background, or a line of one."""
    return (box[0] <= 0 and box[2] >= stage.width) or (box[1] <= 0 and box[3] >= 1)


def _excesses(stage: Stage, box: Box) -> tuple[float, ...]:
    """How far a box goes beyond each side of the safe area, in parts of the frame's width or height."""
    left, top, right, bottom = box
    width = stage.width
    return MARGIN - left / width, MARGIN - top, right / width - (1 - MARGIN), bottom - (1 - MARGIN)


def _finding(stage: Stage, name: str, boxes: list[Box]) -> Iterator[Finding]:
    box = joined(boxes)
    excesses = _excesses(stage, box)
    worst = max(excesses)
    if worst > TOLERANCE:
        side = SIDES[excesses.index(worst)]
        words = f"{name} leaves the safe margin of 5 %, by {worst:.1%} of the frame on the {side}"
        yield Finding("margin", words, stage.place_of(box), (name,), worst, 0.0)
