"""Write what the code itself tells: docs/format.md, commands.md, errors.md, and the transcript in the README.

    python docs/generate.py            write the pages anew
    python docs/generate.py --check    write nothing; print a diff and end with status 1 where a page has drifted

Run it in an environment in which onrecord is installed. The transcript is what `onrecord demo` prints with the
weights that are there, cut short: new weights may change it.
"""

from __future__ import annotations

import argparse
import contextlib
import difflib
import inspect
import io
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from onrecord import errors
from onrecord.record.schema import format_page
from onrecord.samples import demo_path
from onrecord.surfaces.cli import main as command
from onrecord.surfaces.cli.commands import cli
from onrecord.surfaces.cli.tables import TABLES
from onrecord.surfaces.cli.text import SECTIONS

ROOT = Path(__file__).resolve().parent.parent
DEMO_LINES = 30
"""Lines of a command in the transcript, at most: it ends with the last item that is whole by then."""
DEMOS = (["demo"], ["demo", "--show", "commitments,timeline,findings"])
"""The commands of the transcript."""
_ITEM = re.compile(r"$|  ?[\d.X]")
"""How a line begins before which an item ends: a blank one, a number, a date."""
_BLOCK = re.compile(r"(<!-- demo -->\n).*?(<!-- /demo -->)", re.DOTALL)
_NOTE = "<!-- Written by docs/generate.py from {}: edit there. -->"

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


def transcript() -> str:
    """What each of DEMOS prints, cut after the last item that is whole within DEMO_LINES."""
    return "\n\n".join("\n".join([f"$ onrecord {' '.join(one)}", *_printed(one)]) for one in DEMOS)


def _printed(arguments: Sequence[str]) -> list[str]:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        status = command.run(arguments)
    if status:
        raise SystemExit(f"onrecord {' '.join(arguments)} ended with status {status}")
    lines = printed.getvalue().replace(f"{demo_path().parent}/", "").splitlines()
    if len(lines) > DEMO_LINES:
        end = max(number for number in range(DEMO_LINES - 1) if _ITEM.match(lines[number]))
        lines = [*lines[:end], *([""] if lines[end - 1] else []), f"[... {lines[-1]}]"]
    return lines


def readme(root: Path) -> str:
    """The README with its transcript anew."""
    text = (root / "README.md").read_text(encoding="utf-8")
    block = f"```text\n{transcript()}\n```\n"
    written, count = _BLOCK.subn(lambda match: match[1] + block + match[2], text)
    if count != 1:
        raise SystemExit("README.md must have one block between <!-- demo --> and <!-- /demo -->")
    return written


PAGES: dict[str, Callable[[Path], str]] = {
    "docs/format.md": lambda _: format_page(),
    "docs/commands.md": lambda _: commands_page(),
    "docs/errors.md": lambda _: errors_page(),
    "README.md": readme,
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
