"""Work for a worker: read weights in every way in which a scene might."""

from pathlib import Path
from typing import Any

from mathanim.rendering.executors.seam import Tell
from mathanim.rendering.store.sources import Sources


def read_weights_in_every_way(folder: Path, tell: Tell) -> Sources:
    """Write a file for each way, then read it, as a scene would; what was heard."""
    del tell
    import torch
    from safetensors import safe_open
    from safetensors.torch import load_file, save_file

    from mathanim.rendering.store import witness

    def opened(file: str) -> Any:
        with safe_open(file, "pt") as weights:
            return weights.get_tensor("w")

    ways = {
        "loaded": (save_file, load_file),
        "opened": (save_file, opened),
        "unpickled": (torch.save, lambda file: torch.load(file, weights_only=True)),
        "mapped": (torch.save, lambda file: torch.load(file, weights_only=True, mmap=True)),
    }
    for name, (save, _) in ways.items():
        save({"w": torch.ones(3)}, f"{folder}/{name}.weights")
    private = folder / "private"
    private.mkdir()
    witness.watch_scene(private)
    for name, (_, read) in ways.items():
        read(f"{folder}/{name}.weights")
    return witness.sources()
