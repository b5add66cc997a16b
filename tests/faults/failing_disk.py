"""A disk that fails, or a program that is killed, at every single operation of publishing."""

import errno
import os
import random
import signal
import traceback
from collections import Counter
from pathlib import Path
from typing import Any, NoReturn

from mathanim.rendering.errors import DeliveryError, DiskFull
from tests.faults.operations import struck_at
from tests.faults.what_is_published import PUBLISHED, Published

ERRORS = (errno.EIO, errno.ENOSPC)
MOST = 500


def every_operation_fails(count: int, chance: random.Random, where: Path) -> dict[str, Any]:
    """Fail the Nth operation for every N; ``count`` says with how many errors, EIO and ENOSPC."""
    del chance
    failed: dict[str, Counter[str]] = {name: Counter() for name in PUBLISHED}
    for code in ERRORS[:count]:
        for what in PUBLISHED:
            for number in range(1, MOST):
                done = fail_once(what, where / f"{what}-{code}-{number}", number, code)
                if len(done) < number:
                    break
                failed[what][done[number - 1]] += 1
            else:
                raise AssertionError("publishing has no end")
    return {"failed": {what: dict(sorted(counts.items())) for what, counts in failed.items()}}


def fail_once(what: str, where: Path, number: int, code: int) -> list[str]:
    """Publish an old state, fail once while the new one is published, then publish again; the operations."""
    published = PUBLISHED[what](where)
    published.publish("old")

    def refuse(name: str, arguments: tuple[Any, ...]) -> None:
        del name, arguments
        raise OSError(code, os.strerror(code))

    with struck_at(number, published.root, refuse) as done:
        publish_or_be_refused(published, code)
    told = f"{what}: operation {number}, {done[number - 1 : number]}, {os.strerror(code)}"
    published.require_whole(told)
    published.require_right(told)
    return done


def publish_or_be_refused(published: Published, code: int) -> None:
    """Publish; if that fails, then with the one-line error that is owed to the user."""
    try:
        published.publish("new")
    except DeliveryError as error:
        assert "\n" not in str(error) and str(published.root) in str(error), str(error)
        assert isinstance(error, DiskFull) == (code == errno.ENOSPC), str(error)


def every_operation_is_killed(count: int, chance: random.Random, where: Path) -> dict[str, Any]:
    """Kill the program before each operation, and in the middle of writings; ``count`` times over."""
    killed: dict[str, Counter[str]] = {name: Counter() for name in PUBLISHED}
    for turn in range(count):
        for what in PUBLISHED:
            for number in range(1, MOST):
                done = kill_once(what, where / f"{what}-{turn}-{number}", number, is_half=chance.random() < 0.5)
                if not done:
                    break
                killed[what][done] += 1
            else:
                raise AssertionError("publishing has no end")
    return {"killed_before": {what: dict(sorted(counts.items())) for what, counts in killed.items()}}


def kill_once(what: str, where: Path, number: int, *, is_half: bool) -> str:
    """Kill a program at its Nth operation; the operation, or nothing if it ended before."""
    published = PUBLISHED[what](where)
    published.publish("old")
    reading, writing = os.pipe()
    pid = os.fork()  # and not a new interpreter, which would import for seconds
    if pid == 0:
        be_killed(what, where, number, writing, is_half=is_half)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as told:
        said = told.read()
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    assert code in (0, -signal.SIGKILL), said
    published.require_whole(f"{what}: killed at operation {number}: {said}")
    published.require_right(f"{what}: killed at operation {number}: {said}")
    return said.strip() if code else ""


def be_killed(what: str, where: Path, number: int, said: int, *, is_half: bool) -> NoReturn:
    """Publish the new state and be killed on the way, having written half of what was to be written.

    Which operation that was, or what went wrong before, is written to the descriptor ``said``.
    """
    real_write = os.write

    def fall(name: str, arguments: tuple[Any, ...]) -> None:
        is_halved = name.endswith(": write") and is_half
        real_write(said, f"{name} {'half' if is_halved else ''}".encode())
        if is_halved:
            real_write(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
        os.kill(os.getpid(), signal.SIGKILL)

    try:
        published = PUBLISHED[what](where)
        with struck_at(number, published.root, fall):
            published.publish("new")
        os._exit(0)
    except BaseException:
        real_write(said, traceback.format_exc().encode())
    finally:
        os._exit(1)
