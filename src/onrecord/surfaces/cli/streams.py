"""Standard output: its encoding."""

from __future__ import annotations

import io
import sys


def set_encoding(*, text: bool) -> None:
    """JSON and CSV are UTF-8 everywhere. Text is in the terminal's encoding, and what that lacks becomes "?"."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if text:
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
