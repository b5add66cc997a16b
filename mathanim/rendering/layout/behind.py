"""What is behind the texts of a scene: the picture that its camera makes without them."""

from typing import Any

from mathanim.rendering.layout.stage import Stage


def picture_without_texts(stage: Stage) -> Any:
    """Rows of pixels (height, width, 3) in [0, 255]; the camera's own picture is left as it was."""
    camera = stage.scene.renderer.camera
    kept = camera.pixel_array.copy()
    camera.set_pixel_array(camera.background)
    try:
        camera.capture_mobjects(stage.not_texts, include_submobjects=False)
        return camera.pixel_array[..., :3].copy()
    finally:
        camera.set_pixel_array(kept)
