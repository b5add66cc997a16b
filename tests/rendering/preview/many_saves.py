"""Save a scene many times and say what that leaves: ``python -m tests.rendering.preview.many_saves FOLDER COUNT``."""

import json
import sys
import time
from pathlib import Path

from tests.faults.process_tree import until
from tests.rendering.preview.studio_at_work import TALE, Ear, beat_of, processes_in, save, studio_on, write_tale


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
                before = counted(working, ear)
                begun = time.monotonic()
            version = ear.heard[-1].version
            save(file, TALE.replace("Circle(1.0", f"Circle(1.{number:03}1"))
            stale = ear.first(lambda s: not beat_of(s, "show_circle").is_clip_fresh, version)
            ear.first(lambda s: beat_of(s, "show_circle").is_clip_fresh, stale.version)
            del ear.heard[:-1]
        seconds = (time.monotonic() - begun) / count
        after = {f"{name}_after": number for name, number in counted(working, ear).items()}
    return {**before, **after, "seconds": round(seconds, 3)}


def counted(working: Path, ear: Ear) -> dict[str, float]:
    """Memory, processes and files when all is drawn, only what is shown is kept, and what was ended is gone."""
    shown = {picture for beat in ear.wait_for_rest().beats for picture in (beat.still, beat.clip)}
    assert until(lambda: {file.name for file in working.glob("*/pictures/*")} == shown), "old pictures stay"
    processes: list[list[int]] = [[], processes_in(working)]
    while processes[-1] != processes[-2]:
        time.sleep(1)
        processes.append(processes_in(working))
    return {"memory": memory_of_all(working), "processes": len(processes[-1]), "files": files_in(working)}


if __name__ == "__main__":
    print(json.dumps(save_often(Path(sys.argv[1]), int(sys.argv[2]))))
