"""Ctrl-C: noted when it comes, for it may be lost on its way.

Python raises KeyboardInterrupt wherever it happens to be. Some libraries, hit while they are being imported, turn it
into an error of their own or drop it. So it is noted as well, and asked for between stories.
"""

from __future__ import annotations

import signal
import threading
from types import FrameType

_came: list[int] = []


def listen() -> None:
    """From now on, note each interrupt. Only the main thread hears of any; elsewhere this does nothing."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, note)


def note(number: int, _frame: FrameType | None) -> None:
    """Note an interrupt and raise it."""
    _came.append(number)
    raise KeyboardInterrupt


def came() -> bool:
    """Whether there was an interrupt."""
    return bool(_came)


def check() -> None:
    """Raise KeyboardInterrupt if there was one that was lost."""
    if _came:
        raise KeyboardInterrupt


def ignore() -> None:
    """The interrupt is being answered: further ones change nothing."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_IGN)
