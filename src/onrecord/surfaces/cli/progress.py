"""Progress: a bar on standard error, for people who wait for many stories."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Self, TypeVar

from onrecord.intake.item import Failed

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

T = TypeVar("T")


def counted(results: Iterator[T | Failed], expected: int) -> Iterator[T | Failed]:
    """`results` as they come, counted on standard error if that is a terminal.

    `expected` is how many there will be at least. One story needs no bar; a file may turn out to hold more. Where the
    records go to the same terminal, the bar makes room for each.
    """
    if not sys.stderr.isatty():
        yield from results
        return
    if expected == 1:
        yield from islice(results, 1)
        second = next(results, None)
        if second is None:
            return
        results = chain([second], results)
    yield from _with_bar(results, expected)


def _with_bar(results: Iterator[T | Failed], expected: int) -> Iterator[T | Failed]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("reading stories"), BarColumn(bar_width=None), MofNCompleteColumn(), TimeElapsedColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True, expand=True)
    begun = int(expected == 1)
    task = progress.add_task("reading", total=None if begun else expected, completed=begun)
    shared = sys.stdout.isatty()
    with progress:
        for done, result in enumerate(results, begun + 1):
            progress.update(task, completed=done, total=expected if done <= expected else None)
            if not shared or isinstance(result, Failed):
                yield result
                continue
            progress.stop()
            yield result
            progress.start()


class Counter:
    """Counts on standard error if that is a terminal; of `total` if that is known."""

    def __init__(self, what: str, total: int | None = None) -> None:
        self._what, self._total = what, total
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

            columns = (TextColumn(self._what), BarColumn(bar_width=None), MofNCompleteColumn(), TimeElapsedColumn())
            self._progress = Progress(*columns, console=Console(stderr=True), transient=True, expand=True)
            self._task = self._progress.add_task(self._what, total=self._total)
            self._progress.start()
        return self

    def show(self, number: int) -> None:
        """So many are done."""
        if self._progress is not None and self._task is not None:
            self._progress.update(self._task, completed=number)

    def __exit__(self, *_: object) -> None:
        if self._progress is not None:
            self._progress.stop()
