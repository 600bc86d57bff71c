"""What the package says of gold stories, in the form of the gold lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from evals.corpora import Story
from onrecord import Failed, Item, Reader, Record, Statement

RETRIEVED = "2026-01-01"


def predictions(gold: Sequence[Story], reader: Reader) -> Iterator[Record]:
    """The record of each story, in order. Raises the error of a story that cannot be read."""
    items = [Item(story["text"], id=story["id"], retrieved=RETRIEVED) for story in gold]
    for result in reader.read_many(items):
        if isinstance(result, Failed):
            raise result.error
        yield result


def attributions(record: Record) -> list[dict[str, Any]]:
    """The statements of a record as attributions: spans as [start, end], the speaker by name."""
    parties = {party.id: party for party in record.parties}

    def plain(one: Statement) -> dict[str, Any]:
        party = parties.get(one.speaker or "")
        return {
            "source": [[piece.start, piece.end] for piece in one.source],
            "cue": [[piece.start, piece.end] for piece in one.cue],
            "content": [[piece.start, piece.end] for piece in one.content],
            "speaker": party.name if party else None,
            "kind": party.kind if party else None,
            "act": one.act,
        }

    return [plain(one) for one in record.statements]
