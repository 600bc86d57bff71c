"""Options that several commands share."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, get_args

import click

from onrecord.errors import SettingError, printable
from onrecord.intake.detect import Format
from onrecord.intake.item import Failed, Item, check_day
from onrecord.surfaces.cli.clock import this_day
from onrecord.surfaces.cli.wording import counted

if TYPE_CHECKING:
    from onrecord.store.store import Store

Command = Callable[..., Any]
STORE = "ONRECORD_STORE"
"""The environment's name for the store."""
_END_OF_DAY = datetime.time.max
_NAMED = 3
"""Files that are named of those passed over."""


class Day(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic from click 8.4 on
    """A calendar day, YYYY-MM-DD."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day as given, checked."""
        try:
            check_day("this", str(value))
        except SettingError:
            self.fail(f"{value!r} is no day of the calendar; write it as YYYY-MM-DD", param, ctx)
        return str(value)


class Moment(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic from click 8.4 on
    """A moment, ISO 8601; a day alone is its end, and without a time zone it is UTC."""

    name = "moment"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime.datetime:
        """The moment as given, with its time zone."""
        if isinstance(value, datetime.datetime):
            return value
        given = str(value).strip()
        try:
            moment = datetime.datetime.fromisoformat(given)
            if len(given) <= len("2031-03-02"):
                moment = datetime.datetime.combine(moment.date(), _END_OF_DAY)
        except ValueError:
            self.fail(f"{given!r} is no moment; write 2031-03-02 or 2031-03-02T18:00", param, ctx)
        return moment if moment.tzinfo is not None else moment.replace(tzinfo=datetime.UTC)


sources = click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
given_format = click.option(
    "--from", "given_format", type=click.Choice(get_args(Format)), help="Format of the sources [default: by content]."
)
published = click.option("--published", type=Day(), help="Publication date of the stories, if you know it.")
retrieved = click.option("--retrieved", type=Day(), help="Day on which the stories came in [default: today].")
allow_private = click.option("--allow-private", is_flag=True, help="Fetch from private and loopback addresses too.")
as_of = click.option(
    "--as-of", metavar="DATE", help="What was on record by publication: only texts that were out by that day."
)
known_at = click.option(
    "--known-at",
    type=Moment(),
    metavar="MOMENT",
    help="What this store knew then: 2031-03-02 (its end) or 2031-03-02T18:00, UTC unless it says otherwise.",
)
workers = click.option("--workers", type=click.IntRange(min=1), help="Processes to read with [default: one a core].")
store_option = click.option(
    "--store",
    "where",
    metavar="PATH|URL",
    envvar=STORE,
    help=f"The store: a file, or postgresql://user@host/database [default: {STORE}, else "
    "onrecord.db in your data folder].",
)


def output(*formats: str) -> Callable[[Command], Command]:
    """The option that chooses what to print; text unless it is used."""
    return click.option(
        "--format", "output", type=click.Choice(formats), default="text", show_default=True, help="What to print."
    )


def items(
    named: tuple[str, ...],
    form: Format | None,
    retrieved_on: str | None,
    published_on: str | None,
    private: bool,
    passed_over: list[str] | None = None,
) -> Iterator[Item | Failed]:
    """The stories in the sources that a user named, the day of retrieval being today if none is given; what is passed
    over in folders is listed in `passed_over`."""
    from onrecord.intake.sources import read_source

    day, others = retrieved_on or this_day(), passed_over if passed_over is not None else []
    for source in named:
        yield from read_source(
            source,
            format=form,
            retrieved=day,
            published=published_on,
            allow_private=private,
            passed_over=others.append,
        )


def tell_passed_over(files: Sequence[str]) -> None:
    """Tell which files of folders were not read, if any."""
    if files:
        some = [printable(name) for name in files[:_NAMED]]
        some += [f"and {len(files) - _NAMED} more"] * (len(files) > _NAMED)
        told = f"onrecord: {counted(len(files), 'file')} passed over, by name no story: {', '.join(some)}"
        click.echo(f"{told}; name a file itself to read it, or say by --from what all are", err=True)


def expected(named: tuple[str, ...], form: Format | None) -> int:
    """How many stories there will be at least: counted for those who watch alone."""
    from onrecord.intake.sources import count_files

    return sum(count_files(one, form) for one in named) if sys.stderr.isatty() else 1


def place_or_default(where: str | None) -> str:
    """The store that was named, else the one in the user's data folder."""
    if where:
        return where
    from platformdirs import user_data_path

    return str(user_data_path("onrecord", appauthor=False) / "onrecord.db")


def opened(where: str | None, *, create: bool = False) -> Store:
    """The store that was named or the default, made if there is none and `create` holds. Raises StoreError."""
    from onrecord import open_store

    return open_store(place_or_default(where), create=create)
