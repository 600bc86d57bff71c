"""The two taggers and the names head on top of the encoder, in NumPy: scores only, no choices.

These are in decode.py and names.py. All are small; the model card explains the form of the second. Arrays are float32.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.reading.relation import crowd, distance, paragraph_step

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Cue(msgspec.Struct, frozen=True, order=True):
    """Tokens [first, last] of a window that may be a cue, and how sure the first tagger is, in [0, 1]."""

    first: int
    last: int
    score: float


class Heads(msgspec.Struct, frozen=True):
    """Weights of the taggers. `added` + `multiplied` columns of key and query feed the two terms of a score."""

    tag: Floats
    tag_bias: Floats
    key: Floats
    key_bias: Floats
    query: Floats
    query_bias: Floats
    distance: Floats
    step: Floats
    crowd: Floats
    added: Floats
    added_bias: Floats
    multiplied: Floats
    transition: Floats
    names: Floats
    names_bias: Floats

    @classmethod
    def load(cls, path: Path) -> Heads:
        """Read from the .npz file that training wrote."""
        with np.load(path) as arrays:
            return cls(**{name: arrays[name].astype(np.float32) for name in cls.__struct_fields__})

    def tags(self, hidden: Floats) -> Floats:
        """Label scores [T, labels] of the first tagger, of hidden states [T, width]."""
        scores: Floats = hidden @ self.tag + self.tag_bias
        return scores

    def name_scores(self, hidden: Floats) -> Floats:
        """Label scores [T, name labels] of the names head, of hidden states [T, width]."""
        scores: Floats = hidden @ self.names + self.names_bias
        return scores

    def keys(self, hidden: Floats) -> Floats:
        """What each token shows to a cue, [T, added + multiplied]."""
        keys: Floats = hidden @ self.key + self.key_bias
        return keys

    def toward(self, cue: Cue, hidden: Floats, keys: Floats, paragraph: Ints, begins: NDArray[np.bool_]) -> Floats:
        """Label scores [T, labels] of each token of a window toward one cue of it.

        `begins` marks the tokens at which the first tagger lets a cue begin.
        """
        first, last = cue.first, cue.last
        own = np.concatenate([hidden[first], hidden[first : last + 1].mean(0)])
        query = own @ self.query + self.query_bias
        width = self.added.shape[0]
        summed = keys[:, :width] + query[:width]
        summed += self.distance[distance(len(keys), first, last)]
        summed += (self.step[:, None] + self.crowd)[paragraph_step(paragraph, first), crowd(begins, first)]
        np.maximum(summed, 0, out=summed)
        scores: Floats = summed @ self.added + self.added_bias
        scores += keys[:, width:] @ (np.tanh(query[width:, None]) * self.multiplied)
        return scores
