"""What changed from one text to another, as a journalist wants to read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.query.difference import Difference, FigureChange, Said, StatementChange
from onrecord.surfaces.cli.layout import INDENT, Layout
from onrecord.surfaces.cli.pieces import LEGEND, lines
from onrecord.surfaces.cli.wording import counted, withdrawn

_NOTHING = "Nothing that the two say differs: only marks, capitals or the page about the story do, if anything does."


def show(changed: Difference, layout: Layout) -> Iterator[str]:
    """The lines of a difference: headline, statements, dates and figures, other changes."""
    if changed.withdrawn:
        yield from layout.styled(withdrawn(changed.withdrawn), "warning")
        yield ""
    if not changed:
        yield from layout.wrap(_NOTHING)
        return
    if changed.headline is not None:
        yield layout.style("Headline", "headline")
        yield from lines(changed.headline, layout)
        yield ""
    yield from _statements(changed.statements, layout)
    yield from _figures(changed.figures, layout)
    if changed.passages:
        yield layout.style("Other changes", "headline")
        for one in changed.passages:
            yield from lines(one, layout, INDENT, "   · ")
        yield ""
    yield from layout.styled(_summary(changed, layout), "quiet")


def _statements(changes: Sequence[StatementChange], layout: Layout) -> Iterator[str]:
    for title, chosen in (
        ("Statements changed", [one for one in changes if one.before and one.after]),
        ("Statements added", [one for one in changes if not one.before]),
        ("Statements gone", [one for one in changes if not one.after]),
    ):
        if not chosen:
            continue
        yield layout.style(title, "headline")
        for change in chosen:
            yield from _statement(change, layout)
        yield ""


def _statement(change: StatementChange, layout: Layout) -> Iterator[str]:
    said = change.after or change.before
    if said is None:
        return
    yield from layout.opened("   · ", said.speaker or "no source named", "speaker")
    about = "; ".join(_aspects(change, said))
    if about:
        yield from layout.styled(about, "quiet", INDENT)
    yield from lines(change.words, layout)


def _aspects(change: StatementChange, said: Said) -> Iterator[str]:
    """What is known of a statement that came or went, and what changed of one that stayed."""
    before, after = change.before, change.after
    if before is None or after is None:
        yield from (one for one in (said.act, f"said {said.said_on}" if said.said_on else None) if one)
        return
    for aspect, old, new in (
        ("speaker", before.speaker, after.speaker),
        ("act", before.act, after.act),
        ("date", before.said_on, after.said_on),
    ):
        if aspect in change.aspects:
            yield f"{aspect}: {old or 'none'} → {new or 'none'}"


def _figures(changes: Sequence[FigureChange], layout: Layout) -> Iterator[str]:
    if not changes:
        return
    yield layout.style("Dates and figures", "headline")
    for one in changes:
        yield from layout.opened("   · ", _figure(one), "date")
        yield from lines(one.words, layout)
    yield ""


def _figure(one: FigureChange) -> str:
    if one.before is None or one.after is None:
        told = one.after or one.before
        return f"{told.text if told else ''} ({one.kind}, {'gone' if one.after is None else 'added'})"
    return f"{one.before.text} → {one.after.text} ({one.kind})"


def _summary(changed: Difference, layout: Layout) -> str:
    figures = len(changed.figures)
    parts = [counted(len(changed.statements), "statement")] if changed.statements else []
    parts += ["1 date or figure" if figures == 1 else f"{figures} dates and figures"] if figures else []
    parts += [counted(len(changed.passages), "other change")] if changed.passages else []
    told = " · ".join(parts)
    return (told or "the headline alone") + ("" if layout.colour else f" · {LEGEND}")
