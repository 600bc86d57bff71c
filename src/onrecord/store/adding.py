"""Adding many: deliveries read by the model and kept, one transaction a story. What is on record is not read again."""

from __future__ import annotations

import datetime
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

import msgspec

from onrecord.errors import OnrecordError, StoreError
from onrecord.intake.item import Failed, Item
from onrecord.reader import FEW, Reader
from onrecord.record.record import Record
from onrecord.store.keys import key_of
from onrecord.store.store import Store
from onrecord.store.values import Added


class Entered(msgspec.Struct, frozen=True):
    """A delivery that is on record now: where it came from, what became of it, and what was read in it, if it was."""

    location: str | None
    added: Added
    record: Record | None


def add_many(
    store: Store,
    stories: Iterable[Item | Failed],
    now: Callable[[], datetime.datetime],
    *,
    reader: Reader | None = None,
    workers: int | None = None,
) -> Iterator[Entered | Failed]:
    """Add each story, a Failed in place of each that could not be read; what is yielded is on record.

    `now` tells the moment at which each is recorded, with its time zone; `workers` is as for `Reader.read_many`.
    Raises StoreError where the store cannot be written: what was yielded by then stays.
    """
    ahead, few = _sorted_out(store, stories), []
    for one in ahead:  # what is on record is told at once, until there is enough to read
        if isinstance(one, Entered):
            yield one
            continue
        few.append(one)
        if len(few) > FEW:
            break
    known: deque[Entered] = deque()
    results = (reader or Reader()).read_many(chain(few, _unknown(ahead, known)), workers=workers)
    for result in results:
        while known:
            yield known.popleft()
        yield result if isinstance(result, Failed) else _entered(store, result, now())
    yield from known


def _unknown(ahead: Iterator[Entered | Item | Failed], known: deque[Entered]) -> Iterator[Item | Failed]:
    """The stories of which something is new; the others go to `known`."""
    for one in ahead:
        if isinstance(one, Entered):
            known.append(one)
        else:
            yield one


def _sorted_out(store: Store, stories: Iterable[Item | Failed]) -> Iterator[Entered | Item | Failed]:
    """The stories of which something is new, and in place of each other what is on record of it.

    An earlier text that comes again waits for the end: where several texts of a story are delivered together, once
    more, the last of them is what is on record. So a folder that is added again changes nothing.
    """
    back: dict[str, tuple[Item, Added]] = {}
    for story in stories:
        if isinstance(story, Failed):
            yield story
            continue
        added, ref = _known(store, story), _ref(story)
        if ref in back:
            yield _as_it_was(*back.pop(ref))
        if added is None or added.outcome in ("withdrawn", "restored"):
            yield story
        elif added.outcome == "returned":
            back[ref] = story, added
        else:
            yield _as_it_was(story, added)
    for story, _ in back.values():
        yield story


def _ref(item: Item) -> str:
    """What tells the story, for one that may have another text."""
    return key_of(item.id, item.location, item.media_type, item.metadata, "").ref


def _as_it_was(item: Item, added: Added) -> Entered:
    return Entered(item.location or item.id, Added("known", added.story, added.revision), None)


def _known(store: Store, item: Item) -> Added | None:
    try:
        return store.knows(item)
    except StoreError:
        raise
    except OnrecordError:  # whatever it is, the reader meets it too, and tells it
        return None


def _entered(store: Store, record: Record, now: datetime.datetime) -> Entered | Failed:
    where = record.item.location or record.item.id
    try:
        return Entered(where, store.add(record, recorded_at=now), record)
    except StoreError:
        raise
    except OnrecordError as error:
        return Failed(where or "a story", error)
