"""Seed torch in the process of a scene, whether it is loaded already or the scene loads it later."""

import importlib.util
import sys
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any


class SeedsTorch:
    """Finds torch as Python does and seeds it as soon as it is loaded; looks for it once."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: Any = None) -> ModuleSpec | None:
        """The place of torch; nothing for any other module."""
        del path, target
        if name != "torch":
            return None
        sys.meta_path.remove(self)
        found = importlib.util.find_spec(name)
        if found is not None and found.loader is not None:
            loader: Any = found.loader
            loader.exec_module = self.seeding(loader.exec_module)
        return found

    def seeding(self, load: Callable[[ModuleType], None]) -> Callable[[ModuleType], None]:
        """The loading of a module, with its seeding after it."""

        def load_and_seed(module: ModuleType) -> None:
            load(module)
            seed_now(module, self.seed)

        return load_and_seed


def seed_torch(seed: int) -> None:
    """Seed torch now, or when the scene loads it, and let it choose only algorithms that repeat themselves."""
    if "torch" in sys.modules:
        seed_now(sys.modules["torch"], seed)
    else:
        sys.meta_path.insert(0, SeedsTorch(seed))


def seed_now(torch: Any, seed: int) -> None:
    """Seed torch, which is loaded."""
    torch.manual_seed(seed)
    torch.set_deterministic_debug_mode("warn")
