"""What the words of roles tell of a person: the kind of office, the field of work, the country. Tables and looks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.record.parties import match, nouns
from onrecord.record.parties.places import COUNTRY, DEMONYM

_FIELDS: dict[str, str] = {
    word: field
    for field, row in {
        "state": (
            "president minister premier chancellor senator governor mayor congressman congresswoman representative "
            "ambassador envoy diplomat mp councillor councilman councilwoman lawmaker legislator king queen prince "
            "candidate nominee chairman-of-parliament prosecutor attorney-general commissioner"
        ),
        "force": "general colonel admiral commander sergeant captain lieutenant sheriff detective constable",
        "sport": "player coach striker goalkeeper footballer swimmer athlete cyclist runner midfielder defender golfer",
        "art": "actor actress singer musician artist novelist painter poet comedian rapper guitarist",
        "science": (
            "scientist researcher professor physicist chemist biologist astronomer historian economist doctor "
            "physician surgeon psychologist nurse"
        ),
        "faith": "bishop archbishop pope pastor priest rabbi imam cardinal",
        "street": (
            "resident neighbour neighbor student voter witness mother father shopper tourist passenger bystander fan "
            "driver fisherman farmer waiter waitress schoolboy schoolgirl teenager pensioner"
        ),
    }.items()
    for word in row.split()
}
"""Heads of roles that tell a field of work, or that someone speaks for no one else."""
_AT_ODDS = frozenset(
    frozenset(pair.split())
    for pair in (
        "state sport", "state art", "state street", "force sport", "force art", "force street",
        "sport science", "sport faith", "sport street", "art street", "science street", "faith street", "faith force",
    )
)  # fmt: skip
"""Fields in which one is hardly known in the same years."""

HEADS: dict[str, str] = {word: min(row) for row in nouns.NEAR for word in sorted(row, reverse=True)}
"""Words for nearly the same office, and the one that stands for them."""
_OFFICES = nouns.PERSONS | frozenset(_FIELDS)
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_LINKS = ("of", "for")
GUESSED = "~"
"""Opens a country that no table knows."""


def offices(roles: Iterable[str]) -> tuple[str, ...]:
    """The heads of roles, each by the word that stands for those like it: "Rep." and "lawmaker" are one."""
    found = set()
    for role in roles:
        for word in _words(role):
            if word in _OFFICES:
                found.add(HEADS.get(word, word))
    return tuple(sorted(found))


def fields(roles: Iterable[str]) -> frozenset[str]:
    """The fields of work that roles tell."""
    return frozenset(_FIELDS[word] for role in roles for word in _words(role) if word in _FIELDS)


def countries(roles: Iterable[str]) -> tuple[str, ...]:
    """The countries of roles: before the first office ("Oskarian foreign minister") or right after it with "of".

    A country elsewhere in a role may be that of someone else: "ambassador to Oskaria". A place that no table knows is
    marked as GUESSED: it may speak for two names, and against none.
    """
    found = set()
    for role in roles:
        spoken = _WORD.findall(role)
        head = next((at for at, word in enumerate(spoken) if _low(word) in _OFFICES), len(spoken))
        found.update(_named(spoken[:head]))
        if head + 1 < len(spoken) and _low(spoken[head + 1]) in _LINKS:
            found.update(_named(spoken[head + 2 : head + 5])[:1])
    return tuple(sorted(found))


def at_odds(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether two sets of fields are hardly one person's."""
    return bool(one and two) and not one & two and all(frozenset((a, b)) in _AT_ODDS for a in one for b in two)


def _words(role: str) -> list[str]:
    return [_low(word) for word in _WORD.findall(role)]


def _low(word: str) -> str:
    return word.lower().rstrip(".").removesuffix("'s").removesuffix("’s")


def _named(spoken: list[str]) -> list[str]:
    """The countries in some words of a role, in order."""
    found: list[str] = []
    for at, word in enumerate(spoken):
        phrases = (" ".join(map(_low, spoken[at : at + size])) for size in (3, 2, 1))
        known = next((country for phrase in phrases if (country := COUNTRY.get(phrase) or DEMONYM.get(phrase))), None)
        if known is not None:
            found.append(match.fold(known))
        elif word[:1].isupper() and (word.endswith("ian") or (not at and len(spoken) == 1)):
            found.append(GUESSED + match.fold(_low(word)).removesuffix("n"))
    return found
