"""Which file shows a target, or a beat of it, and in words what: as the store has it, else as the scene tells."""

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from mathanim.inputs.assignments import assignments
from mathanim.inputs.setting import Language
from mathanim.rendering.asked_beats import refuse_unknown
from mathanim.rendering.clips.wanted import ClipWanted
from mathanim.rendering.descriptions import descriptions
from mathanim.rendering.executors.seam import ExecutorFor
from mathanim.rendering.exporters.clip_choice import Kinds, chosen
from mathanim.rendering.exporters.embedding import Shown
from mathanim.rendering.exporters.plain_words import plain
from mathanim.rendering.exporters.printable import printable
from mathanim.rendering.exporters.seam import in_language
from mathanim.rendering.job import Beat
from mathanim.rendering.places import lecture_place, scene_place
from mathanim.rendering.request import Entry, Request
from mathanim.rendering.store.store import Store

Told = tuple[Mapping[Language, str], tuple[Beat, ...]]
"""The titles of a scene by language, and its beats."""


def shown_by(request: Request, beat: str, kinds: Kinds, executor_for: ExecutorFor) -> list[Shown]:
    """The file of a lecture, or of each scene of the target, or of the beat; it need not be there yet.

    Of the kinds of clips that would do it is the first that is there, else the first. A lecture is one mp4; where
    that will not do, each of its scenes is a clip.

    Raises:
        UnknownTarget: if no scene has the beat.
        WrongUse: if a scene refuses its parameters.
    """
    request = replace(request, pace=request.pace or "tight")
    target = request.targets[0]
    with TemporaryDirectory() as folder:
        entries = request.jobs(Path(folder), "clip")
    if target.is_lecture and not beat and kinds[0].is_copy:
        return [lecture_shown(request, entries[0])]
    told = told_scenes(request, entries, executor_for)
    if not beat:
        return [scene_shown(request, entry, titles, kinds) for entry, (titles, _) in zip(entries, told, strict=True)]
    found = [
        beat_shown(request, entry, part, kinds)
        for entry, (_, beats) in zip(entries, told, strict=True)
        for part in beats
        if part.name == beat
    ]
    if not found and not all(beats for _, beats in told):
        return [beat_shown(request, entry, Beat(beat, 0, 0), kinds) for entry in entries]
    refuse_unknown([beat], {part.name for _, beats in told for part in beats})
    return found


def told_scenes(request: Request, entries: Sequence[Entry], executor_for: ExecutorFor) -> list[Told]:
    """What the scenes tell: as they were last drawn, if all are kept, else as they are now."""
    with Store(request.store_folder) as store:
        kept = store.found([job for _, _, job in entries], lambda _: True)
    if len(kept) == len(entries):
        return [(kept[number].titles, kept[number].beats) for number in range(len(entries))]
    found = descriptions(request, executor_for)
    return [
        (scene.titles, tuple(Beat(part.name, 0, 0, part.narration, part.captions) for part in scene.beats))
        for scene in found
    ]


def lecture_shown(request: Request, entry: Entry) -> Shown:
    """The video of a whole lecture."""
    target, _, job = entry
    language = job.setting.language
    file = lecture_place(request.folder, target, language)
    title = words(in_language(target.title, language)) or target.name
    return Shown(file, title, False, *size_of(entry), making(request, "video", target.name), False)


def scene_shown(request: Request, entry: Entry, titles: Mapping[Language, str], kinds: Kinds) -> Shown:
    """The clip of a whole scene; if there is only its video, that."""
    target, wanted, job = entry
    language = job.setting.language
    kind, clip = chosen(request.folder, entry, kinds, "")
    video = scene_place(request.folder, target, wanted, language)
    file = video if kind.is_copy and video.is_file() and not clip.is_file() else clip
    title = words(in_language(titles, language)) or wanted.key
    made_by = clip_making(request, target.name, kind, is_loop=False)
    return Shown(file, title, False, *size_of(entry), made_by, is_transparent=kind.is_transparent)


def beat_shown(request: Request, entry: Entry, beat: Beat, kinds: Kinds) -> Shown:
    """The clip of one beat, described by its caption, else by what is said, else by its name."""
    target, _, job = entry
    language = job.setting.language
    kind, file = chosen(request.folder, entry, kinds, beat.name)
    said = words(in_language(beat.captions, language)) or one_line(in_language(beat.narration, language))
    return Shown(
        file,
        said or one_line(beat.name.replace("_", " ")),
        beat.is_loop,
        *size_of(entry),
        clip_making(request, f"{target.name}@{beat.name}", kind, is_loop=beat.is_loop),
        is_transparent=kind.is_transparent,
    )


def size_of(entry: Entry) -> tuple[int, int]:
    """The size at which a scene is drawn."""
    return entry[2].quality.width, entry[2].quality.height


def making(request: Request, command: str, what: str) -> str:
    """The command that makes a file, with what was asked for."""
    quality = request.quality.name if request.quality else None
    given = {
        "language": request.language,
        "theme": request.theme,
        "quality": quality,
        "output": str(request.output) if request.output else None,
    }
    options = [f"--{name} {shlex.quote(value)}" for name, value in given.items() if value]
    return " ".join([f"./run {command} {shlex.quote(what)}", *options, assignments(request.parameters)]).strip()


def clip_making(request: Request, what: str, kind: ClipWanted, *, is_loop: bool) -> str:
    """The command that makes a clip with its picture."""
    given = {
        f"--format {kind.format_name}": kind.format_name != "mp4",
        "--transparent": kind.is_transparent,
        "--loop": kind.is_loop or (is_loop and kind.format.repeats is not None),
    }
    return " ".join([making(request, "clip", what), "--poster last", *(option for option in given if given[option])])


def words(text: str) -> str:
    """A caption or title as one line without markup."""
    return one_line(plain(text))


def one_line(text: str) -> str:
    """A text as one line."""
    return " ".join(printable(text).split())
