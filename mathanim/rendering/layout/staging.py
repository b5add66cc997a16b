"""From a scene standing at a moment to its stage: every outline is asked of the camera once."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from manim.mobject.types.image_mobject import AbstractImageMobject
from manim.mobject.types.point_cloud_mobject import PMobject
from manim.mobject.types.vectorized_mobject import VMobject
from manim.utils.iterables import list_update

from mathanim.rendering.layout.plain_shapes import Numbers, along_curves
from mathanim.rendering.layout.scene_walk import Belonging, belongings
from mathanim.rendering.layout.stage import Item, Paint, Stage, Text
from mathanim.rendering.layout.text_kinds import em_of, length_of, name_of
from mathanim.rendering.view import View

FARTHEST = 1e6
"""Scene units beyond which nothing can be meant."""
NOTHING = Paint((0.0, 0.0, 0.0), 0.0)
IMAGE = Paint((0.5, 0.5, 0.5), 1.0)
SIDES_OF_IMAGE = np.array([0, 0, 1, 1, 1, 1, 3, 3, 3, 3, 2, 2, 2, 2, 0, 0])
"""The corners of an image, in Manim's order, as four straight curves."""


@dataclass(frozen=True, eq=False)
class Looked:
    """What the camera makes of the parts that it draws: their points (4 n, 2) in heights of the frame, one by one."""

    parts: Sequence[Any]
    points: Sequence[Numbers]
    known: Mapping[int, Belonging]
    morphing: frozenset[int]


def stage_of(scene: Any, morphing: frozenset[int] = frozenset()) -> Stage:
    """The stage of a scene as it stands; ``morphing`` are the ids of objects on their way to being others."""
    camera = scene.renderer.camera
    mobjects = list_update(scene.mobjects, scene.foreground_mobjects)
    known = belongings(mobjects)
    if hasattr(camera, "reset_rotation_matrix"):
        camera.reset_rotation_matrix()
    shown = camera.get_mobjects_to_display(mobjects)
    tame = [part for part in shown if is_tame(part)]
    wild = Counter(known[id(part)].name for part in shown if not is_tame(part))
    view = View.of(camera)
    drawn = [part for part in tame if isinstance(part, VMobject | AbstractImageMobject) and len(part.points) >= 4]
    looked = Looked(drawn, [projected(part, camera, view) for part in drawn], known, morphing)
    items = dict(zip(map(id, drawn), items_of(looked, camera, view), strict=True))
    texts = list(texts_of(looked, items))
    shapes = [items[id(part)] for part in drawn if known[id(part)].text is None and is_clear(items[id(part)])]
    painted = VMobject | PMobject | AbstractImageMobject
    without_texts = [part for part in tame if known[id(part)].text is None and isinstance(part, painted)]
    return Stage(scene, view.width / view.height, texts, shapes, dict(wild), without_texts)


def is_tame(part: Any) -> bool:
    """Whether its points are numbers, and none is absurdly far away."""
    points = part.points
    return points.size == 0 or bool(np.abs(points).max() <= FARTHEST)


def is_clear(item: Item) -> bool:
    """Whether something of it is clearly there."""
    return item.is_filled or item.is_stroked


def projected(part: Any, camera: Any, view: View) -> Numbers:
    """The points of a part in the plane of the frame."""
    points = part.points[SIDES_OF_IMAGE] if isinstance(part, AbstractImageMobject) else part.points
    seen = camera.transform_points_pre_display(part, points[: len(points) // 4 * 4])[:, :2]
    xx, yx, xy, yy, x0, y0 = view.matrix
    return np.asarray(seen @ np.array([[xx, yx], [xy, yy]]) + (x0, y0)) / view.height


def items_of(looked: Looked, camera: Any, view: View) -> Iterator[Item]:
    """Each part as an item."""
    if not looked.parts:
        return
    stops = np.cumsum([len(points) // 4 for points in looked.points])
    starts = np.concatenate([[0], stops[:-1]])
    curves = along_curves(np.concatenate(looked.points))
    low = np.minimum.reduceat(curves.min(axis=1), starts).tolist()
    high = np.maximum.reduceat(curves.max(axis=1), starts).tolist()
    wide = view.line_width * abs(view.matrix[3]) / view.height
    for order, part in enumerate(looked.parts):
        belonging = looked.known[id(part)]
        yield Item(
            order,
            belonging.name,
            curves[starts[order] : stops[order]],
            (*low[order], *high[order]),
            *paints_of(part, camera, wide),
            belonging.intended,
            id(part) in looked.morphing,
            is_face(part),
        )


def is_face(part: Any) -> bool:
    """Whether it is part of a surface in space, which light falls on."""
    return bool(getattr(part, "shade_in_3d", False)) and part.get_fill_opacity() > 0


def paints_of(part: Any, camera: Any, wide: float) -> tuple[Paint, Paint, Paint]:
    """Fill, stroke, and the stroke behind the fill."""
    if not isinstance(part, VMobject):
        return IMAGE, NOTHING, NOTHING
    if is_face(part):
        return (
            paint_of(part.get_fill_rgbas()),
            paint_of(part.get_stroke_rgbas(), part.get_stroke_width() * wide),
            NOTHING,
        )
    return (
        paint_of(camera.get_fill_rgbas(part)),
        paint_of(camera.get_stroke_rgbas(part), part.get_stroke_width() * wide),
        paint_of(camera.get_stroke_rgbas(part, True), part.get_stroke_width(True) * wide),
    )


def paint_of(rgbas: Any, width: float = 0.0) -> Paint:
    """The colour of a paint, in the middle if it is a gradient."""
    red, green, blue, opacity = (rgbas[0] if len(rgbas) == 1 else rgbas.mean(axis=0)).tolist()
    return Paint((red, green, blue), opacity, float(width))


def texts_of(looked: Looked, items: Mapping[int, Item]) -> Iterator[Text]:
    """The texts of which some glyph is clearly there."""
    members: dict[int, list[int]] = {}
    for place, part in enumerate(looked.parts):
        text = looked.known[id(part)].text
        if text is not None:
            members.setdefault(id(text), []).append(place)
    for places in members.values():
        text = looked.known[id(looked.parts[places[0]])].text
        glyphs = tuple(item for place in places if is_clear(item := items[id(looked.parts[place])]))
        if glyphs:
            said = name_of(text)
            name = said if said.startswith("“") else looked.known[id(text)].name if id(text) in looked.known else said
            yield Text(text, name, glyphs, em_in_frame(text, looked, places))


def em_in_frame(text: Any, looked: Looked, places: Sequence[int]) -> float | None:
    """The em of a text in heights of the frame, as far away and as foreshortened as it is."""
    em = em_of(text)
    if em is None:
        return None
    seen = sum(length_of(looked.points[place]) for place in places)
    own = sum(length_of(looked.parts[place].points) for place in places)
    return em * seen / max(own, 1e-12)
