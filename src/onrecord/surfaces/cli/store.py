"""`onrecord store`: what a store holds, and looking after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import click

from onrecord.errors import printable
from onrecord.store.values import Info
from onrecord.surfaces.cli import options
from onrecord.surfaces.cli.streams import indented, set_encoding
from onrecord.surfaces.cli.wording import counted

_TENS = ("B", "kB", "MB", "GB", "TB")
_DIALECTS = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


@click.group()
def store() -> None:
    """Look at a store, and look after it."""


@store.command()
@options.store_option
@options.output("text", "json")
def info(where: str | None, output: str) -> None:
    """Show where the store is, what it holds and how large it is."""
    set_encoding(text=output == "text")
    with options.opened(where) as opened:
        told = opened.info()
    if output == "json":
        click.echo(indented(told))
        return
    for name, value in _rows(told):
        click.echo(f"{name:<15} {printable(str(value))}")


def _rows(told: Info) -> Iterator[tuple[str, object]]:
    """What is told of a store, each by its name."""
    yield "where", told.where
    yield "stories", told.stories
    for name in ("revisions", "readings", "statements", "parties", "corrections"):
        yield name, getattr(told, name)
    for name, moment in (("first recorded", told.first_recorded), ("last recorded", told.last_recorded)):
        if moment is not None:
            yield name, f"{moment:%Y-%m-%d %H:%M} UTC"
    for model, number in told.models.items():
        yield "read by", f"{model} ({counted(number, 'story')})"
    yield "size", _size(told.bytes)
    yield "kept in", f"{_DIALECTS.get(told.dialect, told.dialect)}, version {told.version} of the store"
    yield "made by", f"onrecord {told.made_by}"


@store.command()
@options.store_option
@click.option("--no-backup", is_flag=True, help="Make no copy of the file first.")
def upgrade(where: str | None, no_backup: bool) -> None:
    """Bring a store that an earlier version made to the present one; a copy of the file is kept beside it.

    A server's database is not copied: back it up (pg_dump) and give --no-backup.
    """
    from onrecord.store.upkeep import upgrade as upgraded

    place = options.place_or_default(where)
    done = upgraded(place, backup=not no_backup)
    if done is None:
        click.echo(f"of the present version already: {printable(place)}")
        return
    click.echo(f"upgraded from version {done.before} to {done.after}: {printable(place)}")
    if done.backup is not None:
        click.echo(f"the store as it was: {printable(done.backup)}")


@store.command()
@options.store_option
def check(where: str | None) -> int:
    """Check that the database itself is sound: its file, its tables, its index. Ends with status 1 if it is not."""
    with options.opened(where) as opened:
        faults = opened.check()
        for fault in faults:
            click.echo(printable(fault))
        click.echo(f"{counted(len(faults), 'fault') if faults else 'sound'}: {printable(opened.place.shown)}")
    return 1 if faults else 0


@store.command()
@options.store_option
def compact(where: str | None) -> None:
    """Make the store as small and its search as fast as they can be. Others wait meanwhile."""
    with options.opened(where) as opened:
        before, after = opened.compact()
        click.echo(f"{_size(before)} before, {_size(after)} now: {printable(opened.place.shown)}")


@store.command()
@click.argument("to", metavar="PATH|URL")
@options.store_option
def copy(to: str, where: str | None) -> None:
    """Copy the store into a new one, as a file or on a PostgreSQL server, and prove that the two are equal."""
    with options.opened(where) as source, options.opened(to, create=True) as target:
        digests = source.copy_to(target)
        rows = sum(one.rows for one in digests.values())
        stories = digests["story"].rows
        click.echo(f"{counted(stories, 'story')} in {rows} rows, equal in both: {printable(target.place.shown)}")


@store.command()
@click.argument("file", metavar="[FILE]", required=False, type=click.File("rb"))
@click.option("--replace", is_flag=True, help="Forget those who were told of before.")
@options.store_option
def known(file: BinaryIO | None, replace: bool, where: str | None) -> None:
    """Tell of known people and bodies, so that all their names are joined; or list those that were told of.

    FILE is CSV with a head line (name, aliases parted by ";", kind, role, country, qid; all but the name may be left
    out) or JSON Lines with these fields. kind is person, org, country or group.
    """
    from onrecord.store.linking.known import decoded, read_known

    people = None if file is None else read_known(decoded(file.read()))
    with options.opened(where, create=people is not None) as opened:
        if people is not None:
            new = opened.tell_known(people, replace=replace)
            click.echo(
                f"{len(people)} read, {new} new, {len(opened.known())} known in all: {printable(opened.place.shown)}"
            )
            return
        told = opened.known()
        for one in told:
            parts = [one.kind, one.role, one.country, one.qid, "; ".join(one.aliases)]
            click.echo(printable(" · ".join(part for part in (one.name, *parts) if part)))
        if not told:
            click.echo("No one yet. `onrecord store known FILE` tells of people and bodies.")


def _size(number: float) -> str:
    for unit in _TENS:
        if number < 1000 or unit == _TENS[-1]:
            break
        number /= 1000
    return f"{number:.0f} {unit}" if unit == "B" else f"{number:.1f} {unit}"
