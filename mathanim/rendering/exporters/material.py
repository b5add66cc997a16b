"""What decks are made of: each scene drawn to a clip and to stills, both from the store if they are there, and cut."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mathanim.inputs.setting import LANGUAGES, Language, Pace
from mathanim.rendering.asked_beats import refuse_beats_not_there, refuse_unknown_in, unsettled_beats
from mathanim.rendering.errors import DeliveryError, ProductError
from mathanim.rendering.executors.seam import Executor
from mathanim.rendering.exporters.beat_clips import beat_clips
from mathanim.rendering.exporters.seam import Deck, DeckBeat, DeckScene
from mathanim.rendering.job import Beat, Failure, Job, Outcome
from mathanim.rendering.places import deck_name, deck_report_place
from mathanim.rendering.progress import listener_for
from mathanim.rendering.render_jobs import Means, refuse_faulty_parameters, run_jobs
from mathanim.rendering.report import LastTime, last_time
from mathanim.rendering.request import Entry, Request, modules_to_load, name_of, own_folder
from mathanim.rendering.store.seam import Results
from mathanim.rendering.targets import Target
from mathanim.rendering.voices.narrated import narrated

DECK_PACE: Pace = "tight"


@dataclass(frozen=True)
class Material:
    """What came of a target: the outcomes of its clips in order, with how long each took the last time; its deck.

    A scene that could not be drawn, or not be cut, has a failure for an outcome and is missing in the deck; there is
    no deck if no scene came out.
    """

    target: Target
    outcomes: tuple[Outcome, ...]
    last_times: tuple[LastTime, ...]
    deck: Deck | None


def material_of(
    request: Request,
    executor_for: Callable[[Sequence[str]], Executor],
    work: Path,
    results: Results,
    loops: Sequence[str] = (),
) -> list[Material]:
    """Draw the clips and stills of every scene of every target, as far as they are not kept, and cut them into beats.

    The pace is tight where none was asked for; beats named in ``loops`` go round, beside those that scenes mark.
    Files lie in ``work`` and in the store: they are to be read only.

    Raises:
        WrongUse: if some scene refuses its parameters, or a recording is of no use; nothing is drawn then.
        UnknownTarget: if a beat is to loop, or to be in a deck, that no scene has.
        VoiceError: if a voice cannot say what a beat narrates.
        DeliveryError: if the disk refuses.
    """
    request = replace(request, pace=request.pace or DECK_PACE)
    silent = request.jobs(own_folder(work, 0), "clip")
    asked = asked_beats(request.targets, silent, loops)
    for beats, jobs in asked:
        unsettled_beats(beats, [job.scene for job in jobs])
    executor = executor_for(modules_to_load([job for _, _, job in silent]))
    for beats, jobs in asked:
        refuse_beats_not_there(beats, jobs, executor, results)
    entries = narrated(silent, request, executor, results, own_folder(work, 2))
    pairs_of_jobs = zip(entries, request.jobs(own_folder(work, 1), "stills"), strict=True)
    twins = [(*twin[:2], replace(twin[2], setting=entry[2].setting)) for entry, twin in pairs_of_jobs]
    last_times = [last_time_of(request, entry) for entry in entries]
    outcomes = [looping(outcome, loops) for outcome in drawn([*entries, *twins], last_times, executor, results)]
    refuse_unknown_in(loops, outcomes)
    refuse_unknown_choice(request.targets, entries, outcomes)
    pairs = zip(outcomes[: len(entries)], outcomes[len(entries) :], strict=True)
    cut = [cut_scene(entry, *pair) for entry, pair in zip(entries, pairs, strict=True)]
    return [target_material(target, entries, cut, last_times) for target in request.targets]


def asked_beats(
    targets: Sequence[Target], entries: Sequence[Entry], loops: Sequence[str]
) -> list[tuple[Sequence[str], list[Job]]]:
    """The names of beats that were asked for, with the jobs of the scenes of which one must have them."""
    own = [(target.beats, [job for owner, _, job in entries if owner is target]) for target in targets]
    return [(loops, [job for _, _, job in entries]), *own]


def drawn(
    entries: Sequence[Entry],
    last_times: Sequence[LastTime],
    executor: Executor,
    results: Results,
) -> list[Outcome]:
    """The outcomes of all jobs, clips before stills; of the latter no time is known, and they are short."""
    jobs = [job for _, _, job in entries]
    labels = [f"{name_of(target, wanted)}{', stills' * (job.product == 'stills')}" for target, wanted, job in entries]
    reused = results.found(jobs, lambda _: False)
    refuse_faulty_parameters(list(zip(labels, jobs, strict=True))[: len(last_times)], reused, executor)
    rates = [float(job.quality.frame_rate) for job in jobs]
    frames = {number: round(last.duration * rates[number]) for number, last in enumerate(last_times) if last.duration}
    seconds = {number: last.drawn_in for number, last in enumerate(last_times) if last.drawn_in}
    stills = dict.fromkeys(range(len(last_times), len(jobs)), 0.0)
    means = Means(executor, results, listener_for(labels, frames), {**seconds, **stills})
    return run_jobs(jobs, reused, means, lambda _, outcome: outcome)


def looping(outcome: Outcome, loops: Sequence[str]) -> Outcome:
    """The outcome, in which the beats of these names loop too."""
    beats = (replace(beat, is_loop=beat.is_loop or beat.name in loops) for beat in outcome.beats)
    return replace(outcome, beats=tuple(beats))


def last_time_of(request: Request, entry: Entry) -> LastTime:
    """How a scene went when its target was last made a deck."""
    target, wanted, job = entry
    return last_time(deck_report_place(request.folder, target, job.setting.language), wanted.reference.label)


def cut_scene(entry: Entry, clip: Outcome, stills: Outcome) -> tuple[Outcome, DeckScene | None]:
    """A scene's beats as clips with their posters; its outcome is a failure if there are none."""
    _, wanted, job = entry
    outcome = replace(clip, failure=clip.failure or stills.failure)
    if outcome.failure:
        return outcome, None
    try:
        refuse_two_stories(clip.beats, stills.beats)
        clips = beat_clips(clip, own_folder(job.folder, 0))
    except (ProductError, DeliveryError) as error:
        return replace(outcome, failure=Failure(type(error).__name__, str(error))), None
    beats = [deck_beat(beat, *files) for beat, *files in zip(clip.beats, clips, stills.stills, strict=True)]
    return outcome, DeckScene(wanted.key, dict(clip.titles), tuple(beats))


def refuse_two_stories(of_clip: Sequence[Beat], of_stills: Sequence[Beat]) -> None:
    """Make sure that the posters are of these very clips.

    Raises:
        ProductError: if the scene was told otherwise the second time.
    """
    told = [[(beat.name, beat.frames) for beat in beats] for beats in (of_clip, of_stills)]
    if told[0] != told[1]:
        raise ProductError("the scene has other beats each time that it is drawn: seed what it leaves to chance")


def deck_beat(beat: Beat, clip: Path, poster: Path) -> DeckBeat:
    """One step of a deck."""
    return DeckBeat(beat.name, clip, poster, beat.frames, dict(beat.captions), dict(beat.narration), beat.is_loop)


def target_material(
    target: Target,
    entries: Sequence[Entry],
    cut: Sequence[tuple[Outcome, DeckScene | None]],
    last_times: Sequence[LastTime],
) -> Material:
    """What came of one target."""
    own = [number for number, entry in enumerate(entries) if entry[0] is target]
    whole = [scene for number in own if (scene := cut[number][1])]
    scenes = tuple(part for scene in whole if (part := of_beats(scene, target.beats)).beats)
    deck = deck_of(target, entries[own[0]][2], scenes) if scenes else None
    return Material(target, tuple(cut[number][0] for number in own), tuple(last_times[number] for number in own), deck)


def refuse_unknown_choice(targets: Sequence[Target], entries: Sequence[Entry], outcomes: Sequence[Outcome]) -> None:
    """Say which beats a target has, if one of those that are wanted of it is none of them.

    Raises:
        UnknownTarget: naming the nearest.
    """
    for target in targets:
        own = [outcome for entry, outcome in zip(entries, outcomes, strict=False) if entry[0] is target]
        refuse_unknown_in(target.beats, own)


def of_beats(scene: DeckScene, names: Sequence[str]) -> DeckScene:
    """The scene with only the beats of these names, in its order; with all of them, if none is named."""
    return replace(scene, beats=tuple(beat for beat in scene.beats if not names or beat.name in names))


def deck_of(target: Target, job: Job, scenes: tuple[DeckScene, ...]) -> Deck:
    """The deck of a target's scenes, titled as its lecture, or as its scene if it has but one."""
    language, quality = job.setting.language, job.quality
    titles = target.title or (scenes[0].titles if len(target.scenes) == 1 else {})
    languages = languages_of(target, language, scenes)
    return Deck(
        name=deck_name(target),
        titles=dict(titles),
        language=language,
        languages=languages,
        theme=job.setting.theme,
        width=quality.width,
        height=quality.height,
        frame_rate=quality.frame_rate,
        scenes=scenes,
    )


def languages_of(target: Target, first: Language, scenes: Sequence[DeckScene]) -> tuple[Language, ...]:
    """The language of the pictures, then the others of the target in which something is said or shown."""
    texts: list[Mapping[Language, str]] = [
        found for scene in scenes for beat in scene.beats for found in (beat.captions, beat.narration)
    ]
    told = [language for language in LANGUAGES if any(found.get(language) for found in texts)]
    wanted = target.languages or LANGUAGES
    return (first, *(language for language in told if language != first and language in wanted))
