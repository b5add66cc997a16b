"""Kill workers, the program itself or its fork server at random: nothing is half, lost or left running."""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.faults.process_tree import end_all, fork_server, marked, until, workers
from tests.faults.small_house import BEGUN, ENDED, NAMES, Run, SmallHouse, contents_of

SIZES = (1.0, 1.5, 2.0)
AT_ONCE = 2
SERVER_EVERY = 10
TWICE = 0.2
A_SERVER_IS_READY = 180  # seconds: a fork server notices that nobody needs it once it has imported everything
LOOKS_AFTER_SUCCESS = 0.2
SIGNALS: Mapping[str, Sequence[signal.Signals]] = {
    "SIGINT": (signal.SIGINT,),
    "SIGTERM": (signal.SIGTERM,),
    "SIGHUP": (signal.SIGHUP,),
    "SIGINT twice": (signal.SIGINT, signal.SIGINT),
}

Victims = Callable[[Run], list[int]]


def random_kills(count: int, chance: random.Random, where: Path) -> dict[str, Any]:
    """``count`` kills: of workers and of the program by turns, and of the fork server now and then."""
    killing = Killing(SmallHouse(where / "house"), where / "out", chance)
    killing.begin()
    turn = 0
    while sum(killing.killed.values()) < count:
        killing.one_round("fork server" if turn % SERVER_EVERY == SERVER_EVERY - 1 else ("worker", "parent")[turn % 2])
        turn += 1
    return {"rounds": turn, **killing.numbers()}


def random_signals(count: int, chance: random.Random, where: Path) -> dict[str, Any]:
    """Tell the program ``count`` times to stop, in every way in which one is told, sometimes twice."""
    killing = Killing(SmallHouse(where / "house"), where / "out", chance)
    killing.begin()
    while sum(killing.killed.values()) < count:
        killing.one_round(chance.choice(sorted(SIGNALS)))
    return killing.numbers()


class Killing:
    """Rounds of killing in one house: each edits all scenes, kills while they are drawn, and renders again."""

    def __init__(self, house: SmallHouse, output: Path, chance: random.Random, sizes: Sequence[float] = SIZES) -> None:
        self.house, self.output, self.chance, self.sizes = house, output, chance, sizes
        self.killed: Counter[str] = Counter()
        self.redone: Counter[int] = Counter()
        self.exit_codes: dict[str, Counter[int]] = {}
        self.size = sizes[0]
        self.seconds = self.drawing_seconds = 0.0

    def begin(self) -> None:
        """Publish a first state, and measure how long that takes, and how long workers live."""
        self.house.edit(self.size)
        begun = time.monotonic()
        run = self.house.start(self.output)
        wait_for_workers(run)
        drawing = time.monotonic()
        assert run.end() == 0, run.lines()
        self.house.references[self.size] = contents_of(self.output)
        self.seconds, self.drawing_seconds = time.monotonic() - begun, time.monotonic() - drawing

    def one_round(self, victim: str) -> None:
        """Edit, render, kill, look; render again, look again."""
        old, self.size = self.size, self.chance.choice([size for size in self.sizes if size != self.size])
        allowed = [self.house.reference(old), self.house.reference(self.size)]
        self.house.edit(self.size)
        run = self.house.start(self.output)
        try:
            kills = self.kill(run, victim)
            code = run.end()
            kills = 0 if victim in {"parent", *SIGNALS} and code == 0 else kills
            is_orphaned = not until(lambda: not marked(run.mark), A_SERVER_IS_READY)
        finally:
            end_all(run.mark)
        what = f"round {self.house.edits}: {kills} times {victim}: " + "\n".join(run.lines()[-20:])
        assert not is_orphaned, f"{what}: something goes on running"
        if kills:
            self.killed[victim] += kills
            self.exit_codes.setdefault(victim, Counter())[code] += 1
        require_whole(contents_of(self.output), allowed, what, is_lecture_shorter=code == 1)
        assert is_owed(code, victim, kills, run), f"{what}: exit code {code}"
        if code == 0:
            assert contents_of(self.output) == self.house.reference(self.size), f"{what}: the run itself is wrong"
        if code or self.chance.random() < LOOKS_AFTER_SUCCESS:
            self.look_after(run, what)

    def look_after(self, run: Run, what: str) -> None:
        """The next run is right, and draws nothing again but what was being drawn."""
        begun, ended = run.scenes(BEGUN), run.scenes(ENDED)
        again = self.house.render(self.output)
        assert contents_of(self.output) == self.house.reference(self.size), f"{what}: the next run is wrong"
        assert not again.drawn() & ended, f"{what}: {again.drawn() & ended} had been drawn"
        self.redone[len(again.drawn() & begun)] += 1
        assert len(again.drawn() & begun) <= AT_ONCE, f"{what}: {again.drawn() & begun} were drawn again"
        left = [*self.output.glob(".work-*"), *self.output.rglob(".unfinished-*")]
        assert not left, f"{what}: {left}"

    def kill(self, run: Run, victim: str) -> int:
        """Kill at a random time; how many kills there were."""
        if victim == "parent":
            time.sleep(self.chance.uniform(0, self.seconds))
            return strike(run, lambda run: [run.process.pid], self.chance)
        if victim in SIGNALS:
            return self.tell(run, SIGNALS[victim])
        kills = 0
        for _ in range(2 if victim == "worker" and self.chance.random() < TWICE else 1):
            wait_for_workers(run)
            time.sleep(self.chance.uniform(0, self.drawing_seconds))
            kills += strike(run, workers_of if victim == "worker" else servers_of, self.chance)
        return kills

    def tell(self, run: Run, signals: Sequence[signal.Signals]) -> int:
        """Send the signals, with a short while between two; how many were sent."""
        until(lambda: bool(marked(run.mark).keys() - {run.process.pid}) or run.process.poll() is not None)
        time.sleep(self.chance.uniform(0, self.seconds))
        for number, which in enumerate(signals):
            time.sleep(self.chance.uniform(0, 0.2) if number else 0)
            with suppress(ProcessLookupError):
                os.kill(run.process.pid, which)
        return 1

    def numbers(self) -> dict[str, Any]:
        """What came of all rounds."""
        return {
            "killed": dict(self.killed),
            "runs_by_scenes_redone": dict(self.redone),
            "exit_codes": {victim: dict(codes) for victim, codes in self.exit_codes.items()},
        }


def wait_for_workers(run: Run) -> None:
    """Wait until a scene is being drawn, or the program has ended."""
    until(lambda: bool(workers_of(run)) or run.process.poll() is not None)


def workers_of(run: Run) -> list[int]:
    """The workers of a run at this moment."""
    return workers(marked(run.mark), run.process.pid)


def servers_of(run: Run) -> list[int]:
    """The fork server of a run, if there is one at this moment."""
    server = fork_server(marked(run.mark), run.process.pid)
    return [] if server is None else [server]


def strike(run: Run, victims: Victims, chance: random.Random) -> int:
    """Kill one of the victims; 0 if there is none any more."""
    if run.process.poll() is None and (living := victims(run)):
        with suppress(ProcessLookupError):
            os.kill(chance.choice(living), signal.SIGKILL)
            return 1
    return 0


def require_whole(found: dict[str, Any], allowed: list[dict[str, Any]], what: str, *, is_lecture_shorter: bool) -> None:
    """Every file that was published is there, and is whole the old one or whole the new one.

    The lecture is made of the scenes that came out, so where one was given up it is another lecture, though whole.
    """
    assert found.keys() == allowed[0].keys(), f"{what}: {found.keys() ^ allowed[0].keys()}"
    for name, content in found.items():
        if is_lecture_shorter and "/scenes/" not in name:
            continue
        assert content in [state[name] for state in allowed], f"{what}: {name} is neither the old nor the new one"


def is_owed(code: int, victim: str, kills: int, run: Run) -> bool:
    """Whether the exit code is right: a scene is given up only if it was killed twice.

    A signal ends Python itself where it only begins, or has nothing left to do.
    """
    if not kills:
        return code == 0
    if victim == "parent":
        return code == -signal.SIGKILL
    if victim in SIGNALS:
        is_silent = not run.lines() or run.scenes(ENDED) == set(NAMES) or len(SIGNALS[victim]) > 1
        owed = {128 + number for number in SIGNALS[victim]} | {-number for number in SIGNALS[victim] if is_silent}
        return code in owed and not any("Traceback" in line for line in run.lines())
    was_given_up = kills > 1 and any("WorkerLost" in line for line in run.lines())
    return code == 0 or (code == 1 and was_given_up)
