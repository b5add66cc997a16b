"""A scene of the tour that writes down when its first frame has been drawn, and ends after its title."""

from manim import Mobject

from mathanim.drawing.storyboard import TITLE_BEAT
from mathanim.inputs.setting import Language
from mathanim.inputs.texts import SceneTexts
from scenes.calculus.secant_becomes_tangent import SecantBecomesTangent
from tests.benchmarks.scenes.stamp import stamp


class StampedTitle(SecantBecomesTangent):
    """The whole cast is computed and gathered, and the title is shown."""

    @classmethod
    def scene_texts(cls) -> dict[Language, SceneTexts]:
        return SecantBecomesTangent.scene_texts()

    def construct(self) -> None:
        self.next_section(TITLE_BEAT)
        self.add(Mobject().add_updater(stamp))
        self.show_title()
