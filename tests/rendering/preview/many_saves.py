"""Save a scene many times and say what that leaves: ``python -m tests.rendering.preview.many_saves FOLDER COUNT``."""

import json
import sys
import time
from pathlib import Path

from tests.rendering.preview.studio_at_work import TALE, beat_of, processes_in, save, studio_on, write_tale


def memory_of(process: int | str) -> int:
    """The bytes of a process, what it shares with others counted as its part of that."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def memory_of_all(working: Path) -> int:
    """The bytes of all processes of a studio that works in a folder, and of this one."""
    return memory_of("self") + sum(memory_of(process) for process in processes_in(working))


def files_in(working: Path) -> int:
    """How many files a studio has."""
    return sum(1 for file in working.rglob("*") if file.is_file())


def save_often(folder: Path, count: int) -> dict[str, float]:
    """Save as often, waiting for each clip; memory in bytes, processes and files before and after, seconds a save."""
    file, working = write_tale(folder), folder / "working"
    with studio_on(file) as (studio, ear):
        ear.wait_for_rest()
        studio.choose_beat("show_circle")
        before = {}
        for number in range(count + 5):
            if number == 5:
                time.sleep(11)
                ear.wait_for_rest()
                before = {
                    "memory": memory_of_all(working),
                    "processes": len(processes_in(working)),
                    "files": files_in(working),
                }
                begun = time.monotonic()
            version = ear.heard[-1].version
            save(file, TALE.replace("Circle(1.0", f"Circle(1.{number:03}1"))
            ear.wait_for(lambda s, version=version: s.version > version and not beat_of(s, "show_circle").is_clip_fresh)
            ear.wait_for(lambda s: beat_of(s, "show_circle").is_clip_fresh)
            del ear.heard[:-1]
        seconds = (time.monotonic() - begun) / count
        time.sleep(11)
        ear.wait_for_rest()
        after = {
            "memory_after": memory_of_all(working),
            "processes_after": len(processes_in(working)),
            "files_after": files_in(working),
        }
    return {**before, **after, "seconds": round(seconds, 3)}


if __name__ == "__main__":
    print(json.dumps(save_often(Path(sys.argv[1]), int(sys.argv[2]))))
