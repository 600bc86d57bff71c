"""Reprints: a text as a few numbers, by which near-duplicates of it are found among very many, and the rule for two.

Strategy. The body of a story is a set of shingles, runs of SHINGLE words, each a number by a hash. Its sketch are the
SKETCH smallest of these numbers (the bottom-k form of MinHash: Broder, On the resemblance and containment of documents,
1997). Shingles that stand in both of two texts have the same chance to be in both sketches wherever they stand, so two
sketches share about SKETCH times the resemblance of the texts, and an index from number to story finds whatever shares
ENOUGH. Those are then compared whole, by containment: how much of the shorter text stands in the longer. A cut from the
end leaves containment as it was, and so do a new headline (not of the body) and a credit line, nearly.

The relation between two texts depends on these two texts alone, so that reprints are the same groups whatever the order
in which stories come. The numbers are part of stores: changing them takes a migration.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from heapq import nsmallest
from typing import Protocol

from onrecord.pages.page import Block
from onrecord.query.words import forms

SHINGLE = 4
"""Words in a shingle."""
SKETCH = 32
"""Numbers in a sketch."""
ENOUGH = 3
"""Numbers that two sketches share before the texts are compared."""
CONTAINED = 0.6
"""Share of the shorter text's shingles that stand in the longer one of a reprint."""
LEAST = 30
"""Shingles that a reprint shares with its text at least, unless the two are equal; a paragraph of background has about
as many."""

_BITS = 47
"""Bits of a number: few enough for six bytes, enough that chance plays no part."""
Shingles = frozenset[int]


class Paged(Protocol):
    """A text and its parts."""

    @property
    def text(self) -> str:
        """The text."""

    @property
    def blocks(self) -> Sequence[Block]:
        """Its parts."""


def body(page: Paged) -> str:
    """The text that is compared: the paragraphs, or all if there are none."""
    paragraphs = [page.text[block.start : block.end] for block in page.blocks if block.kind == "paragraph"]
    return "\n".join(paragraphs) or page.text


def shingles(text: str, size: int = SHINGLE) -> Shingles:
    """The shingles of a text; one that is shorter than a shingle is one by itself."""
    words = forms(text)
    runs = {" ".join(words[at : at + size]) for at in range(max(len(words) - size + 1, 1))}
    return frozenset(map(_number, runs)) if words else frozenset()


def _number(run: str) -> int:
    digest = hashlib.blake2b(run.encode("utf-8", "surrogatepass"), digest_size=6).digest()
    return int.from_bytes(digest) >> 48 - _BITS


def sketch(found: Shingles) -> tuple[int, ...]:
    """The sketch of a text, in order."""
    return tuple(nsmallest(SKETCH, found))


def contained(one: Shingles, other: Shingles) -> float:
    """How much of the shorter text stands in the longer, from 0 to 1."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def reprinted(one: Shingles, other: Shingles) -> bool:
    """Whether one of two texts is a reprint of the other, or both are of a third."""
    if one == other:
        return bool(one)
    return len(one & other) >= LEAST and contained(one, other) >= CONTAINED
