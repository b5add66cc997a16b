"""How long an author waits in the preview, for every scene of the tour: python -m tests.benchmarks.preview_saves.

Each scene is previewed in a copy of this project and shown in a real browser without a window; its middle beat is
edited and saved again and again. A picture counts as seen two frames of the browser after the page shows it.
"""

import argparse
import ast
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from mathanim.rendering.targets import target_named
from tests.benchmarks.contenders import ROOT
from tests.rendering.preview.pages import chromium

HEADINGS = ("scene", "first page", "first picture", "save → still", "save → clip plays", "`manim -ql -s`", "ratio")
LONGEST = 300_000
SETTLING = 0.5
WATCH = """() => {
    window.seen = [];
    const place = document.querySelector('#picture');
    place.addEventListener('picture', () => {
        const [name, kind] = [place.dataset.picture, place.dataset.kind];
        requestAnimationFrame(() => requestAnimationFrame(() =>
            window.seen.push([kind, name, (performance.timeOrigin + performance.now()) / 1000])));
    });
}"""

AFTER_SAVE = """["still", "clip"].flatMap((wanted, place, kinds) => {
    const still = window.seen.findIndex(([kind]) => kind === kinds[0]);
    const found = window.seen.find(([kind], at) => kind === wanted && still >= 0 && at >= still);
    return found ? [found[2]] : [];
})"""
"""When the first still was seen, and the first clip after it: one before it is of the last save."""


@dataclass(frozen=True)
class Waits:
    """Seconds that an author waited: for the page, its first picture, and after each save for a still and a clip."""

    scene: str
    page: float
    picture: float
    stills: Sequence[float]
    clips: Sequence[float]
    stock: float

    def row(self) -> tuple[str, ...]:
        """The row of the table."""
        ratio = f"{self.stock / median(self.stills):.0f} ×"
        words = (f"{self.page:.2f} s", f"{self.picture:.2f} s", spread(self.stills), spread(self.clips))
        return self.scene, *words, f"{self.stock:.2f} s", ratio


def spread(seconds: Sequence[float]) -> str:
    """The median, and from where to where."""
    return f"{median(seconds):.2f} s ({min(seconds):.2f}–{max(seconds):.2f})"


def functions_in(source: str) -> list[ast.FunctionDef]:
    """Every function and method of the source."""
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]


def middle_beat(source: str) -> str:
    """The middle one of the beats that the scene lists."""
    [listed] = [node for node in functions_in(source) if node.name == "beats"]
    names: list[str] = re.findall(r"self\.(\w+)", ast.unparse(listed))
    return names[len(names) // 2]


def edited(source: str, beat: str, number: int) -> str:
    """The scene's source with the caption of the beat moved, elsewhere for every number."""
    [method] = [node for node in functions_in(source) if node.name == beat]
    lines = source.splitlines(keepends=True)
    lines.insert(method.body[0].lineno - 1, f"        self.heading.shift(({0.02 * (number + 1):.2f}, 0.0, 0.0))\n")
    return "".join(lines)


@contextmanager
def house() -> Iterator[Path]:
    """A copy of this project."""
    with tempfile.TemporaryDirectory(prefix="preview-saves-") as folder:
        for name in ("mathanim", "scenes"):
            shutil.copytree(ROOT / name, Path(folder, name), ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "render.py", folder)
        yield Path(folder)


@contextmanager
def preview(folder: Path, scene: str) -> Iterator[str]:
    """The preview of the scene, by its own command line; the address."""
    words = [sys.executable, "render.py", "preview", scene, "--no-browser"]
    with subprocess.Popen(words, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.send_signal(signal.SIGINT)


def waits_for(scene: str, browser: Browser, saves: int, folder: Path) -> Waits:
    """What the author of one scene waits."""
    subject, _, name = scene.partition(".")
    file = folder / "scenes" / subject / f"{name}.py"
    stock = median(seconds_of_stock(file, folder) for _ in range(3))
    begun = time.time()
    with preview(folder, scene) as address, browser.new_context() as around:
        page = around.new_page()
        page.set_default_timeout(LONGEST)
        page.goto(address)
        page.wait_for_function("() => document.documentElement.dataset.connection === 'live'")
        first_page = time.time() - begun
        page.wait_for_function("() => document.querySelector('#picture').dataset.kind")
        picture = time.time() - begun
        source = file.read_text(encoding="utf-8")
        beat = middle_beat(source)
        choose(page, beat)
        texts = [edited(source, beat, number) for number in range(saves)]
        stills, clips = zip(*(waits_after_save(page, file, text) for text in texts), strict=True)
    return Waits(scene, first_page, picture, stills, clips, stock)


def choose(page: Page, beat: str) -> None:
    """Choose the beat once it has its still, and wait for its clip."""
    page.wait_for_selector(f'#beats li[data-key="{beat}"] .thumbnail:not(.stale) img')
    page.locator(f'#beats li[data-key="{beat}"] button').click()
    page.wait_for_selector(f'video.shown[data-beat$=" {beat}"]')
    page.evaluate(WATCH)


def waits_after_save(page: Page, file: Path, text: str) -> tuple[float, float]:
    """Seconds from a save to the new still, and to the clip, coarse or fine, that plays after it."""
    time.sleep(SETTLING)
    page.evaluate("() => { window.seen.length = 0; }")
    saved = time.time()
    file.write_text(text, encoding="utf-8")
    page.wait_for_function(f"() => ({AFTER_SAVE}).length === 2")
    still, clip = page.evaluate(f"() => ({AFTER_SAVE})")
    return still - saved, clip - saved


def seconds_of_stock(file: Path, folder: Path) -> float:
    """How long stock manim takes for the last picture of the scene, at its low quality."""
    manim = Path(sys.executable).with_name("manim")
    title = "".join(word.capitalize() for word in file.stem.split("_"))
    with tempfile.TemporaryDirectory() as media:
        begun = time.monotonic()
        words = [str(manim), "-ql", "-s", "--media_dir", media, str(file), title]
        subprocess.run(words, cwd=folder, check=True, capture_output=True)
        return time.monotonic() - begun


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--saves", type=int, default=30, help="of each scene; default: 30")
    parser.add_argument("--scene", action="append", help="default: every scene of the tour")
    wanted = parser.parse_args(arguments)
    scenes = wanted.scene or [
        scene.reference.label for scene in target_named("tour").scenes if "opening" not in scene.key
    ]
    print("|", " | ".join(HEADINGS), "|")
    print("|", " | ".join(["---"] * len(HEADINGS)), "|")
    with house() as folder, chromium() as browser:
        for scene in scenes:
            print("|", " | ".join(waits_for(scene, browser, wanted.saves, folder).row()), "|", flush=True)


if __name__ == "__main__":
    main()
