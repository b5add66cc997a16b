"""Watch a scene in its worker from the first import to the last frame, and say what it was made from."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from mathanim.rendering.store.chance import reasons_in
from mathanim.rendering.store.ownership import PACKAGE, absolute, is_installed, is_system
from mathanim.rendering.store.sources import ABSENT, Reading, Sources, state_of
from mathanim.rendering.store.unheard import make_audible
from mathanim.rendering.store.watching import WATCH, listen

MAIN = {"__main__", "__mp_main__"}
KNOWN_TO_READ_ALOUD = {"torch", "scipy"}
LIBRARY = re.compile(r"\.so(\.|$)")

native_before: set[str] = set()
modules_before: set[str] = set()


def watch_preloading() -> None:
    """Begin to listen in the process from which workers are forked; modules loaded already are noted first."""
    listen()
    make_audible()
    for _, file in own_modules():
        WATCH.note("file", file, state_of("file", file))
    WATCH.begin()


def end_preloading() -> None:
    """Remember what is loaded; what belongs to no scene is not listened to."""
    WATCH.pause()
    WATCH.keep_only_files()
    native_before.update(native_packages())


def watch_scene(private: Path) -> None:
    """Listen to the scene of this process; ``private`` is its job's folder."""
    watch_preloading()
    if not native_before:
        end_preloading()
    modules_before.update(sys.modules)
    WATCH.begin(private)


def sources() -> Sources:
    """What the scene was made from, once it is drawn."""
    heard = WATCH.finish()
    files = {reading.place for reading in heard.readings if reading.kind == "file"}
    readings = [
        *(reading for reading in heard.readings if reading.kind != "exists" or reading.place not in files),
        *(Reading("file", file, state_of("file", file)) for _, file in own_modules() if file not in files),
        *module_readings(heard.imports),
        *(Reading("file", file) for file in native_libraries()),
    ]
    reasons = (*heard.reasons, *reasons_of_modules(), *unwatched_packages())
    return Sources(tuple(dict.fromkeys(readings)), tuple(dict.fromkeys(reasons)))


def own_modules() -> Iterator[tuple[str, str]]:
    """Name and file of every loaded module that is not installed."""
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if isinstance(module, ModuleType) and isinstance(file, str) and name not in MAIN:
            place = absolute(file)
            if not is_installed(place) and not place.startswith("<"):
                yield name, place


def module_readings(imports: set[str]) -> Iterator[Reading]:
    """Which of several places each module came from: another file earlier on the search path would win.

    Modules that were looked for in vain are among them.
    """
    folders = [absolute(folder or ".") for folder in sys.path]
    own = [folder for folder in folders if not is_installed(f"{folder}/") and not is_system(f"{folder}/")]
    found = dict(own_modules())
    for file in found.values():
        yield module_reading(file.removesuffix(".py").removesuffix("/__init__"))
    for name in {*found, *(name for name in imports if name not in sys.modules)}:
        for folder in own if "." not in name else ():
            if found.get(name, "").startswith(f"{folder}/"):
                break
            yield module_reading(f"{folder}/{name}")


def module_reading(place: str) -> Reading:
    """What Python finds for the module of that path."""
    return Reading("module", place, state_of("module", place))


def native_libraries() -> list[str]:
    """The shared libraries of the system that this process uses, from libc to cairo and pango."""
    mapped = {line.split(maxsplit=5)[5].rstrip("\n") for line in process_maps() if len(line.split(maxsplit=5)) == 6}
    return sorted(place for place in mapped if LIBRARY.search(place) and not is_installed(place))


def process_maps() -> list[str]:
    """What is mapped into this process's memory."""
    return Path("/proc/self/maps").read_text(encoding="utf-8", errors="surrogateescape").splitlines()


def native_packages() -> set[str]:
    """The installed packages of which compiled code is loaded."""
    return {
        name.partition(".")[0]
        for name, module in list(sys.modules.items())
        if str(getattr(module, "__file__", "")).endswith(".so") and is_installed(str(getattr(module, "__file__", "")))
    }


def unwatched_packages() -> list[str]:
    """Reasons: packages with compiled code that this program does not use, so nobody knows how they read files."""
    new = native_packages() - native_before - KNOWN_TO_READ_ALOUD - set(sys.stdlib_module_names)
    return [f"{name} may read files that nobody hears of" for name in sorted(new)]


def reasons_of_modules() -> list[str]:
    """Clocks and unseeded chance in the modules of the scene; this project's own are held to this by a test."""
    new = {file for name, file in own_modules() if name not in modules_before and file.endswith(".py")}
    files = {file for file in new if not file.startswith(f"{PACKAGE}/")}
    reasons = []
    for file in sorted(files):
        if state_of("file", file) != ABSENT:
            reasons += reasons_in(Path(file).read_bytes(), file)
    return reasons
