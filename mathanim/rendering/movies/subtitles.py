"""Subtitles: what is said in each beat, broken into readable lines, and written as SubRip and WebVTT."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from fractions import Fraction
from functools import cache
from itertools import pairwise

import srt

from mathanim.inputs.setting import LANGUAGES, Language
from mathanim.rendering.job import Beat, Cue

LINE_WIDTH = 42
LINES = 2
NOT_AT_LINE_START = "、。，．・：；？！）」』】〉》〕ー…ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.;:!?)]}%"
NOT_AT_LINE_END = "（「『【〈《〔([{"
PAUSE_WEIGHT = 0.6
PAUSES = "、。，．；？！,.;:!?"


def cues_of_beats(beats: Iterable[Beat], frame_rate: Fraction) -> Mapping[Language, tuple[Cue, ...]]:
    """The cues of each language that is spoken: each beat's narration is on screen from its first frame to its last.

    What does not fit two lines is shown in parts that follow one another, each for its share of the beat.
    """
    beats = tuple(beats)
    spoken = [language for language in LANGUAGES if any(beat.narration.get(language) for beat in beats)]
    return {
        language: tuple(
            cue
            for beat in beats
            if beat.narration.get(language) and beat.frames
            for cue in cues_between(
                beat.narration[language], beat.start / frame_rate, (beat.start + beat.frames) / frame_rate
            )
        )
        for language in spoken
    }


def cues_between(text: str, start: Fraction, end: Fraction) -> list[Cue]:
    """The text as cues that fill the time from start to end without a gap."""
    parts = screens(text)
    shares = [Fraction(width_of("".join(lines))) for lines in parts]
    total, time, cues = sum(shares), start, []
    for lines, share in zip(parts, shares, strict=True):
        until = time + (end - start) * share / total
        cues.append(Cue(time, until, "\n".join(lines)))
        time = until
    return cues


def cues_within(cues: Iterable[Cue], start: Fraction, end: Fraction) -> tuple[Cue, ...]:
    """The cues that are shown between two times, cut there, and counted from the first of them."""
    shown = [Cue(max(cue.start, start) - start, min(cue.end, end) - start, cue.text) for cue in cues]
    return tuple(cue for cue in shown if cue.start < cue.end)


def apart(cues: Sequence[Cue]) -> list[Cue]:
    """The cues for a track that shows one at a time: where some overlap, one shows the texts of all."""
    times = sorted({time for cue in cues for time in (cue.start, cue.end)})
    shown = [(start, end, [cue.text for cue in cues if cue.start <= start < cue.end]) for start, end in pairwise(times)]
    return [Cue(start, end, "\n".join(texts)) for start, end, texts in shown if texts]


def screens(text: str) -> list[list[str]]:
    """The text in screens of at most two lines, as few and as even as can be."""
    pieces = pieces_of(text)
    count = len(packed(pieces, LINE_WIDTH))
    screen_count = -(-count // LINES)
    result = []
    for part in balanced(pieces, screen_count):
        result.append([joined(line) for line in balanced(part, len(packed(part, LINE_WIDTH)))])
    return result


def width_of(text: str) -> int:
    """The width on the screen in half-width characters: a Japanese character counts two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def pieces_of(text: str) -> tuple[str, ...]:
    """The smallest parts between which a line may break: words of Latin text, characters of Japanese.

    A piece carries the space that follows it. Closing marks stay with what they close, opening marks with what
    they open.
    """
    pieces: list[str] = []
    for character in " ".join(text.split()):
        if pieces and not breaks_between(pieces[-1][-1], character):
            pieces[-1] += character
        else:
            pieces.append(character)
    return tuple(pieces)


def breaks_between(before: str, after: str) -> bool:
    """Whether a line may end after the one character and go on with the other."""
    if after == " " or after in NOT_AT_LINE_START or before in NOT_AT_LINE_END:
        return False
    return before == " " or width_of(before) == 2 or width_of(after) == 2


def packed(pieces: Sequence[str], width: int) -> list[list[str]]:
    """The pieces in lines, each as full as it can be; a piece wider than a line has one to itself."""
    lines: list[list[str]] = [[]]
    for piece in pieces:
        if lines[-1] and width_of(joined([*lines[-1], piece])) > width:
            lines.append([])
        lines[-1].append(piece)
    return lines


def balanced(pieces: Sequence[str], count: int) -> list[list[str]]:
    """The pieces in ``count`` runs of nearly equal width that end, where possible, at a pause."""
    widths = [width_of(piece) for piece in pieces]
    ideal = sum(widths) / count
    sums = [sum(widths[:index]) for index in range(len(widths) + 1)]

    def cost(start: int, end: int) -> float:
        at_pause = end == len(pieces) or pieces[end - 1].rstrip()[-1:] in PAUSES
        return (sums[end] - sums[start] - ideal) ** 2 + (0 if at_pause else (PAUSE_WEIGHT * ideal) ** 2)

    @cache
    def best(start: int, runs: int) -> tuple[float, tuple[int, ...]]:
        if runs == 1:
            return cost(start, len(pieces)), (len(pieces),)
        choices = []
        for end in range(start + 1, len(pieces) - runs + 2):
            rest, ends = best(end, runs - 1)
            choices.append((cost(start, end) + rest, (end, *ends)))
        return min(choices)

    ends = best(0, count)[1]
    return [list(pieces[start:end]) for start, end in zip((0, *ends), ends, strict=False)]


def joined(pieces: Iterable[str]) -> str:
    """The pieces as one line."""
    return "".join(pieces).strip()


def as_srt(cues: Iterable[Cue]) -> str:
    """The cues as a SubRip file."""
    text: str = srt.compose(
        [
            srt.Subtitle(number, timedelta(seconds=float(cue.start)), timedelta(seconds=float(cue.end)), cue.text)
            for number, cue in enumerate(cues, start=1)
        ]
    )
    return text


def as_vtt(cues: Iterable[Cue]) -> str:
    """The cues as a WebVTT file."""
    blocks = [f"{vtt_time(cue.start)} --> {vtt_time(cue.end)}\n{escaped(cue.text)}\n" for cue in cues]
    return "\n".join(["WEBVTT\n", *blocks])


def vtt_time(seconds: Fraction) -> str:
    """Hours, minutes, seconds and thousandths."""
    thousandths = round(seconds * 1000)
    hours, rest = divmod(thousandths, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"


def escaped(text: str) -> str:
    """The text with WebVTT's three special characters spelt out."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
