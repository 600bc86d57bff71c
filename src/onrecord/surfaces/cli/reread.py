"""`onrecord reread`: stored stories read again by the present model."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import click
import msgspec

from onrecord.errors import printable
from onrecord.intake.item import Failed
from onrecord.surfaces.cli import interrupts, options
from onrecord.surfaces.cli.clock import this_moment
from onrecord.surfaces.cli.progress import Counter
from onrecord.surfaces.cli.streams import set_encoding
from onrecord.surfaces.cli.wording import counted, failure

if TYPE_CHECKING:
    from onrecord.store.changes import Changes
    from onrecord.store.rereading import Reread, Wanted
    from onrecord.store.store import Store


class ToldFailed(msgspec.Struct, frozen=True):
    """What is told of a story that could not be read again."""

    story: str
    code: str
    message: str
    outcome: str = "failed"


@click.command()
@click.option("--provider", metavar="NAME", help="Stories from this provider alone.")
@click.option("--since", metavar="DATE", help="Stories published on this day, in this month or year, or later.")
@click.option("--limit", type=click.IntRange(min=1), help="Texts at most.")
@click.option("--force", is_flag=True, help="Also what the present model has read already.")
@click.option("--dry-run", is_flag=True, help="Change nothing: show what would change.")
@click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True, help="Processes to read with.")
@options.output("text", "jsonl")
@options.store_option
def reread(
    provider: str | None,
    since: str | None,
    limit: int | None,
    force: bool,
    dry_run: bool,
    workers: int,
    output: str,
    where: str | None,
) -> int:
    """Read stored stories again with the present model.

    What changes is shown, a line a text. What the present model has read is passed over. The store can be used
    meanwhile; a command that was cut short is given again and does the rest. Earlier readings are kept (`--known-at`
    shows them), and corrections hold.
    """
    from onrecord.store.rereading import Wanted

    set_encoding(text=output == "text")
    with options.opened(where) as store:
        return _reread(store, Wanted(provider, since, limit, force, dry_run), workers, output)


def _reread(store: Store, wanted: Wanted, workers: int, output: str) -> int:
    """Read again what is wanted, telling each text as it comes and at the end what changed in all. The exit status."""
    from onrecord.reader import Reader
    from onrecord.store.changes import NOTHING, plus
    from onrecord.store.rereading import count, reread_many

    reader = Reader()
    model, read = reader.model.name, functools.partial(reader.reread_many, workers=workers)
    total, done, failed = NOTHING, 0, 0
    with Counter("reading again", count(store, model, wanted)) as counter:
        for at, one in enumerate(reread_many(store, read, model, this_moment, wanted), 1):
            interrupts.check()
            _tell(one, output)
            counter.show(at)
            if isinstance(one, Failed):
                failed += 1
            else:
                done, total = done + 1, plus(total, one.changes)
    told = f"{counted(done, 'text')} read again by {model}{', and nothing written' if wanted.dry_run else ''}: "
    told += words(total) if done else "there is nothing else to read again"
    told += f"; {failed} failed" if failed else ""
    click.echo(f"{told}: {printable(store.place.shown)}", err=output != "text")
    return 1 if failed else 0


def _tell(one: Reread | Failed, output: str) -> None:
    if output == "jsonl":
        told = ToldFailed(one.location, one.error.code, str(one.error)) if isinstance(one, Failed) else one
        click.echo(msgspec.json.encode(told).decode())
    elif isinstance(one, Failed):
        click.echo(failure(one), err=True)
    elif one.outcome != "same":
        what = printable(one.headline or f"revision {one.revision}")
        click.echo(f"{one.outcome:<8} {one.story}  {what} · {words(one.changes)}")


def words(changes: Changes) -> str:
    """Changes in words: "2 statements added, 1 event gone, 1 speaker changed"."""
    parts = [f"{counted(number, kind)} added" for kind, number in changes.added.items()]
    parts += [f"{counted(number, kind)} gone" for kind, number in changes.gone.items()]
    parts += [f"{number} with other {name}" for name, number in changes.other.items()]
    return ", ".join(parts) or "nothing changed"
