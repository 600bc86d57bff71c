"""Read many stories from anywhere in your program, with a Reader, and keep what could not be read.

    python examples/read_many.py

The stories here are made up on the spot; in your program they come from a database or an archive. They are read one
by one as they are needed, and so are the records: neither list is ever held whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord import Failed, Item, Metadata, Reader

PLACES = ("Torsund", "Lermont", "Vesterhamn", "Brennhaug", "")
"""The last one makes a story without text, which cannot be read."""


def stories() -> Iterator[Item]:
    """Twenty-five short stories, each with an id and what is known of it."""
    for number in range(25):
        place = PLACES[number % len(PLACES)]
        text = f'The ferry to {place} will not sail, the harbour master said on Monday. "We wait," she said.'
        yield Item(
            text if place else "",
            id=f"ferry-{number:02}",
            metadata=Metadata(headline=f"No ferry to {place}", published="2031-03-03"),
        )


def main() -> None:
    """Read them all and say how it went."""
    statements = failed = 0
    for result in Reader().read_many(stories(), workers=2):
        if isinstance(result, Failed):
            failed += 1
            print(f"{result.location} could not be read: {result.error.problem} [{result.error.code}]")
        else:
            statements += len(result.statements)
            print(f"{result.item.id}: {len(result.statements)} statements by {result.model}")
    print(f"{statements} statements, {failed} stories could not be read")


if __name__ == "__main__":  # needed: worker processes import this file
    main()
