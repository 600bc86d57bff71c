"""What two wordings share: their words of content, with endings cut off."""

from __future__ import annotations

from functools import lru_cache

from onrecord.record.commitments.context import words_of
from onrecord.record.commitments.lexicon import (
    ADVERBS,
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    FIRST_PERSON,
    PREPOSITIONS,
    SUBORDINATORS,
    THIRD_PERSON,
)

_EMPTY = frozenset(
    PREPOSITIONS | SUBORDINATORS | DETERMINERS | AUXILIARIES | ADVERBS | FIRST_PERSON | THIRD_PERSON | DAYS
    | set("and or not no to be been any some all other others more most new one two three its it's them him us me you "
          "said says say there can could may might must should make made take taken get give given do done own year "
          "years month months week weeks day days time".split())
)  # fmt: skip
_ENDINGS = (
    "ese",
    "ations",
    "ation",
    "ements",
    "ement",
    "ences",
    "ence",
    "ings",
    "ing",
    "ions",
    "ion",
    "ers",
    "ies",
    "ied",
    "ed",
    "es",
    "s",
    "e",
    "y",
)
_ALIKE = {
    "hand": "transfer", "handover": "transfer", "transference": "transfer", "cede": "transfer", "ceasefire": "truce",
    "armistice": "truce", "troop": "forc", "soldier": "forc",
}  # fmt: skip


def stem(word: str) -> str:
    """A word without its ending, at least four letters of it; words for one thing have one stem."""
    low = word.partition("'")[0]
    if low in _ALIKE:
        return _ALIKE[low]
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= 4:
            low = low[: -len(ending)]
            break
    return _ALIKE.get(low, low)


@lru_cache(maxsize=2048)
def stems(text: str) -> frozenset[str]:
    """The stems of the words of content of a text."""
    return frozenset(stem(word) for word in words_of(text) if word not in _EMPTY and len(word) > 2)


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the smaller set that the other has too, from 0 to 1."""
    least = min(len(one), len(other))
    return len(one & other) / least if least else 0.0
