"""From what the studio knows to the snapshot that it tells."""

from mathanim.inputs.assignments import assignments, lecture_lines
from mathanim.rendering.preview.desk import Desk
from mathanim.rendering.preview.programme import Programme
from mathanim.rendering.preview.snapshot import SceneChoice, ShownError, Snapshot


def snapshot_of(programme: Programme, desk: Desk, fault: ShownError | None, version: int) -> Snapshot:
    """Everything there is to show; ``fault`` is that of a file which says what to draw."""
    met = desk.shown.met
    controls = met.controls if met else ()
    changed = {control.name: control.value for control in controls if control.value != control.default}
    return Snapshot(
        version=version,
        target=programme.text,
        scenes=tuple(titled(choice, desk, programme) for choice in programme.scenes),
        scene=programme.key,
        setting=programme.setting,
        beats=desk.board.beats,
        beat=desk.board.at_work,
        controls=controls,
        refusal=desk.shown.refusal,
        as_option=assignments(changed),
        as_toml=lecture_lines(changed),
        numbers=met.numbers if met else {},
        error=fault or desk.shown.error,
        work=desk.work,
    )


def titled(choice: SceneChoice, desk: Desk, programme: Programme) -> SceneChoice:
    """The scene with the titles that it told itself, if it was met."""
    met = desk.shown.met
    return SceneChoice(choice.key, met.titles) if met and met.titles and choice.key == programme.key else choice
