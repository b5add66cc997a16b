"""What the layout check says of a scene, for people and for programs."""

from pathlib import Path
from typing import Any

from mathanim.rendering.job import Job
from mathanim.rendering.layout.check_job import Checked
from mathanim.rendering.layout.finding import Fault


def report_on(label: str, job: Job, checked: Checked, sheet: Path | None) -> dict[str, Any]:
    """A scene in one language and theme: its beats, what is wrong where and when, the sheet, its error."""
    return {
        "label": label,
        "scene": job.scene.label,
        "language": job.setting.language,
        "theme": job.setting.theme,
        "beats": list(checked.beats),
        "findings": [fault_report(fault) for fault in checked.faults],
        "sheet": str(sheet) if sheet else None,
        "seconds": round(checked.seconds, 3),
        "error": str(checked.failure) if checked.failure else None,
    }


def fault_report(fault: Fault) -> dict[str, Any]:
    """One fault: when, what, where, how much."""
    finding = fault.finding
    return {
        "beat": fault.beat,
        "last_beat": fault.last_beat,
        "time": round(fault.time, 3),
        "while_moving": fault.is_between,
        "kind": finding.kind,
        "subjects": list(finding.subjects),
        "words": finding.words,
        "place": [round(edge, 4) for edge in finding.place],
        "amount": round(finding.amount, 4),
        "limit": round(finding.limit, 4),
    }


def ending(checked: Checked) -> str:
    """How a check ended, in a line."""
    if checked.failure:
        return f"failed: {checked.failure}"
    return f"{counted(len(checked.faults))} in {len(checked.beats)} beats, in {checked.seconds:.1f} s"


def counted(findings: int) -> str:
    """A number of findings in words."""
    return "1 finding" if findings == 1 else f"{findings or 'no'} findings"
