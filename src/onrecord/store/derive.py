"""derive: every row that follows from a record, and nothing else. Pure, so that a proof can derive again and compare.

What people corrected is applied between the record and its rows (onrecord.corrections); the record itself stays as it
was stored. What they rejected has no rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from onrecord.corrections.applying import apply
from onrecord.corrections.values import Correction
from onrecord.query.tokens import MOST_INDEXED
from onrecord.record.commitments.bounds import days_of
from onrecord.record.evidence import Evidence
from onrecord.record.record import Party, PartyKind, Record, Statement
from onrecord.store.words import storable

_GAP = " … "
"""Between pieces of a text that do not stand together."""


class RevisionRow(msgspec.Struct, frozen=True):
    """What a record tells of its text. Days are numbers YYYYMMDD, both null where the date is unknown."""

    headline: str | None
    provider: str | None
    language: str | None
    published: str | None
    published_first: int | None
    published_last: int | None
    retrieved: str | None
    version: str | None


class AppearanceRow(msgspec.Struct, frozen=True):
    """A party in its story."""

    pid: str
    name: str
    kind: PartyKind
    names: str
    roles: str
    corrections: str | None


class StatementRow(msgspec.Struct, frozen=True):
    """A statement; `pid` is its speaker's, to be found among the appearances."""

    number: int
    sid: str
    form: str
    act: str | None
    unresolved: str | None
    pid: str | None
    speaker: str
    words: str
    said_on: str | None
    said_first: int | None
    said_last: int | None
    start_at: int
    end_at: int
    corrections: str | None


class Derived(msgspec.Struct, frozen=True):
    """The rows of a record."""

    revision: RevisionRow
    appearances: tuple[AppearanceRow, ...]
    statements: tuple[StatementRow, ...]


def derive(record: Record) -> Derived:
    """The rows that follow from `record` as it was stored."""
    return _rows(record, {one.id: number for number, one in enumerate(record.statements, 1)}, {})


def derive_corrected(
    record: Record, corrections: Sequence[Correction], earlier: Mapping[str, str] | None = None
) -> Derived:
    """The rows that follow from `record` as people corrected it, or the `earlier` texts of its story; statements keep
    their numbers."""
    if not corrections:
        return derive(record)
    corrected = apply(record, corrections, earlier)
    numbers = {one.id: number for number, one in enumerate(record.statements, 1)}
    return _rows(corrected.record, numbers, corrected.marks)


def _rows(record: Record, numbers: Mapping[str, int], marks: Mapping[str, tuple[str, ...]]) -> Derived:
    """`marks` tells the corrections that shaped each item, by its id."""
    names = {party.id: party.name for party in record.parties}
    shaped = {one: " ".join(ids) for one, ids in marks.items()}
    return Derived(
        _revision(record),
        tuple(_appearance(party, shaped.get(party.id)) for party in record.parties),
        tuple(_statement(numbers[one.id], one, names, shaped.get(one.id)) for one in record.statements),
    )


def _revision(record: Record) -> RevisionRow:
    published = record.page.published.value
    first, last = days(published)
    about = record.item.metadata
    return RevisionRow(
        _headline(record),
        _or_none(about.provider),
        _or_none(about.language),
        published,
        first,
        last,
        record.item.retrieved,
        _or_none(about.version),
    )


def _headline(record: Record) -> str | None:
    for block in record.page.blocks:
        if block.kind == "headline":
            return _line(record.page.text[block.start : block.end])
    return _or_none(record.item.metadata.headline)


def _appearance(party: Party, corrections: str | None) -> AppearanceRow:
    names = dict.fromkeys(_line(one.text) for one in party.mentions) or [_line(party.name)]
    roles = dict.fromkeys(_line(one.text) for one in party.roles)
    return AppearanceRow(
        party.id,
        _line(party.name),
        party.kind,
        "\n".join(names),
        "\n".join(roles),
        corrections,
    )


def _statement(number: int, one: Statement, names: dict[str, str], corrections: str | None) -> StatementRow:
    said = one.said_on.value if one.said_on is not None else None
    first, last = days(said)
    speaker = [names[one.speaker]] if one.speaker is not None else []
    return StatementRow(
        number,
        one.id,
        one.form,
        one.act,
        one.unresolved,
        one.speaker,
        _line(_GAP.join(dict.fromkeys([*speaker, *(piece.text for piece in one.source)]))),
        _joined(one.content),
        said,
        first,
        last,
        min(piece.start for piece in one.content),
        max(piece.end for piece in one.content),
        corrections,
    )


def days(value: str | None) -> tuple[int | None, int | None]:
    """The first and the last day that an EDTF value allows, as numbers YYYYMMDD; an open end is 101 or 99991231."""
    if value is None:
        return None, None
    first, last = days_of(value)
    return int(first.replace("-", "")), int(last.replace("-", ""))


def _joined(pieces: Iterable[Evidence]) -> str:
    return _line(_GAP.join(piece.text for piece in pieces))


def _line(words: str) -> str:
    """Words as a column holds them: on one line, and no longer than is searched."""
    return storable(" ".join(words.split())[:MOST_INDEXED])


def _or_none(words: str | None) -> str | None:
    return _line(words) or None if words is not None else None
