"""The command `onrecord`. Exit statuses: 0 done; 1 something could not be read (the rest was); 2 wrong use;
70 our own bug; 130 interrupted; 141 the reader of our output went away."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from onrecord.errors import Defect, InputError, OnrecordError
from onrecord.surfaces.cli.commands import PipeClosed, cli

FAILED, MISUSED, BUG, INTERRUPTED, PIPE_CLOSED = 1, 2, 70, 130, 141
DEBUG = "ONRECORD_DEBUG"


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and leave with its exit status; no traceback reaches the user, our own bugs aside."""
    status = run(arguments)
    try:
        sys.stdout.flush()
    except (BrokenPipeError, ValueError):
        status = _pipe_closed()
    sys.exit(status)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give back its exit status."""
    try:
        status = cli.main(None if arguments is None else list(arguments), prog_name="onrecord", standalone_mode=False)
        return status if isinstance(status, int) else 0
    except (KeyboardInterrupt, click.Abort):
        click.echo("onrecord: interrupted; what was printed is complete up to here", err=True)
        return INTERRUPTED
    except PipeClosed:
        return _pipe_closed()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except Defect as error:
        return _bug(error)
    except InputError as error:
        click.echo(f"onrecord: {error}", err=True)
        return FAILED
    except OnrecordError as error:
        click.echo(f"onrecord: {error}", err=True)
        return MISUSED
    except Exception as error:  # noqa: BLE001  whatever it is, the user is told whose fault it is
        return _bug(error)


def _pipe_closed() -> int:
    """Let the interpreter's own last flush go nowhere, so that it has nothing to complain of."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PIPE_CLOSED


def _bug(error: Exception) -> int:
    if os.environ.get(DEBUG):
        raise error
    click.echo(
        f"onrecord: this is a bug in onrecord, not in your input: {type(error).__name__}: {error}\n"
        f"Please report it with the command you gave; {DEBUG}=1 shows where it happened.",
        err=True,
    )
    return BUG
