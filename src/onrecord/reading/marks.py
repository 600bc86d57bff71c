"""Marks: from the scores of the marks head to stretches of tokens that tell an undertaking or a happening."""

from __future__ import annotations

import msgspec
import numpy as np

from onrecord.reading.heads import Floats, Ints
from onrecord.reading.names import stretches
from onrecord.reading.reading import MARK_KINDS, MarkKind

MARKED: dict[MarkKind, float] = {"action": 0.4, "event": 0.5}
"""Probability from which a token belongs to a mark, by kind: where precision and recall weigh about alike on the
records' development part. Conditions are not marked: 31 to learn from taught the head nothing that holds elsewhere."""


class MarkedTokens(msgspec.Struct, frozen=True):
    """Tokens [first, last] of a window that tell something, what kind of thing, and how sure that is, in [0, 1]."""

    first: int
    last: int
    kind: MarkKind
    score: float


def marked_tokens(scores: Floats, paragraph: Ints) -> list[MarkedTokens]:
    """The marks in a window, from scores [T, kinds, 3]. `paragraph` numbers each token's paragraph."""
    weights = np.exp(scores - scores.max(2, keepdims=True))
    weights /= weights.sum(2, keepdims=True)
    inside = 1 - weights[:, :, 0]
    opens = (weights[:, :, 1] > weights[:, :, 2]) & (weights[:, :, 1] > 0.5)
    opens[1:] |= (paragraph[1:] != paragraph[:-1])[:, None]
    found = []
    for kind, least in MARKED.items():
        column = MARK_KINDS.index(kind)
        marked = inside[:, column] > least
        for first, last in stretches(marked.tolist(), opens[:, column].tolist()):
            found.append(MarkedTokens(first, last, kind, round(float(inside[first : last + 1, column].mean()), 4)))
    return found
