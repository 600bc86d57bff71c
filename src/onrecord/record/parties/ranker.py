"""Which party a pronoun or a description means: candidates, their features, and a small log-linear model.

Each candidate entity gets features of how it stands toward the mention; the score of a candidate is the weighted sum
of its features, and a share of 1 is dealt out by the exponentials of the scores (softmax), one share being nobody's.
The weights were learned by training/antecedents.py and lie in weights.json, by class of mention and name of feature.
"""

from __future__ import annotations

import bisect
import json
import math
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple

from onrecord.record.parties import match, nouns
from onrecord.record.parties.entity import Entity
from onrecord.record.parties.lexed import Lexed
from onrecord.record.parties.sources import Source

RANKS = 3
"""Candidates, nearest first, whose place in the row is a feature."""

Class = Literal["person", "person-noun", "thing", "org-noun"]
Hook = Callable[[Source, Entity], float]
"""An optional score of the model for a mention and a candidate; added to the features as "model"."""
Features = dict[str, float]


class Situation(NamedTuple):
    """Where a mention stands: its word number, and what is known there."""

    lexed: Lexed
    source: Source
    at: int
    spoke_last: Entity | None
    """The speaker of the attribution before, and the number of the word at which it spoke."""
    spoke_at: int
    spoke_alike: bool
    """Whether the source before was of the same form (a pronoun after a pronoun)."""
    enclosing: Entity | None
    """The speaker in whose content the mention stands."""
    contents: tuple[range, ...]
    """Words of what is said here."""
    direct: bool
    """Whether what is said opens with a quotation mark."""
    quoted: Callable[[int], bool]
    """Whether a word stands in some content other than one that holds the mention."""
    leads: dict[int, Entity]
    """The first named entity of each sentence, persons before others."""


class Candidate(NamedTuple):
    """A candidate with its features and its share of the score (0 to 1)."""

    entity: Entity | None
    features: Features
    share: float


_OWNED = frozenset("its their his her".split())


def class_of(source: Source) -> Class:
    """The class of weights for a mention."""
    if source.form == "noun":
        return "person-noun" if source.kind == "person" else "org-noun"
    return "person" if source.form == "third" else "thing"


KINDS: dict[Class, frozenset[str]] = {
    "person": frozenset({"person"}),
    "person-noun": frozenset({"person"}),
    "thing": frozenset({"org", "country", "group", "document", "place"}),
    "org-noun": frozenset({"org", "country", "place"}),
}


def candidates(situation: Situation, entities: Sequence[Entity]) -> list[tuple[Entity, Features]]:
    """The entities that the mention could mean, with features, nearest first; "another analyst" means none of them."""
    source = situation.source
    kind = class_of(source)
    if source.form == "noun" and situation.lexed.lowers[source.first] == "another":
        return []
    near: list[tuple[int, Entity]] = []
    for entity in entities:
        if entity.kind not in KINDS[kind] or entity is source.owner:
            continue
        if source.gender and entity.gender and source.gender != entity.gender:
            continue
        last = _last_before(entity, situation.at, situation.contents)
        if last < 0 and (not _is_readable(situation, entity) or _is_anothers(situation, entity)):
            continue
        near.append((last, entity))
    near.sort(key=lambda pair: -pair[0])
    return [(entity, _features(situation, entity, last, rank, kind)) for rank, (last, entity) in enumerate(near)]


def _is_readable(situation: Situation, entity: Entity) -> bool:
    return any(situation.lexed.readable(first) for first, _ in entity.mentions)


def _is_anothers(situation: Situation, entity: Entity) -> bool:
    """Whether a description by its owner ("its leader") has no word of what the story says that the entity is: of one
    named only later that is too little."""
    source = situation.source
    owned = source.form == "noun" and situation.lexed.lowers[source.first] in _OWNED
    return owned and source.head not in entity.words


def _last_before(entity: Entity, at: int, contents: Sequence[range]) -> int:
    """Word number of the last reference to the entity before word `at` and outside what is said there, or -1."""
    number = bisect.bisect_left(entity.mentions, (at, -1)) - 1
    while number >= 0 and _inside(entity.mentions[number][0], contents):
        number -= 1
    named = entity.mentions[number][0] if number >= 0 else -1
    for seen in reversed(entity.seen):
        if seen < at and not _inside(seen, contents):
            return max(named, seen)
    return named


def _inside(word: int, contents: Sequence[range]) -> bool:
    return any(word in words for words in contents)


def _features(situation: Situation, entity: Entity, last: int, rank: int, kind: Class) -> Features:
    found: Features = {} if last >= 0 else {"later": 1.0}
    if last >= 0:
        _add_distance_features(situation, entity, last, found)
    if rank < RANKS:
        found[f"rank-{rank}"] = 1.0
    before = bisect.bisect_left(entity.mentions, (situation.at, -1))
    found["often"] = math.log1p(before + len(entity.seen))
    found["often-all"] = math.log1p(len(entity.mentions))
    _add_speaker_features(situation, entity, found)
    _add_content_features(situation, entity, found)
    if situation.source.gender:
        found["gender-same" if entity.gender else "gender-open"] = 1.0
    if entity.described:
        found["described"] = 1.0
    if kind in ("thing", "org-noun"):
        found[f"kind-{entity.kind}"] = 1.0
        found[f"{situation.source.head if kind == 'thing' else 'noun'}-{entity.kind}"] = 1.0
    if situation.source.form == "noun":
        _add_noun_features(situation.source, entity, found)
    return found


def _add_distance_features(situation: Situation, entity: Entity, last: int, found: Features) -> None:
    """How far back the entity was last meant, and in what place."""
    lexed, at = situation.lexed, situation.at
    sentence = lexed.sentence[at]
    distance = sentence - lexed.sentence[last]
    found[f"back-{_bucket(distance)}"] = 1.0
    tests = {
        "paragraph": lexed.block[at] == lexed.block[last],
        "led-before": distance == 1 and situation.leads.get(sentence - 1) is entity,
        "leads-here": distance == 0 and situation.leads.get(sentence) is entity,
        "quoted": situation.quoted(last),
        "owner": lexed.possessive[last],
    }
    found.update((name, 1.0) for name, holds in tests.items() if holds)


def _bucket(distance: int) -> str:
    return str(distance) if distance < 3 else "5" if distance < 6 else "12" if distance < 13 else "far"


def _add_speaker_features(situation: Situation, entity: Entity, found: Features) -> None:
    if entity is situation.spoke_last:
        gap = situation.lexed.sentence[situation.at] - situation.lexed.sentence[situation.spoke_at]
        found["spoke-last"] = 1.0
        found["spoke-near" if gap < 3 else "spoke-far"] = 1.0
        if situation.spoke_alike:
            found["spoke-alike"] = 1.0
    elif entity.spoke:
        found["spoke-once"] = 1.0
    if entity is situation.enclosing:
        found["encloses"] = 1.0


def _add_content_features(situation: Situation, entity: Entity, found: Features) -> None:
    """Whether what is said names the candidate, as seldom of a speaker."""
    for words in situation.contents:
        number = bisect.bisect_left(entity.mentions, (words.start, -1))
        if number < len(entity.mentions) and entity.mentions[number][0] < words.stop:
            found["in-content"] = 1.0
            if situation.direct:
                found["in-quotation"] = 1.0
            return


def _add_noun_features(source: Source, entity: Entity, found: Features) -> None:
    known = entity.words
    head, rest = source.head, source.words - {source.head}
    near = known & _nearly(head)
    if _is_another_office(source.words, known, head) or (head in known and entity.heads and head not in entity.heads):
        found["head-strange"] = 1.0
    elif head in known:
        found["head-same"] = 1.0
    elif near:
        found["head-near"] = 1.0
    elif match.fits_kind(head, entity.key):
        found["head-fits"] = 1.0
    else:
        found["head-strange"] = 1.0
    if head in entity.key:
        found["head-in-name"] = 1.0
    if rest:
        hits = sum(1 for word in rest if word in known or word in entity.key or known & _nearly(word))
        found["rest-known"] = hits / len(rest)
        found["rest-strange"] = 1.0 - hits / len(rest)
    if not source.definite:
        found["indefinite"] = 1.0


_CHANGES = frozenset("prime vice deputy".split())
"""Words that make another office of one: the prime minister is not "the minister"."""


def _is_another_office(described: frozenset[str], known: set[str], head: str) -> bool:
    return head in known and described & _CHANGES != known & _CHANGES


@cache
def _nearly(word: str) -> frozenset[str]:
    """Words for nearly the same role as `word`."""
    return frozenset().union(*(group for group in nouns.NEAR if word in group)) - {word}


NOBODY: Features = {"nobody": 1.0}


@cache
def weights() -> dict[str, dict[str, float]]:
    """The packaged weights: by class of mention, then by feature."""
    text = (resources.files(__package__) / "weights.json").read_text(encoding="utf-8")
    table: dict[str, dict[str, float]] = json.loads(text)
    return table


def rank(situation: Situation, entities: Sequence[Entity], hook: Hook | None = None) -> list[Candidate]:
    """Candidates by falling share; the entity None stands for nobody among them."""
    table = weights()[class_of(situation.source)]
    scored: list[tuple[float, Entity | None, Features]] = [(table.get("nobody", 0.0), None, NOBODY)]
    for entity, features in candidates(situation, entities):
        if hook is not None:
            features["model"] = hook(situation.source, entity)
        scored.append((sum(table.get(name, 0.0) * value for name, value in features.items()), entity, features))
    most = max(score for score, _, _ in scored)
    parts = [math.exp(score - most) for score, _, _ in scored]
    whole = sum(parts)
    ranked = [
        Candidate(entity, features, part / whole) for (_, entity, features), part in zip(scored, parts, strict=True)
    ]
    return sorted(ranked, key=lambda one: -one.share)
