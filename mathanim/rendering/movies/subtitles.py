"""Subtitles: what is said in each beat, broken into readable lines, and written as SubRip and WebVTT."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from fractions import Fraction
from functools import cache, reduce
from itertools import accumulate, pairwise
from math import inf

import srt

from mathanim.inputs.setting import LANGUAGES, Language
from mathanim.rendering.job import Beat, Cue

LINE_WIDTH, JAPANESE_LINE_WIDTH = 42, 40
"""In half-width characters."""
HANGING = "、。"
LINES = 2
NOT_AT_LINE_START = "、。，．・：；？！）」』】〉》〕ー…ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.;:!?)]}%\u00a0\u202f"
NOT_AT_LINE_END = "（「『【〈《〔([{\u00a0\u202f"
SENTENCE_ENDS = "。．？！.?!"
PAUSES = "、，；,;:"
PARTICLES = "はがをにでともへやのて"
AT_SENTENCE, AT_PAUSE, AT_PHRASE, AT_WORD, WITHIN_WORD = 0.0, 0.3, 0.6, 0.8, 1.2
"""How unwelcome a line's end is; each of Japanese by its characters alone, for a phrase begins after a particle."""
SPACES = re.compile(r"[^\S\u00a0\u202f]+")
"""Where a line may break: at any space but those that hold the parts of a number together."""


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
    """The text in screens of at most two lines, as few and as even as can be; none, if there is nothing to read."""
    pieces, width = pieces_of(text), line_width(text)
    if not pieces:
        return []
    parts = balanced(pieces, -(-len(packed(pieces, width)) // LINES), width, LINES)
    return [[joined(line) for line in balanced(part, len(packed(part, width)), width)] for part in parts]


def line_width(text: str) -> int:
    """How wide a line of the text may be: 42 half-width characters, or 20 Japanese ones."""
    return LINE_WIDTH if width_of(text) == len(text) else JAPANESE_LINE_WIDTH


def width_of(text: str) -> int:
    """The width on the screen in half-width characters: a Japanese character counts two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def pieces_of(text: str) -> tuple[str, ...]:
    """The smallest parts between which a line may break: words of Latin text, characters of Japanese.

    A piece carries the space that follows it. Closing marks stay with what they close, opening marks with what
    they open.
    """
    pieces: list[str] = []
    for character in SPACES.sub(" ", text).strip():
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


def has_room(line: str, width: int) -> bool:
    """Whether a line is no wider; of a Japanese one the stop may hang over its end, and spaces are narrow."""
    wide = width_of(line)
    return wide <= width + (0 if wide == len(line) else line.count(" ") / 2 + 2 * (line[-1] in HANGING))


def line_ends(pieces: Sequence[str], width: int) -> list[int]:
    """For each piece, which one comes after the fullest line that begins with it; a wider one has a line to itself."""
    ends = []
    for start in range(len(pieces)):
        end = start + 1
        while end < len(pieces) and has_room(joined(pieces[start : end + 1]), width):
            end += 1
        ends.append(end)
    return ends


def packed(pieces: Sequence[str], width: int) -> list[list[str]]:
    """The pieces in lines, each as full as it can be."""
    ends, starts = line_ends(pieces, width), [0]
    while (end := ends[starts[-1]]) < len(pieces):
        starts.append(end)
    return [list(pieces[start:end]) for start, end in pairwise([*starts, len(pieces)])]


def balanced(pieces: Sequence[str], count: int, width: int, lines: int = 1) -> list[list[str]]:
    """The pieces in ``count`` runs of nearly equal width that end, where possible, at a pause.

    Each has room in so many lines of the width, if the pieces have room in so many runs.
    """
    sums = list(accumulate(map(width_of, pieces), initial=0))
    ideal, total = sums[-1] / count, len(pieces)
    ends = [*line_ends(pieces, width), total]
    furthest = [reduce(lambda end, _: ends[end], range(lines), start) for start in range(total)]

    def cost(start: int, end: int) -> float:
        unwelcome = 0.0 if end == total else unwelcome_end(pieces[end - 1], pieces[end])
        return (sums[end] - sums[start] - ideal) ** 2 + (unwelcome * ideal) ** 2

    @cache
    def best(start: int, runs: int) -> tuple[float, tuple[int, ...]]:
        if runs == 1:
            return cost(start, total) if total <= furthest[start] else inf, (total,)
        choices = []
        for end in range(start + 1, min(furthest[start], total - runs + 1) + 1):
            rest, later = best(end, runs - 1)
            choices.append((cost(start, end) + rest, (end, *later)))
        return min(choices)

    return [list(pieces[start:end]) for start, end in pairwise([0, *best(0, count)[1]])]


def unwelcome_end(before: str, after: str) -> float:
    """How unwelcome it is that a line ends between two pieces, 0 being best."""
    last, first = before.rstrip()[-1], after[0]
    if last in SENTENCE_ENDS:
        return AT_SENTENCE
    if last in PAUSES:
        return AT_PAUSE
    if width_of(last) == width_of(first) == 1:
        return AT_PHRASE
    if is_hiragana(last) and not is_hiragana(first):
        return AT_PHRASE if last in PARTICLES else AT_WORD
    return WITHIN_WORD


def is_hiragana(character: str) -> bool:
    """Whether it is a letter of the script of Japanese particles and endings."""
    return "\u3041" <= character <= "\u309f"


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
