"""Typst's SVG to outlines: points, colour and stroke of each glyph and rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from xml.etree import ElementTree as ET

import numpy as np
import svgelements as se
from manim.mobject.svg.svg_mobject import VMobjectFromSVGPath
from manim.typing import Point3D_Array

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"


@dataclass(frozen=True)
class Outline:
    """A filled glyph or rule: ``points`` (n, 3) in Typst points with y upwards; a rule's name is empty.

    ``edge`` is the colour of a glyph's stroke, if it has one.
    """

    points: Point3D_Array
    colour: str
    glyph: str
    edge: str = ""


@cache
def _path_points(path: str) -> Point3D_Array:
    return np.asarray(VMobjectFromSVGPath(se.Path(path)).points, dtype=float).reshape(-1, 3)


def _moved(points: Point3D_Array, matrix: se.Matrix) -> Point3D_Array:
    x, y = points[:, 0], points[:, 1]
    across = matrix.a * x + matrix.c * y + matrix.e
    down = matrix.b * x + matrix.d * y + matrix.f
    return np.column_stack([across, -down, np.zeros_like(across)])


def _walk(element: ET.Element, matrix: se.Matrix) -> Iterator[tuple[ET.Element, se.Matrix]]:
    for child in element:
        if child.tag == f"{SVG}defs":
            continue
        here = se.Matrix(child.get("transform", "")) * matrix
        if child.tag == f"{SVG}g":
            yield from _walk(child, here)
        else:
            yield child, here


def outlines(svg: str) -> list[Outline]:
    """The outlines of a Typst SVG in drawing order.

    Raises:
        ValueError: if the SVG holds anything but glyphs and paths, such as an image.
    """
    root = ET.fromstring(svg)
    glyphs = {symbol.get("id"): symbol[0].get("d", "") for symbol in root.iter(f"{SVG}symbol") if len(symbol)}
    return [outline for element, matrix in _walk(root, se.Matrix()) for outline in _outline(element, matrix, glyphs)]


def _outline(element: ET.Element, matrix: se.Matrix, glyphs: dict[str | None, str]) -> Iterator[Outline]:
    if element.tag == f"{SVG}use":
        name = element.get(HREF, "").removeprefix("#")
        shift = se.Matrix.translate(float(element.get("x", 0)), float(element.get("y", 0)))
        if glyphs.get(name):
            points, edge = _moved(_path_points(glyphs[name]), shift * matrix), element.get("stroke", "")
            yield Outline(points, element.get("fill", "#000000"), name, edge)
    elif element.tag == f"{SVG}path":
        path = _path_points(element.get("d", ""))
        if element.get("fill", "none") == "none":
            path = _as_rectangle(path, float(element.get("stroke-width", 0)))
        colour = element.get("stroke", "#000000") if element.get("fill", "none") == "none" else element.get("fill", "")
        yield Outline(_moved(path, matrix), colour, "")
    else:
        raise ValueError(f"a text may hold glyphs and rules only, not <{element.tag.removeprefix(SVG)}>")


def _as_rectangle(rule: Point3D_Array, thickness: float) -> Point3D_Array:
    """A straight stroke as a filled shape, which keeps its proportions when it is scaled."""
    if len(rule) != 4:
        raise ValueError("a rule in a text must be one straight line")
    start, end = rule[0], rule[-1]
    along = end - start
    across = np.array([-along[1], along[0], 0.0]) / np.linalg.norm(along) * thickness / 2
    corners = [start + across, end + across, end - across, start - across]
    sides = zip(corners, corners[1:] + corners[:1], strict=True)
    return np.array([a + (b - a) * t for a, b in sides for t in (0, 1 / 3, 2 / 3, 1)])
