"""An outcome as plain values and back, without what belongs to one run: folders, times and memory."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from mathanim.rendering.job import Beat, Cue, Job, Outcome


def plain_outcome(outcome: Outcome) -> dict[str, Any]:
    """Everything that an outcome tells, but for its files."""
    return {
        "titles": dict(outcome.titles),
        "beats": [plain_beat(beat) for beat in outcome.beats],
        "cues": {
            language: [[str(cue.start), str(cue.end), cue.text] for cue in cues]
            for language, cues in outcome.cues.items()
        },
        "frames": outcome.frames,
        "notes": list(outcome.notes),
    }


def plain_beat(beat: Beat) -> list[Any]:
    """A beat's values in order."""
    return [beat.name, beat.start, beat.frames, dict(beat.narration), dict(beat.captions), beat.is_loop]


def files_of(outcome: Outcome) -> dict[str, Path]:
    """An outcome's files by what they are."""
    files = {f"still {number:04}": still for number, still in enumerate(outcome.stills)}
    files |= {"clip": outcome.clip} if outcome.clip else {}
    return files | ({"sound": outcome.sound} if outcome.sound else {})


def outcome_from(job: Job, plain: Mapping[str, Any], files: Mapping[str, Path]) -> Outcome:
    """The outcome of which these were the values and files.

    Raises:
        KeyError, TypeError, ValueError: if they are no outcome's.
    """
    return Outcome(
        job,
        titles=plain["titles"],
        beats=tuple(Beat(*values) for values in plain["beats"]),
        cues={
            language: tuple(Cue(Fraction(start), Fraction(end), text) for start, end, text in cues)
            for language, cues in plain["cues"].items()
        },
        frames=plain["frames"],
        clip=files.get("clip"),
        sound=files.get("sound"),
        stills=tuple(files[name] for name in sorted(files) if name.startswith("still")),
        notes=tuple(plain["notes"]),
        is_reused=True,
    )
