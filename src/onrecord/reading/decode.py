"""From scores to attributions: which cues there are, and which spans belong to each.

Strategy. The first tagger proposes cues, freely. For each, the second tagger's best label sequence gives one
attribution with all its spans, its own view of the cue included. Its score is the two taggers' agreement; only what
scores well is kept. Where two claim the same cue, the surer one is; attributions may share a source, and one may lie
within the content of another if it has a source of its own.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.reading import labels
from onrecord.reading.chain import best_paths, marginals
from onrecord.reading.heads import Cue, Floats, Heads, Ints
from onrecord.reading.marks import MarkedTokens, marked_tokens
from onrecord.reading.names import NamedTokens, named_tokens
from onrecord.reading.reading import ACTS, Act

PROPOSE = 0.3
"""First tagger's probability from which a token may begin a cue: low, for what is doubtful is dropped later."""
ACCEPT, ACCEPT_QUOTED = 0.66, 0.5
"""Scores from which an attribution is kept, and one with a source whose content stands mostly in quotation marks: such
words are nearly always someone's. Chosen on the development parts (docs/model-card.md)."""

INTRODUCED = 4.0
"""What speaks, in nats a token, for content in the paragraph after a cue's own, when that ends in a colon."""

FORCED = 100.0
"""What speaks, in nats, for content where it likeliest begins, if the best labels have none: more than all else."""

SILENT = 0.3
"""Probability from which content is taken to begin somewhere though the best labels have none: 1.3% more attributions
are found so on polnear/dev (F1 by overlap 79.9 to 80.4) and 0.4% on records/dev (78.4 to 78.1)."""

LIKELIEST, LOOKED_AT = 3, 4
"""Acts that are kept with their shares, and tokens that tell what the act was judged by."""

Spans = tuple[tuple[int, int], ...]


class Found(msgspec.Struct, frozen=True):
    """An attribution in tokens of its window: inclusive (first, last) of every span, and its score.

    `acts` are the likeliest with their shares; `looked_at` the tokens that their judgement looks at most.
    """

    source: Spans
    cue: Spans
    content: Spans
    score: float
    acts: tuple[tuple[Act, float], ...] = ()
    looked_at: tuple[int, ...] = ()


class Seen(msgspec.Struct, frozen=True):
    """A window as the heads see it: its names and marks, and what is needed to score its cues."""

    hidden: Floats
    paragraph: Ints
    quoted: NDArray[np.bool_]
    introduced: NDArray[np.bool_]
    cues: tuple[Cue, ...]
    begins: NDArray[np.bool_]
    names: tuple[NamedTokens, ...]
    marks: tuple[MarkedTokens, ...]


def look(
    hidden: Floats, paragraph: Ints, quoted: NDArray[np.bool_], introduced: NDArray[np.bool_], heads: Heads
) -> Seen:
    """Find the names and marks of a window and propose its cues, from its hidden states [T, width].

    `paragraph` numbers each token's paragraph, `quoted` tells which tokens stand in quotation marks, `introduced` which
    open a paragraph after a colon.
    """
    scores = heads.tags(hidden)
    weights = _likely(scores)
    begin, inside = weights[:, labels.BEGIN["cue"]], weights[:, labels.INSIDE["cue"]]
    begins = scores.argmax(1) == labels.BEGIN["cue"]
    cues = tuple(
        Cue(int(first), _cue_end(int(first), inside), float(begin[first])) for first in np.flatnonzero(begin > PROPOSE)
    )
    names = tuple(named_tokens(heads.name_scores(hidden), paragraph))
    marks = tuple(marked_tokens(heads.mark_scores(hidden), paragraph))
    return Seen(hidden, paragraph, quoted, introduced, cues, begins, names, marks)


def _cue_end(first: int, inside: Floats) -> int:
    last = first
    while last + 1 < len(inside) and inside[last + 1] > 0.5:
        last += 1
    return last


def choose(windows: Sequence[Seen], heads: Heads) -> list[list[Found]]:
    """The attributions of each window, in order of the text."""
    scored = [one for seen in windows if seen.cues for one in _toward(seen, heads)]
    if not scored:
        return [[] for _ in windows]
    stacked = np.zeros((len(scored), max(map(len, scored)), len(labels.LABELS)), np.float32)
    stacked[:, :, 1:] = labels.FORBIDDEN
    for row, one in enumerate(scored):
        stacked[row, : len(one)] = one
    paths = best_paths(stacked, heads.transition)
    likely = marginals(stacked, heads.transition)
    _give_content(paths, stacked, likely, heads.transition)
    found, row = [], 0
    for seen in windows:
        rows = range(row, row + len(seen.cues))
        row = rows.stop
        candidates = [_spans(paths[at], likely[at], cue) for at, cue in zip(rows, seen.cues, strict=True)]
        kept = _select([one for one in candidates if one is not None and _is_sure(one, seen.quoted)])
        found.append(_with_acts(kept, seen.hidden, heads))
    return found


def _give_content(paths: Ints, stacked: Floats, likely: Floats, transition: Floats) -> None:
    """Put in the place of paths that have a source, a cue and nothing that is said the best ones in which something is:
    where it likeliest begins. Whether that is sure enough is asked of them all alike."""
    content = (labels.BEGIN["content"], labels.INSIDE["content"])
    likeliest = likely[:, :, labels.BEGIN["content"]].max(1)
    speaks = (paths == labels.BEGIN["cue"]).any(1) & (paths == labels.BEGIN["source"]).any(1)
    silent = speaks & ~np.isin(paths, content).any(1)
    lacking = np.flatnonzero(silent & (likeliest > SILENT))
    if not len(lacking):
        return
    begins = likely[lacking, :, labels.BEGIN["content"]].argmax(1)
    forced = stacked[lacking]
    forced[np.arange(len(lacking)), begins, labels.BEGIN["content"]] += FORCED
    paths[lacking] = best_paths(forced, transition)


def _toward(seen: Seen, heads: Heads) -> Floats:
    """Scores of the labels toward each cue. The last cue before a colon and a new paragraph introduces it."""
    scores = heads.toward(seen.cues, seen.hidden, seen.paragraph, seen.begins)
    firsts = [cue.first for cue in seen.cues]
    for opening in np.flatnonzero(seen.introduced).tolist():
        row = bisect_left(firsts, opening) - 1
        if row >= 0 and seen.paragraph[firsts[row]] == seen.paragraph[opening - 1]:
            scores[row, opening, labels.BEGIN["content"]] += INTRODUCED
            alike = (seen.paragraph == seen.paragraph[opening]) & (seen.quoted == seen.quoted[opening])
            until = opening + int(np.append(alike[opening:], False).argmin())
            scores[row, opening + 1 : until, labels.INSIDE["content"]] += INTRODUCED
    return scores


def _spans(path: Ints, likely: Floats, cue: Cue) -> Found | None:
    spans: dict[str, list[tuple[int, int]]] = {role: [] for role in labels.ROLES}
    for at in np.flatnonzero(path).tolist():
        role = labels.ROLES[(path[at] - 1) // 2]
        if path[at] == labels.INSIDE[role]:
            spans[role][-1] = (spans[role][-1][0], at)
        else:
            spans[role].append((at, at))
    if not spans["content"] or not spans["cue"]:
        return None
    source, own, content = (tuple(spans[role]) for role in labels.ROLES)
    return Found(source, own, content, _agreement(source, content, likely, cue))


def _with_acts(found: list[Found], hidden: Floats, heads: Heads) -> list[Found]:
    """The attributions with the acts that the model holds likeliest."""
    if not found:
        return found
    parts = _parts(found, len(hidden))
    shares = _shares(parts, heads.looks(hidden))
    likely = _likely(heads.act_scores(_told(parts, shares, hidden)))
    return [_judged(*each) for each in zip(found, likely, parts, shares.mean(1), strict=True)]


def _parts(found: Sequence[Found], length: int) -> NDArray[np.bool_]:
    """Which of the tokens of a window are cue, content and source of each attribution, [N, 3, T]."""
    parts = np.zeros((len(found), 3, length), bool)
    for one, own in zip(found, parts, strict=True):
        for spans, marked in zip((one.cue, one.content, one.source), own, strict=True):
            for first, last in spans:
                marked[first : last + 1] = True
    return parts


def _shares(parts: NDArray[np.bool_], looks: Floats) -> Floats:
    """The share [N, views, T] of each view that each token of cue and content has."""
    both = parts[:, 0] | parts[:, 1]
    return _likely(np.where(both[:, None], looks.T.copy(), np.float32(labels.FORBIDDEN)))


def _told(parts: NDArray[np.bool_], shares: Floats, hidden: Floats) -> Floats:
    """What tells an act, [N, 3 + views, width]: means of the states of cue, content and source, and what each view sees
    of the first two."""
    means = parts / np.maximum(parts.sum(2, keepdims=True), 1)
    weights = np.concatenate([means, shares], 1, dtype=np.float32)
    return (weights.reshape(-1, len(hidden)) @ hidden).reshape(*weights.shape[:2], -1)


def _judged(one: Found, likely: Floats, parts: NDArray[np.bool_], seen: Floats) -> Found:
    """The attribution with its likeliest acts, and the tokens of cue and content of which the views see most."""
    best = np.argsort(-likely, kind="stable")[:LIKELIEST].tolist()
    acts = tuple((ACTS[number], round(float(likely[number]), 4)) for number in best)
    both = np.flatnonzero(parts[0] | parts[1])
    most = both[np.argsort(-seen[both], kind="stable")[:LOOKED_AT]].tolist()
    return msgspec.structs.replace(one, acts=acts, looked_at=tuple(sorted(most)))


def _likely(scores: Floats) -> Floats:
    """Shares along the last axis, by softmax."""
    weights: Floats = np.exp(scores - scores.max(-1, keepdims=True))
    weights /= weights.sum(-1, keepdims=True)
    return weights


def _is_sure(one: Found, quoted: NDArray[np.bool_]) -> bool:
    inside = quoted[list(_tokens(one.content))].mean()
    return one.score >= (ACCEPT_QUOTED if inside > 0.5 and one.source else ACCEPT)


def _agreement(source: Spans, content: Spans, likely: Floats, cue: Cue) -> float:
    """Geometric mean of how likely the taggers hold that the cue, the source and the content begin where they do."""
    begin = {role: likely[:, labels.BEGIN[role]] for role in labels.ROLES}
    where = _mean(begin["source"], source) if source else 1 - float(begin["source"].max())
    product = cue.score * float(begin["cue"][cue.first]) * where * _mean(begin["content"], content)
    return math.sqrt(math.sqrt(min(product, 1.0)))


def _mean(begin: Floats, spans: Spans) -> float:
    """How likely, on average, a role begins where its spans do."""
    return sum(float(begin[first]) for first, _ in spans) / len(spans)


def _select(candidates: list[Found]) -> list[Found]:
    """The surest attribution of each cue. A piece of content that two claim alike goes to the one whose words follow it
    at once ('"We do," said another'), if the other has more to report, else to the surer."""
    taken: set[int] = set()
    pieces: set[tuple[int, int]] = set()
    kept: list[Found] = []
    followed = {piece: number for number, one in enumerate(candidates) for piece in one.content if _follows(one, piece)}
    for number, one in sorted(enumerate(candidates), key=lambda each: -each[1].score):
        free = [piece for piece in one.content if piece not in pieces]
        own = tuple(piece for piece in free if followed.get(piece, number) == number) or tuple(free)
        if _tokens(one.cue) & taken or not own:
            continue
        taken |= _tokens(one.cue)
        pieces.update(own)
        kept.append(msgspec.structs.replace(one, content=own))
    stands = [one for one in kept if one.source or not any(_tokens(one.cue) & _tokens(other.content) for other in kept)]
    return sorted(stands, key=lambda found: min(found.source + found.cue + found.content))


def _follows(one: Found, piece: tuple[int, int]) -> bool:
    """Whether the source or the cue of an attribution stands right after a piece of content."""
    return piece[1] + 1 in {first for first, _ in (*one.source, *one.cue)}


def _tokens(spans: Spans) -> set[int]:
    return {at for first, last in spans for at in range(first, last + 1)}
