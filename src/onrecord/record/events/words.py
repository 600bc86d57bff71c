"""Text -> classed tokens: what a word is to a clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.record.events import lexicon
from onrecord.span import Span

_TOKEN = re.compile(r"[0-9]+(?:[.,:][0-9]+)+|[^\W_]+(?:[’'.-][^\W_]+)*|[^\w\s]|_")
_MARKS = {**dict.fromkeys(",-–—", "C"), **dict.fromkeys(";:?!…|", "H")}
_MOST_NOMINAL = 10
"""Words of a stretch in another voice that, without a verb and quotation marks, are only the object of one's own."""

VERB, OPENER, LEAD, COMMA, HARD, JOIN, TIME, PLAIN, LIGHT = "VBLCHJTOA"
"""Classes. HARD marks end every clause; PLAIN words may be a subject; LIGHT ones (prepositions, adverbs) may not."""

_TABLES: tuple[tuple[frozenset[str], str], ...] = (
    (lexicon.OPENERS, OPENER),
    (lexicon.LEADS, LEAD),
    (lexicon.CONJUNCTIONS, JOIN),
    (lexicon.AUXILIARIES | lexicon.IRREGULAR | lexicon.PRESENT, VERB),
    (lexicon.PREPOSITIONS | lexicon.ADVERBS, LIGHT),
)
_CLASSES = {word: kind for table, kind in reversed(_TABLES) for word in table} | _MARKS


class Words(NamedTuple):
    """The tokens of a stretch: `classes[i]` is the class of the token at `starts[i]:ends[i]`, `words[i]` it in lower
    case, `holes[i]` whether another voice has it."""

    classes: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    holes: list[bool]


def words_of(text: str, stretch: Span, at: int, times: Sequence[Span], holes: Sequence[Span]) -> Words:
    """The classed tokens of a stretch. What another voice says before `at` is LIGHT, so that a scan goes through it."""
    found = list(_TOKEN.finditer(text, stretch.start, stretch.end))
    starts = [match.start() for match in found]
    classes = [TIME if _within(match.start(), times) else _class(match.group()) for match in found]
    inside = [False] * len(found)
    for hole in holes:
        numbers = [number for number, start in enumerate(starts) if hole.start <= start < hole.end]
        if not _is_object(text, hole, [classes[number] for number in numbers]):
            for number in numbers:
                inside[number] = True
                if starts[number] < at:
                    classes[number] = LIGHT
    words = [match.group().lower() for match in found]
    return Words("".join(classes), starts, [match.end() for match in found], words, inside)


def _within(at: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= at < span.end for span in spans)


def _is_object(text: str, hole: Span, classes: Sequence[str]) -> bool:
    """Whether what another says is only named ("rejected the offer"): then it belongs to the clause that names it."""
    opening = text[hole.start]
    if text.startswith("to ", hole.start):
        return True
    return opening.isalnum() and len(classes) <= _MOST_NOMINAL and not {VERB, OPENER} & set(classes)


def _class(word: str) -> str:
    low = word.lower().replace("’", "'")
    if found := _CLASSES.get(low):
        return found
    is_past = low.endswith("ed") and len(low) > 3 and word.islower() and low not in lexicon.NOT_VERBS
    return VERB if is_past else PLAIN if word[0].isalnum() else LIGHT
