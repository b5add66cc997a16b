"""Names beside straight lines, where there is room."""

import numpy as np
from manim.typing import Point3D_Array

from mathanim.drawing.formulas import Words
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.placing import clearest, inside, rooms_around
from mathanim.drawing.plane import Lines
from mathanim.drawing.style import Style

GAP = 0.14


class LineLabel(Words):
    """A word beside the straight ``line``, inside ``region``, as far as it can be from ``lines`` (n, 3).

    Where there is no room beside them, it keeps at least clear of ``marks`` (m, 3).
    """

    def __init__(
        self,
        style: Style,
        text: str,
        line: Lines,
        region: Region,
        lines: Point3D_Array,
        marks: Point3D_Array,
        *,
        colour: str,
    ) -> None:
        super().__init__(style, text, "body", colour)
        self.lift_off(style)
        start, end = line.points[0], line.points[-1]
        along = (end - start) / max(float(np.linalg.norm(end - start)), 1e-9)
        across = np.array([-along[1], along[0], 0.0])
        reach = (abs(across[0]) * self.width + abs(across[1]) * self.height) / 2 + GAP
        shares = np.linspace(0.03, 0.97, 40)[:, None]
        middles = start + shares * (end - start)
        size = (self.width, self.height)
        places = inside(np.concatenate([middles + reach * across, middles - reach * across]), size, region)
        clear = places[rooms_around(places, size, marks) > GAP]
        self.move_to(clearest(clear if len(clear) else places, size, np.concatenate([lines, marks]), region))
