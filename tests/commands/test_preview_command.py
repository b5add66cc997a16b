"""preview prints one address and serves it, ends quietly, and says in one line what it cannot do."""

import os
import re
import signal
import subprocess
import sys
import urllib.request

import pytest

from mathanim.rendering.preview.server import listening
from tests.architecture.source_tree import ROOT

SCENE = "calculus.secant_becomes_tangent"


def started(*words: str, **variables: str) -> subprocess.Popen[str]:
    """The command, started."""
    return subprocess.Popen(
        [sys.executable, str(ROOT / "render.py"), "preview", *words, "--no-browser"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **variables},
    )


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_it_prints_an_address_that_answers_and_ends_quietly(number: signal.Signals, status: int) -> None:
    with started(SCENE, SSH_CONNECTION="10.0.0.2 50000 10.0.0.1 22", LOGNAME="anna") as command:
        assert command.stdout is not None
        address = command.stdout.readline().strip()
        assert re.fullmatch(re.escape("http://127.0.0.1:") + r"\d+/\?token=[\w-]{32}", address)
        with urllib.request.urlopen(address, timeout=120) as page:
            assert b"<!doctype html>" in page.read()
        command.send_signal(number)
        rest, errors = command.communicate(timeout=120)
    assert command.returncode == status
    assert rest == ""
    assert re.fullmatch(r"on your own machine: ssh -N -L (\d+):127\.0\.0\.1:\1 anna@10\.0\.0\.1\n", errors)


def test_a_taken_port_is_wrong_use_in_a_line() -> None:
    with listening(None) as taken, started(SCENE, "--port", str(taken.getsockname()[1])) as command:
        rest, errors = command.communicate(timeout=120)
    assert (command.returncode, rest, errors.count("\n")) == (2, "", 1)
    assert "Address already in use; name another port" in errors


def test_an_unknown_target_is_wrong_use() -> None:
    with started("calculus.no_such_scene") as command:
        rest, errors = command.communicate(timeout=120)
    assert (command.returncode, rest) == (2, "")
    assert "no_such_scene" in errors
