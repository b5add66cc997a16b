"""The child that waits for the next order: it takes one, once; where it is gone, nobody does."""

import subprocess
import sys
from pathlib import Path

from tests.architecture.source_tree import ROOT

PROGRAM = """
import os, signal
from pathlib import Path
from mathanim.rendering.preview.checkpoints import Ready
from mathanim.rendering.preview.orders import DrawOrder

def children():
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()

order = DrawOrder(7, 2, "", frozenset(), ("still",))
ready = Ready()
assert not ready.takes(order)
if taken := ready.wait():
    os._exit(5 if taken == order else 1)
assert ready.wait() is None and len(children()) == 1, "one child is enough"
assert ready.takes(order)
assert os.waitstatus_to_exitcode(os.wait()[1]) == 5, "it has the order"
assert not ready.takes(order), "it has gone"
if ready.wait():
    os._exit(1)
os.kill(int(children()[0]), signal.SIGKILL)
os.wait()
assert not ready.takes(order), "it was killed"
if ready.wait():
    os._exit(1)
print(children()[0])
"""


def test_one_child_waits_takes_one_order_and_never_outlives_its_parent() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert not Path("/proc", done.stdout.strip(), "exe").exists()
