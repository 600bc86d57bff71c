"""Reader: the pipeline with its model loaded once, for one story or many, on one core or all.

Many stories are read by worker processes (the model itself would run in threads, but half of the work is Python).
Stories go out in batches, a few ahead of what has been asked for, and records come back in order: memory stays flat
however long the input.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing.context import SpawnContext, SpawnProcess
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from onrecord.errors import Defect, InputError, OnrecordError, SettingError
from onrecord.intake.item import Failed, Item, check_day, sound
from onrecord.record.record import Record

if TYPE_CHECKING:
    from onrecord.reading.model import Model

BATCH = 8
"""Stories that a worker is given at once."""
FEW = 12
"""Up to this many stories are read where they are: starting workers would take longer."""


def as_item(story: str | Item, retrieved: str | None = None) -> Item:
    """An item of a story's text (an Item is given back as it is)."""
    if isinstance(story, Item):
        return story
    if not isinstance(story, str):
        raise InputError(
            "a story must be a str or an Item", given=type(story).__name__, remedy="decode bytes before reading them"
        )
    check_day("the day of retrieval", retrieved)
    return Item(sound(story), retrieved=retrieved)


class Reader:
    """Reads stories. Thread-safe; the model is loaded on first use.

    `model` names a folder with other weights than the packaged ones; `threads` bounds the cores for one story.
    Raises SettingError if `threads` is below 1.
    """

    def __init__(self, model: str | Path | None = None, *, threads: int | None = None) -> None:
        if threads is not None and threads < 1:
            raise SettingError("the number of threads must be 1 or more", given=threads)
        self._path = None if model is None else Path(model)
        self._threads = threads
        self._lock = Lock()
        self._model: Model | None = None

    @property
    def model(self) -> Model:
        """The loaded model. Raises SettingError if there is none to load."""
        with self._lock:
            if self._model is None:
                from onrecord.reading.model import Model

                self._model = Model.load(self._path, threads=self._threads)
            return self._model

    def read(self, story: str | Item, *, retrieved: str | None = None) -> Record:
        """The record of a story: its text, or an Item.

        `retrieved` is the day the text came in (ISO 8601), from which a dateline's lacking year can be inferred.
        Raises EmptyStory if there is nothing to read, InputError if `story` is no text, SettingError if `retrieved`
        is no date.
        """
        from onrecord.pipeline import build

        return build(as_item(story, retrieved), self.model)

    def reread(self, record: Record) -> Record:
        """The record that the present model makes of the page of another record."""
        from onrecord.pipeline import rebuild

        return rebuild(record, self.model)

    def reread_many(
        self, records: Iterable[Record | Failed], *, workers: int | None = None
    ) -> Iterator[Record | Failed]:
        """As `read_many`, of the pages of records."""
        return self._many(records, workers)

    def read_many(
        self, stories: Iterable[str | Item | Failed], *, workers: int | None = None
    ) -> Iterator[Record | Failed]:
        """Records in the order of `stories`, a Failed in place of each that could not be read.

        `workers` is the number of processes (default: one a core). Raises SettingError if it is below 1, or if a
        worker is ended from outside.
        """
        return self._many(stories, workers)

    def _many(self, stories: Iterable[str | Item | Failed | Record], workers: int | None) -> Iterator[Record | Failed]:
        number = _workers(workers)
        ahead = iter(stories)
        few = list(islice(ahead, FEW + 1))
        if number == 1 or len(few) <= FEW:
            yield from map(self._attempt, chain(few, ahead))
            return
        context = _Remembering()
        with ProcessPoolExecutor(number, context, _start_worker, (self._path,)) as pool:
            try:
                yield from _in_order(pool, chain(few, ahead), number)
            except BrokenProcessPool as error:
                raise SettingError(
                    "a worker process was ended from outside, perhaps for want of memory",
                    given=f"{number} workers",
                    remedy="read with fewer workers",
                ) from error
            except BaseException:  # an interrupt, or no one wants the rest: what workers still read is not waited for
                for worker in context.started:
                    worker.terminate()
                raise
            finally:
                pool.shutdown(wait=False, cancel_futures=True)

    def _attempt(self, story: str | Item | Failed | Record) -> Record | Failed:
        return attempt(story, self)


def attempt(story: str | Item | Failed | Record, reader: Reader) -> Record | Failed:
    """The record of a story, or Failed with the reason."""
    if isinstance(story, Failed):
        return story
    try:
        return reader.reread(story) if isinstance(story, Record) else reader.read(story)
    except OnrecordError as error:
        item = story.item if isinstance(story, Record) else story
        where = (item.location or item.id) if isinstance(item, Item) else None
        return Failed(where or "a story", error)


def _workers(asked: int | None) -> int:
    if asked is not None and asked < 1:
        raise SettingError("the number of workers must be 1 or more", given=asked)
    if asked is not None:
        return asked
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _in_order(
    pool: ProcessPoolExecutor, stories: Iterator[str | Item | Failed | Record], workers: int
) -> Iterator[Record | Failed]:
    waiting: deque[Future[list[Record | Failed]]] = deque()
    while batch := list(islice(stories, BATCH)):
        with _without_interrupts():
            waiting.append(pool.submit(_read_batch, batch))
        if len(waiting) > 2 * workers:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


class _Remembering(SpawnContext):
    """Starts processes afresh and remembers them."""

    def __init__(self) -> None:
        super().__init__()
        self.started: list[SpawnProcess] = []

    def Process(self, *args: Any, **options: Any) -> SpawnProcess:  # type: ignore[override]  # noqa: N802
        """A process, not yet running."""
        self.started.append(SpawnProcess(*args, **options))
        return self.started[-1]


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Hold Ctrl-C back. A process that is started meanwhile, as by a submit, never hears of it, even as it starts."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_worker: Reader | None = None
"""The reader of this worker process."""


def _start_worker(path: Path | None) -> None:
    global _worker  # noqa: PLW0603  there is no other room for what a worker keeps
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    _worker = Reader(path, threads=1)


def _read_batch(batch: list[str | Item | Failed | Record]) -> list[Record | Failed]:
    if _worker is None:
        raise Defect("a worker was not started")
    return [attempt(story, _worker) for story in batch]


_shared = Reader()


def read(story: str | Item, *, retrieved: str | None = None) -> Record:
    """The record of one story by the packaged model, which stays loaded. See `Reader.read`."""
    return _shared.read(story, retrieved=retrieved)
