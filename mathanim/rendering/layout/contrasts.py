"""Texts, and lines that carry meaning, that stand out too little from what is really behind them."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from mathanim.rendering.layout.behind import picture_without_texts
from mathanim.rendering.layout.colours import contrast, painted_over
from mathanim.rendering.layout.finding import Finding
from mathanim.rendering.layout.plain_shapes import Numbers, joined
from mathanim.rendering.layout.stage import Item, Paint, Stage, Text

OF_TEXT, OF_LINES = 4.5, 3.0
TOLERANCE = 0.02
"""What rounding a colour to 256 steps may take off a contrast."""
HALO = 0.15
"""The width of a halo, in em, from which it is what a reader sees around a letter."""
MOST_SPOTS = 64
"""Along how many places of a line it is compared with what is beside it."""
SPECK = 0.03
"""The length, in heights of the frame, below which there is no line to be seen, and nothing beside it to measure."""
BESIDE = 1.5
"""Pixels from the edge of a line to where nothing of it is left."""


def findings(stage: Stage) -> Iterator[Finding]:
    """One for each text, by its worst letter, and one for the lines of each name, by the worst."""
    pixels = picture_without_texts(stage)
    for text in stage.texts:
        if "contrast" not in text.intended and stage.is_seen(text.box):
            yield from _of_text(stage, text, pixels)
    faint: dict[str, list[tuple[float, Item]]] = {}
    for item in stage.shapes:
        if "contrast" not in item.intended and _is_line(item) and stage.is_seen(item.box):
            ratio = _line_contrast(stage, item, pixels)
            if ratio is not None and ratio < OF_LINES - TOLERANCE:
                faint.setdefault(item.name, []).append((ratio, item))
    for name, found in faint.items():
        worst = min(ratio for ratio, _ in found)
        words = f"{name} has a contrast of {worst:.1f}:1 with what is behind it; a line that means something needs 3:1"
        place = stage.place_of(joined([item.box for _, item in found]))
        yield Finding("contrast", words, place, (name,), worst, OF_LINES)


def _of_text(stage: Stage, text: Text, pixels: Any) -> Iterator[Finding]:
    covered = stage.are_covered(text.boxes.reshape(-1, 2, 2).mean(axis=1), text.glyphs[0].order)
    ratios = [
        np.inf if hidden else _glyph_contrast(text, glyph, pixels)
        for glyph, hidden in zip(text.glyphs, covered, strict=True)
    ]
    worst = float(min(ratios))
    if worst < OF_TEXT - TOLERANCE:
        boxes = [glyph.box for glyph, ratio in zip(text.glyphs, ratios, strict=True) if ratio < OF_TEXT - TOLERANCE]
        words = f"{text.name} has a contrast of {worst:.1f}:1 with what is behind it; a text needs 4.5:1"
        yield Finding("contrast", words, stage.place_of(joined(boxes)), (text.name,), worst, OF_TEXT)


def _glyph_contrast(text: Text, glyph: Item, pixels: Any) -> float:
    """The contrast of a letter with the middling pixel behind it, or with its halo."""
    height = len(pixels)
    left, top, right, bottom = (edge * height for edge in glyph.box)
    rows = slice(max(int(top), 0), max(int(np.ceil(bottom)), int(top) + 1, 0))
    columns = slice(max(int(left), 0), max(int(np.ceil(right)), int(left) + 1, 0))
    behind = pixels[rows, columns].reshape(-1, 3) / 255
    if not len(behind):
        return np.inf
    if glyph.halo.is_clear and glyph.halo.width >= HALO * text.size:
        behind = painted_over(behind, glyph.halo.colour, glyph.halo.opacity)
    paint = glyph.fill if glyph.is_filled else glyph.stroke
    return float(np.median(contrast(painted_over(behind, paint.colour, paint.opacity), behind)))


def _is_line(item: Item) -> bool:
    """Whether it is a line: a stroke around nothing, or a thin shape. What has an inside is seen by that."""
    left, top, right, bottom = item.box
    if max(right - left, bottom - top) < SPECK:
        return False
    return (item.is_stroked and item.fill.opacity == 0) or (item.is_filled and item.is_thin)


def _line_contrast(stage: Stage, item: Item, pixels: Any) -> float | None:
    """The middling contrast along a line with the better of its two sides, where it is seen; None if nowhere."""
    paint = item.stroke if item.is_stroked else item.fill
    middles, across = _spots_along(item)
    is_in = (middles >= 0).all(axis=1) & (middles < (stage.width, 1)).all(axis=1)
    is_in &= ~stage.are_covered(middles, item.order)
    if not is_in.any():
        return None
    away = across[is_in] * (item.stroke.width / 2 + BESIDE / len(pixels))
    sides = [_contrast_beside(middles[is_in] + way * away, paint, pixels) for way in (1, -1)]
    return float(np.median(np.maximum(*sides)))


def _spots_along(item: Item) -> tuple[Numbers, Numbers]:
    """Places (n, 2) along a line, more where it is longer, and the directions (n, 2) across it."""
    start, along = item.segments[:, 0], item.segments[:, 1] - item.segments[:, 0]
    lengths = np.linalg.norm(along, axis=1)
    ends = np.cumsum(lengths)
    spots = (np.arange(MOST_SPOTS) + 0.5) / MOST_SPOTS * ends[-1]
    which = np.minimum(np.searchsorted(ends, spots), len(ends) - 1)
    share = 1 - (ends[which] - spots) / np.maximum(lengths[which], 1e-12)
    across = along[which][:, ::-1] * (1, -1) / np.maximum(lengths[which], 1e-12)[:, None]
    return start[which] + share[:, None] * along[which], across


def _contrast_beside(places: Numbers, paint: Paint, pixels: Any) -> Any:
    height, width = pixels.shape[:2]
    columns, rows = (places * height).astype(int).T
    beside = pixels[np.clip(rows, 0, height - 1), np.clip(columns, 0, width - 1)] / 255
    return contrast(painted_over(beside, paint.colour, paint.opacity), beside)
