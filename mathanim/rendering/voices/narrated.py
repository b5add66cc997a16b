"""Give every scene its speech before it is drawn, so that each beat is held for as long as it is spoken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from mathanim.inputs.setting import Language
from mathanim.rendering.errors import SceneError, VoiceError
from mathanim.rendering.executors.seam import Executor
from mathanim.rendering.job import Job
from mathanim.rendering.movies.sound import SAMPLE_RATE, Samples, samples_of
from mathanim.rendering.progress import say
from mathanim.rendering.publishing import delivering
from mathanim.rendering.request import Entry, Request
from mathanim.rendering.store.seam import Results
from mathanim.rendering.store.sources import hash_of_file
from mathanim.rendering.targets import SceneWanted
from mathanim.rendering.voices.kept_speech import KeptSpeech, seconds_of
from mathanim.rendering.voices.loudness import levelled
from mathanim.rendering.voices.packaged import VOICES
from mathanim.rendering.voices.reading import spoken
from mathanim.rendering.voices.recordings import recorded, recordings_of, refuse_unknown_beats
from mathanim.rendering.voices.seam import Voice
from mathanim.rendering.voices.words import words_of

QUIET = 0.01
"""Below this share of its loudest moment, speech has not begun."""
RUN_UP = 0.01
FADE = 0.005


@dataclass(frozen=True)
class Utterance:
    """A text that a voice is to say in a beat of a scene."""

    scene: str
    beat: str
    text: str


@dataclass
class Narrator:
    """Finds or makes what is said, in ``folder`` what is new; ``voices`` speak where nothing was recorded."""

    kept: KeptSpeech
    folder: Path
    voices: Mapping[Language, Voice] = field(default_factory=lambda: VOICES)

    def spoken(self, language: Language, utterances: Sequence[Utterance]) -> dict[Utterance, Path]:
        """A sound for every utterance; what was said before is not said again.

        Raises:
            WrongUse: if the voice's packages are missing.
            VoiceError: naming the beat that it cannot say.
            DeliveryError: if the disk refuses.
        """
        voice = self.voices[language]
        ready = {said: self.kept.found([voice.name, said.text]) for said in utterances}
        new = {said.text: said for said, file in ready.items() if file is None}
        made = self._say(voice, list(new.values())) if new else {}
        return {said: file or made[said.text] for said, file in ready.items()}

    def recorded(self, file: Path) -> Path:
        """A recording as it is laid under a beat; raises as ``recordings.recorded`` does."""
        made_from = ["recording", hash_of_file(file)]
        if found := self.kept.found(made_from):
            return found
        samples = recorded(file)
        with delivering(self.kept.folder):
            return self.kept.keep(made_from, samples)

    def _say(self, voice: Voice, utterances: Sequence[Utterance]) -> dict[str, Path]:
        files, made = voice.speak([said.text for said in utterances], self.folder), {}
        for number, said in enumerate(utterances, start=1):
            say(f"voice: {said.scene}: {said.beat} ({number} of {len(utterances)})")
            try:
                samples = levelled(trimmed(samples_of(next(files))))
            except (VoiceError, SceneError) as error:
                raise VoiceError(f"{said.scene}: beat {said.beat}: {error}: {said.text[:60]!r}") from error
            with delivering(self.kept.folder):
                made[said.text] = self.kept.keep([voice.name, said.text], samples)
        return made


def narrated(
    entries: Sequence[Entry], request: Request, executor: Executor, results: Results, folder: Path
) -> list[Entry]:
    """The entries, their jobs with the speech of every beat that is spoken: recorded, or by a voice if one is wanted.

    Where there are neither recordings nor a voice, nothing is asked and nothing changes.

    Raises:
        WrongUse: if a recording cannot be used, or a voice is not installed.
        VoiceError: if a voice cannot say a beat.
        DeliveryError: if the disk refuses.
    """
    found = {id(target): recordings_of(target, request.language_of(target)) for target in request.targets}
    speaking = [entry for entry in entries if request.voice or found[id(entry[0])].files]
    if not speaking:
        return list(entries)
    narrator = Narrator(KeptSpeech(folder / "speech" if request.no_store else request.store_folder / "speech"), folder)
    jobs = [job for _, _, job in speaking]
    narration = Narration(narrator, has_voice=request.voice)
    for (target, wanted, job), texts in zip(speaking, words_of(jobs, executor, results), strict=True):
        narration.take(wanted, job, texts, found[id(target)].of_scene(wanted))
    speech = narration.made()
    return [(target, wanted, with_speech(job, speech.get(id(job), {}))) for target, wanted, job in entries]


@dataclass
class Narration:
    """What is to be said in all scenes, gathered first, so that each voice is loaded once."""

    narrator: Narrator
    has_voice: bool
    _files: dict[int, dict[str, Path]] = field(default_factory=dict)
    _wanted: dict[Language, list[tuple[int, Utterance]]] = field(default_factory=dict)

    def take(self, wanted: SceneWanted, job: Job, texts: Mapping[str, str], recordings: Mapping[str, Path]) -> None:
        """Take one scene with its texts by beat, of which there are none if drawing alone can tell its beats."""
        if texts:
            refuse_unknown_beats(wanted.key, recordings, list(texts))
        self._files[id(job)] = {beat: self.narrator.recorded(file) for beat, file in recordings.items()}
        language = job.setting.language
        said = [
            Utterance(wanted.key, beat, spoken(text, language))
            for beat, text in texts.items()
            if self.has_voice and text and beat not in recordings
        ]
        self._wanted.setdefault(language, []).extend((id(job), utterance) for utterance in said)

    def made(self) -> dict[int, dict[str, Path]]:
        """The sounds of every job by beat."""
        for language, wanted in self._wanted.items():
            if not wanted:
                continue
            files = self.narrator.spoken(language, [said for _, said in wanted])
            for job, said in wanted:
                self._files[job][said.beat] = files[said]
        return self._files


def with_speech(job: Job, speech: Mapping[str, Path]) -> Job:
    """The job with its speech, whose beats are to be held as long as it lasts."""
    seconds = {beat: seconds_of(file) for beat, file in speech.items()}
    return replace(job, setting=replace(job.setting, speech=seconds), speech=dict(speech)) if speech else job


def trimmed(samples: Samples) -> Samples:
    """The samples (n, 2) without the silence before and after what is said, faded so that nothing clicks."""
    loud = np.flatnonzero(np.abs(samples).max(axis=1) > QUIET * np.abs(samples).max())
    if not len(loud):
        return samples
    run_up, fade = round(RUN_UP * SAMPLE_RATE), round(FADE * SAMPLE_RATE)
    part = samples[max(0, loud[0] - run_up) : loud[-1] + 5 * run_up].copy()
    ramp = np.linspace(0, 1, min(fade, len(part)), dtype=np.float32)[:, None]
    part[: len(ramp)] *= ramp
    part[len(part) - len(ramp) :] *= ramp[::-1]
    return part
