"""A few numbers in memory that a worker and its owner both see: written without a word, readable after a death."""

import ctypes
import resource
from typing import Any


class Board(ctypes.Structure):
    """How many processes the worker may keep busy, how many frames it has drawn, the most bytes it ever held."""

    _fields_ = (("allotted", ctypes.c_int), ("frames", ctypes.c_longlong), ("peak_memory", ctypes.c_longlong))

    allotted: int
    frames: int
    peak_memory: int


OWN: list[Board] = []


def new_board(context: Any) -> Board:
    """A board in memory that is shared with the processes of the context that it is given to."""
    board: Board = context.RawValue(Board)
    board.allotted = 1
    return board


def peak_memory() -> int:
    """The most memory that this process ever held, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
