"""A scene of plain colours, each beat with its own; it tells of itself in both languages, and one beat loops."""

from manim import BLUE, GREEN, RED, WHITE, YELLOW, Rectangle, Scene

COLOURS = {"turn_green": GREEN, "turn_blue": BLUE, "turn_yellow": YELLOW, "turn_white": WHITE}
NAMES = {"turn_green": "緑", "turn_blue": "青", "turn_yellow": "黄", "turn_white": "白"}


class ColoursFollowEachOther(Scene):
    """A large rectangle, red at first, which each beat gives another colour."""

    @property
    def titles(self) -> dict[str, str]:
        """The title in both languages."""
        return {"en": "Colours, f′ and all", "ja": "色の話"}

    def narration(self, beat: str) -> dict[str, str]:
        """What is said in a beat."""
        return {
            "en": f"It is time to {beat.replace('_', ' ')}.",
            "ja": f"次は{NAMES[beat]}になります。よく見てください。",
        }

    def captions(self, beat: str) -> dict[str, str]:
        """What is shown in a beat."""
        return {"en": f"{beat.replace('_', ' ')}: $c_1$".capitalize(), "ja": f"{NAMES[beat]}：$c_1$"}

    def is_loop(self, beat: str) -> bool:
        """One beat loops."""
        return beat == "turn_yellow"

    def construct(self) -> None:
        """Give it one colour after another."""
        box = Rectangle(width=10, height=6, fill_opacity=1, stroke_width=0, color=RED)
        self.add(box)
        for name, colour in COLOURS.items():
            self.next_section(name)
            self.play(box.animate.set_fill(colour), run_time=0.5)
