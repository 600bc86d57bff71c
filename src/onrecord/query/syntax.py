"""What a user asks for, as a tree. One syntax for every store, whatever its database.

    boats strait            both words, anywhere in the statement, its speaker's name or the story's headline
    "peace treaty"          these words side by side
    declar*                 words that begin so; also at the end of a phrase: "peace trea*"
    boats NEAR strait       no more than 10 words between the two, in either order; NEAR/3 for 3
    boats OR ships          either
    strait NOT fishing      without the word

Operators are capitals, so that "or" and "not" stay words. OR binds closer than the space between words, NEAR closer
than OR. Words are compared without case and accents, and by their stems: "promised" finds "promises". Very common words
(the, of) outside phrases count only if nothing else is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.errors import SettingError
from onrecord.query.tokens import tokens

NEAR, FARTHEST = 10, 50
"""Words between two that are NEAR one another, if nothing is said, and at most."""
MOST_WORDS = 64
"""Words in a search; each is a step into the index."""
_QUOTES = '"“”„‟«»'
_CHUNK = re.compile(f"[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)(?P<close>[{_QUOTES}]?)|(?P<bare>[^\\s{_QUOTES}]+)")
_OPERATOR = re.compile(r"AND|OR|NOT|NEAR(?:/0*(?P<distance>[0-9]+))?")
_COMMON = frozenset(
    "a an the of to in on at by for from with and as is was are were be been has have had it its this that these those "
    "he she they his her their we our i you".split()
)
"""Words that stand in nearly every statement. To rank by them takes long and says nothing."""


class Phrase(msgspec.Struct, frozen=True):
    """Words side by side; of the last, if `prefix`, only the beginning is given."""

    words: tuple[str, ...]
    prefix: bool = False


class Near(msgspec.Struct, frozen=True):
    """Two phrases with no more than `distance` words between them, in either order."""

    one: Phrase
    other: Phrase
    distance: int


class Any(msgspec.Struct, frozen=True):
    """At least one of these."""

    parts: tuple[Expression, ...]


class All(msgspec.Struct, frozen=True):
    """All of `parts`, and none of `without`."""

    parts: tuple[Expression, ...]
    without: tuple[Expression, ...] = ()


Expression = Phrase | Near | Any | All


class _Operator(msgspec.Struct, frozen=True):
    name: str
    distance: int = NEAR


_Piece = Phrase | _Operator


def parse(asked: str) -> Expression | None:
    """What a user asks for; None if there is no word in it. Raises SettingError if it cannot be understood."""
    pieces = list(_pieces(asked))
    if sum(len(one.words) for one in pieces if isinstance(one, Phrase)) > MOST_WORDS:
        raise SettingError(f"a search has at most {MOST_WORDS} words", given=asked, remedy="ask for fewer")
    wanted: list[Expression] = []
    unwanted: list[Expression] = []
    for alternatives, negative in _groups(pieces, asked):
        (unwanted if negative else wanted).append(alternatives[0] if len(alternatives) == 1 else Any(alternatives))
    if not wanted and unwanted:
        raise _unclear("NOT needs something to find beside it", asked)
    wanted = [one for one in wanted if not _common(one)] or wanted
    if not wanted:
        return None
    return wanted[0] if len(wanted) == 1 and not unwanted else All(tuple(wanted), tuple(unwanted))


def _common(one: Expression) -> bool:
    return isinstance(one, Phrase) and not one.prefix and len(one.words) == 1 and one.words[0] in _COMMON


def _pieces(asked: str) -> Iterator[_Piece]:
    """Phrases and operators in order. What has no letter or digit is left out."""
    for match in _CHUNK.finditer(asked):
        bare = match["bare"]
        operator = None if bare is None else _OPERATOR.fullmatch(bare)
        if operator is not None and bare is not None:
            yield _operator(operator, asked)
            continue
        if bare is None and not match["close"]:
            raise _unclear("a quotation mark is not closed", asked, 'write "peace treaty" with both marks')
        if bare is not None and re.match(r"NEAR\(", bare):
            raise _unclear("NEAR stands between words", asked, "write boats NEAR/5 strait")
        words = match["phrase"] if bare is None else bare
        if found := tuple(tokens(words)):
            yield Phrase(found, re.search(r"\w\*\W*$", words) is not None)


def _operator(match: re.Match[str], asked: str) -> _Operator:
    given = match["distance"] or str(NEAR)
    distance = int(given) if len(given) <= len(str(FARTHEST)) else FARTHEST + 1
    if distance > FARTHEST:
        raise _unclear(f"NEAR reaches {FARTHEST} words at most", asked, "leave NEAR out to ask for both words anywhere")
    return _Operator(match.group().partition("/")[0], distance)


def _groups(pieces: Sequence[_Piece], asked: str) -> Iterator[tuple[tuple[Expression, ...], bool]]:
    """What OR joins, and whether it is unwanted."""
    at = 0
    while at < len(pieces):
        one = pieces[at]
        if isinstance(one, _Operator) and one.name == "AND" and 0 < at < len(pieces) - 1:
            at += 1
            continue
        negative = isinstance(one, _Operator) and one.name == "NOT"
        unit, at = _unit(pieces, at + negative, asked)
        alternatives = [unit]
        while at < len(pieces) and pieces[at] == _Operator("OR"):
            unit, at = _unit(pieces, at + 1, asked)
            alternatives.append(unit)
        if negative and len(alternatives) > 1:
            raise _unclear("NOT and OR cannot stand together", asked, "write NOT before each word that is unwanted")
        yield tuple(alternatives), negative


def _unit(pieces: Sequence[_Piece], at: int, asked: str) -> tuple[Expression, int]:
    """A phrase, or phrases that NEAR joins, each near the next; and where the rest begins."""
    one = _phrase(pieces, at, asked)
    pairs: list[Near] = []
    at += 1
    while at < len(pieces) and isinstance(near := pieces[at], _Operator) and near.name == "NEAR":
        other = _phrase(pieces, at + 1, asked)
        pairs.append(Near(one, other, near.distance))
        one, at = other, at + 2
    if not pairs:
        return one, at
    return (pairs[0] if len(pairs) == 1 else All(tuple(pairs))), at


def _phrase(pieces: Sequence[_Piece], at: int, asked: str) -> Phrase:
    one = pieces[at] if at < len(pieces) else None
    if isinstance(one, Phrase):
        return one
    before = pieces[at - 1] if at else one
    name = before.name if isinstance(before, _Operator) else one.name if one is not None else "an operator"
    raise _unclear(f"{name} needs a word on either side" if name != "NOT" else "NOT needs a word after it", asked)


def _unclear(
    problem: str, asked: str, remedy: str = "write the word in small letters if you search for it"
) -> SettingError:
    return SettingError(problem, given=asked, remedy=remedy)
