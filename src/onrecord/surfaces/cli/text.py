"""The text view of a record: lines for a terminal or a file."""

from __future__ import annotations

import os
import shutil
import textwrap
from collections.abc import Iterator
from typing import TextIO

import msgspec

from onrecord.record.evidence import Evidence
from onrecord.record.record import Party, Record, Statement
from onrecord.surfaces.cli.wording import flat, headline, joined

_NARROWEST, _WIDEST, _PIPED = 24, 100, 88
_INDENT = 5
_UNPRINTABLE = dict.fromkeys(
    [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd"
)
"""Characters by which a story could give orders to a terminal, or turn the rest of a line around."""
_STYLES = {"headline": "1", "speaker": "1;36", "quiet": "2", "direct": "32", "mixed": "33", "indirect": "34"}
_BASES = {
    "given": "as given",
    "metadata": "from the metadata",
    "dateline": "from the dateline",
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


class Layout(msgspec.Struct, frozen=True):
    """Width in columns, and whether to use colour."""

    width: int
    colour: bool

    @classmethod
    def of(cls, out: TextIO) -> Layout:
        """The layout for a stream: the terminal's width and colour (unless NO_COLOR is set), plain elsewhere."""
        if not out.isatty():
            return cls(_PIPED, False)
        columns = shutil.get_terminal_size((_PIPED, 24)).columns
        plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
        return cls(max(_NARROWEST, min(columns, _WIDEST)), not plain)

    def style(self, words: str, name: str) -> str:
        """Words in a named style."""
        return f"\x1b[{_STYLES[name]}m{words}\x1b[0m" if self.colour and words else words

    def wrap(self, words: str, indent: int = 0, opening: str | None = None) -> list[str]:
        """Words on lines of the width, each indented; the first line opens with `opening` instead if that is given."""
        pad = " " * indent
        return textwrap.wrap(
            flat(words).translate(_UNPRINTABLE),
            self.width,
            initial_indent=pad if opening is None else opening,
            subsequent_indent=pad,
            break_long_words=False,
            break_on_hyphens=False,
        )

    def rule(self) -> str:
        """A line across."""
        return self.style("─" * self.width, "quiet")


def show(record: Record, layout: Layout) -> Iterator[str]:
    """The lines of a record."""
    yield from _styled(layout, headline(record) or "(no headline)", "headline")
    for line in _about(record):
        yield from _styled(layout, line, "quiet")
    parties = {party.id: party for party in record.parties}
    for number, statement in enumerate(record.statements, 1):
        yield ""
        yield from _statement(record, number, statement, parties, layout)
    yield ""
    yield from _parties(record, layout)
    yield from _styled(layout, _summary(record), "quiet")


def _styled(layout: Layout, words: str, style: str) -> Iterator[str]:
    for line in layout.wrap(words):
        yield layout.style(line, style)


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


def _statement(record: Record, number: int, one: Statement, parties: dict[str, Party], layout: Layout) -> Iterator[str]:
    opening = f"{number:>3}. "
    first, *rest = layout.wrap(_who(one, parties), _INDENT, opening)
    yield opening + layout.style(first.removeprefix(opening), "speaker")
    yield from (layout.style(line, "speaker") for line in rest)
    parts = [one.form, f"“{joined(one.cue)}”" if one.cue else "no reporting words", *_circumstances(one)]
    first, *rest = layout.wrap(" · ".join([*parts, _where(record, one.content)]), _INDENT)
    yield " " * _INDENT + layout.style(one.form, one.form) + layout.style(first[_INDENT + len(one.form) :], "quiet")
    yield from (layout.style(line, "quiet") for line in rest)
    yield from layout.wrap(joined(one.content), _INDENT)


def _parties(record: Record, layout: Layout) -> Iterator[str]:
    """Those who speak, and others whose role the story tells: "Anna Velt: foreign minister; chief negotiator"."""
    speakers = {one.speaker for one in record.statements}
    shown = [party for party in record.parties if party.roles or party.id in speakers]
    if not shown:
        return
    yield layout.style("Parties", "headline")
    for party in shown:
        roles = "; ".join(flat(role.text) for role in party.roles) or party.kind
        yield from layout.wrap(f"{party.name}: {roles}", _INDENT, "  ")
    yield ""


def _circumstances(one: Statement) -> Iterator[str]:
    """When, through what and to whom, as far as the story tells: "on 2031-03-02 (“Sunday”)"."""
    if one.said_on is not None:
        yield f"on {one.said_on.value} (“{flat(one.said_on.text)}”)"
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


def _where(record: Record, content: tuple[Evidence, ...]) -> str:
    """The block and the offsets of the content: "paragraph 3, characters 512–640"."""
    count = 0
    place = "text"
    for block in record.page.blocks:
        count += block.kind == "paragraph"
        if block.start <= content[0].start < block.end:
            place = f"paragraph {count}" if block.kind == "paragraph" else block.kind
            break
    return f"{place}, characters {content[0].start}–{content[-1].end}"


def _summary(record: Record) -> str:
    unresolved = sum(one.speaker is None for one in record.statements)
    speakers = len({one.speaker for one in record.statements if one.speaker is not None})
    parts = [_count(len(record.statements), "statement"), _count(speakers, "speaker")]
    if unresolved:
        parts.append(f"{unresolved} without a resolved speaker")
    return " · ".join(parts)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
