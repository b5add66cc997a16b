"""A scene that speaks two languages and takes a setting, as a Storyboard does."""

from collections.abc import Mapping
from typing import Any

from manim import BLUE, Circle, Create, FadeOut, Scene

from mathanim.inputs.setting import Setting

NARRATION = {
    "draw_circle": {"en": "Here is a circle.", "ja": "これは円です。"},
    "say_goodbye": {
        "en": "It goes as it came, and nobody who was not there will ever know how perfectly round it had been.",
        "ja": "円は来たときと同じように去ります。どれほど丸かったのか、ここにいなかった人には、もうわかりません。",
    },
}


class TellsOfACircle(Scene):
    """Two beats; the radius is a parameter."""

    def __init__(self, *args: Any, setting: Setting | None = None, **kwargs: Any) -> None:
        self.setting = setting or Setting()
        super().__init__(*args, **kwargs)

    @classmethod
    def checked_parameters(cls, parameters: Mapping[str, Any]) -> None:
        """Refuse what cannot be drawn, all faults at once."""
        faults = [f"{name}: is not known: did you mean 'radius'?" for name in parameters if name != "radius"]
        if not 0 < parameters.get("radius", 1) < 4:
            faults.append(f"radius: needs a number between 0 and 4, not {parameters['radius']}")
        if faults:
            raise ValueError("\n".join(faults))

    @property
    def titles(self) -> dict[str, str]:
        """The title in both languages."""
        return {"en": "A circle's tale", "ja": "円の話"}

    def narration(self, beat: str) -> dict[str, str]:
        """What is said in a beat."""
        return NARRATION[beat]

    def construct(self) -> None:
        """Tell both beats."""
        self.next_section("draw_circle")
        circle = Circle(radius=self.setting.parameters.get("radius", 1), color=BLUE)
        self.play(Create(circle), run_time=0.5)
        self.wait(2.5)
        self.next_section("say_goodbye")
        self.play(FadeOut(circle), run_time=1)
        self.wait(1)
