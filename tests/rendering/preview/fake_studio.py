"""A studio that draws at once: small pictures whose colours tell the beat, theme, matrix and saved shade."""

import hashlib
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
from PIL import Image

from mathanim.inputs.controls import Control, ControlKind
from mathanim.inputs.setting import Language
from mathanim.rendering.errors import WrongUse
from mathanim.rendering.preview.seam import Heard
from mathanim.rendering.preview.snapshot import (
    LayoutNote,
    Picture,
    SceneChoice,
    ShownBeat,
    ShownError,
    Snapshot,
)

WIDTH, HEIGHT, FRAME_RATE = 320, 180, 30
SECONDS = {"show_title": 1, "draw_square": 2, "name_the_limit": 1}
GROUND = {"dark": 20, "light": 235}
TABLE = {
    "hypotheses": {"en": ["mobile", "laptop"], "ja": ["モバイル", "ノートPC"]},
    "evidence": ["click", "none"],
    "counts": [[15, 35], [5, 45]],
}
NARRATION: Mapping[str, Mapping[Language, str]] = {
    "show_title": {"en": "What does a matrix do?", "ja": "行列は何をするのでしょうか。"},
    "draw_square": {
        "en": "Here is the unit square. Its corners are where the basis vectors end, and each side has length one.",
        "ja": "単位正方形です。角は基底ベクトルの先にあり、どの辺の長さも 1 です。",
    },
    "name_the_limit": {"en": "<b>Its area</b> & its sign is the determinant.", "ja": "面積と符号が行列式です。"},
}
FINDING = LayoutNote("overlap", "“det A” lies over the label “v” by 12 px", (0.25, 0.25, 0.5, 0.5))
ERROR = ShownError(
    "NameError",
    "name 'Sqare' is not defined",
    "talk.py",
    12,
    ((11, "    def draw_square(self):"), (12, "        self.play(Create(Sqare()))"), (13, "        self.wait()")),
)


def control(name: str, kind: str, value: Any, description: str = "", **bounds: Any) -> Control:
    """A control whose default is its value."""
    return Control(name, cast(ControlKind, kind), description or f"the {name}", value, value, **bounds)


CONTROLS = (
    control("matrix", "matrix", [[1.0, 0.0], [0.0, 1.0]], "the linear map A, row by row", rows=2, columns=2),
    control("vector", "vector", [1.0, 2.0], "the vector v"),
    control("point", "number", 3.2, "x of the point A", minimum=-1e4, maximum=1e4),
    control("probability", "number", 0.25, minimum=0.0, maximum=1.0),
    control("people", "integer", 100, minimum=1.0, maximum=500.0),
    control("function", "formula", "x**2 / 4", "the curve, as a function of x"),
    control("label", "text", "area"),
    control("way", "choice", "rotate", choices=("rotate", "shear")),
    control("is_dim", "flag", False),
    control("table", "table", TABLE, "how often each device clicks"),
    control("network", "plain", {"layers": [2, 3]}),
)


class FakeStudio:
    """A studio of one lecture with two scenes. Stills come with the order, clips too unless ``is_slow``.

    Orders come in the server's thread, saves in the test's: each change is whole before the next begins.
    """

    def __init__(self, folder: Path, heard: Heard) -> None:
        self.folder = folder
        self.heard = heard
        self.shade = 120
        self.is_slow = False
        self.is_closed = False
        self.orders: list[tuple[str, Any]] = []
        self._changing = threading.RLock()
        self._snapshot = Snapshot(
            0,
            "talk",
            (SceneChoice("1-map", {"en": "What a matrix does", "ja": "行列は何をするのか"}), SceneChoice("2-limit")),
            "1-map",
            beats=tuple(ShownBeat(name, seconds=SECONDS[name], narration=NARRATION[name]) for name in SECONDS),
            beat="show_title",
            controls=CONTROLS,
            numbers={"determinant": 1.0, "slope": -0.1234567890123, "hole": float("nan")},
        )

    @property
    def snapshot(self) -> Snapshot:
        return self._snapshot

    def choose_scene(self, key: str) -> None:
        if key not in [scene.key for scene in self._snapshot.scenes]:
            raise WrongUse(f"no scene {key}")
        self.orders.append(("scene", key))
        self.change(scene=key)
        self.draw()

    def choose_beat(self, name: str) -> None:
        if name not in SECONDS:
            raise WrongUse(f"no beat {name}")
        self.orders.append(("beat", name))
        self.change(beat=name)

    def choose_setting(self, **chosen: str) -> None:
        if chosen.get("theme", "dark") not in GROUND:
            raise WrongUse(f"no theme {chosen['theme']}")
        self.orders.append(("setting", chosen))
        self.change(setting=replace(self._snapshot.setting, **cast(dict[str, Any], chosen)))
        self.draw()

    def set_parameters(self, values: Mapping[str, Any]) -> None:
        self.orders.append(("parameters", dict(values)))
        if values.get("matrix", [[1]])[0][0] == 99:
            self.change(refusal="--set: matrix[0][0]: needs a number of at most 10, not 99")
            return
        controls = tuple(replace(each, value=values.get(each.name, each.default)) for each in CONTROLS)
        spelt = " ".join(f"--set {name}=…" for name in values)
        self.change(controls=controls, refusal="", as_option=spelt, as_toml=f"parameters = {spelt}" if spelt else "")
        self.draw()

    def file_of(self, picture: Picture) -> Path:
        file = self.folder / picture
        if not file.is_symlink() and not file.exists():
            raise KeyError(picture)
        return file

    def close(self) -> None:
        self.is_closed = True

    def change(self, **fields: Any) -> None:
        """Tell a new snapshot."""
        with self._changing:
            self._snapshot = replace(self._snapshot, version=self._snapshot.version + 1, **fields)
            self.heard(self._snapshot)

    def save(self, shade: int) -> None:
        """As if the author had saved a scene that draws in another shade."""
        self.shade = shade
        self.draw()

    def draw(self) -> None:
        """New stills first; then new clips, or none before ``draw_clips`` is called."""
        self._redraw(lambda beat: replace(beat, still=self._still(beat.name), is_still_fresh=True, is_clip_fresh=False))
        if not self.is_slow:
            self.draw_clips()

    def draw_clips(self, *, is_coarse: bool = False) -> None:
        """New clips of every beat."""
        self._redraw(
            lambda beat: replace(
                beat, clip=self._clip(beat.name, is_coarse), is_clip_fresh=True, is_clip_coarse=is_coarse
            )
        )

    def find(self) -> None:
        """Let the layout check find something in every beat's end."""
        self._redraw(lambda beat: replace(beat, findings=(FINDING,)))

    def _redraw(self, drawn: Callable[[ShownBeat], ShownBeat]) -> None:
        with self._changing:
            self.change(beats=tuple(drawn(beat) for beat in self._snapshot.beats))

    def _look(self, beat: str) -> "Shades":
        matrix = next(each.value for each in self._snapshot.controls if each.name == "matrix")
        return Shades(beat, GROUND[self._snapshot.setting.theme], self.shade, min(255, int(20 * abs(matrix[0][0]))))

    def _still(self, beat: str) -> Picture:
        return self._kept(still_of(self._look(beat)), "png")

    def _clip(self, beat: str, is_coarse: bool) -> Picture:
        return self._kept(clip_of(self._look(beat), 3 if is_coarse else 1), "mp4")

    def _kept(self, content: bytes, ending: str) -> Picture:
        name = f"{hashlib.sha256(content).hexdigest()[:24]}.{ending}"
        (self.folder / name).write_bytes(content)
        return name


@dataclass(frozen=True)
class Shades:
    """What a beat looks like: which it is, and three shades of 0 to 255."""

    beat: str
    ground: int
    red: int
    blue: int

    def frame(self, progress: float) -> np.ndarray[Any, Any]:
        """The picture when so much of the beat, 0 to 1, is over."""
        picture = np.full((HEIGHT, WIDTH, 3), self.ground, np.uint8)
        picture[:60, :, 0] = self.red
        picture[60:120, :, 1] = 40 + 80 * list(SECONDS).index(self.beat)
        picture[120:150, :, 2] = self.blue
        picture[150:, : int(progress * WIDTH)] = (250, 250, 80)
        return picture


@cache
def still_of(look: Shades) -> bytes:
    """The end of the beat, as a PNG."""
    file = BytesIO()
    Image.fromarray(look.frame(1)).save(file, "PNG")
    return file.getvalue()


@cache
def clip_of(look: Shades, coarseness: int) -> bytes:
    """The beat, as an MP4 with another picture after so many frames."""
    file = BytesIO()
    frames = SECONDS[look.beat] * FRAME_RATE
    with av.open(file, "w", format="mp4") as container:
        stream = container.add_stream("libx264", Fraction(FRAME_RATE), {"preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for number in range(frames):
            frame = av.VideoFrame.from_ndarray(
                look.frame((number // coarseness + 1) * coarseness / frames), format="rgb24"
            )
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file.getvalue()
