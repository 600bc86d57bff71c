"""Names of persons compared across stories, and the names by which organisations are known. Pure; names are folded."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache

from onrecord.record import words
from onrecord.record.parties import match
from onrecord.record.parties.given import given_names
from onrecord.record.parties.match import SMALL, SUFFIXES, Key
from onrecord.record.parties.nouns import HONORIFICS
from onrecord.record.parties.places import COUNTRY, DEMONYM


class Likeness(IntEnum):
    """How like two full names are."""

    NONE = 0
    POSSIBLE = 1
    """Not to be joined by program: father and son ("Jr.")."""
    VARIANT = 2
    """An initial, a short form, another spelling: to be joined if something else speaks for it."""
    SAME = 3
    """The same words, be it that one leaves out a middle name."""


_SOUNDS = (
    ("sch", "sh"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("zh", "z"), ("ck", "k"), ("tz", "ts"), ("w", "v"),
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("j", "i"), ("y", "i"), ("ei", "i"), ("ie", "i"), ("io", "o"),
)  # fmt: skip
"""Spellings of one sound in different transliterations ("Zelensky", "Zelenskyy"; "Kadyrov", "Kadirov")."""
_TWICE = re.compile(r"(.)\1+")
_HANDLE = "@"
_LEGAL = frozenset("inc corp corporation co company ltd limited llc plc ag sa gmbh nv spa".split())
_PROPER = frozenset("kremlin nato un eu imf who fbi cia pentagon".split())
"""Of the heads of organisations those that are names."""
_COMMON = (
    words.ORG_HEADS
    | words.DOCUMENT_HEADS
    | words.GROUP_HEADS
    | words.PERSON_HEADS
    | SMALL
    | frozenset(
        (
            "affairs agriculture air appeal appeals armed border central chamber chiefs city civil commerce commons "
            "constitutional consulate county criminal crown culture customs defence defense delegation deputies "
            "development district economic economy education election electoral embassy emergency energy environment "
            "federal finance fire force forces foreign forum general governments governors health high home human "
            "information intelligence interior joint justice labor labour legislature local lords lower main market "
            "mayors meteorological military ministers ministrys mission municipal national opposition planning "
            "presidential presidents prime prosecutors provincial public regime regional relations representatives "
            "revenue rights royal ruling secret security site speaker special staff state statistics stock supreme tax "
            "trade transport treasury universitys upper weather website "
        ).split()
    )
) - _PROPER
"""Words that many organisations share: a name made of these alone tells none from that of another country."""
PASSING = frozenset("campaign administration government team regime cabinet".split())
"""Heads of names that mean another body some years later: "the Velt campaign"."""
_NAMED_GROUPS = frozenset(
    "democrats republicans tories conservatives liberals greens taliban houthis muslims christians jews catholics "
    "protestants sunnis shiites kurds palestinians".split()
)


@cache
def skeleton(word: str) -> str:
    """A folded word without what differs between transliterations: what it may share with another spelling."""
    for sound, plain in _SOUNDS:
        word = word.replace(sound, plain)
    return _TWICE.sub(r"\1", word)


def person_key(name: str) -> Key:
    """The folded words of a person's name without titles before it: "Gov. Anna P. Velt" is anna p velt."""
    found = [word for word in match.key_of(name.replace(",", " ")) if word]
    while len(found) > 1 and (found[0] in HONORIFICS or found[0] in _ADDRESSES):
        del found[0]
    return tuple(found)


_ADDRESSES = words.ADDRESSES | frozenset("mrs madam madame monsieur herr frau hon honourable honorable the".split())


def is_full(name: Key) -> bool:
    """Whether a person's name is more than a bare surname or given name; a handle is as good as a full name."""
    bare = [word for word in name if word not in SUFFIXES]
    return len(bare) > 1 or bool(bare and bare[0].startswith(_HANDLE))


def bearing(name: Key) -> tuple[str, str | None]:
    """The blocks of a full name: its surname's, and its first word's where that may be a surname ("Tse Wen")."""
    last = skeleton(match.surname(name))
    first = name[0]
    apart = len(first) > 1 and first not in given_names() and skeleton(first) != last
    return last, skeleton(first) if apart else None


def likeness(one: Key, two: Key) -> Likeness:
    """How like two full names of persons are."""
    if one == two:
        return Likeness.SAME
    last, other = match.surname(one), match.surname(two)
    if skeleton(last) != skeleton(other) or one[0].startswith(_HANDLE) or two[0].startswith(_HANDLE):
        return Likeness.NONE
    given, others = _given(one), _given(two)
    if not given or not others:
        return Likeness.NONE
    found = _given_alike(given, others)
    if last != other:
        found = min(found, Likeness.VARIANT)
    if SUFFIXES & set(one) != SUFFIXES & set(two):
        found = min(found, Likeness.POSSIBLE)
    return found


def _given(name: Key) -> Key:
    last = match.surname(name)
    at = max(number for number, word in enumerate(name) if word == last)
    return name[:at]


def _given_alike(one: Key, two: Key) -> Likeness:
    if one[0] == two[0]:
        return _middle_alike(one[1:], two[1:])
    if skeleton(one[0]) == skeleton(two[0]) or match.may_be_one((one[0], ""), (two[0], "")):
        return min(Likeness.VARIANT, _middle_alike(one[1:], two[1:]))
    short, long = sorted((one, two), key=len)
    inside = set(short) <= set(long) or (len(short) == 1 and skeleton(short[0]) in map(skeleton, long))
    return Likeness.VARIANT if inside else Likeness.NONE


def _middle_alike(one: Key, two: Key) -> Likeness:
    """Middle names: one may be left out, but "George W." is not "George H."."""
    if not one or not two or one == two:
        return Likeness.SAME
    fits = all(a == b or (a[0] == b[0] and 1 in (len(a), len(b))) for a, b in zip(one, two, strict=False))
    return Likeness.SAME if fits else Likeness.NONE


def body_key(name: str) -> Key:
    """The folded words of an organisation's name: no article, no legal form, acronyms that everyone knows spelled
    out."""
    found = [word.removesuffix(",") for word in match.key_of(name.replace("’s", "").replace("'s", ""))]
    while found and found[0] in ("the", "a", "an"):
        del found[0]
    while len(found) > 1 and found[-1] in _LEGAL:
        del found[-1]
    return match.spelled_out(tuple(word for word in found if word))


def is_common(name: Key) -> bool:
    """Whether a folded name of an organisation is made of common nouns alone: "Foreign Ministry"."""
    return all(word in _COMMON or word.isdigit() for word in name)


def country_of(name: str) -> str | None:
    """The name that stands for a country, if this is one."""
    plain = " ".join(name.split()).lower().removeprefix("the ")
    return COUNTRY.get(plain)


def is_acronym(name: str) -> bool:
    """Whether a name is written as an acronym: "UCL", "U.N."."""
    letters = name.replace(".", "")
    return 2 <= len(letters) <= 8 and letters.isalpha() and sum(map(str.isupper, letters)) * 3 >= len(letters) * 2


def is_named_group(name: str) -> bool:
    """Whether a group is called by a name of its own: "Democrats", "Oskarians", "Coastal Watch Movement"."""
    spoken = name.split()
    if len(spoken) == 1:
        low = match.fold(spoken[0])
        return low in _NAMED_GROUPS or low.removesuffix("s") in DEMONYM
    if "and" in spoken or "," in name:
        return False
    long = [word for word in spoken if match.fold(word) not in SMALL]
    capital = len(long) > 1 and all(word[:1].isupper() for word in long)
    return capital and not is_common(tuple(match.fold(word) for word in long))
