"""Checkpoints: processes that hold the very state of a scene where a beat begins, and draw it from there."""

import gc
import os
import signal
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

from mathanim.rendering.forking import forked
from mathanim.rendering.preview.lifetime import leave_children_to_themselves
from mathanim.rendering.preview.lines import ProcessLine
from mathanim.rendering.preview.orders import Begun, DrawOrder
from mathanim.rendering.preview.turn import take_turn

MOST = 16


class Checkpoints:
    """Those of one run, at most ``MOST``: of more beats, those are kept that lie far apart."""

    def __init__(self, place: Path, run: int) -> None:
        self.place, self.run = place, run
        self._children: dict[int, int] = {}

    def keep(self, index: int, at_work: int) -> tuple[ProcessLine, DrawOrder] | None:
        """Keep the state of this process as that where the beat of that index begins.

        Returns None at once. It returns again, with an order and a line of its own, in a fresh child of the
        checkpoint whenever the studio gives it one.
        """
        if index in self._children:
            self._let_go(index)
        child = forked()
        if child == 0:
            return self._wait(index, is_at_work=index == at_work)
        self._children[index] = child
        if len(self._children) > MOST:
            self._let_go(least_wanted(sorted(self._children), at_work))
        return None

    def _wait(self, index: int, *, is_at_work: bool) -> tuple[ProcessLine, DrawOrder]:
        """Fork for every order; the checkpoint itself never returns.

        Where a beat is at work, or was edited, the child that is to draw its next still is forked in advance.
        """
        gc.freeze()  # what it does not visit stays shared
        self._children = {}
        leave_children_to_themselves(True)
        line = ProcessLine(self.place, Begun("checkpoint", os.getpid(), self.run, index))
        ready = Ready()
        if is_at_work and (taken := ready.wait()):
            return self._begun(line, taken)
        while isinstance(order := line.wait(), DrawOrder):
            wants_still = "still" in order.wants
            if not (wants_still and ready.takes(order)) and forked() == 0:
                return self._begun(line, order)
            is_at_work |= wants_still
            if is_at_work and order.wants[-1] != "still" and (taken := ready.wait()):
                return self._begun(line, taken)
        os._exit(0)

    def _begun(self, line: ProcessLine, order: DrawOrder) -> tuple[ProcessLine, DrawOrder]:
        """The line of a child that begins to draw, and what it draws."""
        line.close()
        leave_children_to_themselves(False)
        own = ProcessLine(self.place, Begun("drawing", os.getpid(), self.run, order.number))
        take_turn(self.place.parent)
        return own, order

    def _let_go(self, index: int) -> None:
        child = self._children.pop(index)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


class Ready:
    """At most one child that waits for an order: forking takes longer than waking it."""

    def __init__(self) -> None:
        self._to_child: Connection | None = None

    def takes(self, order: DrawOrder) -> bool:
        """Whether there is such a child, which has the order now."""
        if self._to_child is None:
            return False
        with suppress(OSError), self._to_child as to_child:
            self._to_child = None
            to_child.send(order)
            return True
        return False

    def wait(self) -> DrawOrder | None:
        """Fork the child, if there is none. In the child: its order, once it comes; in the parent: None, at once."""
        if self._to_child is not None:
            return None
        orders, self._to_child = Pipe(duplex=False)
        if forked() == 0:
            self._to_child.close()
            return order_from(orders)
        orders.close()
        return None


def order_from(orders: Connection) -> DrawOrder:
    """The order that comes; if its sender is gone, this process ends."""
    try:
        order: DrawOrder = orders.recv()
    except (EOFError, OSError):
        os._exit(0)
    return order


def least_wanted(indices: list[int], at_work: int) -> int:
    """Of checkpoints in order, the one whose neighbours are nearest; never the first, the last or that at work."""
    gaps = {
        here: after - before
        for before, here, after in zip(indices, indices[1:], indices[2:], strict=False)
        if here != at_work
    }
    return min(gaps, key=lambda index: (gaps[index], index))
