"""The base of every scene: beats in order, each with its caption, its narration and its time."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from manim import Camera, FadeIn, FadeOut, Mobject, Scene

from mathanim.drawing.captions import TitleCard, caption
from mathanim.drawing.formulas import Words
from mathanim.drawing.pace import beat_seconds
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import TypeRole
from mathanim.inputs.numerals import Numeral, numerals_in, plain
from mathanim.inputs.parameters import Parameters, checked
from mathanim.inputs.quantities import Quantity
from mathanim.inputs.setting import Language, Setting
from mathanim.inputs.texts import Named, SceneTexts, texts_of
from mathanim.maths.tensors import device_named

Beats = Sequence[Callable[[], None]]
Told = TypeVar("Told", bound=Callable[..., None])
TITLE_BEAT = "show_title"


def loops(beat: Told) -> Told:
    """Let a beat play again and again on a slide, until the lecturer goes on: a decorator of its method."""
    method: Any = beat
    method.is_loop = True
    return beat


class Storyboard(Scene):
    """A scene told in beats.

    A subclass names its ``Parameters``, gathers its cast in ``setup`` and lists its story in ``beats``; each beat is
    a method and becomes one Manim section named after it. Words come from ``texts/<language>.toml`` in the folder
    above the scene's, under ``<folder>.<module>``. It renders with the stock ``manim`` command too, which gives it
    the default setting.

    Raises:
        InputError: if the setting's parameters or the scene's texts are faulty, all faults in one.
    """

    Parameters: ClassVar[type[Parameters]] = Parameters

    def __init__(self, *args: Any, setting: Setting | None = None, **kwargs: Any) -> None:
        self.setting = setting or Setting()
        self.parameters: Any = checked(self.Parameters, self.setting.parameters)
        self.device = device_named(self.setting.device)
        self.style = Style.of(self.setting)
        self.texts = self.scene_texts()
        self.heading: Mobject | None = None
        super().__init__(*args, **kwargs)
        if isinstance(self.camera, Camera):
            self.camera.background_color = self.style.colour("background")

    @classmethod
    def scene_texts(cls) -> dict[Language, SceneTexts]:
        """The scene's words in every language."""
        file = Path(inspect.getfile(cls))
        return texts_of(f"{file.parent.name}.{file.stem}", texts=file.parent.parent / "texts")

    @classmethod
    def checked_parameters(cls, parameters: Mapping[str, Any]) -> None:
        """Refuse parameters that the scene could not show.

        Raises:
            InputError: every fault in one.
        """
        checked(cls.Parameters, parameters)

    def beats(self) -> Beats:
        """The story: methods in the order in which they are told."""
        raise NotImplementedError(f"{type(self).__name__} needs beats(): a list of its methods in order")

    def numbers(self) -> Mapping[str, float | Quantity]:
        """The computed numbers that captions and narrations may name; ready after ``setup``, and asked for once."""
        return {}

    def names(self, language: Language) -> Mapping[str, str]:
        """The words from the parameters that captions and narrations may name; ready and asked for as ``numbers``."""
        del language
        return {}

    @property
    def titles(self) -> dict[Language, str]:
        """The scene's title in every language."""
        return {language: texts.title for language, texts in self.texts.items()}

    def narration(self, beat: str) -> dict[Language, str]:
        """What is said during a beat, in every language."""
        return {language: plain(text) for language, text in self._narrations(beat).items()}

    def speech(self, beat: str) -> dict[Language, str]:
        """What a voice says during a beat, in every language: its narration, unless a voice would misread that."""
        return {language: plain(texts.spoken(beat, self._named[language])) for language, texts in self.texts.items()}

    def numerals_said(self, beat: str) -> dict[Language, list[Numeral]]:
        """The computed numbers that are said during a beat, in every language."""
        return {language: numerals_in(text) for language, text in self._narrations(beat).items()}

    def captions(self, beat: str) -> dict[Language, str]:
        """The line that is shown during a beat, in every language; the title's is the title."""
        if beat == TITLE_BEAT:
            return self.titles
        return {language: plain(texts.caption(beat, self._named[language])) for language, texts in self.texts.items()}

    def is_loop(self, beat: str) -> bool:
        """Whether a beat plays again and again on a slide, as ``loops`` says."""
        return bool(getattr(getattr(self, beat, None), "is_loop", False))

    def words(self, key: str, size: TypeRole = "body", colour: str = "ink", **layout: Any) -> Words:
        """The scene's on-screen word under ``key``, in the setting's language."""
        return Words(self.style, self.word(key), size, colour, **layout)

    def word(self, key: str) -> str:
        """The text of an on-screen word, in the setting's language."""
        return self.texts[self.setting.language].word(key, self._named[self.setting.language])

    def construct(self) -> None:
        """Tell the title and every beat; each lasts as long as its narration is spoken, or takes to read."""
        for beat in [self.show_title, *self.beats()]:
            name = beat.__name__
            self.next_section(name)
            begun = self.time
            if beat != self.show_title:
                self._head(name)
            beat()
            self._hold(begun + beat_seconds(self.setting, name, self.narration(name)))

    def show_title(self) -> None:
        """Open the scene with its title."""
        self.heading = TitleCard(self.style, self.titles[self.setting.language])
        self.play(FadeIn(self.heading, shift=self.heading.height * 0.08), run_time=0.9)

    def _narrations(self, beat: str) -> dict[Language, str]:
        return {language: texts.narration(beat, self._named[language]) for language, texts in self.texts.items()}

    @cached_property
    def _named(self) -> dict[Language, Named]:
        numbers = self.numbers()
        return {language: {**numbers, **self.names(language)} for language in self.texts}

    def _head(self, beat: str) -> None:
        line = caption(self.style, self.texts[self.setting.language].caption(beat, self._named[self.setting.language]))
        if self.heading is not None:
            self.play(FadeOut(self.heading), run_time=0.3)
        self.play(FadeIn(line), run_time=0.4)
        self.heading = line

    def _hold(self, until: float) -> None:
        left = until - self.time
        if left > 0:
            self.wait(left)
