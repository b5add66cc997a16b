"""What the target offers and what is chosen of it: a scene, a setting, parameters; together they are a wish."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from mathanim.inputs.errors import InputError
from mathanim.inputs.scene_folder import LECTURES, SCENES
from mathanim.inputs.setting import LANGUAGES, Language, Setting
from mathanim.inputs.texts import scene_texts
from mathanim.inputs.wording import suggestion
from mathanim.rendering.errors import UnknownTarget, WrongUse
from mathanim.rendering.job import QUALITIES
from mathanim.rendering.preview.runs import Wish
from mathanim.rendering.preview.snapshot import SceneChoice, ShownSetting
from mathanim.rendering.render_jobs import fault_by_source, refuse
from mathanim.rendering.targets import SceneWanted, Target, target_named


class Programme:
    """A target and what is chosen of it. Scenes compute on the CPU, whose state survives a fork.

    Raises:
        UnknownTarget, WrongUse, InputError: as ``target_named``, or if what is chosen is not offered, or the scene's
            source tells that its parameters are wrong.
    """

    def __init__(self, text: str, chosen: Mapping[str, str | None], parameters: Mapping[str, Any] | None) -> None:
        self.text = text
        self.target = target_named(text)
        self.setting = setting_of(self.target)
        self.choose_setting({name: value for name, value in chosen.items() if value is not None})
        self.key = self.target.scenes[0].key
        self.parameters: dict[str, Any] | None = None
        if parameters:
            self._refuse_unclear_parameters()
            self.parameters = {**self._wanted.parameters, **parameters}
            scene = self._wanted.reference
            refuse([(scene.label, fault_by_source(scene, self.parameters))])
        self._titles: dict[str, Mapping[Language, str]] = {}

    @property
    def lecture_file(self) -> Path | None:
        """The file of the lecture, if the target is one."""
        if not self.target.is_lecture:
            return None
        return Path(self.text).resolve() if self.text.endswith(".toml") else LECTURES / f"{self.text}.toml"

    @property
    def scene_file(self) -> Path:
        """The file of the chosen scene."""
        return self._wanted.reference.file

    @property
    def scenes(self) -> tuple[SceneChoice, ...]:
        """The scenes that may be chosen."""
        return tuple(SceneChoice(wanted.key, self._titles_of(wanted)) for wanted in self.target.scenes)

    @property
    def wish(self) -> Wish:
        """What is to be drawn."""
        wanted = self._wanted
        parameters = dict(wanted.parameters) if self.parameters is None else self.parameters
        shown = self.setting
        setting = Setting(shown.language, shown.theme, shown.pace, "cpu", parameters)
        return Wish(wanted.reference, QUALITIES[shown.quality], setting, self.target.working_folder)

    def reload(self) -> None:
        """Read the target anew; a scene that is not there any more gives way to the first.

        Raises:
            UnknownTarget, WrongUse, InputError: as ``target_named``; nothing has changed then.
        """
        self.target = target_named(self.text)
        self.setting = replace(self.setting, languages=self.target.languages)
        if self.key not in [wanted.key for wanted in self.target.scenes]:
            self.choose_scene(self.target.scenes[0].key)

    def check_scene(self, key: str) -> None:
        """Refuse a scene that is not there.

        Raises:
            WrongUse: with the nearest that is.
        """
        keys = [wanted.key for wanted in self.target.scenes]
        if key not in keys:
            raise WrongUse(f"there is no scene {key!r}: {suggestion(key, keys)}")

    def choose_scene(self, key: str) -> None:
        """Turn to another scene, with the parameters that the target gives it."""
        self.key, self.parameters = key, None

    def check_setting(self, chosen: Mapping[str, str]) -> None:
        """Refuse what is not offered.

        Raises:
            WrongUse: with what is.
        """
        shown = self.setting
        offered = {
            "language": shown.languages or LANGUAGES,
            "theme": shown.themes,
            "pace": shown.paces,
            "quality": tuple(QUALITIES),
        }
        for name, value in chosen.items():
            if value not in offered.get(name, ()):
                raise WrongUse(f"{name} {value!r} is not offered here: {suggestion(value, offered.get(name, ()))}")

    def choose_setting(self, chosen: Mapping[str, str]) -> None:
        """Draw in another setting."""
        self.check_setting(chosen)
        changes: dict[str, Any] = dict(chosen)
        self.setting = replace(self.setting, **changes)

    def _refuse_unclear_parameters(self) -> None:
        if len(self.target.scenes) > 1:
            number = len(self.target.scenes)
            raise WrongUse(f"parameters need one scene, not {number}: name the scene, or choose it in the preview")

    @property
    def _wanted(self) -> SceneWanted:
        found = (wanted for wanted in self.target.scenes if wanted.key == self.key)
        wanted = next(found, None)
        if wanted is None:
            raise UnknownTarget(f"there is no scene {self.key!r} any more")
        return wanted

    def _titles_of(self, wanted: SceneWanted) -> Mapping[Language, str]:
        label = wanted.reference.label
        if label not in self._titles:
            self._titles[label] = titles_in_texts(wanted)
        return self._titles[label]


def setting_of(target: Target) -> ShownSetting:
    """The setting that the target asks for, or the default."""
    settings = target.settings
    return ShownSetting(
        language=target.languages[0] if target.languages else "en",
        theme=settings.theme or "dark",
        pace=settings.pace or "tight",
        languages=target.languages,
    )


def titles_in_texts(wanted: SceneWanted) -> dict[Language, str]:
    """The titles of one of the project's own scenes, as far as they are written."""
    titles: dict[Language, str] = {}
    if wanted.reference.file.is_relative_to(SCENES):
        for language in LANGUAGES:
            with suppress(InputError):
                titles[language] = scene_texts(wanted.reference.label, language).title
    return titles
