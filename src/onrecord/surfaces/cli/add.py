"""`onrecord add`: stories read and kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, get_args

import click
import msgspec

from onrecord.errors import printable
from onrecord.intake.detect import Format
from onrecord.intake.item import Failed
from onrecord.store.values import Outcome
from onrecord.surfaces.cli import interrupts, options
from onrecord.surfaces.cli.clock import this_moment
from onrecord.surfaces.cli.progress import counted
from onrecord.surfaces.cli.streams import set_encoding
from onrecord.surfaces.cli.wording import counted as quantity
from onrecord.surfaces.cli.wording import failure, headline

if TYPE_CHECKING:
    from onrecord.store.adding import Entered

OUTCOMES: tuple[str, ...] = (*get_args(Outcome), "failed")


class Told(msgspec.Struct, frozen=True):
    """What is told of one story. One that was known is not read: then headline and number are null."""

    outcome: Outcome
    story: str
    revision: int
    location: str | None
    headline: str | None
    statements: int | None


class ToldFailed(msgspec.Struct, frozen=True):
    """What is told of one that could not be read."""

    location: str
    code: str
    message: str
    outcome: str = "failed"


@click.command()
@options.sources
@options.given_format
@options.output("text", "jsonl")
@options.published
@options.retrieved
@options.allow_private
@options.workers
@options.store_option
def add(
    sources: tuple[str, ...],
    given_format: Format | None,
    output: str,
    published: str | None,
    retrieved: str | None,
    allow_private: bool,
    workers: int | None,
    where: str | None,
) -> int:
    """Read stories and keep them in a store.

    SOURCE is a file, a folder, an http(s) address, or - for standard input, as for `onrecord read`. A store that is not
    there is made. Each story is kept whole or not at all, and once it is told it is kept: a command that was cut short
    is given again, and does the rest. A text that is on record already is known and not read again; another text of the
    same story is a revision of it.
    """
    from onrecord.store.adding import add_many

    set_encoding(text=output == "text")
    with options.opened(where, create=True) as store:
        others: list[str] = []
        items = options.items(sources, given_format, retrieved, published, allow_private, others)
        results = add_many(store, items, this_moment, workers=workers)
        counts, failures = _told(counted(results, options.expected(sources, given_format)), output)
    for said in failures:
        click.echo(said, err=True)
    options.tell_passed_over(others)
    numbers = ", ".join(f"{counts[one]} {one}" for one in OUTCOMES if counts[one])
    click.echo(f"{numbers or 'nothing'}: {printable(store.place.shown)}", err=output != "text")
    return 1 if failures else 0


def _told(results: Iterator[Entered | Failed], output: str) -> tuple[Counter[str], list[str]]:
    """Tell each result as it comes; how many there were of each outcome, and what to tell of failures at the end."""
    counts: Counter[str] = Counter()
    failures: list[str] = []
    for result in results:
        interrupts.check()
        if isinstance(result, Failed):
            failures.append(failure(result))
            told: Told | ToldFailed = ToldFailed(result.location, result.error.code, str(result.error))
        else:
            told = _of(result)
        counts[told.outcome] += 1
        line = _line(told) if output == "text" else msgspec.json.encode(told).decode()
        if line is not None:
            click.echo(line)
    return counts, failures


def _of(entered: Entered) -> Told:
    record = entered.record
    return Told(
        **msgspec.structs.asdict(entered.added),
        location=entered.location,
        headline=None if record is None else headline(record),
        statements=None if record is None else len(record.statements),
    )


def _line(told: Told | ToldFailed) -> str | None:
    """A story in the text: what became of it, its id, and what it is. Failures are told at the end."""
    if isinstance(told, ToldFailed):
        return None
    what = printable(told.headline or told.location or "")
    number = "" if told.statements is None else f" · {quantity(told.statements, 'statement')}"
    return f"{told.outcome:<9} {told.story}  {what}{number}"
