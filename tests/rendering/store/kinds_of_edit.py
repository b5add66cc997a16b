"""Edits that a cache by plays gets wrong, and every other way in which a scene may depend on the world."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

Content = str | bytes | None
Files = Mapping[str, Content]

HEAD = "from manim import *\nimport numpy as np\nfrom pathlib import Path\nHERE = Path(__file__).parent\n"
PLAY = "        self.play(Create(Circle(radius=size)), run_time=0.3)\n"
CLASS = "class Talk(Scene):\n    def construct(self):\n"


def talk(body: str, before: str = "", play: str = PLAY) -> str:
    """A scene file whose scene does this and plays."""
    lines = "".join(f"        {line}\n" for line in body.splitlines())
    return f"{HEAD}{before}\n{CLASS}{lines}{play}"


@dataclass(frozen=True)
class Edit:
    """The files of a project before and after; None removes one. ``is_seen`` says whether the video changes."""

    before: Files
    after: Files = field(default_factory=dict)
    is_seen: bool = True


def in_scene(old: str, new: str, before: str = "") -> Edit:
    """An edit of the scene's own method."""
    return Edit({"talk.py": talk(old, before)}, {"talk.py": talk(new, before)})


def above_scene(old: str, new: str, body: str) -> Edit:
    """An edit of what stands above the scene."""
    return Edit({"talk.py": talk(body, old)}, {"talk.py": talk(body, new)})


def beside_scene(body: str, name: str, old: Content, new: Content, before: str = "") -> Edit:
    """An edit of a file beside the scene."""
    return Edit({"talk.py": talk(body, before), name: old}, {name: new})


def only_code(play: str, before: str = "") -> Edit:
    """Nothing changes, in a scene of which every frame depends on those before."""
    return Edit({"talk.py": talk("size = 1", before, play)}, {}, is_seen=False)


def array(value: float) -> bytes:
    """A file of numpy with one number."""
    return b"\x93NUMPY\x01\x00F\x00" + (
        b"{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }" + b" " * 12 + b"\n" + np.float64(value).tobytes()
    )


TRACED = (
    "        dot = Dot(LEFT)\n        dot.add_updater(lambda m, dt: m.shift(RIGHT * dt * 3))\n"
    "        self.add(dot, TracedPath(dot.get_center, stroke_width=20))\n        self.wait(0.5)\n"
    "        self.wait(0.3)\n"
)
INTEGRATED = (
    "        dot = Dot(radius=1)\n        dot.add_updater(lambda m, dt: m.scale(1 + dt))\n"
    "        self.add(dot)\n        self.wait(0.5)\n        self.play(dot.animate.shift(LEFT), run_time=0.3)\n"
)
SEEDED = (
    "        rng = np.random.default_rng(3)\n"
    "        dot = Dot(radius=0.5)\n        dot.add_updater(lambda m: m.move_to([*rng.uniform(-2, 2, 2), 0]))\n"
    "        self.add(dot)\n        self.wait(0.4)\n        self.wait(0.3)\n"
)
GROW = "class Grow(Animation):\n    def interpolate_mobject(self, alpha):\n        self.mobject.set_width({} + alpha)\n"
DEFAULT = "def sized(value={}):\n    return value\n"
SLOTS = "class Held:\n    __slots__ = ('size',)\n    def __init__(self):\n        self.size = {}\n"
UPDATER = (
    "        square = Square()\n        square.add_updater(lambda m: m.set_width({}))\n"
    "        self.add(square)\n        self.wait(0.4, frozen_frame=False)\n"
)
CSV = "size = float((HERE / 'data.csv').read_text().split(',')[1])"

EDITS: Mapping[str, Edit] = {
    "a number": in_scene("size = 1", "size = 2"),
    "a number of the same length within a second": in_scene("size = 1.5", "size = 2.5"),
    "a run time": Edit({"talk.py": talk("size = 1")}, {"talk.py": talk("size = 1", play=PLAY.replace("0.3", "0.6"))}),
    "a colour": Edit(
        {"talk.py": talk("size = 1")}, {"talk.py": talk("size = 1", play=PLAY.replace("size)", "size, color=BLUE)"))}
    ),
    "a method": above_scene(
        "class Base(Scene):\n    def size(self): return 1",
        "class Base(Scene):\n    def size(self): return 2",
        "size = Base.size(self)",
    ),
    "a constant of the module": above_scene("SIZE = 1", "SIZE = 2", "size = SIZE"),
    "a default argument": above_scene(DEFAULT.format(1), DEFAULT.format(2), "size = sized()"),
    "a partial": above_scene(
        "from functools import partial\nf = partial(max, 1)",
        "from functools import partial\nf = partial(max, 2)",
        "size = f(0)",
    ),
    "a closure": above_scene(
        "def made(n): return lambda: n\nf = made(1)", "def made(n): return lambda: n\nf = made(2)", "size = f()"
    ),
    "an attribute of an instance": above_scene(
        "class Held: pass\nheld = Held()\nheld.size = 1",
        "class Held: pass\nheld = Held()\nheld.size = 2",
        "size = held.size",
    ),
    "an object with slots": above_scene(SLOTS.format(1), SLOTS.format(2), "size = Held().size"),
    "a set": above_scene("SIZES = {1}", "SIZES = {2}", "size = max(SIZES)"),
    "a float32": above_scene("SIZE = np.float32(1)", "SIZE = np.float32(2)", "size = float(SIZE)"),
    "an array": above_scene("SIZES = np.ones(3)", "SIZES = np.ones(3) * 2", "size = SIZES[0]"),
    "an updater": Edit(
        {"talk.py": talk("size = 1", play=UPDATER.format(1))}, {"talk.py": talk("size = 1", play=UPDATER.format(2))}
    ),
    "an animation of one's own": Edit(
        {"talk.py": talk("size = 1", GROW.format(1), "        self.play(Grow(Square()), run_time=0.3)\n")},
        {"talk.py": talk("size = 1", GROW.format(2), "        self.play(Grow(Square()), run_time=0.3)\n")},
    ),
    "a subtitle": Edit(
        {"talk.py": talk("size = 1\nself.add_subcaption('one', duration=0.2)")},
        {"talk.py": talk("size = 1\nself.add_subcaption('two', duration=0.2)")},
    ),
    "a section": in_scene("size = 1\nself.next_section('one')", "size = 1\nself.next_section('two')"),
    "a default of Manim": in_scene(
        "size = 1\nCircle.set_default(color=RED)", "size = 1\nCircle.set_default(color=BLUE)"
    ),
    "nothing, with a traced path": only_code(TRACED),
    "nothing, with an integrating updater": only_code(INTEGRATED),
    "nothing, with a seeded generator": only_code(SEEDED),
    "a helper module": beside_scene("size = sizes.SIZE", "sizes.py", "SIZE = 1", "SIZE = 2", "import sizes"),
    "a helper of a helper": Edit(
        {
            "talk.py": talk("size = a.size()", "import a"),
            "a.py": "import b\ndef size(): return b.SIZE",
            "b.py": "SIZE = 1",
        },
        {"b.py": "SIZE = 2"},
    ),
    "a helper imported late": beside_scene("import sizes\nsize = sizes.SIZE", "sizes.py", "SIZE = 1", "SIZE = 2"),
    "a module in a package": beside_scene(
        "size = sizes.all.SIZE", "sizes/all.py", "SIZE = 1", "SIZE = 2", "import sizes.all"
    ),
    "a package where a module was": Edit(
        {"talk.py": talk("size = sizes.SIZE", "import sizes"), "sizes.py": "SIZE = 1"},
        {"sizes/__init__.py": "SIZE = 2"},
    ),
    "a module that was missing": beside_scene(
        "size = SIZE",
        "sizes.py",
        None,
        "SIZE = 2",
        "try:\n    from sizes import SIZE\nexcept ImportError:\n    SIZE = 1",
    ),
    "a table": beside_scene(CSV, "data.csv", "size,1", "size,2"),
    "a table through numpy": beside_scene("size = float(np.loadtxt(HERE / 'data.csv'))", "data.csv", "1", "2"),
    "an array in a file": beside_scene("size = float(np.load(HERE / 'data.npy')[0])", "data.npy", array(1), array(2)),
    "a file that was missing": beside_scene(
        "file = HERE / 'data.csv'\nsize = 2 if file.exists() else 1", "data.csv", None, "x"
    ),
    "a file that was opened in vain": beside_scene(
        "try:\n    size = float(open(HERE / 'size').read())\nexcept OSError:\n    size = 1", "size", None, "2"
    ),
    "a file that goes": beside_scene("size = 2 if (HERE / 'data.csv').exists() else 1", "data.csv", "x", None),
    "a listing": Edit({"talk.py": talk("size = len(list((HERE / 'data').iterdir()))"), "data/a": "x"}, {"data/b": "x"}),
    "a glob": Edit({"talk.py": talk("size = len(list(HERE.glob('*.csv')))"), "a.csv": "x"}, {"b.csv": "x"}),
}
