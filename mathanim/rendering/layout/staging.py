"""From a scene standing at a moment to its stage: what each part is, and what the camera makes of it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from manim.mobject.types.image_mobject import AbstractImageMobject
from manim.mobject.types.point_cloud_mobject import PMobject
from manim.mobject.types.vectorized_mobject import VMobject
from manim.utils.iterables import list_update

from mathanim.rendering.frames.planned_renderer import is_tame
from mathanim.rendering.layout.memory import Memory, is_face
from mathanim.rendering.layout.scene_walk import Belonging, belongings
from mathanim.rendering.layout.stage import Item, Look, Stage, Text
from mathanim.rendering.layout.text_kinds import em_of, length_of

Known = Mapping[int, Belonging]


def stage_of(scene: Any, memory: Memory | None = None, morphing: frozenset[int] = frozenset()) -> Stage:
    """The stage of a scene as it stands; ``morphing`` are the ids of objects on their way to being others."""
    camera = scene.renderer.camera
    mobjects = list_update(scene.mobjects, scene.foreground_mobjects)
    known = belongings(mobjects)
    if hasattr(camera, "reset_rotation_matrix"):
        camera.reset_rotation_matrix()
    shown = [part for part in camera.get_mobjects_to_display(mobjects) if is_painted(part)]
    tame = [part for part in shown if is_tame(part)]
    wild = Counter(known[id(part)].name for part in shown if not is_tame(part))
    drawn = [part for part in tame if not isinstance(part, PMobject) and len(part.points) >= 4]
    looks = (memory or Memory()).looks(drawn, camera)
    items = [
        Item(order, known[id(part)].name, look, known[id(part)].intended, id(part) in morphing, is_face(part))
        for order, (part, look) in enumerate(zip(drawn, looks, strict=True))
    ]
    shapes = [item for part, item in zip(drawn, items, strict=True) if known[id(part)].text is None and item.is_clear]
    without_texts = [part for part in tame if known[id(part)].text is None]
    height, width = camera.pixel_array.shape[:2]
    return Stage(scene, width / height, list(texts_in(drawn, items, known)), shapes, dict(wild), without_texts)


def is_painted(part: Any) -> bool:
    """Whether Manim draws such an object at all."""
    return isinstance(part, VMobject | PMobject | AbstractImageMobject)


def texts_in(drawn: Sequence[Any], items: Sequence[Item], known: Known) -> Iterator[Text]:
    """The texts of which some glyph is clearly there."""
    members: dict[int, list[int]] = {}
    for place, part in enumerate(drawn):
        text = known[id(part)].text
        if text is not None:
            members.setdefault(id(text), []).append(place)
    for places in members.values():
        glyphs = tuple(items[place] for place in places if items[place].is_clear)
        if glyphs:
            belonging = known[id(drawn[places[0]])]
            parts, looks = [drawn[place] for place in places], [items[place].look for place in places]
            yield Text(belonging.text, belonging.name, glyphs, partial(em_in_frame, belonging.text, parts, looks))


def em_in_frame(text: Any, parts: Sequence[Any], looks: Sequence[Look]) -> float | None:
    """The em of a text in heights of the frame, as far away and as foreshortened as it is."""
    em = em_of(text)
    if em is None:
        return None
    seen = sum(length_of(look.points) for look in looks)
    own = sum(length_of(part.points[: len(look.points)]) for part, look in zip(parts, looks, strict=True))
    return em * seen / max(own, 1e-12)
