"""`onrecord correct`: what people correct in what is on record."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from onrecord.corrections.exchange import corrections_of, lines
from onrecord.corrections.values import Correction
from onrecord.errors import EncodingError, SettingError, SourceError, printable
from onrecord.record.record import PartyKind
from onrecord.surfaces.cli import options
from onrecord.surfaces.cli.clock import this_moment
from onrecord.surfaces.cli.streams import set_encoding
from onrecord.surfaces.cli.wording import counted

if TYPE_CHECKING:
    from onrecord.store.desk import Desk, Said

EDITOR = "ONRECORD_EDITOR"
"""The environment's name for who corrects."""

Command = TypeVar("Command", bound=Callable[..., Any])


def _making(command: Command) -> Command:
    """The options of every command that makes a correction."""
    for option in (
        options.store_option,
        click.option("--because", metavar="WORDS", required=True, help="Why: the source of what you know."),
        click.option("--by", metavar="NAME", envvar=EDITOR, help="Who corrects [default: your login name]."),
    ):
        command = option(command)
    return command


@click.group()
def correct() -> None:
    """Correct what is on record. The record itself stays as it was read; corrections are kept beside it, hold for
    every later reading, and can be undone.

    A story is named by its id, a statement or another item by its id or as STORY/ID (STORY/2 is the second statement:
    `onrecord correct show STORY` lists them), a party by its name or key, or as STORY/NAME. Beginnings of ids will do.
    """


@correct.command()
@click.argument("parties", metavar="PARTY PARTY...", nargs=-1, required=True)
@_making
def merge(parties: tuple[str, ...], by: str | None, because: str, where: str | None) -> None:
    """Parties that are one and the same."""
    _make(where, by, because, lambda desk, said: desk.merge(parties, said))


@correct.command()
@click.argument("party")
@click.argument("stories", metavar="STORY...", nargs=-1, required=True)
@_making
def split(party: str, stories: tuple[str, ...], by: str | None, because: str, where: str | None) -> None:
    """The party of these stories is someone else."""
    _make(where, by, because, lambda desk, said: desk.split(party, stories, said))


@correct.command()
@click.argument("party")
@click.argument("name")
@_making
def rename(party: str, name: str, by: str | None, because: str, where: str | None) -> None:
    """Show a party under another name."""
    _make(where, by, because, lambda desk, said: desk.rename(party, name, said))


@correct.command()
@click.argument("statement")
@click.argument("speaker", required=False)
@click.option("--kind", type=click.Choice(get_args(PartyKind)), help="What the speaker is, if not of the story.")
@click.option("--nobody", is_flag=True, help="No one can tell whose the statement is.")
@_making
def reattribute(
    statement: str,
    speaker: str | None,
    kind: PartyKind | None,
    nobody: bool,
    by: str | None,
    because: str,
    where: str | None,
) -> None:
    """Give a statement to another speaker, of the story or not."""
    if (speaker is None) is not nobody:
        raise SettingError("whose the statement is must be told", given=speaker, remedy="give SPEAKER or --nobody")
    _make(where, by, because, lambda desk, said: desk.reattribute(statement, speaker, said, kind))


@correct.command()
@click.argument("item")
@_making
def reject(item: str, by: str | None, because: str, where: str | None) -> None:
    """Hide an item that is no such thing: a statement, commitment, event or finding."""
    _make(where, by, because, lambda desk, said: desk.reject(item, said))


@correct.command()
@click.argument("on", metavar="ITEM|STORY|PARTY")
@click.argument("words", metavar="NOTE")
@_making
def note(on: str, words: str, by: str | None, because: str, where: str | None) -> None:
    """Attach words of your own."""
    _make(where, by, because, lambda desk, said: desk.note(on, words, said))


@correct.command()
@click.argument("correction")
@_making
def undo(correction: str, by: str | None, because: str, where: str | None) -> None:
    """Undo a correction, or an undoing."""
    _make(where, by, because, lambda desk, said: desk.undo(correction, said))


def _make(where: str | None, by: str | None, because: str, make: Callable[[Desk, Said], Correction]) -> None:
    """Make a correction and tell of it. A login name is told as one: it says which account, not who."""
    from onrecord.store.desk import Said

    set_encoding(text=True)
    who = by.strip() if by and by.strip() else f"{_login()} (login name)"
    with options.opened(where) as store:
        made = make(store.corrections, Said(who, because, this_moment()))
        standing = next(one for one in store.corrections.told() if one.correction.id == made.id)
    from onrecord.surfaces.cli.corrected import summary

    click.echo(f"{made.id}  {summary(made)}")
    click.echo(f"by {printable(who)}; undo it with: onrecord correct undo {made.id} --because WORDS")
    if standing.standing != "holds":
        click.echo(f"but it is {standing.standing}{f' by {standing.by}' if standing.by else ''}", err=True)


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise SettingError("it is not known who corrects", remedy=f"give --by or set {EDITOR}") from error


@correct.command(name="list")
@options.output("text", "jsonl")
@options.store_option
def list_(output: str, where: str | None) -> None:
    """List all corrections with how they stand.

    holds: it is applied. undone: by a later one. overruled: a later one says otherwise. waiting: what it is about is
    not on record here, or the present model does not find it; it holds as soon as it is found.
    """
    from onrecord.surfaces.cli.corrected import LISTS
    from onrecord.surfaces.cli.layout import Layout

    set_encoding(text=output == "text")
    with options.opened(where) as store:
        told = store.corrections.told()
    for line in LISTS[output](told, Layout.of(sys.stdout)):
        click.echo(line)


@correct.command()
@click.argument("story")
@options.output("text", "json")
@options.store_option
def show(story: str, output: str, where: str | None) -> None:
    """Show a story as corrected, with the ids of all that can be corrected."""
    from onrecord.surfaces.cli.corrected import SHOWN
    from onrecord.surfaces.cli.layout import Layout

    set_encoding(text=output == "text")
    with options.opened(where) as store:
        corrected = store.corrections.corrected(story)
    for line in SHOWN[output](corrected, Layout.of(sys.stdout)):
        click.echo(line)


@correct.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@options.store_option
def export(file: Path | None, where: str | None) -> None:
    """Write all corrections as JSON Lines, to FILE or standard output, for others to import."""
    set_encoding(text=False)
    with options.opened(where) as store:
        made = store.corrections.all()
    if file is None:
        for line in lines(made):
            click.echo(line)
        return
    try:
        file.write_text("".join(f"{line}\n" for line in lines(made)), encoding="utf-8")
    except OSError as error:
        raise SourceError(f"the file cannot be written: {error.strerror}", given=file) from error
    click.echo(f"{counted(len(made), 'correction')}: {printable(str(file))}")


@correct.command(name="import")
@click.argument("file")
@options.store_option
def import_(file: str, where: str | None) -> None:
    """Take in corrections that were exported elsewhere; FILE may be - for standard input. All are taken, or none. Those
    that are here already change nothing, and those of stories that are not here wait for them."""
    set_encoding(text=True)
    given = list(corrections_of(_lines(file)))
    with options.opened(where, create=True) as store:
        new = store.corrections.take(given, this_moment())
        waiting = sum(one.standing == "waiting" for one in store.corrections.told())
    known = len({one.id for one in given}) - len(new)
    click.echo(f"{len(new)} new, {known} known" + (f"; {waiting} waiting in all" if waiting else ""))


def _lines(file: str) -> Iterator[str]:
    try:
        if file == "-":
            yield from sys.stdin.buffer.read().decode().splitlines()
        else:
            yield from Path(file).read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise EncodingError("corrections must be UTF-8", given=file) from error
    except OSError as error:
        raise SourceError(f"the file cannot be opened: {error.strerror}", given=file) from error
