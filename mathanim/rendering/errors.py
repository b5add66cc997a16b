"""What can go wrong on the rendering floor, from the widest word to the narrowest.

::

    RenderingError
    ├── WrongUse             the command line or a lecture file asks for what cannot be: exit code 2
    │   ├── UnknownTarget    no lecture, scene or file of that name
    │   └── UnsafeName       a name or path that would leave the output folder
    ├── SceneError           a scene cannot be drawn: the others go on, exit code 1
    │   ├── BadLength        a play that lasts no time, for ever, or longer than any lecture
    │   ├── BadPoints        an object with points that are no numbers or far outside any frame
    │   └── NoProduct        the scene ended without a clip
    ├── VoiceError           a voice cannot say what a beat narrates: nothing is drawn
    ├── ProductError         what was made is not what was planned: never published
    ├── DeliveryError        the disk is read-only, missing or failing
    │   └── DiskFull         there is no room for what is to be written
    └── Interrupted          Ctrl-C or a signal: finished scenes are kept
"""


class RenderingError(Exception):
    """Anything that this floor raises on purpose."""


class WrongUse(RenderingError):
    """The request itself is wrong; nothing was rendered."""


class UnknownTarget(WrongUse):
    """No lecture, scene or file has the name that was asked for."""


class UnsafeName(WrongUse):
    """A name or path would leave the output folder, or two of them would collide."""


class SceneError(RenderingError):
    """A scene cannot be drawn as it is written."""


class BadLength(SceneError, ValueError):
    """A play lasts no time, for ever, or longer than any lecture."""


class BadPoints(SceneError, ValueError):
    """An object has points that are not finite or lie absurdly far away."""


class NoProduct(SceneError):
    """A scene ended, perhaps without complaint, and left no product."""


class VoiceError(RenderingError):
    """A voice cannot say what a beat narrates."""


class ProductError(RenderingError):
    """A product is not what was planned; it is not published."""


class DeliveryError(RenderingError):
    """The file system refused: full, read-only, missing or failing."""


class DiskFull(DeliveryError):
    """There is no room for what is to be written."""


class Interrupted(RenderingError):
    """The user or the system asked to stop.

    ``signal_number`` is the signal that came; the exit code is 128 plus it.
    """

    def __init__(self, signal_number: int) -> None:
        super().__init__(f"stopped by signal {signal_number}; finished scenes are kept")
        self.signal_number = signal_number
