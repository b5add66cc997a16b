"""The options that say where and within which limits scenes are drawn."""

import os
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

import click

MOST_WORKERS = 256
LEAST_MEMORY = 100_000_000
LONG = click.FloatRange(min=0, min_open=True)
JUDGE_ONLY, NOTHING_WRONG = "MATHANIM_JUDGE_ONLY", 3
"""What ``./run`` sets before it installs voices, to hear whether they are wanted in good order, and what it hears."""


class Workers(click.ParamType[int | str]):
    """A number of processes here, or the address of a cluster."""

    name = "workers"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | str:
        """The number, or the address as it stands."""
        if str(value).startswith("dask:") and value != "dask:":
            return str(value)
        if str(value).isascii() and str(value).isdecimal() and 1 <= int(value) <= MOST_WORKERS:
            return int(value)
        needs = f"needs a number from 1 to {MOST_WORKERS}, dask:local, or dask:ADDRESS as in dask:tcp://HOST:8786"
        self.fail(f"{needs}, not {str(value)!r}", param, ctx)


def running_options(command: Any) -> Any:
    """Add the options to a command, which gets what they come to as ``executor_for``."""

    @wraps(command)
    def with_executor(
        workers: int | str | None, patience: float, time_limit: float | None, memory: str | None, **settings: Any
    ) -> Any:
        return command(executor_for=executor_for(workers, patience, time_limit, memory), **settings)

    wrapped: Any = with_executor
    for option in (
        click.option("--memory", metavar="SIZE", help="Most for each process, as in 8GB; default: a share of all."),
        click.option("--time-limit", type=LONG, metavar="SECONDS", help="Longest for each scene; default: none."),
        click.option(
            "--patience",
            type=LONG,
            default=300.0,
            metavar="SECONDS",
            help="Longest for each scene to be imported, to its first frame, and between signs of life; default: 300.",
        ),
        click.option(
            "--workers",
            type=Workers(),
            metavar="N|dask:ADDRESS",
            help="Scenes at a time, or a cluster; default: one a core.",
        ),
    ):
        wrapped = option(wrapped)
    return wrapped


def executor_for(
    workers: int | str | None, patience: float, time_limit: float | None, memory: str | None
) -> Callable[[Sequence[str]], Any]:
    """What makes the executor, once it is known what it should load; every word was judged by then."""

    def make(modules: Sequence[str]) -> Any:
        from mathanim.rendering.executors.cores import usable
        from mathanim.rendering.executors.limits import Limits
        from mathanim.rendering.executors.processes import Processes
        from mathanim.rendering.store.upkeep import bytes_in

        limits = Limits(patience, time_limit, bytes_in(memory, LEAST_MEMORY) if memory else None)
        if os.environ.get(JUDGE_ONLY):
            sys.exit(NOTHING_WRONG)
        if isinstance(workers, str):
            from mathanim.rendering.executors.dask import dask_cluster
            from mathanim.rendering.executors.futures import Futures

            return Futures(dask_cluster(workers.removeprefix("dask:")), modules, limits)
        return Processes(workers or usable(), modules, limits)

    return make
