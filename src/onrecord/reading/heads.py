"""The heads on top of the encoder, in NumPy: two taggers, names, marks and acts. Scores only, no choices.

These are in decode.py, names.py and marks.py. All are small; the model card explains the form of the second tagger.
Arrays are float32.
"""

from __future__ import annotations

from collections.abc import Sequence
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
            return cls(**{name: arrays[name].astype(np.float32, order="C") for name in cls.__struct_fields__})

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
        """Scores [N, acts] of attributions, of what tells their acts (decode.py) [N, 3 + views, width].

        Part by part: BLAS takes twice as long for the one product of a few rows with so many weights.
        """
        weights = self.act_hidden.reshape(*told.shape[1:], -1)
        inner = (told.swapaxes(0, 1) @ weights).sum(0) + self.act_hidden_bias
        scores: Floats = np.maximum(inner, 0) @ self.act + self.act_bias
        return scores

    def toward(self, cues: Sequence[Cue], hidden: Floats, paragraph: Ints, begins: NDArray[np.bool_]) -> Floats:
        """Label scores [N, T, labels] of each token of a window toward each of N cues of it.

        Of hidden states [T, width]; `begins` marks the tokens at which the first tagger lets a cue begin. The rectifier
        of key + near, which all tokens of a stretch share, is taken as max(key, -near) + near: only the first of the
        two is so long as the text.
        """
        first, last = np.array([(cue.first, cue.last) for cue in cues]).T
        away, step, others = distance(len(hidden), first, last), paragraph_step(paragraph, first), crowd(begins, first)
        own = (away == 0).astype(np.float32)
        own /= own.sum(1, keepdims=True)
        query = np.concatenate([hidden[first], own @ hidden], 1) @ self.query + self.query_bias
        keys = hidden @ self.key + self.key_bias
        width = self.added.shape[0]
        added, multiplied = keys[:, :width].copy(), keys[:, width:]
        scores = np.tensordot(multiplied, np.tanh(query[:, width:, None]) * self.multiplied, (1, 1)).swapaxes(0, 1)
        opens = _opens(away, step, others)  # of stretches of tokens that stand alike to the cue
        stretch = opens.cumsum().reshape(opens.shape) - 1
        near = self.distance[away[opens]] + (self.step[:, None] + self.crowd)[step[opens], others[opens]]
        near += query[np.nonzero(opens)[0], :width]
        scores += (near @ self.added + self.added_bias)[stretch]
        np.negative(near, out=near)
        above = np.empty_like(added)
        for row in range(len(cues)):  # one by one: all together would not fit the processor's cache
            np.maximum(added, near.take(stretch[row], 0, out=above, mode="clip"), out=above)
            scores[row] += above @ self.added
        return scores


def _opens(*features: Ints) -> NDArray[np.bool_]:
    """Where, in rows [N, T], one of the features differs from what it was at the token before."""
    opens = np.ones(features[0].shape, bool)
    opens[:, 1:] = np.any([feature[:, 1:] != feature[:, :-1] for feature in features], 0)
    return opens
