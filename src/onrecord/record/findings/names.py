"""Names spelled in two ways in one story.

Strategy. The last name of a person whom the story names often is compared with capitalised words that are rare in it.
They are one name if they differ by one slip of the keys inside the word, and nothing speaks for two: no other first
name before, no first name or country that is spelled so. A slip at the end makes too many other words (a plural, a
people, another person's name), and is looked at only after the same first name.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from onrecord.record.findings.story import Story
from onrecord.record.findings.values import Finding
from onrecord.record.parties.given import given_names
from onrecord.record.words import COUNTRIES

CODE = "name-two-spellings"

_LEAST_LETTERS = 5
"""Letters of a last name from which one slip tells: shorter names of two people are often that near."""
_OFTEN = 3
"""Times that the common spelling stands for each time of the rare one; of a long name, or after the same first
name, _OFTEN_FULL."""
_LONG = 7
_OFTEN_FULL = 2
_MOST_RARE = 2
_CAPITALISED = re.compile(r"[A-ZÀ-Ž](?<![\w'’-].)[a-zß-ž]+(?:[A-Z][a-zß-ž]+)?(?![\w-])")
_BEFORE = re.compile(r"([A-ZÀ-Ž][\w'’-]+) $")
_SENTENCE_END = re.compile(r"[.!?:;][\"”’'»)]*\s+[\"“‘„«(]?$|[\"“„«]$|\n$")
_GENITIVE = re.compile(r"['’]s?$")
_TITLED = frozenset(
    "at in on but and when as while if after for with by from to of the mr mrs ms dr sen rep gov president minister "
    "chancellor senator governor secretary judge justice general king queen prince pope premier mayor".split()
)
"""Words with a capital before a last name that are no first name."""


class _Seen(NamedTuple):
    word: str
    start: int
    block: int


def find(story: Story) -> Iterator[Finding]:
    """Rare words that differ by one slip from the last name of a person whom the story names often."""
    bearers = _bearers(story)
    if not bearers:
        return
    seen = _words(story)
    count = Counter(one.word for one in seen)
    parts = {part for party in story.parties for part in party.name.split()} - bearers.keys()
    near: dict[str, list[str]] = {}
    for last in bearers:
        for key in _keys(last):
            near.setdefault(key, []).append(last)
    initials = {last[0] for last in bearers}
    for one in seen:
        times = count[one.word]
        if one.word[0] not in initials or times > _MOST_RARE or len(one.word) < _LEAST_LETTERS - 1:
            continue
        for last in sorted({last for key in _keys(one.word) for last in near.get(key, ())}):
            before = _word_before(story, one.block, one.start)
            full = before == bearers[last]
            often = _OFTEN_FULL if full or len(last) >= _LONG else _OFTEN
            if count[last] < times * often or (one.word in parts and not full) or not _may_be(last, one.word, bearers):
                continue
            if full or (_alone(before) and not _at_end(last, one.word)):
                message = f"The name is spelled “{last}” elsewhere in the story."
                yield story.finding(CODE, one.start, one.start + len(one.word), message, last)
                break


def _keys(word: str) -> set[str]:
    """A word, and the word with each letter left out but the first: words one slip apart share one of these."""
    return {word} | {word[:at] + word[at + 1 :] for at in range(1, len(word))}


def _may_be(last: str, word: str, bearers: Mapping[str, str]) -> bool:
    """Whether the word is one slip from the name, and no other name, plural or accent left out."""
    if not _one_slip(last, word) or bearers.get(word, bearers[last]) != bearers[last]:
        return False
    return word != last + "s" and _plain(word) != _plain(last) and not _another(word)


def _words(story: Story) -> list[_Seen]:
    return [
        _Seen(match.group(), match.start(), block.start)
        for block in story.prose
        for match in _CAPITALISED.finditer(story.text, block.start, block.end)
    ]


def _word_before(story: Story, start: int, at: int) -> str | None:
    """The capitalised word before a place of a block, unless it has its capital from opening a sentence."""
    match = _BEFORE.search(story.text, max(start, at - 25), at)
    if match is None:
        return None
    opens = match.start() == start or _SENTENCE_END.search(story.text, max(start, match.start() - 4), match.start())
    return None if opens and match[1].lower() not in given_names() else match[1]


def _bearers(story: Story) -> dict[str, str]:
    """The first name for each last name that one person of the story alone bears."""
    found: dict[str, set[str]] = {}
    for party in story.parties:
        parts = party.name.split()
        if party.kind == "person" and len(parts) >= 2 and len(parts[-1]) >= _LEAST_LETTERS:
            found.setdefault(parts[-1], set()).add(parts[0])
    return {last: next(iter(firsts)) for last, firsts in found.items() if len(firsts) == 1}


def _plain(word: str) -> str:
    """A word without its accents: with and without them is no slip."""
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))


def _another(word: str) -> bool:
    """Whether a word is a name of its own."""
    small = word.lower()
    return small in given_names() or small in COUNTRIES or word in COUNTRIES


def _alone(before: str | None) -> bool:
    """Whether no first name stands before."""
    return before is None or _GENITIVE.search(before) is not None or before.lower() in _TITLED


def _at_end(common: str, rare: str) -> bool:
    """Whether two words differ in their last letters only."""
    return common[:-1] == rare[: len(common) - 1] or rare[:-1] == common[: len(rare) - 1]


def _one_slip(one: str, other: str) -> bool:
    """Whether a letter put in, left out or changed, or two swapped, makes one word of the other; the first stands."""
    if one == other or one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    at = next((number for number, letter in enumerate(short) if letter != long[number]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at + 1 : at + 2] + short[at : at + 1] == long[at : at + 2]
    return short[at + 1 :] == long[at + 1 :] or (swapped and short[at + 2 :] == long[at + 2 :])
