"""Show a scene in a notebook: rendered by the command line in a process of its own, or taken from the store."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import av

from mathanim.inputs.assignments import spelled
from mathanim.inputs.errors import InputError
from mathanim.inputs.scene_folder import SCENES
from mathanim.inputs.setting import Language, Pace, Theme
from mathanim.inputs.wording import shown, suggestion
from mathanim.rendering.errors import SceneError, UnknownTarget, WrongUse
from mathanim.rendering.exporters.beat_clips import pictures_in, pictures_of_beat
from mathanim.rendering.job import Beat
from mathanim.rendering.movies.movie import Extras, write_movie
from mathanim.rendering.notebooks.shown_clip import ShownClip
from mathanim.rendering.targets import Target, target_named

PROGRAM = SCENES.parent / "render.py"
WRONG_USE = 2
PLAIN = (str, int, float, bool, list, tuple, Mapping)


def show(
    target: str,
    *,
    language: Language | None = None,
    theme: Theme | None = None,
    pace: Pace = "tight",
    quality: str = "preview",
    beat: str | None = None,
    output: str | Path | None = None,
    **parameters: Any,
) -> ShownClip:
    """The clip of a scene, of one of its beats, or of a whole lecture, which a notebook displays.

    >>> show("calculus.secant_becomes_tangent", point=1.0)  # doctest: +SKIP

    ``parameters`` are the scene's; arrays of numpy and tensors of torch are taken as the numbers in them. Videos are
    written to the folder ``output``, in whose store results are kept, so that the same call does not draw twice.

    Raises:
        InputError: if the scene refuses its parameters, or the setting is none; the message has a line for each fault.
        WrongUse: if there is no such target, or it has several scenes and is no lecture.
        UnknownTarget: if the scene has no beat of that name.
        SceneError: if the scene cannot be drawn.
    """
    wanted = single(target_named(target), target)
    settings = {"language": language, "theme": theme, "pace": pace, "quality": quality, "output": output}
    options = [f"--{name}={value}" for name, value in settings.items() if value is not None]
    report = rendered([target, *options, *assignments_of(parameters)])
    scene = report["scenes"][0]
    file = Path((report["files"] if wanted.is_lecture else scene["files"])[0])
    title = wanted.name if wanted.is_lecture else scene["titles"].get(report["language"], scene["scene"])
    if beat is None:
        return ShownClip.of(title, file, file.read_bytes())
    return ShownClip.of(f"{title}: {beat}", file, cut_out(file, beat_named(beat, wanted, scene["beats"])))


def single(wanted: Target, name: str) -> Target:
    """The target, of which one video can be made.

    Raises:
        WrongUse: if it is several scenes.
    """
    if not wanted.is_lecture and len(wanted.scenes) > 1:
        known = ", ".join(f"{name}:{scene.key}" for scene in wanted.scenes)
        raise WrongUse(f"{name} has several scenes: name one of {known}")
    return wanted


def assignments_of(parameters: Mapping[str, Any]) -> Iterator[str]:
    """The options that give the scene its parameters.

    Raises:
        InputError: if a value is none that a lecture file could hold.
    """
    for name, value in parameters.items():
        plain = value.tolist() if hasattr(value, "tolist") else value
        if not isinstance(plain, PLAIN):
            raise InputError.of(f"needs numbers, texts, or lists of them, not {shown(value)}", name)
        yield f"--set={name}={spelled(plain)}"


def rendered(arguments: list[str]) -> dict[str, Any]:
    """The report on a video that the command line made, without a word on the way.

    Raises:
        InputError: with what the command line said, if it was used wrongly.
        SceneError: if the scene failed.
    """
    command = [sys.executable, str(PROGRAM), "video", *arguments, "--json"]
    ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if ended.returncode == WRONG_USE:
        raise InputError.of(ended.stderr.rpartition("Error: ")[2].strip())
    if ended.returncode or not ended.stdout:
        failures = [line for line in ended.stderr.splitlines() if line.startswith("failed: ")]
        raise SceneError("\n".join(failures or ended.stderr.strip().splitlines()[-1:]).replace("failed: ", ""))
    report: dict[str, Any] = json.loads(ended.stdout)["targets"][0]
    return report


def beat_named(name: str, wanted: Target, beats: list[dict[str, Any]]) -> Beat:
    """The beat of that name.

    Raises:
        UnknownTarget: if there is none, with the nearest name.
    """
    for beat in beats if not wanted.is_lecture else ():
        if beat["name"] == name:
            return Beat(name, beat["start_frame"], beat["frames"])
    known = [beat["name"] for beat in beats]
    hint = "a lecture is shown whole; name a scene" if wanted.is_lecture else suggestion(name, known)
    raise UnknownTarget(f"there is no beat {name!r}: {hint}")


def cut_out(file: Path, beat: Beat) -> bytes:
    """The clip of a beat, without its sound: the very pictures of the whole, none encoded again."""
    with TemporaryDirectory() as folder, av.open(str(file)) as whole:
        stream = whole.streams.video[0]
        rate = stream.guessed_rate or stream.average_rate
        assert rate is not None
        made = Path(folder, "beat.mp4")
        write_movie(made, stream, rate, pictures_of_beat(pictures_in(whole.demux(stream), rate), beat), Extras())
        return made.read_bytes()
