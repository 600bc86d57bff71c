"""Stored stories are read again in small steps, whatever interrupts them, and what changed is told."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

from onrecord.errors import DamagedStore, EmptyStory
from onrecord.intake.item import Failed
from onrecord.record.evidence import Evidence
from onrecord.record.record import Record
from onrecord.store.changes import Changes, changes, plus
from onrecord.store.opening import asking, writing
from onrecord.store.rereading import Reread, Wanted, count, reread_many
from onrecord.store.schema import meta, reading
from onrecord.store.store import Store
from tests.store.rereader import MODEL, otherwise
from tests.store.stories import HOUR, NOON, record

CHECKOUT = Path(__file__).parents[2]
TEXTS = ("The boats left, Anna Velt said.", "The strait stays shut, Bo Lind warned.", "No one came, Carl Sorrel said.")
KILLS = 6


def fill(store: Store, number: int = len(TEXTS)) -> None:
    for at in range(number):
        store.add(record(f"{TEXTS[at % len(TEXTS)]}\n\nThe {at} ferries sail, Dora Hale said."), recorded_at=NOON)


def again(store: Store, **wanted: object) -> list[Reread]:
    done = list(reread_many(store, otherwise, MODEL, lambda: NOON + HOUR, Wanted(**wanted)))  # type: ignore[arg-type]
    assert all(isinstance(one, Reread) for one in done)
    return [one for one in done if isinstance(one, Reread)]


def test_every_text_is_read_again_once_and_earlier_readings_are_kept(store: Store) -> None:
    fill(store)
    assert [one.outcome for one in again(store)] == ["changed"] * 3
    assert again(store) == []
    assert {one.model for one in store.stories()} == {MODEL}
    assert {one.model for one in store.stories(known_at=NOON)} == {"fake/1.0.0"}
    assert store.check() == []
    assert store.verify().faults == ()


def test_what_changed_is_told(store: Store) -> None:
    fill(store, 1)
    (one,) = again(store)
    assert one.changes == Changes({}, {}, {"form": 1})
    assert one.before == "fake/1.0.0"


def test_texts_that_were_replaced_are_read_again_too_and_stay_replaced(store: Store) -> None:
    for text in TEXTS[:2]:
        store.add(record(text, id="7"), recorded_at=NOON)
    assert len(again(store)) == 2
    assert [hit.words for hit in store.search("boats")] == []
    assert len(list(store.search("strait"))) == 1
    assert store.check() == []


def test_what_is_to_be_read_again_can_be_narrowed(store: Store) -> None:
    store.add(record(TEXTS[0], provider="ONA", published="2031-03-01"), recorded_at=NOON)
    store.add(record(TEXTS[1], provider="Norwire", published="2031-04-01"), recorded_at=NOON)
    assert count(store, MODEL, Wanted(provider="ona")) == 1  # as `search` takes a provider
    assert count(store, MODEL, Wanted(since="2031-04")) == 1
    assert count(store, MODEL, Wanted(limit=1)) == 1
    assert len(again(store, since="2031-04")) == 1
    assert len(again(store, limit=5)) == 1
    assert len(again(store, limit=1, force=True)) == 1


def test_a_dry_run_tells_what_would_change_and_changes_nothing(store: Store) -> None:
    fill(store)
    assert [one.outcome for one in again(store, dry_run=True, force=True)] == ["changed"] * 3
    assert {one.model for one in store.stories()} == {"fake/1.0.0"}
    assert len(again(store)) == 3


def test_a_forced_run_that_changes_nothing_writes_nothing(store: Store) -> None:
    fill(store)
    again(store)
    info = store.info()
    done = list(reread_many(store, iter, MODEL, lambda: NOON + 2 * HOUR, Wanted(force=True)))
    assert [one.outcome for one in done if isinstance(one, Reread)] == ["same"] * 3
    assert store.info().readings == info.readings


def test_what_cannot_be_read_again_is_told_in_its_place_and_the_rest_is_read(store: Store) -> None:
    fill(store)
    with writing(store.engine) as connection:
        connection.execute(reading.update().where(reading.c.id == 1).values(record=b"x"))

    def failing(records: Iterable[Record | Failed]) -> Iterator[Record | Failed]:
        for number, one in enumerate(otherwise(records)):
            yield Failed("somewhere", EmptyStory("nothing")) if number == 1 else one

    broken, failed, fine = reread_many(store, failing, MODEL, lambda: NOON + HOUR)
    assert isinstance(broken, Failed) and isinstance(broken.error, DamagedStore)
    assert isinstance(failed, Failed) and isinstance(failed.error, EmptyStory)
    assert isinstance(fine, Reread)


def test_a_text_that_another_reads_meanwhile_is_passed_over(store: Store) -> None:
    fill(store)

    def slow(records: Iterable[Record | Failed]) -> Iterator[Record | Failed]:
        for number, one in enumerate(otherwise(records)):
            if number == 0:
                assert len(again(store)) == 3
            yield one

    done = list(reread_many(store, slow, MODEL, lambda: NOON + HOUR))
    assert [one.outcome for one in done if isinstance(one, Reread)] == ["passed"] * 3
    assert store.info().readings == 6


def test_the_store_is_used_as_always_while_it_is_read_again(store: Store) -> None:
    """No transaction is open while the model reads: others add and search at once."""
    fill(store)

    def meanwhile(records: Iterable[Record | Failed]) -> Iterator[Record | Failed]:
        for number, one in enumerate(otherwise(records)):
            adding = threading.Thread(
                target=lambda at=number: store.add(record(f"Boat {at} sank, Ed Roe said."), recorded_at=NOON)  # type: ignore[misc]
            )
            adding.start()
            adding.join(10)
            assert not adding.is_alive()
            assert list(store.search("ferries"))
            yield one

    assert len(list(reread_many(store, meanwhile, MODEL, lambda: NOON + HOUR, Wanted(limit=3)))) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("how", ["once", "force"])
def test_a_run_that_is_killed_again_and_again_goes_on_where_it_was(place: str, how: str) -> None:
    with Store(place) as store:
        fill(store, 60)
    told: list[str] = []
    picks = random.Random(7)
    for _ in range(KILLS):
        told += _until_killed(place, how, picks.randint(1, 9))
    told += _until_killed(place, how, None)
    with Store(place) as store, asking(store.engine) as connection:
        models = [row.model for row in connection.execute(select(reading.c.model).order_by(reading.c.id))]
        assert models.count(MODEL) == 60 == models.count("fake/1.0.0")
        assert len(set(told)) >= 60 - KILLS  # what was on record as a kill came was not told
        assert len(told) <= 60
        assert connection.execute(select(meta.c.value).where(meta.c.name == "reread")).all() == []
        assert {one.model for one in store.stories()} == {MODEL}
        assert store.check() == []
        assert store.verify().faults == ()


def _until_killed(place: str, how: str, lines: int | None) -> list[str]:
    """What a process tells before it is killed after so many lines; None: let it end."""
    running = subprocess.Popen(
        [sys.executable, "-m", "tests.store.rereader", place, how],
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONPATH": f"src{os.pathsep}."},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    told = []
    for line in running.stdout:
        told.append(line.strip())
        if len(told) == lines:
            running.kill()
            break
    rest, _ = running.communicate(timeout=60)
    assert running.returncode == (0 if lines is None else -9)
    return told + rest.split()


def test_items_that_moved_a_little_are_the_same_and_others_are_added_and_gone() -> None:
    before = record("The boats left at nine, Anna Velt said.\n\nNo one came, Bo Lind warned.")
    first, second = before.statements
    piece = first.content[0]
    moved = msgspec.structs.replace(first, id="s1", content=(Evidence(4, piece.end, before.page.text[4 : piece.end]),))
    after = msgspec.structs.replace(before, statements=(moved,))
    assert changes(before, after) == Changes({}, {"statement": 1}, {"words": 1})
    assert changes(after, before) == Changes({"statement": 1}, {}, {"words": 1})
    assert not changes(before, before)
    assert plus(changes(before, after), changes(after, before)).other == {"words": 2}
    assert second.id in {one.id for one in before.statements}
