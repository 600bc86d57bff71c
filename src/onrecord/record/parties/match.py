"""When two names may name one: surnames, given names and their short forms, acronyms, misprints. Pure comparisons."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Sequence
from functools import cache

from onrecord.record import words
from onrecord.record.parties.given import given_names
from onrecord.record.parties.lexed import Lexed
from onrecord.record.parties.nouns import ORG_KINDS

Key = tuple[str, ...]

SUFFIXES = frozenset("jr sr ii iii iv kc qc phd md obe mbe cbe".split())
TAILS = frozenset(
    "inc corp corporation co company ltd llc plc group energy coal motors airlines industries holdings bank "
    "financial media "
    "news entertainment technologies systems international computer com pharmaceuticals oil gas".split()
)
"""Words at the end of an organisation's name that are left out when it is named again."""
SMALL = frozenset("of the for and in on to at a an".split())
MISPRINT_LEAST = 5
"""Letters from which a surname may differ by one from another and still be it."""

ALIASES: dict[Key, Key] = {
    ("un",): ("united", "nations"),
    ("eu",): ("european", "union"),
    ("imf",): ("international", "monetary", "fund"),
    ("afp",): ("agence", "france-presse"),
    ("ap",): ("associated", "press"),
    ("scotus",): ("supreme", "court"),
}
"""Acronyms whose name may stand nowhere in the text or does not follow from their letters."""

_SHORT = [
    row.split()
    for row in """william bill will billy|robert bob rob bobby robby|richard dick rick ricky|edward ed ted eddie teddy|
james jim jimmy jamie|joseph joe joey|john jack johnny jon|michael mike mick|thomas tom tommy|charles charlie chuck|
christopher chris|anthony tony|daniel dan danny|david dave|donald don donnie|patrick pat|peter pete|samuel sam|steven
stephen steve|timothy tim|matthew matt|andrew andy drew|benjamin ben|bernard bernie|gregory greg|jeffrey jeff|kenneth
ken|lawrence larry|leonard len leo|nicholas nick|raymond ray|ronald ron|theodore ted|alexander alex|frederick fred|
gerald gerry jerry|henry harry hank|albert al bert|alfred al|elizabeth liz beth betty|katherine kate kathy cathy
catherine|margaret maggie meg peggy|susan sue|deborah debbie deb|barbara barb|jennifer jen jenny|patricia pat patty|
victoria vicky|hillary hilary|rebecca becky|abigail abby|nathaniel nate|vladimir volodymyr|mohammed mohamed muhammad
mohammad|yasser yasir|alexandr alexander aleksandr|dmitry dmitri|sergei sergey""".replace("\n", " ").split("|")
]
_GROUPS: dict[str, set[int]] = {}
for _number, _row in enumerate(_SHORT):
    for _name in _row:
        _GROUPS.setdefault(_name, set()).add(_number)


@cache
def fold(word: str) -> str:
    """A word in lower case without accents, stops, apostrophes and brackets."""
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode() or word
    return plain.lower().translate(_GONE)


_GONE = str.maketrans("", "", ".'’[]\"")


def key(lexed: Lexed, first: int, last: int) -> Key:
    """The folded words of a name."""
    return tuple(fold(lexed.forms[number]) for number in range(first, last + 1))


def key_of(name: str) -> Key:
    """The folded words of a name given as a string."""
    return tuple(fold(word) for word in name.split())


def spelled_out(name: Key) -> Key:
    """A name whose first word is a known acronym, with that acronym's words."""
    return ALIASES.get(name[:1], name[:1]) + name[1:]


def spelled_out_in_text(lexed: Lexed, name: Key, known: Collection[Key]) -> tuple[int, int] | None:
    """Where an acronym's words first stand in the text, be it inside a longer name; None if they are `known`."""
    if name not in ALIASES.values() or name in known:
        return None
    size = len(name)
    for at in range(len(lexed) - size + 1):
        if lexed.lowers[at] == name[0] and lexed.capital[at] and tuple(lexed.lowers[at : at + size]) == name:
            return at, at + size - 1
    return None


def surname(name: Key) -> str:
    """The last word of a person's name, "Jr." and the like aside."""
    return next((word for word in reversed(name) if word not in SUFFIXES), name[-1])


_SURNAMES_FIRST = frozenset(
    "chen deng gao guo huang hu jiang li lin liu ma sun tran wang wu xi xu yang zhang zhao zhou zhu nguyen pham".split()
)
"""Surnames that stand before the given name, some of which are given names elsewhere."""


def opens_with_surname(forms: Sequence[str]) -> bool:
    """Whether the first of a name's two words is the surname, as in Korea and China: "Lee Soo-jin", "Li Weimin"."""
    if len(forms) != 2:
        return False
    tail = forms[1].partition("-")[2]
    return tail.islower() or fold(forms[0]) in _SURNAMES_FIRST


def may_be_one(one: Key, two: Key) -> bool:
    """Whether two full names with the same surname may be one person's."""
    first, second = one[0], two[0]
    if first == second or (first[0] == second[0] and (len(first) == 1 or len(second) == 1)):
        return True
    if _GROUPS.get(first, set()) & _GROUPS.get(second, set()):
        return True
    short, long = sorted((one, two), key=len)
    if set(short) <= set(long):
        return True
    return len(first) >= MISPRINT_LEAST and is_misprint(first, second)


def bearers(name: Key, full: Sequence[Key]) -> list[int]:
    """Numbers of the full names that a shorter one may stand for: by surname, else by any word, else misprinted."""
    for test in _BEARER_TESTS:
        fit = [number for number, other in enumerate(full) if test(name, other)]
        if fit:
            return fit
    return []


_BEARER_TESTS: tuple[Callable[[Key, Key], bool], ...] = (
    lambda name, other: surname(other) == surname(name) and (len(name) == 1 or may_be_one(name, other)),
    lambda name, other: other[0] == name[0] and len(name) == 1,
    lambda name, other: len(name) == 1 and name[0] in other,
    lambda name, other: len(name) == 1 and name[0] in surname(other).split("-"),
    lambda name, other: len(name) == 1 and is_misprint(name[0], surname(other)),
)
"""Ways in which a short name may stand for a full one, the surest first."""


def is_misprint(one: str, two: str) -> bool:
    """Whether two words of some length differ by one letter put in, left out, changed or swapped with its neighbour."""
    if one == two or min(len(one), len(two)) < MISPRINT_LEAST or abs(len(one) - len(two)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    if start == 0:
        return False
    rest, other = one[start:], two[start:]
    if rest[1:] == other or rest == other[1:] or rest[1:] == other[1:]:
        return True
    return len(rest) == len(other) > 1 and rest[:2] == other[1::-1] and rest[2:] == other[2:]


def is_acronym(short: Key, long: Key) -> bool:
    """Whether one word is made of the first letters of the other's words, small ones counted or not."""
    if len(short) != 1 or not 2 <= len(short[0]) <= 8 or len(long) < 2:
        return False
    every = "".join(word[0] for word in long if word)
    great = "".join(word[0] for word in long if word and word not in SMALL)
    return short[0] in (every, great)


def is_end(short: Key, long: Key) -> bool:
    """Whether the words of a short name open or close a longer one, or are its closing words' head."""
    size = len(short)
    if size >= len(long) or short in ALIASES:
        return False
    if long[:size] == short:
        rest = long[size:]
        headed = size > 1 or short[0] in words.ORG_HEADS
        return (rest[0] in ("of", "for", "at", "on") and headed) or all(word in TAILS for word in rest)
    return long[-size:] == short and ("of" not in long[: len(long) - size] or (size > 1 and long[0] in words.ORG_HEADS))


def fullness(lexed: Lexed, mention: tuple[int, int], kind: str) -> tuple[int, int, int]:
    """How full a name is: whether a person's opens with a given name, words (an acronym is none), then letters."""
    first, last = mention
    count = last - first + 1
    letters = lexed.ends[last] - lexed.starts[first]
    opens = int(kind == "person" and count > 1 and lexed.lowers[first] in given_names())
    if count == 1 and kind != "person" and (lexed.forms[first].isupper() or "." in lexed.forms[first]):
        count = 0
    return opens, count, letters


def fits_kind(noun: str, name: Key) -> bool:
    """Whether a noun for an organisation ("the paper") fits a name by the name's own words ("Evening Post")."""
    return noun in name or any(word in ORG_KINDS.get(noun, ()) for word in name)
