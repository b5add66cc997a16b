"""How everything in one scene looks: its palette and its language."""

from dataclasses import dataclass

from manim import ManimColor

from mathanim.drawing.palette import Palette, palette_of
from mathanim.drawing.type_scale import EM, TypeRole
from mathanim.inputs.setting import Language, Setting


@dataclass(frozen=True)
class Style:
    """Handed to every mobject, so that none asks a global how to look."""

    palette: Palette
    language: Language

    @classmethod
    def of(cls, setting: Setting) -> "Style":
        """The style of a setting."""
        return cls(palette_of(setting.theme), setting.language)

    def colour(self, role: str) -> ManimColor:
        """The colour of a role, named as in the palette or as in a formula (``i_hat`` or ``ihat``).

        Raises:
            KeyError: if the palette has no such role.
        """
        return ManimColor(self.palette.by_name()[role.replace("_", "")])

    def em(self, size: TypeRole) -> float:
        """The em height of a type size, in scene units."""
        return EM[size]
