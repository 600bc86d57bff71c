"""Processes that use one store at once, or are killed while they do. Run by test_processes.py, each in a process of its
own without threads, so that forking is safe: python -m tests.store.forked killed|shared PLACE SOURCE.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select

from onrecord.reading.model import Model
from onrecord.store.derive import derive
from onrecord.store.opening import asking
from onrecord.store.schema import appearance, reading, revision, statement
from onrecord.store.store import Store
from onrecord.surfaces.cli import main
from tests.fake import FakeModel

KILLS = 60
LONGEST = 2.5
"""Until the kill, at most, in the time that it takes to make a store and add a story."""
WRITERS, READERS = 2, 10
PAUSE = 0.1
"""Seconds between two looks of a reader, so that ten of them leave the writers some of the processor."""


def whole(store: Store) -> int:
    """The number of stories on record, after proving that each is there with all that follows from it."""
    records = {record.page.sha256: derive(record) for record in store.records()}
    with asking(store.engine) as connection:
        for table, column in ((statement, "sid"), (appearance, "pid")):
            asked = (
                select(revision.c.sha256, table.c[column])
                .join(reading, reading.c.id == table.c.reading_id)
                .join(revision, revision.c.id == reading.c.revision_id)
            )
            found = sorted(map(tuple, connection.execute(asked)))
            sets = ((sha256, getattr(one, table.name + "s")) for sha256, one in records.items())
            following = sorted((sha256, getattr(row, column)) for sha256, rows in sets for row in rows)
            assert [one for one in found if one[0] in records] == following
    return len(records)


def add(place: str, source: str, out: int) -> int:
    """`onrecord add`, printing to a file of the system."""
    os.dup2(out, 1)
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    return main.run(["add", source, "--store", place, "--workers", "1", "--format", "jsonl"])


def warm_up(folder: Path) -> float:
    """Import all that `add` needs, so that no child has to; the seconds that a new store with one story takes."""
    (folder / "story.jsonl").write_text('{"text": "The boats left, Anna Velt said."}')
    began = 0.0
    for number in range(2):
        began = time.monotonic()
        with contextlib.redirect_stdout(io.StringIO()):
            assert main.run(["add", str(folder / "story.jsonl"), "--store", str(folder / f"{number}.db")]) == 0
    return time.monotonic() - began


def fork(work: Callable[[], int]) -> int:
    """Do some work in another process; its id."""
    child = os.fork()
    if child == 0:
        status = 70
        try:
            status = work()
            sys.stdout.flush()
        finally:
            os._exit(status)
    return child


def added(path: Path) -> list[str]:
    """The stories that were reported, in whole lines."""
    lines = path.read_bytes().split(b"\n")[:-1]
    return [json.loads(line)["story"] for line in lines]


def kill(place: str, source: str, folder: Path, unit: float) -> None:
    """Kill `onrecord add` again and again, and prove after each time that nothing is lost and nothing half there."""
    chance = random.Random(7)
    reported: set[str] = set()
    for number in range(KILLS):
        path = folder / str(number)
        with path.open("wb") as out:
            child = fork(lambda out=out: add(place, source, out.fileno()))  # type: ignore[misc]
            time.sleep(chance.uniform(0, LONGEST * unit))
            os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), "the command ended before it was killed: give it more stories"
        reported.update(added(path))
        if reported or number % 10 == 9:
            with Store(place) as store:
                assert reported <= {story.id for story in store.stories()}
                whole(store)
                assert number % 5 or store.check() == []
    path = folder / "last"
    with path.open("wb") as out:
        assert os.waitstatus_to_exitcode(os.waitpid(fork(lambda: add(place, source, out.fileno())), 0)[1]) == 0
    with Store(place) as store:
        assert whole(store) == len(set(added(path))) == len(Path(source).read_text(encoding="utf-8").splitlines())
        assert store.check() == []
    print(json.dumps({"kills": KILLS, "by_kill": len(reported)}))


def share(place: str, source: str, folder: Path, _: float) -> None:
    """Writers that add the same stories, and readers that prove all the while that what they see is whole."""
    outs = [(folder / str(number)).open("wb") for number in range(WRITERS)]
    writers = [fork(lambda out=out: add(place, source, out.fileno())) for out in outs]  # type: ignore[misc]
    readers = [
        fork(lambda: read(place, len(Path(source).read_text(encoding="utf-8").splitlines()))) for _ in range(READERS)
    ]
    statuses = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in (*writers, *readers)]
    assert statuses == [0] * len(statuses), statuses
    outcomes = [json.loads(line)["outcome"] for out in outs for line in Path(out.name).read_text().splitlines()]
    with Store(place) as store:
        print(json.dumps({"added": outcomes.count("added"), "known": outcomes.count("known"), "whole": whole(store)}))
        assert store.check() == []


def read(place: str, until: int) -> int:
    """Read until all stories are there: never fewer than before, and each whole."""
    seen, deadline = 0, time.monotonic() + 120
    with Store(place) as store:
        while seen < until and time.monotonic() < deadline:
            now = len(list(store.records()))
            assert now >= seen
            seen = now
            found = store.search("boats", limit=until)
            assert len(found) >= seen, (len(found), seen)
            time.sleep(PAUSE)
    return 0 if seen == until else 1


if __name__ == "__main__":
    model = FakeModel()
    Model.load = classmethod(lambda cls, path=None, *, threads=None: model)  # type: ignore[assignment,method-assign]
    what, where, stories, results = sys.argv[1:]
    length = warm_up(Path(results))
    {"killed": kill, "shared": share}[what](where, stories, Path(results), length)
