"""Names: from the scores of the names head to spans of words with their kinds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np

from onrecord.reading.heads import Floats, Ints
from onrecord.reading.labels import NAME_KINDS
from onrecord.reading.reading import NameKind

NAMED = 0.5
"""Probability of the label O below which a token is part of a name."""


class NamedTokens(msgspec.Struct, frozen=True):
    """Tokens [first, last] of a window that name something, what kind of thing, and how sure that is, in [0, 1]."""

    first: int
    last: int
    kind: NameKind
    score: float


def named_tokens(scores: Floats, paragraph: Ints) -> list[NamedTokens]:
    """The names in a window, from scores [T, labels]. The tokens of a name tell its kind together.

    `paragraph` numbers each token's paragraph; no name goes on into the next.
    """
    weights = np.exp(scores - scores.max(1, keepdims=True))
    weights /= weights.sum(1, keepdims=True)
    begins, inside = weights[:, 1::2], weights[:, 2::2]
    named = weights[:, 0] < NAMED
    opens = begins.sum(1) > inside.sum(1)
    opens[1:] |= paragraph[1:] != paragraph[:-1]
    by_kind = begins + inside
    found = []
    for first, last in stretches(named.tolist(), opens.tolist()):
        shares = by_kind[first : last + 1].mean(0)
        kind = int(shares.argmax())
        found.append(NamedTokens(first, last, NAME_KINDS[kind], round(float(shares[kind]), 4)))
    return found


def stretches(named: Sequence[bool], opens: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Inclusive (first, last) of the runs of tokens that name something, cut where a token opens a name."""
    first: int | None = None
    for at, here in enumerate([*named, False]):
        if first is not None and (not here or opens[at]):
            yield first, at - 1
            first = None
        if here and first is None:
            first = at
