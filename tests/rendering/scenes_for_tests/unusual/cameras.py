"""Cameras that move: by almost nothing, after an object, stretched, two at once, and in front of magnifiers."""

from typing import Any

from manim import (
    BLUE,
    DOWN,
    LEFT,
    RED,
    RIGHT,
    UP,
    YELLOW,
    Circle,
    Dot,
    ImageMobjectFromCamera,
    MoveAlongPath,
    MovingCamera,
    MovingCameraScene,
    MultiCamera,
    NumberPlane,
    Rectangle,
    Restore,
    Square,
    ZoomedScene,
    smooth,
)


class CreepsAlong(MovingCameraScene):
    """The camera moves by so little that no pixel need change, then by a pixel, then not at all."""

    def construct(self) -> None:
        self.add(Square(fill_opacity=0.5, stroke_width=9), Dot(UP * 2), NumberPlane())
        frame = self.camera.frame
        self.add(frame)
        for step in (1e-9, 1e-6, 0.09, 0.0):
            frame.add_updater(lambda mobject, dt, step=step: mobject.shift(RIGHT * step * dt * 16))
            self.wait(0.25)
            frame.clear_updaters()


class FollowsAndStretches(MovingCameraScene):
    """A camera that follows a dot, is stretched and turned, shows its own frame, and goes back."""

    def construct(self) -> None:
        frame, dot = self.camera.frame, Dot(LEFT * 3, color=RED)
        frame.save_state()
        self.add(NumberPlane(), dot, frame)
        frame.set_stroke(YELLOW, 12)
        frame.add_updater(lambda mobject: mobject.move_to(dot))
        self.play(MoveAlongPath(dot, Circle(2)), run_time=0.5)
        frame.clear_updaters()
        self.play(frame.animate.stretch(0.5, 0).scale(0.8), run_time=0.25)
        self.play(frame.animate.rotate(0.3), dot.animate.set_color(BLUE), run_time=0.25)
        self.play(Restore(frame), run_time=0.25)
        self.play(self.camera.auto_zoom([dot], margin=2), run_time=0.25)
        self.play(dot.animate.shift(UP / 4), run_time=0.25)


class MagnifierOpens(ZoomedScene):
    """A magnifier that opens, moves, grows, looks at what moves, and closes."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            zoom_factor=0.3, zoomed_display_height=3, zoomed_display_width=3, image_frame_stroke_width=8, **kwargs
        )

    def construct(self) -> None:
        dot, plane = Dot(LEFT, color=RED), NumberPlane()
        self.add(plane, dot)
        self.zoomed_camera.frame.move_to(dot)
        self.activate_zooming(animate=True)
        self.play(dot.animate.shift(RIGHT * 2), self.zoomed_camera.frame.animate.shift(RIGHT), run_time=0.5)
        self.play(self.zoomed_display.animate.shift(DOWN), self.camera.frame.animate.scale(0.9), run_time=0.25)
        self.play(self.get_zoomed_display_pop_out_animation(), rate_func=lambda t: smooth(1 - t), run_time=0.25)


class TwoMagnifiers(MovingCameraScene):
    """Two pictures of the same scene within it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(camera_class=MultiCamera, **kwargs)

    def construct(self) -> None:
        circle = Circle(fill_opacity=0.5)
        displays = []
        for place in (LEFT * 4, RIGHT * 4):
            camera = MovingCamera(frame=Rectangle(height=2, width=2).move_to(place / 8))
            display = ImageMobjectFromCamera(camera).scale_to_fit_height(2).move_to(place).add_display_frame()
            self.camera.add_image_mobject_from_camera(display)
            displays.append(display)
        self.add(NumberPlane(), circle, *displays)
        self.play(circle.animate.shift(UP), run_time=0.5)
        self.play(displays[0].camera.frame.animate.shift(UP), displays[1].animate.shift(DOWN), run_time=0.25)
