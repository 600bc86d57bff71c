"""The text view of a record: lines for a terminal or a file, section after section."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from onrecord.record.record import Party, Record, Statement
from onrecord.surfaces.cli.layout import INDENT, Layout
from onrecord.surfaces.cli.matters import commitments, findings, timeline
from onrecord.surfaces.cli.wording import counted, flat, headline, joined, place, quoted

_BASES = {
    "given": "as given",
    "metadata": "from the metadata",
    "dateline": "from the dateline",
    "printed": "as printed on the page",
    "inferred": "year inferred from the weekday, uncertain",
    "unknown": "",
}
REASONS = {
    "no-source": "no source named",
    "writer": "the writer's own voice",
    "unnamed-person": "described but not named here",
    "ambiguous": "two fit equally well",
    "no-antecedent": "whom the pronoun means was not found",
}
"""Why there is no speaker, in words for readers."""
UNRESOLVED = REASONS | {"corrected": "not known, as someone corrected it"}
"""The same with what people say of it, for what comes from a store."""


def show(record: Record, layout: Layout, sections: Sequence[str] | None = None) -> Iterator[str]:
    """The lines of a record: what story it is, then each of SECTIONS that has something, or those named alone."""
    chosen = tuple(SECTIONS) if sections is None else sections
    yield from layout.styled(headline(record) or "(no headline)", "headline")
    for line in _about(record):
        yield from layout.styled(line, "quiet")
    yield ""
    for name, lines in SECTIONS.items():
        if name in chosen:
            yield from lines(record, layout)
    yield from layout.styled(_summary(record, chosen), "quiet")


def _about(record: Record) -> Iterator[str]:
    page = record.page
    if page.dateline is not None:
        yield page.text[page.dateline.start : page.dateline.end]
    if page.published.value is not None:
        yield f"Published {page.published.value} ({_BASES[page.published.basis]})"
    else:
        yield "Publication date unknown"
    if record.item.location not in (None, "-"):
        yield str(record.item.location)


def _statements(record: Record, layout: Layout) -> Iterator[str]:
    parties = {party.id: party for party in record.parties}
    for number, statement in enumerate(record.statements, 1):
        yield from _statement(record, number, statement, parties, layout)
        yield ""


def _statement(record: Record, number: int, one: Statement, parties: dict[str, Party], layout: Layout) -> Iterator[str]:
    yield from layout.opened(f"{number:>3}. ", _who(one, parties), "speaker")
    where = place(record, one.content[0].start, one.content[-1].end)
    cue = quoted(joined(one.cue)) if one.cue else "no reporting words"
    parts = [one.form, *([one.act] if one.act else []), cue, *_circumstances(one), where]
    first, *rest = layout.wrap(" · ".join(parts), INDENT)
    yield " " * INDENT + layout.style(one.form, one.form) + layout.style(first[INDENT + len(one.form) :], "quiet")
    yield from (layout.style(line, "quiet") for line in rest)
    yield from layout.wrap(joined(one.content), INDENT)


def _parties(record: Record, layout: Layout) -> Iterator[str]:
    """Those who speak, and others whose role the story tells: "Anna Velt: foreign minister; chief negotiator"."""
    speakers = {one.speaker for one in record.statements}
    shown = [party for party in record.parties if party.roles or party.id in speakers]
    if not shown:
        return
    yield layout.style("Parties", "headline")
    for party in shown:
        roles = "; ".join(flat(role.text) for role in party.roles) or party.kind
        yield from layout.wrap(f"{party.name}: {roles}", INDENT, "  ")
    yield ""


def _circumstances(one: Statement) -> Iterator[str]:
    """When, through what and to whom, as far as the story tells: "on 2031-03-02 (“Sunday”)"."""
    if one.said_on is not None:
        yield f"on {one.said_on.value} ({quoted(one.said_on.text)})"
    if one.venue is not None:
        yield flat(one.venue.text)
    if one.addressee is not None:
        yield f"to {flat(one.addressee.text)}"


def _who(one: Statement, parties: dict[str, Party]) -> str:
    words = joined(one.source)
    if one.speaker is None:
        reason = REASONS.get(one.unresolved or "", one.unresolved or "")
        return f"{words} ({reason})" if words else f"? ({reason})"
    name = parties[one.speaker].name
    return name if words.lower() in ("", name.lower(), f"the {name}".lower()) else f"{name} ({words})"


def _summary(record: Record, sections: Sequence[str]) -> str:
    parts: list[str] = []
    if "statements" in sections:
        unresolved = sum(one.speaker is None for one in record.statements)
        speakers = len({one.speaker for one in record.statements if one.speaker is not None})
        parts += [counted(len(record.statements), "statement"), counted(speakers, "speaker")]
        parts += [f"{unresolved} without a resolved speaker"] if unresolved else []
    for section, noun, number in (
        ("commitments", "commitment", len(record.commitments)),
        ("timeline", "event", len(record.events)),
        ("findings", "finding", len(record.findings)),
    ):
        if section in sections and (number or len(sections) < len(SECTIONS)):
            parts.append(counted(number, noun))
    return " · ".join(parts)


SECTIONS: dict[str, Callable[[Record, Layout], Iterator[str]]] = {
    "statements": _statements,
    "parties": _parties,
    "commitments": commitments,
    "timeline": timeline,
    "findings": findings,
}
"""The sections in the order in which they are shown, by the names that `--show` knows."""
