"""While files are saved quickly, at most one process goes through the scene."""

import time
from pathlib import Path

from tests.rendering.preview.studio_at_work import TALE, beat_of, save, studio_on, write_tale

GUARD = '''
"""Whoever is in the beat holds a name; whoever finds it held by another that runs tells of both."""
import os, socket, struct, time
from pathlib import Path

HELD = []

def is_running(process):
    """Whether a process is neither stopped nor about to be stopped or killed: it may stop in the middle of one look."""
    return looks_running(process) and looks_running(process)

def looks_running(process):
    told = Path(f"/proc/{process}/status").read_text()
    lines = dict(line.split(":\\t", 1) for line in told.splitlines() if ":\\t" in line)
    ending = (int(lines["SigPnd"], 16) | int(lines["ShdPnd"], 16)) & (1 << 8 | 1 << 18)
    return lines["State"][0] not in "TZXt" and not ending

def alone(folder):
    held = socket.socket(socket.AF_UNIX)
    HELD.append(held)
    os.close(os.open(Path(folder, f"came-{os.getpid()}"), os.O_WRONLY | os.O_CREAT))
    try:
        held.bind("\\0" + str(folder))
        held.listen()
    except OSError:
        try:
            held.connect("\\0" + str(folder))
            other = struct.unpack("3i", held.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))[0]
            if is_running(other):
                Path(folder, f"two-{other}-{os.getpid()}").touch()
        except (OSError, KeyError):
            pass
    time.sleep(0.05)

def gone():
    while HELD:
        HELD.pop().close()
'''


def test_at_most_one_process_draws_however_quickly_files_are_saved(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    seen.mkdir()
    (tmp_path / "guard_of_tales.py").write_text(GUARD)
    tale = TALE.replace("import random", "import random\nfrom guard_of_tales import alone, gone").replace(
        "    def show_circle(self):\n", f"    def show_circle(self):\n        alone({str(seen)!r})\n"
    )
    tale += "        gone()\n"
    file = write_tale(tmp_path)
    save(file, tale)
    with studio_on(file) as (studio, ear):
        ear.wait_for_rest()
        studio.choose_beat("show_circle")
        for number in range(14):
            save(file, tale.replace("Circle(1.0", f"Circle(1.{number:02}"))
            time.sleep(0.3 if number % 3 else 0.05)
        last = ear.wait_for(lambda s: beat_of(s, "show_circle").is_clip_fresh and not s.work)
        assert last.error is None
    assert len(list(seen.glob("came-*"))) > 3
    assert list(seen.glob("two-*")) == []
