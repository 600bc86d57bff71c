"""`onrecord diff`, `story` and `wordings`: what changed in a story, where else it stands, and in which words the same
was reported."""

from __future__ import annotations

import datetime
import os
import re
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click
import msgspec

from onrecord.corrections.applying import Corrected
from onrecord.errors import SettingError
from onrecord.intake.item import Failed
from onrecord.query.difference import Difference, difference
from onrecord.query.wordings import Report, Utterance
from onrecord.record.record import Record
from onrecord.store.values import Mark, Revision
from onrecord.surfaces.cli import options, text
from onrecord.surfaces.cli.changes import show
from onrecord.surfaces.cli.layout import INDENT, Layout
from onrecord.surfaces.cli.pieces import LEGEND, lines
from onrecord.surfaces.cli.streams import indented, set_encoding
from onrecord.surfaces.cli.wording import counted, remark, withdrawn

if TYPE_CHECKING:
    from onrecord.store.store import Store

_STATEMENT = re.compile(r"s[0-9a-f]{6,12}")
_LOOKED_AT = 100
"""Statements that fit words best, among which those that several stories report are shown first."""
_format = options.output("text", "json")


@click.command()
@click.argument("stories", metavar="STORY|SOURCE...", nargs=-1, required=True)
@click.option("--before", metavar="N", type=click.IntRange(1), help="The earlier revision [default: the one before].")
@click.option("--after", metavar="N", type=click.IntRange(1), help="The later revision [default: the last].")
@options.retrieved
@_format
@options.store_option
def diff(
    stories: tuple[str, ...],
    before: int | None,
    after: int | None,
    retrieved: str | None,
    output: str,
    where: str | None,
) -> None:
    """Show what changed in a story, or from one to another.

    This is the headline, statements, dates and figures, and what else. With one STORY, between two of its revisions,
    the last two if none is named. With two, between them: each is the id of a story on record, or a file or address
    that is read on the spot.
    """
    if len(stories) > 2:
        raise SettingError("two stories are compared at most", given=len(stories), remedy="name one or two")
    set_encoding(text=output == "text")
    if len(stories) == 1:
        with options.opened(where) as store:
            _print(store.difference(stories[0], before, after), output)
        return
    if before is not None or after is not None:
        raise SettingError("revisions are of one story", given=" ".join(stories), remedy="leave out --before, --after")
    first, second = (_record(one, where, retrieved) for one in stories)
    _print(difference(first, second), output)


def _record(named: str, where: str | None, retrieved: str | None) -> Record:
    """The record of a story on record, or of the first story of a source."""
    if not (named == "-" or "://" in named or os.path.exists(named)):
        with options.opened(where) as store:
            return store.record(named)
    from onrecord.reader import Reader

    item = next(options.items((named,), None, retrieved, None, False))
    if isinstance(item, Failed):
        raise item.error
    return Reader().read(item)


def _print(changed: Difference, output: str) -> None:
    if output == "json":
        click.echo(indented(changed))
        return
    _lines(show(changed, Layout.of(sys.stdout)))


def _lines(told: Iterator[str]) -> None:
    for line in told:
        click.echo(line)


class _Traced(msgspec.Struct, frozen=True):
    """A story: its texts, the stories that carry the last of them, itself among them, its record if asked for, and what
    people corrected of it, each with what it is about."""

    revisions: tuple[Revision, ...]
    reprints: tuple[Revision, ...]
    record: Record | None
    corrections: tuple[_Corrected, ...]


class _Corrected(msgspec.Struct, frozen=True):
    """A correction that holds: in words, and by whom, when and why."""

    summary: str
    mark: Mark


def _corrections(corrected: Corrected) -> tuple[_Corrected, ...]:
    from onrecord.store.marks import mark_of
    from onrecord.surfaces.cli.corrected import summary

    page = corrected.record.page.sha256
    holding = [one.correction for one in corrected.told if one.standing == "holds"]
    return tuple(_Corrected(summary(one), mark_of(one, page)) for one in holding)


@click.command()
@click.argument("story", metavar="STORY")
@click.option("--record", "whole", is_flag=True, help="Also what its last text says, as people corrected it.")
@options.known_at
@_format
@options.store_option
def story(story: str, whole: bool, known_at: datetime.datetime | None, output: str, where: str | None) -> None:
    """Show the revisions of a story, and who else carries it.

    Those who carry its text are its reprints, the oldest first. With --record, who said what in it is shown first, as
    `onrecord read` would.
    """
    set_encoding(text=output == "text")
    with options.opened(where) as store:
        revisions, reprints = (ask(story, known_at=known_at) for ask in (store.revisions, store.reprints))
        corrected = store.corrections.corrected(story, known_at=known_at)
        record = corrected.record if whole else None
        traced = _Traced(revisions, reprints, record, _corrections(corrected))
    if output == "json":
        click.echo(indented(traced))
    else:
        _lines(_story(traced, Layout.of(sys.stdout)))


def _story(traced: _Traced, layout: Layout) -> Iterator[str]:
    last = traced.revisions[-1]
    if traced.record is not None:
        yield from text.show(traced.record, layout)
        yield layout.rule()
    yield from layout.styled(last.headline or "(no headline)", "headline")
    yield from layout.styled(" · ".join(_about(last)), "quiet")
    if last.address:
        yield from layout.styled(last.address, "quiet")
    if last.withdrawn:
        yield from layout.styled(withdrawn(last.withdrawn), "warning")
    yield ""
    yield from _revisions(traced.revisions, layout)
    yield from _corrected(traced.corrections, layout)
    yield from _reprints(traced, layout)


def _revisions(revisions: Sequence[Revision], layout: Layout) -> Iterator[str]:
    yield layout.style("Revisions" if len(revisions) > 1 else "One revision", "headline")
    for one in revisions:
        told = f"recorded {one.recorded_at:%Y-%m-%d %H:%M}"
        if one.version:
            told = f"{told}, version {one.version}"
        if one.published:
            told = f"published {one.published}, {told}"
        yield from layout.wrap(f"{told}: {one.headline or '(no headline)'}", INDENT, f"{one.number:>3}. ")
    yield ""


def _corrected(made: Sequence[_Corrected], layout: Layout) -> Iterator[str]:
    if made:
        yield layout.style("Corrections", "headline")
        for one in made:
            yield from layout.wrap(one.summary, INDENT, f"{'':{INDENT - 2}}· ")
            yield from layout.styled(remark(one.mark), "quiet", INDENT)
        yield ""


def _reprints(traced: _Traced, layout: Layout) -> Iterator[str]:
    if len(traced.reprints) < 2:
        yield "No other story on record carries this text."
        return
    yield layout.style("The same text", "headline")
    for number, one in enumerate(traced.reprints):
        role = "the oldest" if not number else "also in"
        here = " (this story)" if one.story == traced.revisions[-1].story else ""
        yield from layout.wrap(f"{role}: {one.headline or '(no headline)'}{here}", INDENT, "   · ")
        yield from layout.styled(" · ".join(_about(one)), "quiet", INDENT)
        if one.withdrawn:
            yield from layout.styled(withdrawn(one.withdrawn), "warning", INDENT)


def _about(one: Revision) -> Iterator[str]:
    if one.provider:
        yield one.provider
    yield f"published {one.published}" if one.published else "undated"
    yield f"story {one.story}"


@click.command()
@click.argument("words", metavar="STATEMENT|WORDS...", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 100), default=5, show_default=True, help="Utterances at most.")
@_format
@options.store_option
def wordings(words: tuple[str, ...], limit: int, output: str, where: str | None) -> None:
    """Show in which words stories report the same.

    STATEMENT is the id of a statement; WORDS are searched for as by `onrecord search`, and what several stories have
    comes first. Of the reports of one utterance the oldest leads, and the others have their differences
    from it marked.
    """
    set_encoding(text=output == "text")
    with options.opened(where) as store:
        found = _utterances(store, words, limit)
    if output == "json":
        click.echo(indented(found))
    else:
        _lines(_shown(found, Layout.of(sys.stdout)))


def _utterances(store: Store, words: Sequence[str], limit: int) -> list[Utterance]:
    if len(words) == 1 and _STATEMENT.fullmatch(words[0]):
        return [store.utterance(words[0])]
    hits = sorted(store.search(" ".join(words), limit=max(limit, _LOOKED_AT)), key=lambda hit: not hit.also_in)
    return [store.utterance(hit.statement) for hit in hits[:limit]]


def _shown(found: Sequence[Utterance], layout: Layout) -> Iterator[str]:
    for number, one in enumerate(found, 1):
        lead = one.lead
        yield from layout.opened(f"{number:>3}. ", lead.speaker or "no source named", "speaker")
        yield from layout.styled(_told(one), "quiet", INDENT)
        for wording in one.wordings:
            yield from lines(wording.pieces, layout)
            for report in wording.reports:
                yield from layout.styled(" · ".join(_where(report)), "quiet", INDENT + 2)
        yield ""
    if not found:
        yield "Nothing on record has these words. Try fewer of them, or the beginning of a word (trea*)."
    elif not layout.colour and any(len(one.wordings) > 1 for one in found):
        yield f"{LEGEND} against the oldest report"


def _told(one: Utterance) -> str:
    return f"{counted(len(one.wordings), 'wording')} in {counted(one.stories, 'story')}"


def _where(one: Report) -> Iterator[str]:
    if one.provider:
        yield one.provider
    yield f"published {one.published}" if one.published else "undated"
    yield f"story {one.story}"
    if one.headline:
        yield one.headline
    if one.withdrawn:
        yield withdrawn(one.withdrawn)
