"""A source span taken apart: what its head is, and whom its own words name.

The span is cut into segments at commas, brackets, dashes and relative clauses. The head of the first segment is a
pronoun, a name or a noun; where it is a noun for one person and the next segment is a person's name, the name is the
head by apposition. Nothing is looked for beyond the span, save which names stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from onrecord.record import words
from onrecord.record.parties import match, nouns
from onrecord.record.parties.entity import Entity, Gathered
from onrecord.record.parties.lexed import Lexed
from onrecord.record.parties.places import CAPITAL, COUNTRY, DEMONYM
from onrecord.record.parties.roles import tells_role, title
from onrecord.span import Span

Form = Literal[
    "label",
    "name",
    "open",
    "third",
    "thing",
    "many",
    "relative",
    "first",
    "second",
    "vague",
    "noun",
    "several",
    "none",
]
"""What a source is: the letter of an interview ("Q", "A"); a name; a name that fits two; "he", "it", "they", "who",
"I", "you"; a pronoun for nobody in particular; a description; several parties at once; no words at all."""

Described = Literal["person", "org", "group", "document", "country"]


class Source(NamedTuple):
    """A source. `first` and `last` are words of the whole span, `head` the folded noun of a description."""

    form: Form
    first: int
    last: int
    span: Span
    """What a description is kept as: the span without its article and apposition."""
    entity: Entity | None = None
    name: tuple[int, int] | None = None
    """Words of a name that no known entity has."""
    head: str = ""
    kind: Described = "person"
    gender: nouns.Gender = ""
    definite: bool = False
    words: frozenset[str] = frozenset()
    roles: tuple[Span, ...] = ()
    owner: Entity | None = None
    """Of a description with a possessive or "of": the first entity that it names."""


_ARTICLE = frozenset(("the", "a", "an"))
_OWNERS = frozenset("his her their its our my your".split())
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten dozens hundreds thousands both several many some most few "
    "other others".split()
)
ROLE_MOST = 6
"""Words of a title before a name in an apposition."""
_CUES = frozenset("said says added adding saying told wrote".split())
"""Words that, alone in a source, are none."""
_CUT = re.compile(r"[,(;:\n]|\s[—–-]\s|--|\)|—")
_RELATIVES = frozenset("who whose which that whom speaking citing quoting".split())


def take_apart(lexed: Lexed, gathered: Gathered, span: Span) -> Source:
    """The source at `span`; form "none" if it holds no word."""
    numbers = lexed.range(span)
    if not numbers:
        return Source("none", 0, 0, span)
    first, last = numbers[0], numbers[-1]
    low = lexed.lowers[first]
    if first == last and low in _CUES:
        return Source("none", first, last, span)
    if first == last and len(lexed.forms[first].rstrip(".")) == 1 and low in ("q", "a"):
        return Source("label", first, last, span, head=low)
    if low in ("from", "by", "even", "according", "to", "as") and first < last:
        first += 1
        low = lexed.lowers[first]
    pronoun = _pronoun(lexed, first, last)
    if pronoun is not None:
        return pronoun
    segments = list(_segments(lexed, first, last))
    if len(segments) > 1 and (_is_list(lexed, gathered, first, last) or _is_pair(lexed, segments)):
        return Source("several", first, last, lexed.span(first, last), kind="group", words=_words(lexed, first, last))
    return _by_head(lexed, gathered, first, last, segments)


def _is_list(lexed: Lexed, gathered: Gathered, first: int, last: int) -> bool:
    """Whether a span is names with nothing but commas, articles and "and" between them: "A, B and the C"."""
    rest = {lexed.lowers[at] for at in range(first, last + 1) if at not in gathered.at}
    return "and" in rest and rest <= {"and", "the"}


def _is_pair(lexed: Lexed, segments: list[tuple[int, int]]) -> bool:
    """Whether a source is names with commas alone between them, as headlines join two: "Velmark, Oskaria". A comma
    after the last one makes it an apposition, and a word for what someone is does."""
    last = segments[-1][1]
    if lexed.text[lexed.ends[last] :].lstrip("\"”’'")[:1] in (",", "("):
        return False
    return all(
        lexed.capital[at] and lexed.lowers[at] not in nouns.PERSONS and lexed.lowers[at] not in nouns.HONORIFICS
        for start, end in segments
        for at in range(start, end + 1)
    ) and all(lexed.gap(end).strip() == "," for _, end in segments[:-1])


_PRONOUNS: tuple[tuple[Form, Mapping[str, nouns.Gender] | frozenset[str]], ...] = (
    ("third", nouns.THIRD),
    ("thing", nouns.THING),
    ("many", nouns.MANY),
    ("relative", nouns.RELATIVE),
    ("first", nouns.FIRST),
    ("second", nouns.SECOND),
    ("vague", nouns.VAGUE),
)
_BEFORE_NOUNS = frozenset("that this these those one both another neither either none what mine".split())
"""Pronouns that before other words are none: "one aide", "mine workers"."""
_AFTERWORDS = frozenset("himself herself itself themselves there here too also".split())
"""Words that follow a source's noun and are none of it: "the mayor himself", "an official there"."""
_BODY = frozenset("eyes view mind words opinion estimation telling own statement remarks comments part".split())


def _pronoun(lexed: Lexed, first: int, last: int) -> Source | None:
    """The pronoun that a source is, alone or with a word or two ("he himself", "they both", "his view")."""
    low = lexed.lowers[first].split("'")[0]
    alone = first == last or _CUT.search(lexed.gap(first)) is not None
    if not alone and lexed.lowers[last] not in nouns.VAGUE and lexed.lowers[last] not in nouns.THIRD:
        if low in _OWNERS and lexed.lowers[last] not in _BODY:
            return None
        if low in _BEFORE_NOUNS:
            return None
        if low not in nouns.FIRST and low not in nouns.MANY and low not in nouns.THIRD:
            return None
    span = lexed.span(first, last)
    for form, table in _PRONOUNS:
        if low in table and not (low in ("us", "it's") and lexed.forms[first].isupper() and len(low) == 2):
            return Source(form, first, last, span, gender=nouns.THIRD.get(low, ""), head=low)
    return None


def _segments(lexed: Lexed, first: int, last: int) -> Iterator[tuple[int, int]]:
    """(first, last) words between commas, brackets, dashes and relative pronouns."""
    start = first
    for at in range(first, last + 1):
        if at > start and lexed.lowers[at] in _RELATIVES:
            yield start, at - 1
            start = at
        if at < last and _CUT.search(lexed.gap(at)):
            yield start, at
            start = at + 1
    if start <= last:
        yield start, last


def _by_head(lexed: Lexed, gathered: Gathered, first: int, last: int, segments: list[tuple[int, int]]) -> Source:
    start, end = segments[0]
    while start < end and lexed.lowers[start] in _ARTICLE:
        start += 1
    while start < end and (lexed.lowers[end] in _AFTERWORDS or lexed.lowers[end] in nouns.CALENDAR):
        end -= 1
    head = _head(lexed, gathered, start, end)
    if _is_several(lexed, gathered, start, end):
        return Source("several", first, last, lexed.span(first, end), kind="group", words=_words(lexed, start, end))
    named = gathered.at.get(head)
    if named is not None and (head == end or not lexed.possessive[head]):
        return _named(lexed, named, first, last, segments)
    low = lexed.lowers[head]
    if lexed.capital[head] and not _is_noun(low) and low not in DEMONYM:
        return _unknown_name(lexed, first, last, (start, end), head, segments)
    source = _noun(lexed, gathered, first, last, (start, end), head)
    return (
        _with_apposition(lexed, gathered, source, segments) if source.kind in ("person", "org", "country") else source
    )


def _head(lexed: Lexed, gathered: Gathered, start: int, end: int) -> int:
    """The head of a noun phrase: a person's name that ends it, else the word before its first preposition that no
    name spans."""
    closing = gathered.at.get(end)
    personal = closing is not None and closing[2] is not None and closing[2].kind == "person"
    whole = personal and not lexed.possessive[end]
    if closing is not None and whole and closing[1] == end and not _is_inside(lexed, start, closing[0]):
        return end
    for at in range(start + 1, end + 1):
        low = lexed.lowers[at]
        if low not in nouns.PREPOSITIONS or lexed.capital[at]:
            continue
        spanned = gathered.at.get(at)
        if spanned is not None and spanned[0] < at:
            continue
        before = lexed.lowers[at - 1]
        if before not in ("one", "some", "many", "most", "both", "all", "several", "few", "two", "three"):
            return at - 1
    return end


def _is_inside(lexed: Lexed, start: int, name: int) -> bool:
    """Whether the name that starts at word `name`, its titles aside, only modifies what stands before it: "an aide to
    Minister Velt"."""
    while name > start and lexed.lowers[name - 1] in nouns.HONORIFICS:
        name -= 1
    if name <= start:
        return False
    if lexed.lowers[name - 1] in nouns.PREPOSITIONS or lexed.lowers[name - 1] in ("and", "or", "&", "the"):
        return True
    at = next(
        (n for n in range(start + 1, name) if lexed.lowers[n] in nouns.PREPOSITIONS and not lexed.capital[n]), None
    )
    if at is None or lexed.capital[at - 1]:
        return False
    return lexed.lowers[at] != "of" or lexed.lowers[name - 1] in nouns.HONORIFICS


def _is_noun(low: str) -> bool:
    low = low.removeprefix("ex-")
    return (
        low in nouns.PERSONS
        or low in words.GROUP_HEADS
        or low in words.DOCUMENT_HEADS
        or (low in words.ORG_HEADS and low not in ("kremlin", "nato", "un", "eu", "imf", "fbi", "cia", "pentagon"))
    )


def _is_several(lexed: Lexed, gathered: Gathered, start: int, end: int) -> bool:
    """Whether names stand on both sides of an "and" that no name spans."""
    for at in range(start + 1, end):
        if lexed.lowers[at] in ("and", "&", "or") and at not in gathered.at:
            before = gathered.at.get(at - 1)
            after = any(number in gathered.at for number in range(at + 1, min(at + 4, end + 1)))
            if before is not None and after and not lexed.possessive[at - 1] and not _is_inner(lexed, start, at):
                return True
    return False


def _is_inner(lexed: Lexed, start: int, at: int) -> bool:
    """Whether a preposition stands before word `at`: "spokesman for A and B" is one man."""
    return any(lexed.lowers[n] in nouns.PREPOSITIONS and not lexed.capital[n] for n in range(start + 1, at))


def _named(
    lexed: Lexed,
    named: tuple[int, int, Entity | None],
    first: int,
    last: int,
    segments: list[tuple[int, int]],
) -> Source:
    begin, end, entity = named
    span = lexed.span(begin, end)
    roles = tuple(_roles(lexed, first, begin, segments[1:]))
    return Source("name" if entity is not None else "open", first, last, span, entity, (begin, end), roles=roles)


def _unknown_name(
    lexed: Lexed, first: int, last: int, segment: tuple[int, int], head: int, segments: list[tuple[int, int]]
) -> Source:
    """A capitalised head that the names lack: a name all the same."""
    begin = head
    while begin > segment[0] and lexed.capital[begin - 1] and not lexed.possessive[begin - 1]:
        if lexed.lowers[begin - 1] in nouns.HONORIFICS or lexed.lowers[begin - 1] in nouns.CALENDAR:
            break
        begin -= 1
    after_the = segment[0] > first and lexed.lowers[segment[0] - 1] == "the" and begin == segment[0]
    low = lexed.words(range(begin, head + 1)).lower()
    kind: Described = "org" if after_the or lexed.lowers[head] in words.ORG_HEADS else "person"
    if low in COUNTRY or low in CAPITAL:
        kind = "country"
    elif lexed.forms[head].isupper() and 1 < len(lexed.forms[head]) < 7:
        kind = "org"
    roles = tuple(_roles(lexed, first, begin, segments[1:]))
    return Source("name", first, last, lexed.span(begin, head), None, (begin, head), kind=kind, roles=roles)


def _roles(lexed: Lexed, first: int, begin: int, after: list[tuple[int, int]]) -> Iterator[Span]:
    """What stands around a name: the description before it, the apposition after it."""
    while first < begin and lexed.lowers[first] in nouns.ROLE_FILLERS - {"former", "acting"}:
        first += 1
    before = title(lexed.lowers, first, begin - 1)
    if before is not None and not lexed.possessive[begin - 1]:
        yield lexed.span(*before)
    if after and lexed.lowers[after[0][0]] not in _RELATIVES:
        start, end = after[0]
        while start < end and lexed.lowers[start] in ("the", "a", "an", "his", "her", "their", "its", "our", "my"):
            start += 1
        if lexed.possessive[end] or lexed.lowers[end] in ("said", "says"):
            return
        if tells_role([lexed.forms[at] for at in range(start, end + 1)]):
            yield lexed.span(start, end)


def _noun(lexed: Lexed, gathered: Gathered, first: int, last: int, segment: tuple[int, int], head: int) -> Source:
    start, end = segment
    low = lexed.lowers[head]
    opener = lexed.lowers[first]
    kind = _kind_of_noun(lexed, start, head, low)
    owner = next((gathered.at[at][2] for at in range(start, end + 1) if at in gathered.at), None)
    whole = end if kind in ("org", "document") else last
    definite = opener in ("the", "this", "that", "these", "those") or opener in _OWNERS or lexed.possessive[start]
    gender = nouns.NOUN_GENDER.get(low, "")
    return Source(
        "noun",
        first,
        last,
        lexed.span(start, whole),
        None,
        None,
        low,
        kind,
        gender,
        definite or opener not in ("a", "an", "one"),
        _words(lexed, start, end),
        (),
        owner,
    )


def _kind_of_noun(lexed: Lexed, start: int, head: int, low: str) -> Described:
    first = lexed.lowers[start]
    if first == "one" and head > start and low in words.GROUP_HEADS:
        return "person"
    if low in words.GROUP_HEADS or first in _NUMBERS or first in ("each", "every") or first.isdigit():
        return "group"
    if low in words.DOCUMENT_HEADS:
        return "document"
    if low in words.ORG_HEADS or low in nouns.ORG_KINDS:
        return "org"
    if low in nouns.COUNTRY_NOUNS:
        return "country"
    if low in DEMONYM:
        alone = start == head and head and lexed.lowers[head - 1] in _ARTICLE
        return "person" if alone and low.endswith(("an", "i")) else "country"  # "the German", but "the French"
    if low.removeprefix("ex-") in nouns.PERSONS or low in nouns.NOUN_GENDER or low.endswith("-year-old"):
        return "person"
    if low.endswith("s") and not low.endswith("ss"):
        return "group"
    acts = head + 1 < len(lexed) and lexed.lowers[head + 1] in ("who", "whose")
    return "person" if acts or low.endswith(("er", "or", "ist", "ian", "ent", "ant")) else "org"


def _with_apposition(lexed: Lexed, gathered: Gathered, source: Source, segments: list[tuple[int, int]]) -> Source:
    """A noun for one person or an organisation and then a name: "the minister, Anna Velt"."""
    for start, end in segments[1:3]:
        named = gathered.at.get(end)
        if lexed.lowers[start] in _RELATIVES:
            break
        head = _head(lexed, gathered, start, end)
        named = gathered.at.get(head)
        if named is None or named[2] is None or lexed.possessive[named[1]]:
            continue
        between = [lexed.lowers[n] for n in range(start, named[0])]
        if (
            (source.kind != "person" or source.head in nouns.MAY_BE_FIRMS)
            and named[2].kind in ("org", "country", "place")
            and set(between) <= {"the"}
            and head == end
        ):
            return Source("name", source.first, source.last, lexed.span(*named[:2]), named[2], named[:2])
        if named[2].kind != "person" or len(between) > ROLE_MOST or not nouns.PREPOSITIONS.isdisjoint(between):
            continue
        roles = (lexed.span(*_without_article(lexed, segments[0])), *_roles(lexed, start, named[0], []))
        return Source(
            "name", source.first, source.last, lexed.span(named[0], named[1]), named[2], named[:2], roles=roles
        )
    return source


def _without_article(lexed: Lexed, segment: tuple[int, int]) -> tuple[int, int]:
    start, end = segment
    while start < end and (lexed.lowers[start] in _ARTICLE or lexed.lowers[start] in _OWNERS):
        start += 1
    return start, end


def _words(lexed: Lexed, start: int, end: int) -> frozenset[str]:
    return frozenset(
        match.fold(lexed.forms[at]) for at in range(start, end + 1) if lexed.lowers[at] not in nouns.ROLE_FILLERS
    )
