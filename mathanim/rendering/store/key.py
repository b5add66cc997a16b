"""The small key of a job: what is asked for and what draws it, known without drawing anything."""

import json
import os
import platform
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mathanim.rendering.executors.processes import FIXED_WORLD
from mathanim.rendering.job import Job
from mathanim.rendering.store.digests import Digests
from mathanim.rendering.store.ownership import site_packages
from mathanim.rendering.store.roots import Roots
from mathanim.rendering.store.sources import hash_of_text

FORMAT = 1
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts", "/etc/fonts")
FONT_VARIABLES = ("FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT", "XDG_DATA_HOME")
DEVICE_VARIABLES = ("CUDA_VISIBLE_DEVICES", "NVIDIA_VISIBLE_DEVICES")
DRIVER = Path("/proc/driver/nvidia/version")


def key_of(job: Job, tools: Mapping[str, Any]) -> dict[str, Any]:
    """What is asked for and what draws it, as plain values."""
    quality, setting = job.quality, job.setting
    scene = Roots.of(job).name_of(str(job.scene.file))
    return {
        "format": FORMAT,
        "scene": [scene, job.scene.class_name, job.scene.label],
        "runs_in": run_place(job),
        "product": [job.product, *job.moments],
        "quality": [quality.width, quality.height, str(quality.frame_rate), quality.encoder],
        "setting": [setting.language, setting.theme, setting.pace, setting.device, exact(setting.speech)],
        "parameters": exact(setting.parameters),
        "tools": dict(tools),
    }


def tools_of(digests: Digests) -> dict[str, Any]:
    """What draws: Python and machine, installed packages, fonts, and the world that workers are given."""
    return {
        "machine": machine(),
        "packages": packages(digests),
        "fonts": fonts(digests),
        "world": dict(FIXED_WORLD),
    }


def name_of_key(key: dict[str, Any]) -> str:
    """The key as the name of a folder."""
    return hash_of_text(json.dumps(key, sort_keys=True))


def run_place(job: Job) -> str:
    """The folder in which the scene runs, as seen from its file; of no account for this project's own scenes."""
    name = Roots.of(job).name_of(str(job.scene.file))
    return "" if name.startswith("scenes:") else os.path.relpath(job.working_folder, job.scene.file.parent)


def exact(value: Any) -> Any:
    """A value so that 1, 1.0, True and "1" differ, and so does any order."""
    if isinstance(value, dict) or hasattr(value, "items"):
        return ["mapping", [[str(name), exact(part)] for name, part in value.items()]]
    if isinstance(value, list | tuple):
        return ["sequence", [exact(part) for part in value]]
    return [type(value).__name__, repr(value)]


def machine() -> list[str]:
    """Python, the kind of processor, and the graphics driver with the devices that it may use."""
    driver = DRIVER.read_text(encoding="utf-8", errors="replace") if DRIVER.is_file() else ""
    return [sys.version, platform.machine(), driver, *(os.environ.get(name, "") for name in DEVICE_VARIABLES)]


def packages(digests: Digests) -> str:
    """All installed packages by name, version and list of contents; of this one, every source is read anyway."""
    found = []
    for folder in site_packages():
        for package in sorted(Path(folder).glob("*.dist-info")):
            if package.name.startswith("mathanim-"):
                continue
            found.append(f"{package.name} {digests.state('file', str(package / 'RECORD'))}")
    return hash_of_text("\n".join(found))


def fonts(digests: Digests) -> str:
    """The system's fonts and their configuration, by content."""
    variables = [f"{name}={os.environ.get(name, '')}" for name in FONT_VARIABLES]
    files = [f"{file} {digests.state('file', file)}" for folder in font_folders() for file in files_under(folder)]
    return hash_of_text("\n".join([*variables, *files]))


def font_folders() -> list[str]:
    """The folders in which fonts are looked for, also those that a configuration of the user's own names."""
    own = os.environ.get("FONTCONFIG_FILE", "")
    named = re.findall(r"<dir[^>]*>\s*([^<]+?)\s*</dir>", text_of(own)) if own else []
    folders = [*FONT_FOLDERS, *named, os.environ.get("FONTCONFIG_PATH", ""), own]
    data = os.environ.get("XDG_DATA_HOME", "")
    return [str(Path(folder).expanduser()) for folder in [*folders, data and f"{data}/fonts"] if folder]


def text_of(file: str) -> str:
    """The text of a file; empty if there is none."""
    try:
        return Path(file).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def files_under(folder: str) -> tuple[str, ...]:
    """Every file in the folder and below, or the file itself."""
    if Path(folder).is_file():
        return (folder,)
    return tuple(sorted(f"{place}/{name}" for place, _, names in os.walk(folder) for name in names))
