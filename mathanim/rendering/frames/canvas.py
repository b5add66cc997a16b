"""The camera's picture, drawn again only where something changed: the same pixels as if all of it were drawn anew."""

import ctypes
from collections.abc import Sequence
from functools import cache, reduce
from itertools import takewhile
from typing import Any
from weakref import WeakKeyDictionary

import cairo
import numpy as np
from manim.camera.camera import Camera
from manim.camera.moving_camera import MovingCamera
from manim.mobject.mobject import Mobject
from manim.mobject.types.image_mobject import AbstractImageMobject
from manim.mobject.types.point_cloud_mobject import PMobject
from manim.mobject.types.vectorized_mobject import VMobject

from mathanim.rendering.frames.area import NOTHING, Area
from mathanim.rendering.frames.family_walk import shown
from mathanim.rendering.frames.imprint import Imprint, imprints, traits_of
from mathanim.rendering.frames.view import View

PLAIN_CAMERAS = (Camera, MovingCamera)
METHODS = frozenset(name for kind in PLAIN_CAMERAS for name, value in vars(kind).items() if callable(value))


class Canvas:
    """Draws frame after frame of one play over the picture of what stands still.

    Objects of other kinds than plain vectorized ones, and cameras other than Manim's two plain ones, are drawn anew
    in every frame, as Manim does. So is everything in the first frame, and whenever the camera has moved.
    """

    def __init__(self, camera: Camera) -> None:
        self.camera = camera
        self._known: WeakKeyDictionary[VMobject, Imprint] = WeakKeyDictionary()
        self._imprints: list[Imprint] | None = None
        self._base: Any = None
        self._below: Sequence[Mobject] = ()
        self._background: Any = np.empty(0)
        self._view: View | None = None
        self._sheet: Any = None
        self._context: Any = None

    def begin(self, base: Any) -> None:
        """Take the picture of what stands still, rows of RGBA pixels, or None if nothing does."""
        self._base, self._below = base, ()
        self.forget()

    def begin_over(self, below: Sequence[Mobject]) -> bool:
        """Take what stands still as objects, drawn below the others; what was drawn before need not be drawn again.

        Returns False, and takes nothing, if the camera is one that wants a picture.
        """
        if not self._is_plain:
            return False
        if self._base is not None:
            self.begin(None)
        self._below = below
        return True

    def forget(self) -> None:
        """Draw the whole next frame: somebody else has drawn on the picture."""
        self._imprints = None

    def draw(self, mobjects: Sequence[Mobject]) -> Area:
        """Draw the mobjects over what stands still, and say which part of the picture has changed."""
        if not self._is_plain:
            return self._draw_as_manim_does(mobjects)
        view = self._look()
        members = [*self._members(self._below), *self._members(mobjects)]
        before, self._imprints = self._imprints, self._imprints_of(members, view)
        if self._imprints is None:
            return self._draw_as_manim_does(mobjects)
        whole = Area.whole(self.camera.pixel_array)
        changed = whole if before is None else changed_area(before, self._imprints)
        if not changed.is_empty:
            self._draw_part(changed, members, self._imprints)
        return changed

    @property
    def _is_plain(self) -> bool:
        return type(self.camera) in PLAIN_CAMERAS and METHODS.isdisjoint(vars(self.camera))

    def _members(self, mobjects: Sequence[Mobject]) -> list[Mobject]:
        """What is painted of the mobjects' families, in order."""
        return [member for member in shown(mobjects, by_z_index=self.camera.use_z_index) if is_painted(member)]

    def _look(self) -> View:
        """The camera's view; what lay where is forgotten if the view or the background has changed."""
        view = View.of(self.camera)
        if view != self._view:
            self._view, self._known = view, WeakKeyDictionary()
            self._sheet = np.empty_like(self.camera.pixel_array)
            self._context = context_on(self._sheet, view)
            self.forget()
        background: Any = self.camera.background
        if self._base is None and not are_same(self._background, background):
            self._background = background.copy()
            self.forget()
        return view

    def _imprints_of(self, members: Sequence[Any], view: View) -> list[Imprint] | None:
        """What each member paints, as the camera stands; None if something is drawn in another way."""
        traits = [now for now in map(traits_of, members) if now is not None]
        if len(traits) < len(members):
            return None
        known = [self._known.get(member) for member in members]
        new = [i for i, (old, now) in enumerate(zip(known, traits, strict=True)) if old is None or old.traits != now]
        made = imprints([members[i] for i in new], [traits[i] for i in new], [known[i] for i in new], view)
        if made is None:
            return None
        self._known.update(zip((members[i] for i in new), made, strict=True))
        return [self._known[member] for member in members]

    def _draw_as_manim_does(self, mobjects: Sequence[Mobject]) -> Area:
        self.forget()
        self.camera.set_pixel_array(self._ground())
        if self._below:
            self.camera.capture_mobjects(self._below)
        self.camera.capture_mobjects(mobjects)
        return Area.whole(self.camera.pixel_array)

    def _draw_part(self, part: Area, members: Sequence[Any], imprints: Sequence[Imprint]) -> None:
        """Draw whatever reaches into ``part`` anew, on a sheet aside, and take that part over from there.

        Nothing is clipped: where a clip cuts through a shape, cairo rounds otherwise than where it does not.
        """
        part.of(self._sheet)[...] = part.of(self._ground())
        for member, imprint in zip(members, imprints, strict=True):
            if imprint.is_visible and imprint.reach.overlaps(part):
                imprint.paint(self.camera, self._context, member)
        part.of(self.camera.pixel_array)[...] = part.of(self._sheet)

    def _ground(self) -> Any:
        return self.camera.background if self._base is None else self._base


def is_painted(mobject: Mobject) -> bool:
    """Whether Manim draws such an object at all; of a ValueTracker, say, it draws nothing."""
    return isinstance(mobject, VMobject | PMobject | AbstractImageMobject)


def are_same(one: Any, other: Any) -> bool:
    """Whether two pictures have the same pixels; read at once, for it is asked at every frame."""
    if one.shape != other.shape or not (one.flags.c_contiguous and other.flags.c_contiguous):
        return np.array_equal(one, other)
    return one.dtype == other.dtype and not memcmp()(one.ctypes.data, other.ctypes.data, one.nbytes)


@cache
def memcmp() -> Any:
    """``memcmp`` of the C library."""
    compare = ctypes.CDLL(None).memcmp
    compare.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)
    return compare


def context_on(pixels: Any, view: View) -> "cairo.Context[Any]":
    """A context that draws on rows of RGBA pixels what the camera would."""
    surface = cairo.ImageSurface.create_for_data(pixels.data, cairo.FORMAT_ARGB32, view.width, view.height)
    context = cairo.Context(surface)
    context.set_matrix(cairo.Matrix(*view.matrix))
    return context


def changed_area(before: Sequence[Imprint], after: Sequence[Imprint]) -> Area:
    """Where two pictures differ: outside of it they are painted by equal imprints in equal order."""
    if len(before) == len(after):
        differing = [pair for pair in zip(before, after, strict=True) if not are_equal(*pair)]
        return reduce(Area.joined, (imprint.reach for pair in differing for imprint in visible(pair)), NOTHING)
    start = sum(1 for _ in takewhile(lambda pair: are_equal(*pair), zip(before, after, strict=False)))
    rest = list(zip(reversed(before[start:]), reversed(after[start:]), strict=False))
    end = sum(1 for _ in takewhile(lambda pair: are_equal(*pair), rest))
    between = (*before[start : len(before) - end], *after[start : len(after) - end])
    return reduce(Area.joined, (imprint.reach for imprint in visible(between)), NOTHING)


def are_equal(one: Imprint, other: Imprint) -> bool:
    """Whether two imprints paint the same."""
    return one is other or one.traits == other.traits


def visible(imprints: Sequence[Imprint]) -> list[Imprint]:
    """Those that paint anything."""
    return [imprint for imprint in imprints if imprint.is_visible]
