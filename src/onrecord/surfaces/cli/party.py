"""`onrecord party`: who is on record across stories, under which names and roles, and with what statements."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator, Sequence

import click

from onrecord.store.linking.views import (
    REASONS,
    Dossier,
    Meant,
    Named,
    PartyStatement,
    PartySummary,
    Unsure,
    Wording,
)
from onrecord.surfaces.cli import options
from onrecord.surfaces.cli.layout import INDENT, Layout
from onrecord.surfaces.cli.streams import indented, set_encoding
from onrecord.surfaces.cli.wording import counted, quoted, remark, some, stands, withdrawn

_MOST_WORDINGS = 12
"""Names and roles that the text shows."""


@click.command()
@click.argument("name", required=False)
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="Statements at most, or parties."
)
@options.output("text", "json")
@options.store_option
def party(name: str | None, limit: int, output: str, where: str | None) -> None:
    """Show who is on record across stories.

    Of one party these are the names used, the roles over time, and the statements from the latest on. NAME is a name, a
    surname, or the key of a party. If several people may be meant they are listed. Without NAME the most quoted are
    listed.
    """
    set_encoding(text=output == "text")
    layout = Layout.of(sys.stdout)
    with options.opened(where) as store:
        if name is None:
            told: object = (many := store.parties(limit=limit))
            lines = _list(many, limit, layout)
        else:
            found = store.meant(name)
            plain = sole(found.parties)
            if plain is not None or not (found.parties or found.unsure):
                told = (one := store.party(plain.key if plain else name, limit=limit))
                others = [Named(other.key, other.name) for other in found.parties if other is not plain]
                lines = itertools.chain(_dossier(one, layout), _listed("Others with this name", others[:limit], layout))
            else:
                told, lines = found, _meant(name, found, limit, layout)
    if output == "json":
        click.echo(indented(told))
        return
    click.echo("\n".join(lines).rstrip("\n"))


def sole(parties: Sequence[PartySummary]) -> PartySummary | None:
    """The one who is plainly meant among those with a name: the only one, or the only person, others being named after
    them; None if there is no such."""
    people = [one for one in parties if one.kind == "person"]
    return next((group[0] for group in (parties, people) if len(group) == 1), None)


def _list(parties: Sequence[PartySummary], limit: int, layout: Layout) -> Iterator[str]:
    if not parties:
        yield "No one is quoted in this store yet. `onrecord add` reads stories and keeps them."
        return
    yield from _summaries(parties, layout)
    told = "The most quoted, with how many statements of each are on record"
    yield from layout.styled(f"{told}; --limit shows more" if len(parties) == limit else told, "quiet")


def _summaries(parties: Sequence[PartySummary], layout: Layout) -> Iterator[str]:
    for one in parties:
        yield from _summary(one, layout)
    yield ""


def _summary(one: PartySummary, layout: Layout) -> Iterator[str]:
    yield from layout.opened(f"{one.statements:>{INDENT}}  ", one.name, "speaker", INDENT + 2)
    yield from layout.styled(" · ".join([one.kind, *_seen(one)]), "quiet", INDENT + 2)


def _seen(one: PartySummary) -> Iterator[str]:
    """In how many stories, when, and what it is known by."""
    yield counted(one.stories, "story")
    yield _span(one.first, one.last)
    if one.qid is not None:
        yield one.qid
    yield one.key


def _span(first: str | None, last: str | None) -> str:
    """The first and the last day: "2031-03-02 to 2031-05-06"."""
    days = dict.fromkeys(day for day in (first, last) if day is not None)
    return " to ".join(days) or "undated"


def _meant(name: str, found: Meant, limit: int, layout: Layout) -> Iterator[str]:
    if found.parties:
        yield from layout.wrap(
            f"{quoted(name)} may be any of these; name one in full, or by its key, which ends its line:"
        )
        yield ""
        yield from _summaries(found.parties[:limit], layout)
        if len(found.parties) > limit:
            yield from layout.styled(f"and {len(found.parties) - limit} more; --limit shows them", "quiet")
            yield ""
    if found.unsure:
        yield from _unsure("In these stories it is not sure who is meant", found.unsure, layout)


def _dossier(told: Dossier, layout: Layout) -> Iterator[str]:
    yield from layout.styled(told.party.name, "headline")
    countries = [", ".join(word.title() for word in told.countries)] if told.countries else []
    parts = [told.party.kind, *countries, counted(told.party.statements, "statement"), *_seen(told.party)]
    yield from layout.styled(" · ".join(parts), "quiet")
    for mark in told.corrections:
        yield from layout.styled(remark(mark), "quiet")
    yield ""
    yield from _wordings("Names", told.names, layout)
    yield from _wordings("Roles", told.roles, layout)
    yield from _listed("May be the same as", told.near, layout)
    if told.statements:
        yield layout.style("Statements", "headline")
        for one in told.statements:
            yield from _statement(one, layout)
        yield ""
    if told.more:
        yield from layout.styled(f"{some('latest', len(told.statements), 'statement')}; --limit shows more", "quiet")
        yield ""
    if told.unsure:
        yield from _unsure("It may also be meant in these stories", told.unsure, layout)


def _wordings(title: str, wordings: Sequence[Wording], layout: Layout) -> Iterator[str]:
    if not wordings:
        return
    yield layout.style(title, "headline")
    for one in wordings[:_MOST_WORDINGS]:
        span = _span(one.first, one.last)
        about = " · ".join([counted(one.stories, "story"), *([", ".join(one.providers)] if one.providers else [])])
        yield from layout.wrap(f"{one.words} ({about})", INDENT + 28, f"{'':{INDENT}}{span:<26}  ")
    if len(wordings) > _MOST_WORDINGS:
        yield f"{'':{INDENT}}and {len(wordings) - _MOST_WORDINGS} more"
    yield ""


def _listed(title: str, parties: Sequence[Named], layout: Layout) -> Iterator[str]:
    if parties:
        yield layout.style(title, "headline")
        for one in parties:
            yield from layout.wrap(f"{one.name} · {one.key}", INDENT, " " * INDENT)
        yield ""


def _statement(one: PartyStatement, layout: Layout) -> Iterator[str]:
    day = (one.said_on and f"said {one.said_on}") or (one.published and f"published {one.published}") or "undated"
    yield from layout.wrap(one.words, INDENT, f"{'':{INDENT - 2}}· ")
    parts = [day, one.form, one.act, one.provider, one.headline, stands(one)]
    yield from layout.styled(" · ".join(part for part in parts if part), "quiet", INDENT)
    if one.withdrawn:
        yield from layout.styled(withdrawn(one.withdrawn), "warning", INDENT)
    for mark in one.corrections:
        yield from layout.styled(remark(mark), "quiet", INDENT)


def _unsure(title: str, unsure: Sequence[Unsure], layout: Layout) -> Iterator[str]:
    yield layout.style(title, "headline")
    for one in unsure:
        roles = f", {', '.join(one.roles)}" if one.roles else ""
        parts = [one.published or "undated", *([one.headline] if one.headline else []), f"{one.story}/{one.pid}"]
        yield from layout.wrap(f"{one.name}{roles} · {' · '.join(parts)}", INDENT, f"{'':{INDENT - 2}}· ")
        who = [f": {', '.join(other.name for other in one.candidates)}"] if one.candidates else []
        yield from layout.styled(f"{REASONS[one.reason]}{''.join(who)}", "quiet", INDENT)
    yield ""
    yield from layout.styled("`onrecord correct merge` says who it is, for good.", "quiet")
