"""The command that makes a clip of a scene or a beat for slides, pages and editors."""

from typing import Any

import click

from mathanim.commands.completion import TargetName
from mathanim.commands.finishing import finish, request_for
from mathanim.commands.rendering_options import rendering_options, voice_option

FORMATS = ("mp4", "webm", "mov", "gif", "webp", "apng")
MOST_PARTS = 1001
LEAST_BYTES = 100


@click.command("clip")
@click.argument("target", type=TargetName(), metavar="TARGET[@BEAT]")
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="mp4", help="Default: mp4.")
@click.option("--transparent", is_flag=True, help="Without a background; not mp4, and gif only on or off.")
@click.option("--loop", is_flag=True, help="Begin again at the end, without end: gif, webp, apng.")
@click.option(
    "--max-size",
    metavar="SIZE",
    help="Most for each file, as in 5MB: lowers quality first, then width, then frame rate, until it fits.",
)
@click.option("--width", type=int, metavar="PIXELS", help="At most the width of --quality; made even.")
@click.option("--fps", metavar="RATE", help="Frames a second, as in 25 or 30000/1001; the length stays.")
@click.option("--poster", metavar="first|last|SECONDS", help="Write that frame as a picture beside the clip.")
@click.option(
    "--subtitles",
    is_flag=True,
    help="Write .srt and .vtt beside the clip, and into an mp4 whose size is left alone.",
)
@voice_option
@rendering_options
def clip_command(
    target: str,
    *,
    format_name: str,
    transparent: bool,
    loop: bool,
    max_size: str | None,
    width: int | None,
    fps: str | None,
    poster: str | None,
    subtitles: bool,
    as_json: bool,
    executor_for: Any,
    **settings: Any,
) -> None:
    """Make a clip of a scene, of each scene of a lecture, or of one beat.

    The pace is tight, if none is given: you talk, nothing has to hold.
    """
    from mathanim.rendering.stills.moments import parted

    name, beat = parted(target)
    request = request_for([name], settings, [[beat] if beat else []])
    from mathanim.rendering.clips.clips import render_clips
    from mathanim.rendering.clips.wanted import ClipWanted
    from mathanim.rendering.store.upkeep import bytes_in

    wanted = ClipWanted(
        format_name,
        is_transparent=transparent,
        is_loop=loop,
        width=width,
        frame_rate=None if fps is None else number_in(fps, "--fps", "25 or 30000/1001"),
        most_bytes=None if max_size is None else bytes_in(max_size, LEAST_BYTES),
        poster=poster_in(poster),
        has_subtitles=subtitles,
    )
    finish(render_clips(request, beat, wanted, executor_for), as_json)


def number_in(text: str, option: str, example: str) -> Any:
    """The positive number, or zero, in the text of an option.

    Raises:
        WrongUse: if it is none.
    """
    from fractions import Fraction

    from mathanim.rendering.errors import WrongUse

    try:
        number = Fraction(text).limit_denominator(MOST_PARTS)
    except (ValueError, ZeroDivisionError):
        number = Fraction(-1)
    if number < 0:
        raise WrongUse(f"{option} needs a number such as {example}, not {text[:40]!r}")
    return number


def poster_in(text: str | None) -> Any:
    """The frame that is to be the poster, None if none is."""
    if text is None or text in ("first", "last"):
        return text
    return number_in(text, "--poster", "2.5, or first or last")
