"""Texts that lie on texts, and texts that lie on lines."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from mathanim.rendering.layout.colours import contrast
from mathanim.rendering.layout.finding import Finding
from mathanim.rendering.layout.plain_shapes import Numbers, crossings, depths, do_meet, joined
from mathanim.rendering.layout.stage import Item, Stage, Text

TOLERANCE = 0.1
"""How far, in em, a letter may reach into the box of another text's letter."""
TOUCH = 0.05
"""How far, in em, a line may reach into the box of a letter."""
FAINT = 1.5
"""The contrast with the background up to which a line is too faint to be in the way."""


def findings(stage: Stage) -> Iterator[Finding]:
    """One for each pair of texts, and one for each text and the lines of one name."""
    texts = [text for text in stage.texts if "overlap" not in text.intended and not text.is_morphing]
    for one, other in combinations(texts, 2):
        if do_meet(one.box, other.box):
            yield from _of_texts(stage, one, other)
    lines = [item for item in stage.shapes if _is_in_the_way(stage, item)]
    for text in texts:
        yield from _of_lines(stage, text, [item for item in lines if do_meet(text.box, item.box)])


def _of_texts(stage: Stage, one: Text, other: Text) -> Iterator[Finding]:
    em = min(one.size, other.size)
    met = depths(one.boxes, other.boxes)
    deep = np.argwhere(met > TOLERANCE * em)
    pairs = [(one.glyphs[a], other.glyphs[b]) for a, b in deep if not _is_parted(stage, one.glyphs[a], other.glyphs[b])]
    if pairs:
        worst = float(met.max()) / em
        words = f"{one.name} and {other.name} overlap, by {worst:.2f} em"
        boxes = [(*np.maximum(a.box[:2], b.box[:2]), *np.minimum(a.box[2:], b.box[2:])) for a, b in pairs]
        yield Finding("overlap", words, stage.place_of(joined(boxes)), (one.name, other.name), worst, TOLERANCE)


def _is_parted(stage: Stage, one: Item, other: Item) -> bool:
    """Whether something opaque lies between two glyphs, and hides the lower one."""
    lower = min(one, other, key=lambda glyph: glyph.order)
    return bool(stage.are_covered(_spots(lower), lower.order).all())


def _spots(glyph: Item) -> Numbers:
    left, top, right, bottom = glyph.box
    return np.array(
        [[left, top], [right, top], [left, bottom], [right, bottom], [(left + right) / 2, (top + bottom) / 2]]
    )


def _is_in_the_way(stage: Stage, item: Item) -> bool:
    """Whether its outline is a line that a text must keep clear of."""
    paint = item.stroke if item.is_stroked else item.fill
    is_meant = "overlap" in item.intended or item.is_morphing
    return not is_meant and contrast(paint.colour, stage.background) > FAINT


def _of_lines(stage: Stage, text: Text, lines: list[Item]) -> Iterator[Finding]:
    """The finding for the lines of each name that pass through letters, and are not hidden there."""
    struck: dict[str, set[int]] = {}
    for line in lines:
        if not (text.has_halo and line.order < text.glyphs[0].order):
            struck.setdefault(line.name, set()).update(_struck(stage, text, line))
    for name, letters in struck.items():
        if letters:
            boxes = text.boxes[sorted(letters)]
            words = f"{text.name} lies on {name}, with {len(letters)} of {len(text.glyphs)} characters"
            yield Finding("overlap", words, stage.place_of(joined(boxes)), (text.name, name), len(letters), 0)


def _struck(stage: Stage, text: Text, line: Item) -> set[int]:
    """The glyphs that a line passes through, where both are seen."""
    half = line.stroke.width / 2 if line.is_stroked else 0.0
    within = TOUCH * text.size - half
    middles = (text.boxes[:, :2] + text.boxes[:, 2:]) / 2
    reach = np.maximum((text.boxes[:, 2:] - text.boxes[:, :2]) / 2 - within, 1e-6)
    boxes = np.hstack([middles - reach, middles + reach])
    near = (line.segments.min(axis=1) < text.box[2:]).all(axis=1) & (line.segments.max(axis=1) > text.box[:2]).all(
        axis=1
    )
    segments = line.segments[near]
    places, letters = np.nonzero(crossings(segments, boxes))
    if not len(letters):
        return set()
    met = _nearest_on(segments[places], middles[letters])
    is_seen = ~stage.are_covered(met, line.order) & ~stage.are_covered(middles[letters], text.glyphs[0].order)
    return set(letters[is_seen].tolist())


def _nearest_on(segments: Numbers, points: Numbers) -> Numbers:
    """The place on each of the segments (n, 2, 2) that is nearest to each of the points (n, 2)."""
    along = segments[:, 1] - segments[:, 0]
    lengths = np.maximum((along**2).sum(axis=1), 1e-18)
    shares = np.clip(((points - segments[:, 0]) * along).sum(axis=1) / lengths, 0, 1)
    return np.asarray(segments[:, 0] + shares[:, None] * along)
