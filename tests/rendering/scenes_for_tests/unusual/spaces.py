"""Three dimensions: turning cameras, surfaces, light, objects fixed to the frame, and order by distance."""

import numpy as np
from manim import (
    BLUE,
    DEGREES,
    OUT,
    PI,
    RED,
    RIGHT,
    UL,
    UP,
    Circle,
    Cone,
    Cube,
    Dot3D,
    FadeOut,
    Prism,
    Rotate,
    Sphere,
    Square,
    Surface,
    Text,
    ThreeDAxes,
    ThreeDScene,
    Write,
)


class SurfaceTurns(ThreeDScene):
    """A shaded surface under ambient rotation, with a title fixed to the frame and a label that faces us."""

    def construct(self) -> None:
        hill = Surface(
            lambda u, v: np.array([u, v, 2 * np.exp(-(u**2) - v**2)]), u_range=(-2, 2), v_range=(-2, 2), resolution=4
        )
        title, label = Text("hill", font_size=30).to_corner(UL), Text("top", font_size=24).move_to([0, 0, 2])
        self.set_camera_orientation(phi=65 * DEGREES, theta=-40 * DEGREES)
        self.add(hill)
        self.add_fixed_in_frame_mobjects(title)
        self.add_fixed_orientation_mobjects(label)
        self.begin_ambient_camera_rotation(rate=1)
        self.wait(0.375)
        self.play(title.animate.set_color(RED), hill.animate.set_opacity(0.5), run_time=0.25)
        self.stop_ambient_camera_rotation()
        self.remove_fixed_in_frame_mobjects(title)
        self.wait(0.25, frozen_frame=False)


class LightWanders(ThreeDScene):
    """Nothing moves but the light; then nothing changes but that it is used; then an object joins the shaded ones."""

    def construct(self) -> None:
        self.set_camera_orientation(phi=60 * DEGREES, theta=30 * DEGREES)
        cube, square = Cube(fill_opacity=1, color=BLUE), Square(fill_opacity=0.8).shift(RIGHT * 2)
        self.add(cube, square)
        light = self.camera.light_source
        cube.add_updater(lambda _, dt: light.shift([20 * dt, 30 * dt, 0]))
        self.wait(0.375)
        cube.clear_updaters()
        self.camera.should_apply_shading = False
        self.wait(0.125, frozen_frame=False)
        self.camera.should_apply_shading = True
        square.set_shade_in_3d(True)
        self.play(square.animate.rotate(1, axis=UP), run_time=0.25)


class LensChanges(ThreeDScene):
    """move_camera with every angle, distance, zoom and centre, and angles set by an updater."""

    def construct(self) -> None:
        prism = Prism([1, 2, 1], fill_opacity=0.7)
        self.add(prism, Cone(resolution=5), Circle(2))
        self.move_camera(phi=50 * DEGREES, theta=-60 * DEGREES, zoom=0.8, run_time=0.25)
        self.move_camera(
            gamma=20 * DEGREES, focal_distance=6, frame_center=[1, 0, 0], added_anims=[Rotate(prism)], run_time=0.25
        )
        prism.add_updater(lambda _, dt: self.camera.set_phi(self.camera.get_phi() + dt))
        self.wait(0.25)
        self.camera.exponential_projection = True
        self.wait(0.125)


class PassInDepth(ThreeDScene):
    """Objects that pass behind one another, so that the order of drawing changes while they move."""

    def construct(self) -> None:
        self.set_camera_orientation(phi=75 * DEGREES, theta=-90 * DEGREES)
        balls = [Dot3D([x, y, 0], radius=0.4, color=c, resolution=(4, 4)) for x, y, c in ((-1, 0, RED), (1, 1, BLUE))]
        flat = Square(fill_opacity=0.5, shade_in_3d=True).rotate(PI / 2, RIGHT)
        self.add(flat, *balls)
        self.play(balls[0].animate.shift([1.2, 2, 0]), balls[1].animate.shift([-1.2, -2, 0]), run_time=0.5)
        self.play(FadeOut(flat), Rotate(balls[0], PI, about_point=[0, 0, 0]), run_time=0.25)


class Illusion(ThreeDScene):
    """Axes with a sphere, a flat text among them, and a camera that sways."""

    def construct(self) -> None:
        self.set_camera_orientation(phi=70 * DEGREES, theta=-50 * DEGREES)
        sphere = Sphere(resolution=(5, 4))
        self.add(ThreeDAxes(x_range=(-2, 2), y_range=(-2, 2), z_range=(-1, 1)), sphere)
        self.play(Write(Text("flat")), run_time=0.25)
        self.play(sphere.animate.shift(OUT), run_time=0.25)
        self.begin_3dillusion_camera_rotation(rate=2)
        self.wait(0.25)
        self.stop_3dillusion_camera_rotation()
