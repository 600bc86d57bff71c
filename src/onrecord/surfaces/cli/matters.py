"""The text view of what a story tells besides statements: commitments, the timeline, findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.record.commitments.values import Commitment, HistoryEntry
from onrecord.record.events.values import Event
from onrecord.record.evidence import Evidence
from onrecord.record.record import Record
from onrecord.surfaces.cli.layout import INDENT, Layout
from onrecord.surfaces.cli.wording import flat, place, quoted

_DATE = len("YYYY-MM-DD?")
_COLUMN = 2 + _DATE + 2
"""Where the words of a timeline begin."""
_WIDE = 48
"""Columns from which dates stand beside the words; on a narrower terminal they stand above."""
NOBODY = "?"


def commitments(record: Record, layout: Layout) -> Iterator[str]:
    """Who has bound themselves to whom, to do what, on what condition, and what became of it."""
    if not record.commitments:
        return
    names = {party.id: party.name for party in record.parties}
    yield layout.style("Commitments", "headline")
    for number, one in enumerate(record.commitments, 1):
        yield from layout.opened(f"{number:>3}. ", _undertaking(one, names), "speaker")
        parts = [*_terms(one), place(record, one.action.start, one.action.end)]
        yield from layout.styled(" · ".join(parts), "quiet", INDENT)
        for entry in one.history:
            yield from layout.wrap(_happened(record, entry, names), INDENT + 2, " " * INDENT)
        yield ""


def _undertaking(one: Commitment, names: dict[str, str]) -> str:
    """Who owes whom what: "Velmora → Oskaria: open the strait", a question mark for whom the story does not name."""
    to = f" → {names[one.obligee]}" if one.obligee is not None else ""
    return f"{names[one.obligor] if one.obligor is not None else NOBODY}{to}: {flat(one.action.text)}"


def _terms(one: Commitment) -> Iterator[str]:
    for condition in one.conditions:
        yield f"{condition.kind} {quoted(condition.text)}"
    if one.instrument is not None:
        yield f"in {quoted(one.instrument.text)}"
    if one.made_on is not None:
        yield f"made {one.made_on.value} ({quoted(one.made_on.text)})"
    if one.due is not None:
        yield f"due {one.due.value} ({quoted(one.due.text)})"


def _happened(record: Record, entry: HistoryEntry, names: dict[str, str]) -> str:
    when = f" {entry.on.value}" if entry.on is not None else ""
    who = f" by {names[entry.by]}" if entry.by is not None else ""
    return f"{entry.status}{when}{who}: {quoted(entry.text)} · {place(record, entry.start, entry.end)}"


def timeline(record: Record, layout: Layout) -> Iterator[str]:
    """What happened when, in order of time, with who is named in it. A date that a finding doubts says so."""
    if not record.events:
        return
    names = {party.id: party.name for party in record.parties}
    yield layout.style("Timeline", "headline")
    for event in record.events:
        yield from _event(record, event, names, layout)
    yield ""


def _event(record: Record, event: Event, names: dict[str, str], layout: Layout) -> Iterator[str]:
    value = event.on.value
    indent = _COLUMN if layout.width >= _WIDE else INDENT
    if len(value) > _DATE or indent == INDENT:
        yield "  " + layout.style(value, "date")
        yield from layout.wrap(event.span.text, indent)
    else:
        first, *rest = layout.wrap(event.span.text, indent)
        yield f"  {layout.style(value, 'date')}{' ' * (_DATE - len(value))}  {first.lstrip()}"
        yield from rest
    doubted = ["looks wrong, see the findings"] if _touched(event.on, record.findings) else []
    parties = [", ".join(names[party] for party in event.parties)] if event.parties else []
    parts = [quoted(event.on.text), *doubted, *parties, place(record, event.span.start, event.span.end)]
    yield from layout.styled(" · ".join(parts), "quiet", indent)


def _touched(words: Evidence, findings: Sequence[Evidence]) -> bool:
    return any(one.start < words.end and words.start < one.end for one in findings)


def findings(record: Record, layout: Layout) -> Iterator[str]:
    """What in the story looks wrong, why, and what was probably meant."""
    if not record.findings:
        return
    yield layout.style("Findings", "headline")
    for number, one in enumerate(record.findings, 1):
        yield from layout.opened(f"{number:>3}. ", f"{quoted(one.text)}: {flat(one.message)}", "warning")
        meant = [f"probably {quoted(one.suggestion)}"] if one.suggestion is not None else []
        parts = [one.code, *meant, place(record, one.start, one.end)]
        yield from layout.styled(" · ".join(parts), "quiet", INDENT)
    yield ""
