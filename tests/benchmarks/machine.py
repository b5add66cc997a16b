"""The machine and the programs that were measured, in a line."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("manim", "av", "numpy", "torch", "mathanim")


def machine_line() -> str:
    """Cores, processor, memory, Python and versions; nothing that names the machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    system = f"{platform.system()} {platform.machine()}"
    cores = len(os.sched_getaffinity(0))
    return f"{cores} cores of {processor()}, {memory:.0f} GiB, {system}, Python {platform.python_version()}, {versions}"


def processor() -> str:
    """The processor's model, as it calls itself."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.machine()


def load_line() -> str:
    """How busy the machine was with other things."""
    return f"load before the first run: {os.getloadavg()[0]:.1f}"
