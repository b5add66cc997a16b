"""The only module that touches Manim's global state: it sets a process up for one scene and draws that scene.

Manim's configuration is global to its process and a scene may change it as it likes, so a process draws one scene
and is thrown away. A ``manim.cfg`` of the user or of the lecture's folder has no say.
"""

import logging
import random
from configparser import ConfigParser
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import manim
import manim.scene.scene
import numpy as np
from manim.constants import RendererType
from manim.mobject.svg.svg_mobject import SVG_HASH_TO_MOB_MAP
from manim.scene.scene import Scene

from mathanim.rendering.errors import SceneError
from mathanim.rendering.frames.cairo_paths import remember_paths
from mathanim.rendering.frames.family_walk import walk_quickly
from mathanim.rendering.frames.frame_plan import checked_duration
from mathanim.rendering.frames.frame_recorder import FrameRecorder, Recording
from mathanim.rendering.frames.planned_renderer import PlannedRenderer
from mathanim.rendering.frames.quick_colours import colour_quickly
from mathanim.rendering.frames.quick_copies import copy_quickly
from mathanim.rendering.job import Job, Quality
from mathanim.rendering.scene_files import takes_setting
from mathanim.rendering.torch_seed import seed_torch

SEED = 0


def prepare_manim(quality: Quality, private_folder: Path, assets_folder: Path) -> None:
    """Make Manim's global state what it always is before a scene: defaults, sizes, private folders, seeds."""
    defaults = ConfigParser()
    defaults.read(Path(manim.__file__).parent / "_config" / "default.cfg", encoding="utf-8")
    manim.config.digest_parser(defaults)
    manim.config.assets_dir = str(assets_folder)
    manim.config.seed = SEED
    claim_output(quality, private_folder)
    logging.getLogger("manim").setLevel(logging.ERROR)
    SVG_HASH_TO_MOB_MAP.clear()
    remember_paths()
    walk_quickly()
    copy_quickly()
    colour_quickly()
    random.seed(SEED)
    np.random.seed(SEED)
    seed_torch(SEED)


def claim_output(quality: Quality, private_folder: Path) -> None:
    """Set what belongs to the renderer and not to a scene's file: size, rate, where and whether Manim writes."""
    config: Any = manim.config
    config.media_dir = str(private_folder)
    config.pixel_width, config.pixel_height = quality.width, quality.height
    config.frame_rate = float(quality.frame_rate)
    config.format = "none"
    if config.renderer != RendererType.CAIRO:  # to set it gives every class its bases anew
        config.renderer = RendererType.CAIRO
    config.disable_caching = True
    config.progress_bar = "none"


def scene_class_in(module: ModuleType, name: str) -> type[Scene]:
    """The scene class of that name.

    Raises:
        SceneError: if the module has none.
    """
    scene_class = getattr(module, name, None)
    if not (isinstance(scene_class, type) and issubclass(scene_class, Scene)):
        raise SceneError(f"{name} is no Manim scene")
    return scene_class


def draw(
    scene_class: type[Scene], job: Job, recording: Recording, renderer: type[PlannedRenderer] = PlannedRenderer
) -> tuple[Scene, FrameRecorder]:
    """Draw a scene into a recording and return it with its recorder, to ask what was told and heard.

    Raises:
        SceneError: if the scene brings its own renderer.
        Exception: whatever the scene raises.
    """
    scene = made(scene_class, job, recording, renderer)
    scene.render()
    drawn_by: Any = scene.renderer
    return scene, drawn_by.file_writer


def made(
    scene_class: type[Scene], job: Job, recording: Recording, renderer: type[PlannedRenderer] = PlannedRenderer
) -> Scene:
    """A scene that would draw into the recording; raises as ``draw`` does."""
    claim_output(job.quality, job.folder / "manim")
    made_by: Any = scene_class
    substitute_renderer(recording, renderer)
    scene: Scene = made_by(setting=job.setting) if takes_setting(scene_class) else made_by()
    if not isinstance(scene.renderer, PlannedRenderer):
        raise SceneError(f"{scene_class.__name__} brings its own renderer; leave the renderer to this program")
    return scene


def substitute_renderer(recording: Recording, renderer: type[PlannedRenderer]) -> None:
    """Make every scene that is made from now on draw into the recording, for exactly as long as it asks."""
    scene_module: Any = manim.scene.scene
    scene_module.CairoRenderer = partial(renderer, recording)
    scene_module.Scene.validate_run_time = classmethod(accept_run_time)


def accept_run_time(scene_class: type[Scene], run_time: float, method: Any, parameter_name: str = "run_time") -> float:
    """Take any positive length as it is: frames are planned on the running total, so none is too short."""
    del scene_class, method, parameter_name
    checked_duration(run_time)
    return run_time
