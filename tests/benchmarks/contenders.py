"""The contenders: stock manim, tuned manim and ours, each rendering the same scenes into a fresh folder."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import av

from mathanim.inputs.setting import Pace, Setting
from mathanim.rendering.executors.cores import usable
from mathanim.rendering.job import QUALITIES
from mathanim.rendering.request import Request
from mathanim.rendering.targets import target_named
from tests.benchmarks.metering import Cost, cost_of
from tests.benchmarks.quantities import BYTES, FRAMES, Quantities
from tests.benchmarks.table import STOCK, TUNED

ROOT = Path(__file__).resolve().parents[2]
SCENES = Path(__file__).resolve().parent / "scenes"
FLAGS: Mapping[str, Sequence[str]] = {
    "draft": ("-r", "854,480", "--fps", "30"),
    "preview": ("-qm",),
    "hd": ("-qh",),
    "uhd": ("-qk",),
}
TUNING = ("--encoder-option", "preset=veryfast", "--max-inflight-encoders", "4")
NO_CACHE = ("--disable_caching",)
TOLD_WITH_A_SETTING = """from mathanim.inputs.setting import Pace, Setting
from scenes.{module} import {title}


class Told({title}):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, setting={setting}, **kwargs)

    @classmethod
    def scene_texts(cls):
        return {title}.scene_texts()
"""

Go = Callable[[Path], Quantities]


@dataclass(frozen=True)
class Pictures:
    """What is to be rendered at which quality and pace: the target's name, as ours takes it."""

    target: str
    quality: str
    pace: Pace | None = None

    @property
    def request(self) -> Request:
        """What our command would ask for."""
        return Request((target_named(self.target),), quality=QUALITIES[self.quality], pace=self.pace)

    def stock_commands(self, folder: Path, options: Sequence[str]) -> list[list[str]]:
        """Stock Manim's commands, one a file, into the folder."""
        files: dict[Path, list[str]] = {}
        for file, title in self.stock_scenes(folder):
            files.setdefault(file, []).append(title)
        return [stock_command(file, titles, self.quality, folder, options) for file, titles in files.items()]

    def stock_scenes(self, folder: Path) -> list[tuple[Path, str]]:
        """Files and classes; a scene that is not told as by default is written into the folder with its setting."""
        request = self.request
        (target,), scenes = request.targets, []
        for number, wanted in enumerate(target.scenes):
            file, title = wanted.reference.file, wanted.reference.class_name
            if (setting := request.setting_of(target, wanted)) != Setting():
                module = ".".join(file.with_suffix("").relative_to(ROOT / "scenes").parts)
                told = TOLD_WITH_A_SETTING.format(module=module, title=title, setting=setting)
                file, title = folder / f"told_{number}.py", "Told"
                file.write_text(told, encoding="utf-8")
            scenes.append((file, title))
        return scenes

    def our_command(self, folder: Path, options: Sequence[str]) -> list[str]:
        """Our command, into the folder."""
        words = ["video", self.target, "--quality", self.quality, "--output", str(folder / "media"), *options]
        words += ["--pace", self.pace] if self.pace else []
        return [sys.executable, str(ROOT / "render.py"), *words]


def stock_command(file: Path, titles: Sequence[str], quality: str, folder: Path, options: Sequence[str]) -> list[str]:
    """Stock Manim on some scenes of a file, or on all if none is named."""
    program = str(Path(sys.executable).with_name("manim"))
    return [
        program,
        "render",
        *FLAGS[quality],
        "--media_dir",
        str(folder / "media"),
        *options,
        str(file),
        *(titles or ["-a"]),
    ]


def stock(pictures: Pictures, *options: str) -> Go:
    """Stock Manim without its cache, one file after another."""

    def go(folder: Path) -> Quantities:
        commands = pictures.stock_commands(folder, [*NO_CACHE, *options])
        return {**total_cost(commands, folder).times, **video_in(folder, pictures.quality)}

    return go


def ours(pictures: Pictures, *options: str) -> Go:
    """Ours without its store."""

    def go(folder: Path) -> Quantities:
        cost = total_cost([pictures.our_command(folder, ["--no-store", *options])], folder)
        return {**cost.times, **video_in(folder, pictures.quality)}

    return go


def everyone(pictures: Pictures) -> dict[str, Go]:
    """Stock, tuned, ours with one process and with one a core."""
    return {
        STOCK: stock(pictures),
        TUNED: stock(pictures, *TUNING),
        **ours_with(pictures, dict.fromkeys((1, usable()))),
    }


def ours_with(pictures: Pictures, numbers: Sequence[int] | Mapping[int, None]) -> dict[str, Go]:
    """Ours with so many workers; with one worker, one process draws everything and forks nothing."""
    return {workers_name(number): ours(pictures, "--workers", str(number)) for number in numbers}


def workers_name(number: int) -> str:
    """What ours is called with so many workers."""
    return "ours, plain: 1 worker" if number == 1 else f"ours, {number} workers"


def total_cost(commands: Sequence[Sequence[str]], folder: Path, *, is_watched: bool = False) -> Cost:
    """What the commands cost, one after another."""
    variables = {"PYTHONPATH": str(ROOT)}
    return sum((cost_of(each, folder, variables=variables, is_watched=is_watched) for each in commands), Cost())


def videos_in(folder: Path) -> list[Path]:
    """The scenes' videos, in order of their names: no parts of them, and no lecture joined from them."""
    videos = sorted(file for file in folder.rglob("*.mp4") if "partial_movie_files" not in file.parts)
    return [file for file in videos if not (file.parent / "scenes").is_dir()]


def video_in(folder: Path, quality: str) -> Quantities:
    """How many frames all scenes' videos have together, and how many bytes a second."""
    videos = videos_in(folder / "media")
    frames = sum(map(frames_of, videos))
    seconds = frames / float(QUALITIES[quality].frame_rate)
    return {FRAMES: frames, BYTES: sum(file.stat().st_size for file in videos) / 1000 / seconds}


def frames_of(file: Path) -> int:
    """How many pictures there are in a video."""
    with av.open(str(file)) as container:
        return sum(packet.size > 0 for packet in container.demux(container.streams.video[0]))
