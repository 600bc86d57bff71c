"""The commands and their options; what they print is written by the modules beside this one."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

import click

from onrecord import __version__
from onrecord.errors import SettingError
from onrecord.intake.detect import Format
from onrecord.intake.item import Failed, Item
from onrecord.record.record import Record
from onrecord.surfaces.cli import interrupts, options
from onrecord.surfaces.cli.add import add
from onrecord.surfaces.cli.correct import correct
from onrecord.surfaces.cli.party import party
from onrecord.surfaces.cli.progress import counted
from onrecord.surfaces.cli.reread import reread
from onrecord.surfaces.cli.search import search
from onrecord.surfaces.cli.store import store
from onrecord.surfaces.cli.streams import set_encoding
from onrecord.surfaces.cli.tables import TABLES
from onrecord.surfaces.cli.text import SECTIONS
from onrecord.surfaces.cli.trace import diff, story, wordings
from onrecord.surfaces.cli.verify import verify
from onrecord.surfaces.cli.wording import failure
from onrecord.surfaces.cli.writers import WRITERS, Choice

_ALL = "all"


class _Sections(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic from click 8.4 on
    """A comma list of sections."""

    name = "sections"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...] | None:
        """The sections named, None for all."""
        if isinstance(value, tuple):
            return value
        named = tuple(name.strip() for name in str(value).split(","))
        unknown = [name for name in named if name not in (*SECTIONS, _ALL)]
        if unknown:
            self.fail(f"there is no section {unknown[0]!r}; there are {', '.join(SECTIONS)}, and all", param, ctx)
        return None if _ALL in named else named


_show = click.option(
    "--show", "sections", type=_Sections(), help="Sections of the text, parted by commas [default: all that exist]."
)


class PipeClosed(Exception):
    """The reader of our output went away."""


class _Commands(click.Group):
    def invoke(self, ctx: click.Context) -> object:
        """The command's exit status. Raises PipeClosed where click would leave with a status of its own."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise PipeClosed from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="onrecord %(version)s")
def cli() -> None:
    """Read news text and keep a record that anyone can check: who said what, tied to the exact words."""


cli.add_command(add)
cli.add_command(store)
cli.add_command(correct)
cli.add_command(verify)
cli.add_command(reread)
cli.add_command(diff)
cli.add_command(story)
cli.add_command(wordings)
cli.add_command(search)
cli.add_command(party)


@cli.command()
@options.sources
@options.given_format
@options.output(*WRITERS)
@_show
@click.option("--table", type=click.Choice(tuple(TABLES)), help="What has a row in the CSV [default: statements].")
@options.published
@options.retrieved
@options.allow_private
@click.option(
    "--explain", type=click.IntRange(min=1), metavar="N", help="Show how statement N of the story was decided."
)
@options.workers
def read(
    sources: tuple[str, ...],
    given_format: Format | None,
    output: str,
    sections: tuple[str, ...] | None,
    table: str | None,
    published: str | None,
    retrieved: str | None,
    allow_private: bool,
    explain: int | None,
    workers: int | None,
) -> int:
    """Read stories and print who said what.

    Also what was promised, what happened when, and what looks wrong. SOURCE is a file, a folder, an http(s) address, or
    - for standard input. Plain text, HTML, JSON Lines of stories, ninjs and NewsML-G2 are told apart by their content.
    What cannot be read is listed at the end; the rest is read.
    """
    choice = _choice(output, sections, table)
    others: list[str] = []
    items = options.items(sources, given_format, retrieved, published, allow_private, others)
    if explain is not None:
        return _explain(items, explain)
    status = _print(items, output, choice, workers, options.expected(sources, given_format))
    options.tell_passed_over(others)
    return status


@cli.command()
@options.output(*WRITERS)
@_show
def demo(output: str, sections: tuple[str, ...] | None) -> int:
    """Read a sample story that comes with the package."""
    from onrecord.intake.sources import read_source
    from onrecord.samples import RETRIEVED, demo_path

    choice = _choice(output, sections, None)
    return _print(read_source(str(demo_path()), retrieved=RETRIEVED), output, choice, 1)


@cli.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    import json

    from onrecord.record.schema import record_schema

    click.echo(json.dumps(record_schema(), indent=2, ensure_ascii=False))


def _explain(items: Iterator[Item | Failed], number: int) -> int:
    """Print how a statement of the first story was decided. Raises that story's error if it could not be read."""
    from onrecord.pipeline import explain
    from onrecord.reader import Reader
    from onrecord.surfaces.cli.explain import show_explanation
    from onrecord.surfaces.cli.layout import Layout

    story = next(items)
    if isinstance(story, Failed):
        raise story.error
    for line in show_explanation(number, explain(story, Reader().model, number), Layout.of(sys.stdout)):
        click.echo(line)
    return 0


def _choice(output: str, sections: tuple[str, ...] | None, table: str | None) -> Choice:
    """What to print of a record. Raises SettingError if that is chosen for a format that has no such choice."""
    if sections is not None and output != "text":
        raise SettingError("sections are of the text alone", given=f"--format {output}", remedy="leave out --show")
    if table is not None and output != "csv":
        raise SettingError("tables are of CSV alone", given=f"--format {output}", remedy="add --format csv")
    return Choice(sections, table or "statements")


def _print(items: Iterable[Item | Failed], output: str, choice: Choice, workers: int | None, expected: int = 1) -> int:
    """Print the records of items as they come; then the failures, if any. The exit status.

    `expected` is how many stories there will be at least: more than one are counted on the terminal.
    """
    from onrecord.reader import Reader

    set_encoding(text=output == "text")
    failures: list[str] = []
    results = counted(Reader().read_many(items, workers=workers), expected)
    WRITERS[output](_kept(results, failures), sys.stdout, choice)
    sys.stdout.flush()
    for told in failures:
        click.echo(told, err=True)
    if failures:
        click.echo(f"onrecord: {len(failures)} could not be read", err=True)
    return 1 if failures else 0


def _kept(results: Iterator[Record | Failed], failures: list[str]) -> Iterator[Record]:
    """The records; what is told of the others is put aside, and nothing else of them: there may be very many."""
    for result in results:
        interrupts.check()
        if isinstance(result, Failed):
            failures.append(failure(result))
        else:
            yield result
