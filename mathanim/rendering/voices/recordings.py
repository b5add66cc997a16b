"""An author's own recordings, which lie beside a lecture: ``narration/ja/<scene>.<beat>.wav``, or any other sound."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mathanim.inputs.scene_folder import scene_names
from mathanim.inputs.setting import Language
from mathanim.inputs.wording import suggestion
from mathanim.rendering.errors import SceneError, WrongUse
from mathanim.rendering.movies.sound import Samples, samples_of
from mathanim.rendering.targets import SceneWanted, Target
from mathanim.rendering.voices.loudness import levelled

FOLDER = "narration"
NOTES = {".txt", ".md"}
"""Files in which authors write to themselves."""
LARGEST = 400_000_000
LONGEST = 600.0


@dataclass(frozen=True)
class Recordings:
    """The recordings of one target in one language, by ``scene.beat``, as their files are called."""

    folder: Path
    files: Mapping[str, Path]

    def of_scene(self, wanted: SceneWanted) -> dict[str, Path]:
        """The recordings of one scene by beat; the fuller a scene's name, the more it counts."""
        found: dict[str, Path] = {}
        for name in reversed(names_of(wanted)):
            found |= {
                beat: file
                for key, file in self.files.items()
                for scene, _, beat in [key.rpartition(".")]
                if scene == name
            }
        return found

    def refuse_strays(self, target: Target) -> None:
        """Stop at a recording of no scene.

        Raises:
            WrongUse: naming the nearest scene.
        """
        own = [name for wanted in target.scenes for name in names_of(wanted)]
        known = {*own, *scene_names(), *(name.partition(".")[2] for name in scene_names())}
        for key, file in self.files.items():
            scene, _, beat = key.rpartition(".")
            if not scene:
                raise WrongUse(f"{file}: a recording is called SCENE.BEAT{file.suffix}, not {file.name}")
            if target.is_lecture and scene not in known:
                raise WrongUse(f"{file}: there is no scene {scene!r} for beat {beat!r}: {suggestion(scene, own)}")


def recordings_of(target: Target, language: Language) -> Recordings:
    """The recordings beside a target.

    Raises:
        WrongUse: if two are of one beat, or one is of no scene.
    """
    folder = target.home / FOLDER / language
    found = Recordings(folder, files_by_name(sorted(folder.iterdir()) if folder.is_dir() else []))
    found.refuse_strays(target)
    return found


def files_by_name(places: Iterable[Path]) -> dict[str, Path]:
    """Files by their names without endings; hidden ones and notes count for nothing.

    Raises:
        WrongUse: if two differ only in their endings.
    """
    found: dict[str, Path] = {}
    for place in places:
        if place.name.startswith(".") or place.suffix.lower() in NOTES or place.is_dir():
            continue
        if twin := found.get(place.stem):
            raise WrongUse(f"{place}: {twin.name} is a recording of the same beat: remove one")
        found[place.stem] = place
    return found


def names_of(wanted: SceneWanted) -> Sequence[str]:
    """What a scene may be called in a recording's name, the fullest name first."""
    label = wanted.reference.label
    return list(dict.fromkeys([wanted.key, label, label.rpartition(":")[2].rpartition(".")[2]]))


def refuse_unknown_beats(scene: str, recordings: Mapping[str, Path], beats: Sequence[str]) -> None:
    """Stop at a recording of no beat.

    Raises:
        WrongUse: naming the nearest beat.
    """
    for beat, file in recordings.items():
        if beat not in beats:
            raise WrongUse(f"{file}: {scene} has no beat {beat!r}: {suggestion(beat, beats)}")


def recorded(file: Path) -> Samples:
    """A recording, as loud as all speech is; silence at its start and end stays, for it may be meant.

    Raises:
        WrongUse: if it is no sound, empty, silent, or larger or longer than any beat.
    """
    try:
        if not file.is_file():
            raise WrongUse(f"{file}: is no file: put a recording there, or remove it")
        if file.stat().st_size > LARGEST:
            raise WrongUse(f"{file}: has {file.stat().st_size / 1e6:.0f} MB, the most is {LARGEST / 1e6:.0f}: cut it")
        return levelled(samples_of(file, LONGEST))
    except OSError as error:
        raise WrongUse(f"{file}: cannot be read: {error.strerror or error}") from error
    except SceneError as error:
        raise WrongUse(f"{error}: record the beat again, or remove the file") from error
