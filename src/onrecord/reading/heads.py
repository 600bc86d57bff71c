"""The heads on top of the encoder, in NumPy: two taggers, names, marks and acts. Scores only, no choices.

These are in decode.py, names.py and marks.py. All are small; the model card explains the form of the second tagger.
Arrays are float32.
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
    marks: Floats
    marks_bias: Floats
    view: Floats
    view_bias: Floats
    act_hidden: Floats
    act_hidden_bias: Floats
    act: Floats
    act_bias: Floats

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

    def mark_scores(self, hidden: Floats) -> Floats:
        """Scores [T, kinds, 3] of each token for O, B and I of each kind of mark, of hidden states [T, width]."""
        return (hidden @ self.marks + self.marks_bias).reshape(len(hidden), -1, 3)

    def looks(self, hidden: Floats) -> Floats:
        """How much each view of an act looks at each token, [T, views], of hidden states [T, width]."""
        looks: Floats = hidden @ self.view + self.view_bias
        return looks

    def act_scores(self, told: Floats) -> Floats:
        """Scores [N, acts] of attributions, of what tells their acts (decode.py) [N, (3 + views) * width]."""
        scores: Floats = np.maximum(told @ self.act_hidden + self.act_hidden_bias, 0) @ self.act + self.act_bias
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
