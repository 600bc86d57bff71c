"""Tokens: the readable stretches of a page as the arrays that the model takes.

Beside its word-piece each token carries three small features that an uncased vocabulary loses: its case, whether
it opens a paragraph, and where it stands toward quotation marks. Training and reading build them here, alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.reading.quotes import Quotation, quotations
from onrecord.reading.smooth import VOID, smooth, unbreak
from onrecord.span import Span

Ints = NDArray[np.int64]

CASES = 4
"""lower, Capital, UPPER, other (figures and signs)."""
OUTSIDE, INSIDE, OPENING, CLOSING, UNCLOSED = range(5)
QUOTE_STATES = 5
COLON = 1024
"""The vocabulary's id of a colon."""


class Tokens(NamedTuple):
    """Arrays of one length, a place a token: vocabulary id, code points [start, end) in the page, features."""

    ids: Ints
    starts: Ints
    ends: Ints
    case: Ints
    paragraph: Ints
    """Number of the stretch that the token belongs to, from 0."""
    quote: Ints

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def opens(self) -> Ints:
        """1 where a token opens a paragraph, else 0."""
        opening = np.ones(len(self.ids), np.int64)
        opening[1:] = self.paragraph[1:] != self.paragraph[:-1]
        return opening

    @property
    def introduced(self) -> NDArray[np.bool_]:
        """Where a token opens a paragraph after one that ends in a colon."""
        after = np.zeros(len(self.ids), bool)
        after[1:] = (self.paragraph[1:] != self.paragraph[:-1]) & (self.ids[:-1] == COLON)
        return after


def paragraphs(text: str) -> tuple[Span, ...]:
    """The non-blank lines of `text`, trimmed: what a page without parts is read by."""
    found, at = [], 0
    for line in text.split("\n"):
        trimmed = line.strip()
        if trimmed:
            start = at + line.index(trimmed[0])
            found.append(Span(start, start + len(trimmed)))
        at += len(line) + 1
    return tuple(found)


def tokenize(text: str, stretches: Sequence[Span], tokenizer: Tokenizer) -> tuple[Tokens, tuple[Quotation, ...]]:
    """Tokens of the `stretches` of `text` in order, and the quotations found there."""
    whole = unbreak(text)
    found = quotations(whole, stretches)
    whole = smooth(whole, found)
    encodings = tokenizer.encode_batch([stretch.of(whole) for stretch in stretches], add_special_tokens=False)
    ids: list[int] = []
    offsets: list[tuple[int, int]] = []
    lengths: list[int] = []
    shifts: list[int] = []
    for stretch, encoding in zip(stretches, encodings, strict=True):
        ids.extend(encoding.ids)
        offsets.extend(encoding.offsets)
        lengths.append(len(encoding.ids))
        shifts.append(stretch.start)
    shift = np.repeat(np.array(shifts, np.int64), lengths)
    bounds = np.array(offsets, np.int64).reshape(-1, 2) + shift[:, None]
    starts, ends = bounds[:, 0], _over_voids(whole, bounds[:, 1])
    paragraph = np.repeat(np.arange(len(lengths)), lengths)
    tokens = Tokens(
        np.array(ids, np.int64), starts, ends, _cases(whole, starts, ends), paragraph, _quote_states(starts, found)
    )
    return tokens, found


def _over_voids(text: str, ends: Ints) -> Ints:
    """Ends of tokens, moved past what smoothing hid after them: a mark typed as two belongs whole to its token."""
    hidden = np.array([char == VOID for char in text] + [False]) if VOID in text else None
    while hidden is not None and hidden[ends].any():
        ends = ends + hidden[ends]
    return ends


def _cases(text: str, starts: Ints, ends: Ints) -> Ints:
    return np.array([_case(text[s:e]) for s, e in zip(starts.tolist(), ends.tolist(), strict=True)], np.int64)


def _case(piece: str) -> int:
    if piece.islower():
        return 0
    if not piece[:1].isupper():
        return 3
    return 2 if len(piece) > 1 and piece.isupper() else 1


def _quote_states(starts: Ints, found: Sequence[Quotation]) -> Ints:
    states = np.zeros(len(starts), np.int64)
    for quotation in found:
        if quotation.depth > 1:
            continue
        span = quotation.span
        first, last = np.searchsorted(starts, (span.start, span.end))
        states[first:last] = UNCLOSED if quotation.ending == "unclosed" else INSIDE
        if first < len(starts) and starts[first] == span.start:
            states[first] = OPENING
        if quotation.ending == "closed" and last > first and starts[last - 1] == span.end - 1:
            states[last - 1] = CLOSING
    return states
