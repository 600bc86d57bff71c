"""Windows: a long page cut into stretches of tokens that the encoder can take.

Windows end where paragraphs end, if one does in the last half of the room, since attributions hardly ever cross a
paragraph; but never between two paragraphs of one running quotation if that can be helped.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from onrecord.reading.tokens import INSIDE, OPENING, Tokens

ROOM = 382
"""Tokens in a window, beside the opening and closing sign; chosen in training (memory and time grow with it)."""


class Window(NamedTuple):
    """Tokens [start, end) of a page."""

    start: int
    end: int


def cut(tokens: Tokens, room: int = ROOM) -> list[Window]:
    """Windows that cover all tokens in order, each of at most `room` tokens."""
    total = len(tokens)
    opens = np.flatnonzero(tokens.opens)
    continued = (tokens.quote[opens] == OPENING) & (tokens.quote[np.maximum(opens - 1, 0)] == INSIDE)
    found: list[Window] = []
    start = 0
    while start < total:
        end = min(start + room, total)
        if end < total:
            fits = (opens > start + room // 2) & (opens <= end)
            best = opens[fits & ~continued] if (fits & ~continued).any() else opens[fits]
            end = int(best[-1]) if len(best) else end
        found.append(Window(start, end))
        start = end
    return found
