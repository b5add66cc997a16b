"""A scene of three beats with captions and narration in both languages; the second plays again and again on slides."""

from typing import Any, ClassVar

from manim import BLUE, RED, WHITE, FadeIn, Rotate, Scene, Square, linear

from mathanim.inputs.setting import Setting

CAPTIONS = {
    "show_title": {"en": "Turns & <turns>", "ja": "回転"},
    "turn_square": {"en": "A square turns", "ja": "正方形が回る"},
    "turn_red": {"en": "It turns red", "ja": "赤くなる"},
}
NARRATION = {
    "show_title": {"en": "What turns?", "ja": "何が回るのでしょう。"},
    "turn_square": {"en": "A square turns a quarter.", "ja": "正方形が四分の一回ります。"},
    "turn_red": {"en": "And it turns red.", "ja": "そして赤くなります。"},
}


class SquareSpins(Scene):
    """In the narrated pace it holds each beat for a second; the colour is its language's."""

    titles: ClassVar = {"en": "A square spins", "ja": "回る正方形"}

    def __init__(self, *args: Any, setting: Setting | None = None, **kwargs: Any) -> None:
        self.setting = setting or Setting()
        super().__init__(*args, **kwargs)

    @classmethod
    def checked_parameters(cls, parameters: dict[str, Any]) -> None:
        """Refuse whatever is not called side."""
        if faults := [f"{name}: is not known" for name in parameters if name != "side"]:
            raise ValueError("\n".join(faults))

    def narration(self, beat: str) -> dict[str, str]:
        """What is said in a beat."""
        return NARRATION[beat]

    def captions(self, beat: str) -> dict[str, str]:
        """What is shown in a beat."""
        return CAPTIONS[beat]

    def is_loop(self, beat: str) -> bool:
        """A full round is no news."""
        return beat == "turn_square"

    def construct(self) -> None:
        """Tell three beats."""
        self.square = Square(color=BLUE if self.setting.language == "en" else WHITE, fill_opacity=1)
        self.tell("show_title", FadeIn(self.square), run_time=0.3)
        self.tell("turn_square", Rotate(self.square, 1.57), run_time=0.5, rate_func=linear)
        self.tell("turn_red", self.square.animate.set_color(RED), run_time=0.4)

    def tell(self, beat: str, animation: Any, **timing: Any) -> None:
        """A beat of one animation."""
        self.next_section(beat)
        self.play(animation, **timing)
        if self.setting.pace == "narrated":
            self.wait(1)
