"""Deliver a movie: assembled from clips, checked, published with its subtitles beside it."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from mathanim.rendering.job import Outcome
from mathanim.rendering.movies.assembly import assemble
from mathanim.rendering.movies.chapter_list import as_chapter_list
from mathanim.rendering.movies.movie_check import check_movie
from mathanim.rendering.movies.subtitles import as_srt, as_vtt
from mathanim.rendering.publishing import delivering, publish, publish_text
from mathanim.rendering.report import parameters_report, program_version, setting_report

SOUND_BYTES = 24_000


def deliver_movie(outcomes: Sequence[Outcome], place: Path, work: Path, title: str) -> list[Path]:
    """Join the outcomes' clips into the movie at ``place``; it and the files beside it: subtitles, a list of chapters.

    Raises:
        ProductError: if the movie is not what was planned; nothing is published then.
        DeliveryError: if the disk refuses.
    """
    job = outcomes[0].job
    made = work / f"movie-{place.name}"
    with delivering(place, size_of(outcomes)):
        extras = assemble(made, outcomes, job.setting.language, metadata_of(outcomes, title))
        check_movie(made, job.quality, sum(outcome.frames for outcome in outcomes), extras)
    publish(made, place)
    files = [place]
    for language, cues in extras.cues.items():
        for ending, text in (("srt", as_srt(cues)), ("vtt", as_vtt(cues))):
            files.append(place.with_suffix(f".{language}.{ending}"))
            publish_text(text, files[-1], work)
    if len(extras.chapters) > 1:
        files.append(place.with_suffix(".chapters.txt"))
        publish_text(as_chapter_list(extras.chapters), files[-1], work)
    return files


def size_of(outcomes: Sequence[Outcome]) -> int:
    """About how many bytes a movie of these outcomes has: their clips, and sound at 24 kB a second."""
    clips = sum(outcome.clip.stat().st_size for outcome in outcomes if outcome.clip)
    seconds = sum(outcome.frames / outcome.job.quality.frame_rate for outcome in outcomes)
    sounds = any(outcome.sound or outcome.job.speech for outcome in outcomes)
    return clips + (round(SOUND_BYTES * seconds) if sounds else 0)


def metadata_of(outcomes: Sequence[Outcome], title: str) -> Mapping[str, str]:
    """What the movie says about itself: title, and in its comment version, settings and parameters as JSON."""
    jobs = [outcome.job for outcome in outcomes]
    made_from = {
        "mathanim": program_version(),
        "setting": setting_report(jobs[0]),
        "scenes": parameters_report(jobs),
    }
    return {"title": title, "comment": json.dumps(made_from, ensure_ascii=False)}
