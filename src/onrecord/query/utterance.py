"""One utterance, many reports: which statements, of whatever stories, report the same words of the same speaker.

Strategy. Two statements are joined by a rule that asks of these two alone, so that the groups are the same whatever the
order in which stories come:

- anywhere, if they quote the same sentence of QUOTED words or more, word for word but for case, marks and insertions in
  brackets, and do not tell different days;
- in reprints of one text, if their words are alike: the editing of a desk aside, they are one statement there.

And never if they name two different persons. Who is left unnamed, a state, an office and its spokesman may be one; only
two persons of different names are two. A group is all that hangs together.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations

import msgspec

from onrecord.query.words import forms
from onrecord.reading.quotes import quotations
from onrecord.span import Span

QUOTED = 7
"""Words of a sentence that two do not share by chance. Shorter ones are formulas: "we do not comment on this"."""
ALIKE = 0.5
"""Share of the pairs of neighbouring words of the shorter statement that stand in the other one of a reprint."""
FEWEST_PAIRS = 4
"""Pairs of words of statements that may be alike; shorter ones must be equal."""

_SENTENCE = re.compile(r"(?<=[.!?…])[\"”“’']*\s+|\s…\s")
_INSERTED = re.compile(r"\[[^\]]*\]")
_LONG_NAME = 6
"""Letters of a name from which on one that differs is a misprint."""


class Wording(msgspec.Struct, frozen=True):
    """A statement, as far as joining asks. `text` is alike for all reprints of one, `reading` for one story as read.

    `quoted` are numbers of its quoted sentences, `first` and `last` the days on which it may have been said, as
    YYYYMMDD.
    """

    key: int
    text: Hashable
    reading: int
    words: tuple[str, ...]
    quoted: frozenset[int]
    person: str | None = None
    first: int | None = None
    last: int | None = None

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Neighbouring words."""
        return frozenset(zip(self.words, self.words[1:], strict=False))


def wording(
    key: int,
    text: Hashable,
    reading: int,
    form: str,
    words: str,
    *,
    speaker: tuple[str, str] | None = None,
    days: tuple[int | None, int | None] = (None, None),
) -> Wording:
    """The wording of a statement: its form and words, its speaker's name and kind, and the days that it tells."""
    person = speaker[0] if speaker is not None and speaker[1] == "person" else None
    return Wording(key, text, reading, tuple(forms(words)), quoted(form, words), person, *days)


def quoted(form: str, words: str) -> frozenset[int]:
    """Numbers of the sentences that a statement quotes, those aside that are too short."""
    return frozenset(
        _number(sentence)
        for stretch in _stretches(form, words)
        for one in _SENTENCE.split(_INSERTED.sub(" ", stretch))
        if len(sentence := forms(one)) >= QUOTED
    )


def _stretches(form: str, words: str) -> Iterator[str]:
    if form == "direct":
        yield words
    elif form == "mixed":
        for one in quotations(words, (Span(0, len(words)),) if words else ()):
            if one.depth == 1:
                yield words[one.span.start : one.span.end]


def _number(sentence: Sequence[str]) -> int:
    return int.from_bytes(hashlib.blake2b(" ".join(sentence).encode(), digest_size=6).digest()) >> 1


def may_be_one(one: str | None, other: str | None) -> bool:
    """Whether two names of persons may be of one. None stands for no person, who may be anyone."""
    if one is None or other is None:
        return True
    first, second = forms(one), forms(other)
    if not first or not second:
        return True
    if not _same_name(first[-1], second[-1]):
        return set(first) <= set(second) or set(second) <= set(first)
    given = (first[0], second[0])
    return min(len(first), len(second)) < 2 or given[0][0] == given[1][0]


def _same_name(one: str, other: str) -> bool:
    """Equal, or one letter of a long name apart."""
    if one == other:
        return True
    if min(len(one), len(other)) < _LONG_NAME or abs(len(one) - len(other)) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[at + (len(one) >= len(other)) :] == other[at + (len(other) >= len(one)) :]


def same(one: Wording, other: Wording) -> bool:
    """Whether two statements report the same utterance."""
    if not may_be_one(one.person, other.person):
        return False
    if one.quoted & other.quoted and (one.text == other.text or _days_meet(one, other)):
        return True
    return one.text == other.text and one.reading != other.reading and alike(one, other)


def _days_meet(one: Wording, other: Wording) -> bool:
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return True
    return one.first <= other.last and other.first <= one.last


def alike(one: Wording, other: Wording) -> bool:
    """Whether two statements are worded alike."""
    shorter = min(len(one.pairs), len(other.pairs))
    if one.words == other.words:
        return bool(one.words)
    return shorter >= FEWEST_PAIRS and len(one.pairs & other.pairs) >= ALIKE * shorter


def joined(given: Sequence[Wording]) -> list[frozenset[int]]:
    """The keys of the statements of each utterance that more than one statement reports."""
    root = {one.key: one.key for one in given}

    def find(key: int) -> int:
        while root[key] != key:
            root[key] = key = root[root[key]]
        return key

    for one, other in _near(_distinct(given, root)):
        if find(one.key) != find(other.key) and same(one, other):
            root[find(one.key)] = find(other.key)
    groups = defaultdict(set)
    for one in given:
        groups[find(one.key)].add(one.key)
    return [frozenset(group) for group in groups.values() if len(group) > 1]


def _distinct(given: Sequence[Wording], root: dict[int, int]) -> Iterator[Wording]:
    """The statements, one for all that are worded alike to the letter in several readings of a text. These are joined
    in `root`, and the one that stands for them is of no reading, as another statement is in another reading than one of
    them in any case. There may be hundreds of them."""
    equal: dict[Hashable, list[Wording]] = defaultdict(list)
    for one in given:
        equal[one.text, one.words, one.person, one.first, one.last].append(one)
    for first, *others in equal.values():
        if not others or not first.words or len({first.reading, *(one.reading for one in others)}) == 1:
            yield from (first, *others)
            continue
        root.update((one.key, first.key) for one in others)
        yield msgspec.structs.replace(
            first, reading=-first.key - 1, quoted=first.quoted.union(*(one.quoted for one in others))
        )


def _near(given: Iterator[Wording]) -> Iterator[tuple[Wording, Wording]]:
    """Pairs that share a quoted sentence, or words and a text that was read more than once: all that can be the same
    are among them."""
    holding: dict[Hashable, list[Wording]] = defaultdict(list)
    every = list(given)
    readings: dict[Hashable, set[int]] = defaultdict(set)
    for one in every:
        readings[one.text].add(one.reading)
    for one in every:
        for sentence in one.quoted:
            holding[sentence].append(one)
        for pair in (one.pairs or {one.words}) if len(readings[one.text]) > 1 else ():
            holding[one.text, pair].append(one)
    for sharing in holding.values():
        yield from combinations(sharing, 2)
