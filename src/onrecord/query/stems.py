"""The stem of a word by Snowball's rules for English, and words that a prefix may be the beginning of.

One of our databases stems as Porter first had it, the other by later rules, of whichever edition it came with. So two
words are taken for one here if either of the two sets of rules says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache

_SHARED = 2
"""Letters at the beginning that stemming never changes: words that differ in these are not the same."""
_ENDINGS = (
    "s es ed e ing ion ions ation ations ity ities al ally ly ment ments ance ence er or ers ors ive able ible ness "
    "ful ism ist ists ize ise ization isation y ies ied ent ant ous"
).split()
"""Ends of English words that stemming takes off or changes."""


@lru_cache(maxsize=65_536)
def stems(word: str) -> tuple[str, ...]:
    """The stem of a word (in the form of tokens.py) by each set of rules. Words of two letters are their own."""
    return tuple(stem(word) if len(word) > 2 else word for stem in _stemmers())


@cache
def _stemmers() -> tuple[Callable[[str], str], ...]:
    from snowballstemmer import stemmer  # brings the rules of thirty languages, which takes its time

    return stemmer("porter").stemWord, stemmer("english").stemWord


def alike(one: str, other: str) -> bool:
    """Whether two words are the same but for their endings."""
    if one == other:
        return True
    if one[:_SHARED] != other[:_SHARED]:
        return False
    return any(mine == its for mine, its in zip(stems(one), stems(other), strict=True))


@lru_cache(maxsize=1024)
def completions(prefix: str) -> tuple[str, ...]:
    """Words that begin with `prefix` and have a stem that does not, one for each such stem.

    An index of stems does not find "declaration", whose stem is "declar", by the prefix "declara".
    """
    found: dict[tuple[str, ...], str] = {}
    for rest in dict.fromkeys(_rests(prefix)):
        reduced = stems(prefix + rest)
        if not all(one.startswith(prefix) for one in reduced):
            found.setdefault(reduced, prefix + rest)
    return tuple(found.values())


def _rests(prefix: str) -> Iterator[str]:
    """What may be left of an ending that `prefix` breaks off in."""
    for ending in _ENDINGS:
        for size in range(1, len(ending) + 1):
            if prefix.endswith(ending[:size]):
                yield ending[size:]
