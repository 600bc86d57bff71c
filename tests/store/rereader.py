"""A process that reads a store again with a model that reads otherwise, to be killed: python -m tests.store.rereader
PLACE force|once. It prints a line a text, once that is on record."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

import msgspec

from onrecord.intake.item import Failed
from onrecord.record.record import Record
from onrecord.store.rereading import Wanted, reread_many
from onrecord.store.store import Store
from tests.store.stories import HOUR, NOON

MODEL = "fake/2.0.0"


def otherwise(records: Iterable[Record | Failed]) -> Iterator[Record | Failed]:
    """Each record as another model makes it: of the first statement it makes an indirect one."""
    for one in records:
        if not isinstance(one, Failed):
            first, *rest = one.statements
            first = msgspec.structs.replace(first, form="mixed", score=first.score / 2)
            one = msgspec.structs.replace(one, model=MODEL, statements=(first, *rest))  # noqa: PLW2901
        yield one


def main(place: str, how: str) -> None:
    """Read all again."""
    with Store(place, create=False) as store:
        for one in reread_many(store, otherwise, MODEL, lambda: NOON + HOUR, Wanted(force=how == "force")):
            print("failed" if isinstance(one, Failed) else f"{one.story}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
