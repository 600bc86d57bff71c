"""Write what the code itself tells: docs/format.md, commands.md, errors.md, and the transcripts in other pages.

    python docs/generate.py            write the pages anew
    python docs/generate.py --check    write nothing; print a diff and end with status 1 where a page has drifted

Run it in an environment in which onrecord is installed. A transcript stands between <!-- demo -->, or <!-- samples: 20
-->, and its end; each `$ onrecord ...` in it is run on a store of the samples, in the order of the page, and what it
prints is cut after so many lines. New weights may change it.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import difflib
import functools
import inspect
import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

import click

from onrecord import errors
from onrecord.record.schema import format_page
from onrecord.samples import RETRIEVED, demo_path, paths
from onrecord.surfaces.cli import main as command
from onrecord.surfaces.cli.commands import cli
from onrecord.surfaces.cli.tables import TABLES
from onrecord.surfaces.cli.text import SECTIONS

ROOT = Path(__file__).resolve().parent.parent
DEMO_LINES = 30
"""Lines of a command in the demonstration, at most: it ends with the last item that is whole by then."""
_ITEM = re.compile(r"$|added| {0,4}[\d.X·]")
"""How a line begins before which an item ends: a blank one, a number, a date, a dot."""
_BLOCK = re.compile(r"(<!-- (demo|samples)(?:: (\d+))? -->\n```text\n)(.*?)(```\n<!-- /\2 -->)", re.DOTALL)
_COMMAND = re.compile(r"^\$ onrecord (.*)$", re.MULTILINE)
_ADDING = f"add stories --retrieved {RETRIEVED}"
"""The command by which the samples come into the store of the transcripts."""
_STORE = "onrecord.db"
_MOMENT = datetime.datetime(2031, 9, 30, 9, tzinfo=datetime.UTC)
"""When all is done that the transcripts show."""
_NOTE = "<!-- Written by docs/generate.py from {}: edit there. -->"

TRANSCRIPTS = (
    "README.md",
    "docs/searching.md",
    "docs/reprints.md",
    "docs/corrections.md",
    "docs/parties-across-stories.md",
    "docs/how-to/newsroom.md",
)
"""The pages that have transcripts."""

CODES: dict[str, tuple[str, str]] = {
    "onrecord": ("The base of all the others; never raised itself.", ""),
    "input": ("What was given is no story (bytes, say), or one of the errors below.", "Give a `str` or an `Item`."),
    "source": (
        "A file or folder that is missing or cannot be opened, a file over 20 MB, a server that gave no page.",
        "Look at the path or address, or save the page and read the file.",
    ),
    "refused-address": (
        "An address of this machine or of a private network, or one that is neither http nor https.",
        "`--allow-private`, if you mean to read from there.",
    ),
    "format": (
        "JSON that is broken or lacks `text`, XML in a vocabulary that is not read, a record of another format.",
        "Name the format by `--from`, or save the story as text.",
    ),
    "encoding": ("A PDF, an office document, a picture, an archive or other bytes that are no text.", "Save as text."),
    "empty": ("Nothing is left once site furniture is set aside, or there was nothing.", "Give at least a sentence."),
    "not-found": (
        "An id or a name that nothing in the store has, or more than one.",
        "Give an id that a command printed, or one of the names that the message lists.",
    ),
    "store": ("The disk or the database failed in a way that is none of those below.", "The message says how."),
    "no-store": (
        "There is no file of that name, or nothing in it.",
        "Check the name, or make a store by `onrecord add`.",
    ),
    "not-a-store": (
        "A file that is no database, or a database with other things in it.",
        "Name another, or a new one.",
    ),
    "newer-store": ("A later version of onrecord made or upgraded the store.", "Install that version."),
    "older-store": ("An earlier version of onrecord made the store.", "`onrecord store upgrade`, which keeps a copy."),
    "read-only-store": (
        "A file or folder that may not be written, a database user without the rights.",
        "See who may write there; a store in a folder that cannot be written is read all the same.",
    ),
    "full-store": ("The disk or its quota is full. What was added stays, and no story is half there.", "Make room."),
    "locked-store": ("Another process has been writing for longer than half a minute.", "Wait for it, and try again."),
    "unreachable-store": ("The server does not run, is elsewhere, or knows no such user.", "Check the address."),
    "damaged-store": ("Bytes of the store have changed since they were written.", "Go back to a copy."),
    "setting": ("An option or argument that cannot be used, a folder that holds no model.", "The message says which."),
    "defect": ("onrecord broke a promise of its own.", "Please report it, with what `ONRECORD_DEBUG=1` shows."),
}
"""By code: what it mostly means, and what helps."""


def commands_page() -> str:
    """docs/commands.md: every command with its arguments and options, as the command line itself has them."""
    parts = [
        "# Commands",
        _NOTE.format("onrecord/surfaces/cli"),
        f"{cli.help} `onrecord --version` prints the version, `-h` after any command its help.",
    ]
    context = click.Context(cli, info_name="onrecord")
    parts.extend(_within(cli, context))
    return "\n\n".join([*parts, *_statuses(), *_columns(), _ENVIRONMENT]) + "\n"


def _within(group: click.Group, context: click.Context) -> Iterator[str]:
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        assert found is not None
        inner = click.Context(found, info_name=name, parent=context)
        yield from _command(found, inner)
        if isinstance(found, click.Group):
            yield from _within(found, inner)


def _command(found: click.Command, context: click.Context) -> Iterator[str]:
    usage = " ".join((context.command_path, *found.collect_usage_pieces(context)))
    yield f"## {context.command_path}"
    yield f"```text\n{usage}\n```"
    yield inspect.cleandoc(found.help or "")
    options = [one for one in found.params if isinstance(one, click.Option)]
    if options:
        rows = [f"| {_names(one)} | {_cell(_values(one))} | {_cell(one.help or '')} |" for one in options]
        yield "\n".join(["| option | values | meaning |", "| --- | --- | --- |", *rows])


def _names(option: click.Option) -> str:
    return ", ".join(f"`{name}`" for name in option.opts)


def _values(option: click.Option) -> str:
    if option.is_flag:
        return ""
    if isinstance(option.type, click.Choice):
        listed = ", ".join(f"`{choice}`" for choice in option.type.choices)
        return f"{listed} [default: {option.default}]" if option.show_default else listed
    if isinstance(option.type, click.IntRange):
        return f"a whole number, {option.type.min} or more"
    listed = ", ".join(f"`{name}`" for name in (*SECTIONS, "all"))
    if option.metavar:
        return option.metavar
    return {"date": "a day, YYYY-MM-DD", "sections": f"some of {listed}"}.get(option.type.name, option.type.name)


def _statuses() -> Iterator[str]:
    """The exit statuses, as the docstring of the command's own module lists them."""
    told = " ".join((command.__doc__ or "").split()).partition("Exit statuses: ")[2]
    pairs = [status.split(" ", 1) for status in told.rstrip(".").split("; ")]
    yield "## Exit statuses"
    yield "\n".join(
        ["| status | meaning |", "| --- | --- |", *(f"| {number} | {meaning} |" for number, meaning in pairs)]
    )


def _columns() -> Iterator[str]:
    yield "## The columns of `--format csv`"
    yield (
        "`--table` names what has a row. A cell that a spreadsheet would take for a formula (one that begins with `=`, "
        "`+`, `-` or `@`) has an apostrophe before it."
    )
    for name, table in TABLES.items():
        rows = [f"| `{column}` | {_cell(meaning)} |" for column, meaning in table.columns.items()]
        yield f"### `--table {name}`: a row {_a(table.of)}"
        yield "\n".join(["| column | what it holds |", "| --- | --- |", *rows])


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


_ENVIRONMENT = """\
## Environment

| variable | effect |
| --- | --- |
| `ONRECORD_EDITOR` | who corrects, for `onrecord correct` without `--by` |
| `ONRECORD_STORE` | the store that commands use where `--store` names none |
| `NO_COLOR` | if set, the text on a terminal is without colour |
| `ONRECORD_DEBUG` | if set, a bug in onrecord shows its traceback |"""


def errors_page() -> str:
    """docs/errors.md: the tree of errors, their codes, and what helps."""
    _, tree, told = inspect.cleandoc(errors.__doc__ or "").split("\n\n")
    rows = [
        f"| `{one.code}`<br>`{one.__name__}` | {CODES[one.code][0]} | {CODES[one.code][1]} |"
        for one in _classes(errors.OnrecordError)
    ]
    parts = [
        "# Errors",
        _NOTE.format("onrecord/errors.py"),
        " ".join(told.split()),
        f"```text\n{inspect.cleandoc(tree)}\n```",
        _OF_AN_ERROR,
        "\n".join(["| code, class | what it mostly means | what helps |", "| --- | --- | --- |", *rows]),
        _OF_MANY,
    ]
    return "\n\n".join(parts) + "\n"


_OF_AN_ERROR = """\
Each is importable from `onrecord`. An error has `.code`, `.problem`, `.given` (shortened to 200 characters) and
`.remedy`; its text is all four, the code last in brackets."""
_OF_MANY = """\
Where many stories are read, an error in one of them does not end the run: its place is taken by a `Failed`, with the
`location` of the story and the `error`. The command lists these at its end, on standard error, and ends with status 1;
see [exit statuses](commands.md#exit-statuses)."""


def _classes(top: type[errors.OnrecordError]) -> Iterator[type[errors.OnrecordError]]:
    yield top
    for below in top.__subclasses__():
        yield from _classes(below)


def transcripts(text: str) -> str:
    """A page with its transcripts anew."""
    with tempfile.TemporaryDirectory() as folder, _among_samples(Path(folder)):
        return _BLOCK.sub(
            lambda found: f"{found[1]}{_transcript(found[4], int(found[3] or DEMO_LINES))}{found[5]}", text
        )


def _transcript(given: str, most: int) -> str:
    """What the commands print, cut after the last item that is whole within so many lines."""
    commands = _COMMAND.findall(given)
    return "\n\n".join("\n".join([f"$ onrecord {one}", *_cut(_printed(one), most)]) for one in commands) + "\n"


def _cut(lines: list[str], most: int) -> list[str]:
    if len(lines) <= most:
        return lines
    end = max(number for number in range(most - 1) if _ITEM.match(lines[number]))
    last = "" if lines[-1].startswith(" ") else f" {lines[-1]}"
    return [*lines[:end], *([""] if lines[end - 1] else []), f"[...{last}]"]


def _printed(arguments: str) -> list[str]:
    if arguments == _ADDING:
        return _kept()[1]
    if not Path(_STORE).exists() and not arguments.startswith("demo"):
        Path(_STORE).write_bytes(_kept()[0])
    return _run(arguments)


def _run(arguments: str) -> list[str]:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        status = command.run(shlex.split(arguments))
    if status:
        raise SystemExit(f"onrecord {arguments} ended with status {status}")
    return printed.getvalue().replace(f"{demo_path().parent}/", "").splitlines()


@functools.cache
def _kept() -> tuple[bytes, list[str]]:
    """A store of the samples, as a file, and what was printed when they were added."""
    with tempfile.TemporaryDirectory() as folder, _among_samples(Path(folder)):
        told = _run(_ADDING)
        _run("store compact")
        return Path(_STORE).read_bytes(), told


@contextlib.contextmanager
def _among_samples(folder: Path) -> Iterator[None]:
    """In a folder with the samples in stories/ and the store of its own, at one moment."""
    (folder / "stories").mkdir()
    for path in paths():
        shutil.copy(path, folder / "stories")
    clocks = [patch(f"onrecord.surfaces.cli.{name}.this_moment", lambda: _MOMENT) for name in ("add", "correct")]
    with contextlib.ExitStack() as stack:
        stack.enter_context(contextlib.chdir(folder))
        stack.enter_context(patch.dict(os.environ, {"ONRECORD_STORE": _STORE}))
        for clock in clocks:
            stack.enter_context(clock)
        yield


def _with_transcripts(name: str) -> Callable[[Path], str]:
    return lambda root: transcripts((root / name).read_text(encoding="utf-8"))


PAGES: dict[str, Callable[[Path], str]] = {
    "docs/format.md": lambda _: format_page(),
    "docs/commands.md": lambda _: commands_page(),
    "docs/errors.md": lambda _: errors_page(),
    **{name: _with_transcripts(name) for name in TRANSCRIPTS},
}
"""Each file that is written here, in whole or in part, and what it should hold."""


def drift(root: Path) -> Iterator[tuple[Path, str, str]]:
    """The files that differ from what the code tells: path, what it should hold, and the difference."""
    for name, page in PAGES.items():
        path = root / name
        should = page(root)
        there = path.read_text(encoding="utf-8") if path.exists() else ""
        if there != should:
            lines = there.splitlines(keepends=True), should.splitlines(keepends=True)
            yield path, should, "".join(difflib.unified_diff(*lines, name, f"{name} (as it should be)"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line; the exit status."""
    ask = argparse.ArgumentParser(description="Write the pages that follow from the code.")
    ask.add_argument("--check", action="store_true", help="write nothing; show the differences, status 1 if any")
    ask.add_argument("--root", type=Path, default=ROOT, help="the checkout [default: this one]")
    given = ask.parse_args(arguments)
    found = list(drift(given.root))
    for path, should, difference in found:
        if given.check:
            print(difference)
        else:
            path.write_text(should, encoding="utf-8")
            print(f"written: {path.relative_to(given.root)}")
    return 1 if given.check and found else 0


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(main())
