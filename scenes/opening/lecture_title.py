"""The card that opens a lecture: its title, then what it holds."""

from collections.abc import Mapping

from manim import DOWN, FadeIn
from pydantic import Field

from mathanim.drawing.contents import Contents
from mathanim.drawing.frame_layout import STAGE
from mathanim.drawing.storyboard import Beats, Storyboard
from mathanim.inputs.parameters import Parameters
from mathanim.inputs.quantities import Quantity
from mathanim.inputs.setting import Language
from mathanim.inputs.texts import texts_of


class LectureContents(Parameters):
    """What the lecture is called and which scenes it tells."""

    title: dict[Language, str] = Field(
        default={"en": "Mathematics in motion", "ja": "動く数学"}, description="the lecture's title by language"
    )
    scenes: tuple[str, ...] = Field(
        default=("linear_algebra.basis_vectors_follow_the_matrix",), description="its scenes in order, as subject.scene"
    )


class LectureTitle(Storyboard):
    """Name the lecture and list its scenes."""

    Parameters = LectureContents

    @property
    def titles(self) -> dict[Language, str]:
        """The lecture's title; a language that it was not given in takes the first one's."""
        given = self.parameters.title
        return {language: given.get(language, next(iter(given.values()))) for language in self.texts}

    def numbers(self) -> Mapping[str, Quantity]:
        """How many scenes there are."""
        return {"scenes": Quantity("scenes", len(self.parameters.scenes), "length of the parameter scenes")}

    def beats(self) -> Beats:
        """After the title, the contents."""
        return [self.list_scenes]

    def list_scenes(self) -> None:
        language = self.setting.language
        self.contents = Contents(
            self.style, [texts_of(scene)[language].title for scene in self.parameters.scenes], STAGE
        )
        for row in self.contents:
            self.play(FadeIn(row, shift=0.15 * DOWN), run_time=0.5)
