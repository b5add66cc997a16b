"""A disk that fails, or a program that is killed, at every single operation of publishing."""

import errno
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.rendering.store.fake_scene import FakeScene

OPERATIONS = ("open", "write", "fsync", "rename", "replace", "mkdir", "unlink", "link", "truncate", "utime")
ROOT = Path(__file__).resolve().parents[2]
MOST = 500

Strike = Callable[[str, tuple[Any, ...]], None]


@contextmanager
def struck_at(number: int, root: Path, strike: Strike) -> Iterator[list[str]]:
    """Call ``strike`` instead of the numbered operation on the store; the operations so far are listed."""
    done: list[str] = []
    real = {name: getattr(os, name) for name in OPERATIONS}
    ours: set[int] = set()

    def counted(name: str) -> Callable[..., Any]:
        def operate(*arguments: Any, **named: Any) -> Any:
            if not is_on_store(arguments[0], root, ours):
                return real[name](*arguments, **named)
            done.append(name)
            if len(done) == number:
                strike(name, arguments)
            result = real[name](*arguments, **named)
            if name == "open":
                ours.add(result)
            return result

        return operate

    for name in OPERATIONS:
        setattr(os, name, counted(name))
    try:
        yield done
    finally:
        for name, function in real.items():
            setattr(os, name, function)


def is_on_store(first: Any, root: Path, ours: set[int]) -> bool:
    """Whether an operation's first argument is the store's: a path in it, or a descriptor of one."""
    return first in ours if isinstance(first, int) else os.fsdecode(first).startswith(str(root))


def every_operation_fails(count: int, chance: random.Random, where: Path) -> dict[str, Any]:
    """Fail the Nth operation for every N, with EIO and with ENOSPC; ``count`` says with how many of these errors."""
    del chance
    operations: dict[str, int] = {}
    for code in (errno.EIO, errno.ENOSPC)[:count]:
        for number in range(1, MOST):
            done = fail_once(where / f"{code}-{number}", number, code)
            if len(done) < number:
                break
            operations[done[number - 1]] = operations.get(done[number - 1], 0) + 1
        else:
            raise AssertionError("publishing has no end")
    return {"failed_operations": operations}


def fail_once(where: Path, number: int, code: int) -> list[str]:
    """Edit a scene whose result is kept, fail once while it is drawn anew, and render again; the operations."""
    scene, root = FakeScene(where / "talk"), where / ".store"
    assert scene.rendered(root)[1] is False
    scene.write("something else")

    def refuse(name: str, arguments: tuple[Any, ...]) -> None:
        del name, arguments
        raise OSError(code, os.strerror(code))

    with struck_at(number, root, refuse) as done:
        refused = rendered_or_refused(scene, root)
    assert refused in (None, scene.content), f"operation {number}: a wrong clip"
    is_right_afterwards(scene, root, f"operation {number}, {done[number - 1 : number]}, {os.strerror(code)}")
    return done


def rendered_or_refused(scene: FakeScene, root: Path) -> bytes | None:
    """What came out; None if the rendering ended with the one-line error that it owes its user."""
    from mathanim.rendering.errors import DeliveryError

    try:
        return scene.rendered(root)[0]
    except DeliveryError as error:
        assert "\n" not in str(error) and str(root) in str(error)
        return None


def is_right_afterwards(scene: FakeScene, root: Path, what: str) -> None:
    """The new state is drawn right, and found from then on; the old one is still there."""
    assert scene.rendered(root)[0] == scene.content, what
    assert scene.rendered(root)[:2] == (scene.content, True), what
    scene.write("nothing")
    assert scene.rendered(root)[:2] == (scene.content, True), f"{what}: what was published is lost"


def every_operation_is_killed(count: int, chance: random.Random, where: Path) -> dict[str, Any]:
    """Kill the program before each operation, and in the middle of each writing; ``count`` times over."""
    operations: dict[str, int] = {}
    for turn in range(count):
        for number in range(1, MOST):
            done = kill_once(where / f"{turn}-{number}", number, is_half=chance.random() < 0.5)
            if not done:
                break
            operations[done] = operations.get(done, 0) + 1
        else:
            raise AssertionError("publishing has no end")
    return {"killed_before": operations}


def kill_once(where: Path, number: int, *, is_half: bool) -> str:
    """Kill a program at its Nth operation; the operation, or nothing if it ended before."""
    scene, root = FakeScene(where / "talk"), where / ".store"
    assert scene.rendered(root)[1] is False
    command = [sys.executable, "-m", "tests.faults.failing_disk", str(where), str(number), str(int(is_half))]
    program = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    scene.write("something else")
    assert program.returncode in (0, -signal.SIGKILL), program.stderr
    is_right_afterwards(scene, root, f"killed at operation {number}: {program.stdout}")
    left = [file.name for file in root.rglob(".unfinished-*")]
    assert not left, f"killed at operation {number}: {left}"
    return program.stdout.strip() if program.returncode else ""


def be_killed(where: Path, number: int, *, is_half: bool) -> None:
    """Draw the changed scene and be killed on the way, having written half of what was to be written."""
    scene, root = FakeScene(where / "talk"), where / ".store"
    scene.write("something else")
    real_write = os.write

    def fall(name: str, arguments: tuple[Any, ...]) -> None:
        print(name, flush=True)
        if name == "write" and is_half:
            real_write(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
        os.kill(os.getpid(), signal.SIGKILL)

    with struck_at(number, root, fall):
        scene.rendered(root)


if __name__ == "__main__":
    be_killed(Path(sys.argv[1]), int(sys.argv[2]), is_half=sys.argv[3] == "1")
