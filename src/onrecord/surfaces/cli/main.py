"""The command `onrecord`. Exit statuses: 0 done; 1 something could not be read (the rest was), or is not sound;
2 wrong use, or for `verify` a store that cannot be opened; 3 the store cannot be used; 70 our own bug; 74 the output
cannot be written; 130 interrupted; 141 the reader of our output went away."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

import click

from onrecord.errors import Defect, InputError, OnrecordError, StoreError
from onrecord.surfaces.cli import interrupts
from onrecord.surfaces.cli.commands import PipeClosed, cli

FAILED, MISUSED, STORE, BUG, UNWRITTEN, INTERRUPTED, PIPE_CLOSED = 1, 2, 3, 70, 74, 130, 141
DEBUG = "ONRECORD_DEBUG"


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and leave with its exit status; no traceback reaches the user, our own bugs aside."""
    _complete_streams()
    interrupts.listen()
    status = run(arguments)
    try:
        sys.stdout.flush()
    except (BrokenPipeError, ValueError):
        status = _pipe_closed()
    except OSError as error:
        status = _unwritten(error)
    sys.exit(status)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give back its exit status."""
    try:
        status = cli.main(None if arguments is None else list(arguments), prog_name="onrecord", standalone_mode=False)
        return status if isinstance(status, int) else 0
    except (KeyboardInterrupt, click.Abort):
        return _interrupted()
    except PipeClosed:
        return _pipe_closed()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except Defect as error:
        return _bug(error)
    except InputError as error:
        _tell(f"onrecord: {error}")
        return FAILED
    except OnrecordError as error:
        _tell(f"onrecord: {error}")
        return STORE if isinstance(error, StoreError) else MISUSED
    except OSError as error:
        return _unwritten(error)
    except Exception as error:  # noqa: BLE001  whatever it is, the user is told whose fault it is
        return _interrupted() if interrupts.came() else _bug(error)


def _complete_streams() -> None:
    """Give the process the standard streams that it was started without."""
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def _tell(words: str) -> None:
    """Words on standard error; if no one can hear them, the exit status still says what matters."""
    with suppress(OSError):
        click.echo(words, err=True)


def _interrupted() -> int:
    interrupts.ignore()
    _tell("onrecord: interrupted; what was printed is complete up to here")
    return INTERRUPTED


def _pipe_closed() -> int:
    _discard_output()
    return PIPE_CLOSED


def _unwritten(error: OSError) -> int:
    _discard_output()
    _tell(f"onrecord: the output cannot be written: {error.strerror or error}")
    return UNWRITTEN


def _discard_output() -> None:
    """Let the interpreter's own last flush go nowhere, so that it has nothing to complain of."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _bug(error: Exception) -> int:
    if os.environ.get(DEBUG):
        raise error
    _tell(
        f"onrecord: this is a bug in onrecord, not in your input: {type(error).__name__}: {error}\n"
        f"Please report it with the command you gave; {DEBUG}=1 shows where it happened."
    )
    return BUG
