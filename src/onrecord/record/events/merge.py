"""One event for what a story tells twice: by two times in one clause, or by two clauses of the same date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.record.events.lexicon import AUXILIARIES, PREPOSITIONS
from onrecord.record.events.order import days
from onrecord.record.evidence import When
from onrecord.span import Span

SAME_WORDS = 0.5
"""Share of the words of two clauses of one day that tells that they are about one event. On records/train, where little
is told twice, the dated F1 is 78.9 from 0.5 to 1 and 78.8 at 0.4."""
_SAME_CLAUSE = 0.8
"""Share of the shorter of two spans that lies in the other where both are one clause."""
_WORD = re.compile(r"[^\W_]{2,}")
_STEM = 5
"""Letters of a word that are compared, so that "met" is not "meeting" but "signs" is "signed"."""
_DAY = len("YYYY-MM-DD")
_NEIGHBOURS = 8
"""Events back from one among which another of its clause is looked for: more times than a clause has."""


_NEAR_IN_DAY = 64
"""Events of one day back from one among which another that tells the same is looked for."""


class Dated(NamedTuple):
    """A clause and the date of what it tells."""

    span: Span
    on: When


def merged(text: str, found: Iterable[Dated]) -> list[Dated]:
    """The clauses, in order of the text, less those that tell what another one tells. The narrower date stays, else
    what is told first."""
    kept: list[Dated] = []
    alike: dict[str, list[tuple[int, frozenset[str]]]] = {}
    for one in found:
        of_day = alike.setdefault(_bare(one.on.value), []) if _is_day(one.on.value) else []
        stems = _stems(one.span.of(text))
        same = (at for at, other in of_day[-_NEAR_IN_DAY:] if _share(stems, other) >= SAME_WORDS)
        latest = range(max(len(kept) - _NEIGHBOURS, 0), len(kept))
        number = next((at for at in latest if _is_one_event(one, kept[at])), None)
        number = next(same, None) if number is None else number
        if number is None:
            of_day.append((len(kept), stems))
            kept.append(one)
        elif _is_narrower(one, kept[number]):
            kept[number] = one
    return kept


def _is_one_event(one: Dated, other: Dated) -> bool:
    """Whether two times date one clause: with the same date, or one of them more narrowly."""
    if not one.span.overlaps(other.span):
        return False
    nested = _is_narrower(one, other) or _is_narrower(other, one)
    return _bare(one.on.value) == _bare(other.on.value) or (nested and _is_one_clause(one.span, other.span))


def _is_one_clause(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= _SAME_CLAUSE * min(one.end - one.start, other.end - other.start)


def _is_narrower(one: Dated, other: Dated) -> bool:
    """Whether the date of `one` lies within that of `other` and tells more."""
    first, second = days(one.on.value), days(other.on.value)
    return first is not None and second is not None and first != second and first.within(second)


def _stems(words: str) -> frozenset[str]:
    found = _WORD.findall(words.lower())
    return frozenset(word[:_STEM] for word in found if word not in AUXILIARIES and word not in PREPOSITIONS)


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(len(one | other), 1)


def _is_day(value: str) -> bool:
    """Whether the value is a day: of one, two clauses alike tell one event; in a year there are many alike."""
    return len(_bare(value)) == _DAY


def _bare(value: str) -> str:
    return value.rstrip("?~%")
