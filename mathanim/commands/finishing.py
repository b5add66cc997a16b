"""How a command that renders begins and ends: the request that its arguments spell, the files that it prints."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click


def request_for(targets: Sequence[str], settings: Mapping[str, Any], beats: Iterable[Sequence[str]] = ()) -> Any:
    """The request that the arguments spell; what renders it is best imported later, for a refusal needs none of it.

    ``beats`` are the names of those that are asked for of each target.

    Raises:
        WrongUse: with everything that is wrong with it, as far as it can be seen before any process is begun.
    """
    from mathanim.rendering.asked_beats import unsettled_beats
    from mathanim.rendering.job import QUALITIES
    from mathanim.rendering.render_jobs import refuse_by_source
    from mathanim.rendering.request import Request
    from mathanim.rendering.targets import target_named

    quality = QUALITIES.get(settings.get("quality") or "")
    request = Request(targets=tuple(target_named(text) for text in targets), **{**settings, "quality": quality})
    refuse_by_source(request)
    for target, names in zip(request.targets, beats, strict=False):
        unsettled_beats(names, [wanted.reference for wanted in target.scenes])
    return request


def finish(reports: Sequence[Mapping[str, Any]], as_json: bool) -> None:
    """Print what was made and what failed; end with the exit code."""
    from mathanim.rendering.report import failures_in, files_in

    if as_json:
        click.echo(json.dumps({"targets": reports}, ensure_ascii=False, indent=2))
    else:
        for file in files_in(reports):
            click.echo(file)
    failures = failures_in(reports)
    for failure in failures:
        click.echo(f"failed: {failure}", err=True)
    sys.exit(1 if failures else 0)
