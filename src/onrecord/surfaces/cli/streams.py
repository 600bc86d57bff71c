"""Standard output: its encoding, and JSON for it."""

from __future__ import annotations

import io
import sys

import msgspec


def set_encoding(*, text: bool) -> None:
    """JSON and CSV are UTF-8 everywhere. Text is in the terminal's encoding, and what that lacks becomes "?"."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if text:
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")


def indented(value: object) -> str:
    """A value as JSON that people can read."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
