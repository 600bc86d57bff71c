"""Places that no table knows, told by how the text uses their names: "in Velmark", "Velmark's president", "Velmarkian".

Only names of one word are looked at, and never one that follows a title or a given name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.record.parties import nouns
from onrecord.record.parties.given import given_names
from onrecord.record.parties.lexed import Lexed

OFFICES = frozenset(
    "president premier prime foreign parliament government opposition ambassador chief predecessor capital presidency "
    "leader".split()
)
"""Words that stand after a country's name, with "'s" or without."""
_OF_COUNTRIES = frozenset("government president minister republic people ambassador".split())
"""Words that with "of" stand before a country's name."""
_OF_STATES = frozenset("negotiator negotiators delegate diplomat envoy justice".split())
"""What states have a chief of, and firms have none."""
_RANKS = frozenset("senior chief former vice deputy associate assistant state".split())
"""Titles before which and after which adjectives stand too."""
_TITLES = nouns.HONORIFICS - _RANKS
LEAST = 4
"""Letters of a place's name that has an adjective made from it."""


class Usage(NamedTuple):
    """Words in lower case: used as countries are (with an office or an adjective), as other places, and adjectives."""

    countries: frozenset[str]
    places: frozenset[str]
    adjectives: frozenset[str]


def usage_of_names(lexed: Lexed) -> Usage:
    """Which names of one word the text uses as countries or places, and which words are adjectives made from them."""
    capitals = {lexed.lowers[at] for at in lexed.capitals}
    adjectives = {made: low for low in capitals if len(low) >= LEAST for made in _adjectives(low) if made in capitals}
    persons: set[str] = set()
    countries = set(adjectives.values())
    places: set[str] = set()
    for at, low in _single_words(lexed):
        if _follows_title(lexed, at):
            persons.add(low)
        elif _has_office(lexed, at):
            countries.add(low)
        elif lexed.lowers[at - 1] == "in" and not lexed.possessive[at] and lexed.sentence[at - 1] == lexed.sentence[at]:
            places.add(low)
    others = persons | adjectives.keys()
    return Usage(frozenset(countries - others), frozenset(places - others), frozenset(adjectives.keys() - persons))


def _adjectives(low: str) -> Iterator[str]:
    """Adjectives that a place's name may have: "Oskarian", "Corvan", "Velmarkian"."""
    yield from (low + ending for ending in ("n", "an", "ian", "ese", "ish"))
    if low[-1] in "aeiouy":
        yield from (low[:-1] + ending for ending in ("an", "ian", "ish"))
    if low.endswith(("ce", "ia")):
        yield low[:-2] + "n"


def _single_words(lexed: Lexed) -> Iterator[tuple[int, str]]:
    for at in lexed.capitals:
        if at and (low := lexed.lowers[at]) not in nouns.OPENERS:
            yield at, low


def _follows_title(lexed: Lexed, at: int) -> bool:
    before = lexed.lowers[at - 1]
    if lexed.possessive[at - 1] or lexed.sentence[at - 1] != lexed.sentence[at] or lexed.gap(at - 1).strip(" [].\xa0"):
        return False
    return before in _TITLES or (lexed.capital[at - 1] and before in given_names())


def _has_office(lexed: Lexed, at: int) -> bool:
    if at > 1 and lexed.lowers[at - 1] == "of" and lexed.lowers[at - 2] in _OF_COUNTRIES and not lexed.possessive[at]:
        return True
    after = lexed.lowers[at + 1] if at + 1 < len(lexed) and not lexed.gap(at).strip(" '’s") else ""
    if after == "chief":  # "Velmark's chief negotiator", but "Nordline chief executive"
        return at + 2 < len(lexed) and lexed.lowers[at + 2] in _OF_STATES
    return after in OFFICES and not lexed.capital[at + 1]
