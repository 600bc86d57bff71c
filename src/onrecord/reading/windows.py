"""Windows: a long page cut into stretches of tokens that the encoder can take.

Windows end where paragraphs end, if one does near, since attributions hardly ever cross a paragraph; but never between
two paragraphs of one running quotation, or after a colon, if that can be helped. They are of about one length, as long
as need be: so none is left with little around its words, and attention, whose cost grows with the square, costs least.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from onrecord.reading.tokens import INSIDE, OPENING, Tokens

ROOM = 382
"""Tokens in a window, beside the opening and closing sign; chosen in training (memory and time grow with it)."""

SHORTER, LONGER = 0.6, 1.2
"""Bounds of a window's length, as shares of the even one."""


class Window(NamedTuple):
    """Tokens [start, end) of a page."""

    start: int
    end: int


def cut(tokens: Tokens, room: int = ROOM) -> list[Window]:
    """Windows that cover all tokens in order, each of at most `room` tokens."""
    total = len(tokens)
    opens = np.flatnonzero(tokens.opens)
    continued = (tokens.quote[opens] == OPENING) & (tokens.quote[np.maximum(opens - 1, 0)] == INSIDE)
    continued |= tokens.introduced[opens]
    found: list[Window] = []
    start = 0
    while start < total:
        even = (total - start) / math.ceil((total - start) / room)
        most = start + min(room, math.ceil(even * LONGER))
        end = min(most, total)
        if end < total:
            fits = (opens > start + even * SHORTER) & (opens <= most)
            best = opens[fits & ~continued] if (fits & ~continued).any() else opens[fits]
            end = int(best[np.abs(best - start - even).argmin()]) if len(best) else start + math.ceil(even)
        found.append(Window(start, end))
        start = end
    return found
