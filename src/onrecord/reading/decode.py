"""From scores to attributions: which cues there are, and which spans belong to each.

Strategy. The first tagger proposes cues. For each, the second tagger's best label sequence gives one attribution with
all its spans, its own view of the cue included. Where two attributions claim the same cue, the surer one is kept.
Attributions may share a source, and one may lie within the content of another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.reading import labels
from onrecord.reading.heads import Cue, Floats, Heads, Ints
from onrecord.reading.viterbi import best_paths

ACCEPT = 0.45
"""Score from which a token begins a cue; chosen on the development parts (docs/model-card.md)."""

Spans = tuple[tuple[int, int], ...]


class Found(msgspec.Struct, frozen=True):
    """An attribution in tokens of its window: inclusive (first, last) of every span, and its score."""

    source: Spans
    cue: Spans
    content: Spans
    score: float


class Seen(msgspec.Struct, frozen=True):
    """A window as the taggers see it: what is needed to score its cues."""

    hidden: Floats
    paragraph: Ints
    cues: tuple[Cue, ...]
    begins: NDArray[np.bool_]


def look(hidden: Floats, paragraph: Ints, heads: Heads) -> Seen:
    """Propose the cues of a window from its hidden states [T, width]."""
    scores = heads.tags(hidden)
    weights = np.exp(scores - scores.max(1, keepdims=True))
    weights /= weights.sum(1, keepdims=True)
    begin, inside = weights[:, labels.BEGIN["cue"]], weights[:, labels.INSIDE["cue"]]
    begins = scores.argmax(1) == labels.BEGIN["cue"]
    cues = tuple(
        Cue(int(first), _cue_end(int(first), inside), float(begin[first])) for first in np.flatnonzero(begin > ACCEPT)
    )
    return Seen(hidden, paragraph, cues, begins)


def _cue_end(first: int, inside: Floats) -> int:
    last = first
    while last + 1 < len(inside) and inside[last + 1] > 0.5:
        last += 1
    return last


def choose(windows: Sequence[Seen], heads: Heads) -> list[list[Found]]:
    """The attributions of each window, in order of the text."""
    scored = [list(_scored(seen, heads)) for seen in windows]
    flat = [one for window in scored for one in window]
    if not flat:
        return [[] for _ in windows]
    stacked = np.zeros((len(flat), max(map(len, flat)), len(labels.LABELS)), np.float32)
    stacked[:, :, 1:] = labels.FORBIDDEN
    for row, one in enumerate(flat):
        stacked[row, : len(one)] = one
    paths = best_paths(stacked, heads.transition)
    found, row = [], 0
    for seen in windows:
        own = paths[row : row + len(seen.cues)]
        candidates = [_spans(path, cue.score) for path, cue in zip(own, seen.cues, strict=True)]
        found.append(_select([one for one in candidates if one is not None]))
        row += len(seen.cues)
    return found


def _scored(seen: Seen, heads: Heads) -> Iterator[Floats]:
    if seen.cues:
        keys = heads.keys(seen.hidden)
        for cue in seen.cues:
            yield heads.toward(cue, seen.hidden, keys, seen.paragraph, seen.begins)


def _spans(path: Ints, score: float) -> Found | None:
    spans: dict[str, list[tuple[int, int]]] = {role: [] for role in labels.ROLES}
    for first in np.flatnonzero(path).tolist():
        role = labels.ROLES[(path[first] - 1) // 2]
        if path[first] == labels.INSIDE[role]:
            spans[role][-1] = (spans[role][-1][0], first)
        else:
            spans[role].append((first, first))
    if not spans["content"] or not spans["cue"]:
        return None
    return Found(tuple(spans["source"]), tuple(spans["cue"]), tuple(spans["content"]), min(score, 1.0))


def _select(candidates: list[Found]) -> list[Found]:
    """The surest attribution of each cue; a piece of content that two claim alike goes to the surer."""
    taken: set[int] = set()
    pieces: set[tuple[int, int]] = set()
    kept: list[Found] = []
    for one in sorted(candidates, key=lambda found: -found.score):
        cue = {at for first, last in one.cue for at in range(first, last + 1)}
        own = tuple(piece for piece in one.content if piece not in pieces)
        if cue & taken or not own:
            continue
        taken |= cue
        pieces.update(own)
        kept.append(msgspec.structs.replace(one, content=own))
    return sorted(kept, key=lambda found: min(found.source + found.cue + found.content))
