"""The voices that come as packages, each spoken in a process of its own that holds nothing of ours."""

import json
import os
import select
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import distributions
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mathanim.inputs.setting import Language
from mathanim.rendering.errors import VoiceError, WrongUse
from mathanim.rendering.voices import alpha, joe
from mathanim.rendering.voices.speaking import READY

OWN_PACKAGES = Path(sys.prefix) / "voices"
"""Where ``./run`` puts the voices' packages, beside those of everything else."""
PROJECT = Path(__file__).parents[3]
PATIENCE = 300.0
"""Seconds that a voice may take to load, and to say one text."""


@dataclass(frozen=True)
class PackagedVoice:
    """A voice by the name of its module in this room, and the packages that it is made of."""

    module: str
    packages: tuple[str, ...]

    @cached_property
    def name(self) -> str:
        """Module and versions.

        Raises:
            WrongUse: if a package is missing.
        """
        versions = versions_of(self.packages)
        if missing := [package for package in self.packages if package not in versions]:
            raise WrongUse(
                f"--voice needs the Python package {missing[0]}, which is not installed: "
                "use ./run, which installs the voices, or pip install 'mathanim[voice]'"
            )
        return " ".join([self.module, *(f"{package} {versions[package]}" for package in self.packages)])

    def speak(self, texts: Sequence[str], folder: Path) -> Iterator[Path]:
        """Each text as a sound file in the folder; raises as Voice does."""
        with speaking_process(self.module, folder) as process:
            require(answer_of(process, folder), READY)
            for number, text in enumerate(texts):
                file = folder / f"{number}.wav"
                ask(process, {"text": text, "file": str(file)})
                require(answer_of(process, folder), "")
                yield file


VOICES: Mapping[Language, PackagedVoice] = MappingProxyType(
    {"en": PackagedVoice("joe", joe.PACKAGES), "ja": PackagedVoice("alpha", alpha.PACKAGES)}
)


def versions_of(packages: Sequence[str]) -> dict[str, str]:
    """The versions of those packages that a voice's process would find."""
    folders = [str(OWN_PACKAGES), *sys.path]
    return {package: found.version for package in packages for found in distributions(name=package, path=folders)}


@contextmanager
def speaking_process(module: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The process of a voice; it ends with this block, however that ends."""
    paths = os.pathsep.join([str(OWN_PACKAGES), str(PROJECT)])
    with (folder / "complaints").open("wb") as complaints:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "mathanim.rendering.voices.speaking", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": paths, "TMPDIR": str(folder)},
        )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def ask(process: subprocess.Popen[bytes], question: Mapping[str, str]) -> None:
    """Send a line to the process."""
    assert process.stdin is not None
    try:
        process.stdin.write(json.dumps(question).encode() + b"\n")
        process.stdin.flush()
    except OSError as error:
        raise VoiceError("the voice's process ended") from error


def answer_of(process: subprocess.Popen[bytes], folder: Path) -> Any:
    """The next line of the process.

    Raises:
        VoiceError: if it takes too long, or the process is gone.
    """
    assert process.stdout is not None
    ready, _, _ = select.select([process.stdout], [], [], PATIENCE)
    if not ready:
        raise VoiceError(f"the voice said nothing for {PATIENCE:g} s")
    if line := process.stdout.readline():
        return json.loads(line)
    complaints = (folder / "complaints").read_text(encoding="utf-8", errors="replace").split("\n")
    last = next((line.strip() for line in reversed(complaints) if line.strip()), f"exit code {process.wait()}")
    raise VoiceError(f"the voice's process ended: {last[:300]}")


def require(answer: Any, wanted: str) -> None:
    """Raise what the voice says went wrong.

    Raises:
        VoiceError: if the answer is not what was wanted.
    """
    if answer != wanted:
        raise VoiceError(f"the voice failed: {answer}")
