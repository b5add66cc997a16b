"""Walks a scene through its beats without playing or painting them, and looks at it at the end of each."""

import importlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import TypeVar
from unittest.mock import patch

from manim import Mobject, VMobject, tempconfig

from mathanim.drawing.storyboard import Storyboard
from mathanim.inputs.setting import Setting
from mathanim.rendering.frames.family_walk import quick_family
from mathanim.rendering.frames.quick_colours import quick_update
from mathanim.rendering.frames.quick_copies import quick_copy

Seen = TypeVar("Seen")

FLAGSHIPS = (
    "linear_algebra.basis_vectors_follow_the_matrix",
    "calculus.secant_becomes_tangent",
    "neural_networks.forward_pass_layer_by_layer",
    "probability.bayes_splits_the_square",
)


def scene_class(name: str) -> type[Storyboard]:
    """The class of the scene ``subject.module``."""
    found = getattr(importlib.import_module(f"scenes.{name}"), name.partition(".")[2].title().replace("_", ""))
    assert issubclass(found, Storyboard)
    return found


def at_each_beat(
    scene: type[Storyboard],
    setting: Setting,
    look: Callable[[Storyboard], Seen],
    width: int = 320,
    *,
    watch: Callable[[Storyboard], object] = id,
) -> dict[str, Seen]:
    """What ``look`` makes of the scene at the end of each beat, by the beat's name; ``watch`` sees every play's end."""
    seen: dict[str, Seen] = {}
    with TemporaryDirectory() as folder, tempconfig(_still_config(folder, width)), quick_objects():
        walked = scene(setting=setting)
        beats: list[str] = []
        begin = walked.next_section

        def next_section(name: str = "unnamed", *args: object, **kwargs: object) -> None:
            if beats:
                seen[beats[-1]] = look(walked)
            beats.append(name)
            begin(name, *args, **kwargs)

        walked.next_section = next_section
        walked.renderer.update_frame = paint_nothing
        play = walked.play

        def play_and_watch(*args: object, **kwargs: object) -> None:
            play(*args, **kwargs)
            watch(walked)

        walked.play = play_and_watch
        walked.render()
        seen[beats[-1]] = look(walked)
    return seen


def picture(scene: Storyboard) -> object:
    """The frame as it stands: (height, width, 3) bytes."""
    scene.renderer.static_image = None
    type(scene.renderer).update_frame(scene.renderer, scene)
    return scene.camera.pixel_array[:, :, :3].copy()


@contextmanager
def quick_objects() -> Iterator[None]:
    """Let objects meanwhile list their families, be copied and take their colours as quickly as in a worker."""
    with (
        patch.object(Mobject, "get_family", quick_family),
        patch.object(Mobject, "__deepcopy__", quick_copy),
        patch.object(VMobject, "update_rgbas_array", quick_update),
    ):
        yield


def paint_nothing(*args: object, **kwargs: object) -> None:
    """Leave the frames of a walk undrawn: nobody looks at them."""


def _still_config(folder: str, width: int) -> dict[str, object]:
    return {
        "format": "png",
        "media_dir": folder,
        "pixel_width": width,
        "pixel_height": width * 9 // 16,
        "frame_rate": 60,
        "verbosity": "ERROR",
        "progress_bar": "none",
    }
