"""The program that does jobs on a machine of a cluster: it takes them from the line that it was started with."""

import os
import pickle
import queue
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from multiprocessing import connection
from pathlib import Path
from typing import Any

from mathanim.rendering.errors import Interrupted
from mathanim.rendering.executors.cores import usable
from mathanim.rendering.executors.messages import Inbox, send
from mathanim.rendering.executors.parcels import do_away, drawing_tools
from mathanim.rendering.executors.processes import Processes
from mathanim.rendering.executors.seam import Lost
from mathanim.rendering.executors.worker import said_by
from mathanim.rendering.publishing import work_folder
from mathanim.rendering.stopping import stopping_on_signals

LONGEST_IDLE = 60.0


def main(line: int) -> None:
    """Do jobs until the line is closed or none comes for a minute; then leave nothing behind."""
    orders: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    with suppress(Interrupted, queue.Empty), stopping_on_signals(), work_folder(own_folder()) as folder:
        threading.Thread(target=listen, args=(line, orders), daemon=True).start()
        tools = drawing_tools()
        while True:
            send(line, ("result", pickle.dumps(done(orders.get(timeout=LONGEST_IDLE), line, folder, tools))))


def done(order: bytes, line: int, folder: Path, tools: str) -> Any:
    """What comes of an order."""
    try:
        modules, limits, work, job = pickle.loads(order)
    except Interrupted:
        raise
    except Exception as error:  # whatever unpickling raises
        return Lost(f"the job cannot be read here: {said_by(error)}", "CannotTravel")
    limits = replace(limits, memory=limits.memory_of(usable()))
    results = Processes(1, modules, limits).run([job], partial(do_away, work, folder, tools), partial(tell, line))
    return next(result for _, result in results)


def tell(line: int, index: int, beat: str, frames: int) -> None:
    """Say how far the job is."""
    del index
    send(line, ("told", beat, frames))


def listen(line: int, orders: "queue.SimpleQueue[bytes]") -> None:
    """Take orders; when the line is closed, stop whatever is under way, as at Ctrl-C."""
    for order in incoming(line):
        orders.put(order)
    os.kill(os.getpid(), signal.SIGTERM)


def incoming(line: int) -> Iterator[bytes]:
    """The messages on the line until it is closed."""
    inbox = Inbox(os.dup(line))
    while not inbox.is_closed:
        connection.wait([line])
        yield from inbox.take()


def own_folder() -> Path:
    """Where jobs work whose own folder cannot be seen from here; of each user, one."""
    return Path(tempfile.gettempdir()) / f"mathanim-{os.getuid()}"


if __name__ == "__main__":
    main(int(sys.argv[1]))
