"""What differs from run to run, or cannot be followed, is named and never kept."""

from pathlib import Path

import pytest

from mathanim.rendering.store.chance import reasons_in
from tests.architecture.source_tree import ROOT, python_files
from tests.rendering.store.edited_project import Project
from tests.rendering.store.kinds_of_edit import talk

LISTEN = (
    "import socket\nserver = socket.socket()\nserver.bind(('127.0.0.1', 0))\nserver.listen()\n"
    "socket.create_connection(server.getsockname()).close()\nserver.close()\n"
)

UNKEPT = {
    "time": ("import time\nsize = 1 + time.time() % 1", "time.time reads the clock"),
    "a clock under another name": ("from time import perf_counter as now\nsize = 1 + now() % 1", "reads the clock"),
    "a date": ("import datetime\nsize = 1 + datetime.datetime.now().second / 60", "reads the clock"),
    "entropy": ("import os\nsize = 1 + os.urandom(1)[0] / 255", "os.urandom is left to chance"),
    "a generator without a seed": ("size = 1 + np.random.default_rng().random()", "default_rng is left to chance"),
    "system randomness": ("import random\nsize = random.SystemRandom().uniform(1, 2)", "is left to chance"),
    "a secret": ("import secrets\nsize = 1 + secrets.randbelow(2)", "secrets.randbelow is left to chance"),
    "the network": (f"{LISTEN}size = 1", "the scene uses the network"),
    "another program": ("import subprocess\nsize = len(subprocess.run(['true']).args)", "starts a program"),
    "a file that it writes": ("(HERE / 'count').write_text('x')\nsize = 1", "the scene writes"),
    "a device": ("size = 1 + open('/dev/urandom', 'rb').read(1)[0] / 255", "/dev/urandom is left to chance"),
}


@pytest.mark.parametrize(("body", "reason"), UNKEPT.values(), ids=UNKEPT)
def test_a_scene_that_would_differ_is_drawn_anew_and_says_why(tmp_path: Path, body: str, reason: str) -> None:
    (tmp_path / "talk").mkdir()
    project = Project(tmp_path / "talk")
    project.write("talk.py", talk(body))
    for _ in range(2):
        scene = project.render()
        assert scene["error"] is None
        assert not scene["reused"]
        (note,) = scene["notes"]
        assert note.startswith("not kept: ") and reason in note
        assert len(note) < 120 and str(tmp_path / "talk") not in note


def test_what_is_seeded_or_measures_nothing_is_no_reason() -> None:
    source = (
        "import random, time\nimport numpy as np\nrng = np.random.default_rng(3)\nrandom.seed(4)\n"
        "def draw(chance: random.Random) -> random.Random: return chance\n"
        "time.sleep(0)\ngenerator = random.Random(5)\nx = random.random()\ntime = 3\n"
    )
    assert reasons_in(source.encode(), "talk.py") == []


def test_a_reason_names_its_line() -> None:
    assert reasons_in(b"\nimport time\nbegun = time.time()\n", "talk.py") == ["talk.py:3: time.time reads the clock"]


def test_this_projects_own_floors_know_neither_clock_nor_chance() -> None:
    files = python_files(ROOT, "mathanim/maths", "mathanim/inputs", "mathanim/drawing", "scenes")
    assert [reason for file in files for reason in reasons_in(file.read_bytes(), str(file))] == []
