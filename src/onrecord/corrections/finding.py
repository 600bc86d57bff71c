"""Finding an item again: in a record that a newer model made of the same page, or in a later text of the story."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

import msgspec

from onrecord.corrections.values import MOST_WORDS, ItemKind, ItemTarget, PartyTarget, Spans
from onrecord.query.words import forms
from onrecord.record.evidence import Evidence
from onrecord.record.findings.values import Finding
from onrecord.record.record import Party, Record

T = TypeVar("T")

LEAST_SHARED = 0.5
"""The share of the characters of two items, all taken together, that must be common to both for them to be the same:
over this. Of items that stand apart no two can have more than half in common with a third, so that there is never a
choice to make; and what is joined with as much again, or cut in half, is another item and is not taken for the same."""


class Item(msgspec.Struct, frozen=True):
    """What a correction can be tied to: an item's kind and id, and the characters that it stands on."""

    kind: ItemKind
    id: str
    spans: Spans
    words: str

    def target(self, page: str) -> ItemTarget:
        """The target of a correction of this item of the page with that hash."""
        return ItemTarget(page, self.kind, self.id, self.spans, self.words)


def items(record: Record) -> list[Item]:
    """All items of a record that can be corrected, in the order of the record."""
    return [_item(kind, name, pieces) for kind, of in _ITEMS.items() for name, pieces in of(record)]


def finding_id(page: str, one: Finding) -> str:
    """The id of a finding: by page, check and span."""
    return "f" + hashlib.sha256(f"{page} {one.code} {one.start}-{one.end}".encode()).hexdigest()[:12]


_Named = Iterable[tuple[str, tuple[Evidence, ...]]]
_ITEMS: Mapping[ItemKind, Callable[[Record], _Named]] = {
    "statement": lambda record: ((one.id, one.content) for one in record.statements),
    "commitment": lambda record: ((one.id, (one.action,)) for one in record.commitments),
    "event": lambda record: ((one.id, (one.span,)) for one in record.events),
    "finding": lambda record: ((finding_id(record.page.sha256, one), (one,)) for one in record.findings),
}
"""By kind: the id of each item, and the evidence that it is known by."""


def _item(kind: ItemKind, id: str, pieces: tuple[Evidence, ...]) -> Item:  # noqa: A002
    words = " … ".join(" ".join(piece.text.split()) for piece in pieces)
    return Item(kind, id, tuple((piece.start, piece.end) for piece in pieces), words[:MOST_WORDS])


def found_item(target: ItemTarget, among: Iterable[Item]) -> Item | None:
    """The item that is meant: that of the same id, else the one that shares most of its characters; None if none does
    share enough."""
    alike = [one for one in among if one.kind == target.kind]
    same = next((one for one in alike if one.id == target.id), None)
    return same or _best([(shared(target.spans, one.spans), one) for one in alike])


def carried_item(target: ItemTarget, text: str, among: Iterable[Item], later: str) -> Item | None:
    """The item of a `later` text that has the words that the target has in its own `text`, or nearly these: more than
    half of all neighbouring words are common to both. None if there is none, or if it could be either of two."""
    words = forms(_words(text, target.spans))
    weighed = [(_alike(words, forms(_words(later, one.spans))), one) for one in among if one.kind == target.kind]
    weighed.sort(key=lambda pair: -pair[0])
    if len(weighed) > 1 and weighed[0][0] == weighed[1][0]:
        return None
    return _best(weighed[:1])


def _words(text: str, spans: Spans) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def _alike(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of the pairs of neighbouring words that are in both, 0 to 1."""
    if tuple(one) == tuple(other):
        return 1.0 if one else 0.0
    first, second = set(pairwise(one)), set(pairwise(other))
    either = first | second
    return len(first & second) / len(either) if either else 0.0


def party_target(page: str, party: Party) -> PartyTarget:
    """The target of a correction of a party of the page with that hash."""
    return PartyTarget(page, party.id, party.name, party.kind, tuple((one.start, one.end) for one in party.mentions))


def found_party(target: PartyTarget, among: Iterable[Party]) -> Party | None:
    """The party that is meant: of the same id, else the one that shares most of its mentions, else of the same name."""
    parties = list(among)
    same = next((one for one in parties if one.id == target.id), None)
    if same is not None:
        return same
    sharing = _best([(shared(target.spans, party_target(target.page, one).spans), one) for one in parties])
    return sharing or named(target.name, parties)


def named(name: str, parties: Iterable[Party]) -> Party | None:
    """The only party that goes by a name, under its full name before any other; None if there is none or several."""
    wanted = _plain(name)
    listed = list(parties)
    fitting = [one for one in listed if wanted == _plain(one.name)] or [
        one for one in listed if wanted in {_plain(mention.text) for mention in one.mentions}
    ]
    return fitting[0] if len(fitting) == 1 else None


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _best(weighed: list[tuple[float, T]]) -> T | None:
    share, one = max(weighed, key=lambda pair: pair[0], default=(0.0, None))
    return one if share > LEAST_SHARED else None


def shared(one: Spans, other: Spans) -> float:
    """The share of the characters under two lists of spans that is under both, 0 to 1."""
    first, second = _apart(one), _apart(other)
    both = sum(max(0, min(end, to) - max(start, at)) for start, end in first for at, to in second)
    either = _length(first) + _length(second) - both
    return both / either if either else 0.0


def _apart(spans: Spans) -> list[tuple[int, int]]:
    """The same characters under spans in order that do not touch."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _length(spans: list[tuple[int, int]]) -> int:
    return sum(end - start for start, end in spans)
