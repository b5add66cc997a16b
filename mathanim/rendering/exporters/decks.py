"""Render targets to decks: every scene is drawn once, however many formats are asked for."""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mathanim.rendering.errors import DeliveryError, ProductError, WrongUse
from mathanim.rendering.executors.seam import ExecutorFor
from mathanim.rendering.exporters.formats import FORMATS, exporter_of, options_for_nobody
from mathanim.rendering.exporters.material import Material, material_of
from mathanim.rendering.exporters.seam import Deck
from mathanim.rendering.places import deck_place, deck_report_place
from mathanim.rendering.progress import say
from mathanim.rendering.publishing import publish_text, work_folder
from mathanim.rendering.report import scene_report, setting_report
from mathanim.rendering.request import Request, own_folder

MATERIAL = 0


def render_decks(
    request: Request,
    formats: Sequence[str],
    options: Mapping[str, Any],
    executor_for: ExecutorFor,
    loops: Sequence[str] = (),
) -> list[dict[str, Any]]:
    """Export a deck of each target in each format, and report on each target; beats named in ``loops`` go round.

    A scene that fails is left out of its deck, and a format that fails does not stop the others.

    Raises:
        WrongUse: if an option is for none of the formats, or some scene refuses its parameters; nothing is drawn then.
        UnknownTarget: if a beat is to loop that no scene has.
        DeliveryError: if the output folder cannot be written.
    """
    if stray := options_for_nobody(formats, options):
        raise WrongUse("; ".join(stray))
    exporting = Exporting(request, tuple(dict.fromkeys(formats)), options)
    with work_folder(request.folder) as work, request.results as results:
        made = material_of(request, executor_for, own_folder(work, MATERIAL), results, loops)
        return [
            exporting.finish(material, own_folder(work, number), results.report())
            for number, material in enumerate(made, start=MATERIAL + 1)
        ]


@dataclass(frozen=True)
class Exporting:
    """What was asked for, and since when."""

    request: Request
    formats: tuple[str, ...]
    options: Mapping[str, Any]
    begun: float = field(default_factory=time.perf_counter)

    def finish(self, material: Material, work: Path, store: Mapping[str, Any]) -> dict[str, Any]:
        """Export one target's deck in every format, and deliver the report on it."""
        job = material.outcomes[0].job
        decks = [
            self._exported(name, material, material.deck, own_folder(work, number))
            for number, name in enumerate(self.formats)
            if material.deck
        ]
        errors = [f"{deck['format']}: {deck['error']}" for deck in decks if deck["error"]]
        report = {
            "target": material.target.name,
            **setting_report(job),
            "files": [file for deck in decks for file in deck["files"]],
            "error": "; ".join(errors) or None,
            "frames": sum(outcome.frames for outcome in material.outcomes if not outcome.failure),
            "seconds": round(time.perf_counter() - self.begun, 3),
            "store": store,
            "decks": decks,
            "scenes": [
                scene_report(outcome, [], last)
                for outcome, last in zip(material.outcomes, material.last_times, strict=True)
            ],
        }
        place = deck_report_place(self.request.folder, material.target, job.setting.language)
        publish_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", place, work)
        return report

    def _exported(self, name: str, material: Material, deck: Deck, work: Path) -> dict[str, Any]:
        """What came of one format: its files and their size, or why there are none."""
        place = deck_place(self.request.folder, material.target, deck.language, FORMATS[name].ending)
        beats = sum(len(scene.beats) for scene in deck.scenes)
        try:
            files = exporter_of(name, self.options)(deck, place, work)
        except (ProductError, DeliveryError) as error:
            return {"format": name, "files": [], "error": f"{type(error).__name__}: {error}"}
        size = sum(file.stat().st_size for file in files)
        say(f"{place.name}: {beats} beat{'s' * (beats != 1)}, {size / 1e6:.1f} MB")
        return {"format": name, "files": [str(file) for file in files], "error": None, "beats": beats, "bytes": size}
