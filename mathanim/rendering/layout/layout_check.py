"""The layout check of a scene that stands at a moment: every kind of fault, one after another."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from mathanim.rendering.layout import contrasts, margin, missing_glyphs, overlaps, sizes, wild_points
from mathanim.rendering.layout.finding import Finding
from mathanim.rendering.layout.stage import Stage
from mathanim.rendering.layout.staging import stage_of

Search = Callable[[Stage], Iterator[Finding]]

WHILE_MOVING: Sequence[Search] = (wild_points.findings, margin.findings, overlaps.findings)
"""What is a fault even in passing, if it lasts; what grows or fades has any size and contrast on its way."""
AT_REST: Sequence[Search] = (*WHILE_MOVING, sizes.findings, contrasts.findings, missing_glyphs.findings)


def findings_of_scene(scene: Any) -> tuple[Finding, ...]:
    """Everything that is wrong with a Manim scene as it stands now, with Manim's Cairo cameras, flat or in space."""
    return findings_on(stage_of(scene), AT_REST)


def findings_on(stage: Stage, searches: Sequence[Search]) -> tuple[Finding, ...]:
    """What the searches find."""
    return tuple(finding for search in searches for finding in search(stage))
