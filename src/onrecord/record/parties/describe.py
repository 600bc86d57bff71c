"""What the text says about its entities: titles before a name, appositions after it, gender, and "the X campaign"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onrecord.record import words
from onrecord.record.parties import match, nouns
from onrecord.record.parties.entity import Entity, Gathered
from onrecord.record.parties.given import given_names
from onrecord.record.parties.lexed import Lexed
from onrecord.record.parties.places import CAPITAL, DEMONYM, STATE_SHORT
from onrecord.record.parties.roles import title
from onrecord.span import Span

BEFORE_MOST, AFTER_MOST = 7, 14
"""Words of a title before a name, and of an apposition after it, that are read at most."""
COMPOUNDS = frozenset(
    "government administration campaign team police embassy consulate ministry authorities military army parliament "
    "navy regime officials' court newspaper television media company companies family foundation committee".split()
)
"""Nouns that with a name or a people's adjective before them name an organisation: "the Velt campaign"."""

_STOP_BEFORE = frozenset(
    "said says told asked added that and but as to by with from for of in on at is was were are be when while "
    "because if "
    "a an the his her their its our my who which whose called named like unlike against than or between including "
    "reports reported quoted quoting citing asks tells according since before after not interviewed met".split()
)
_OPENS_APPOSITION = frozenset("a an the his her its their former one then now".split())
_NO_ROLE = frozenset(
    "who whose which that is was are were be been has had have will would can could may said says".split()
)
"""Words with which an apposition is a clause and tells no role."""
_PARTIES = {"r": "republican", "d": "democrat"}


def describe(lexed: Lexed, gathered: Gathered) -> None:
    """Give persons their roles, the words of these, and their gender, and organisations their compound names."""
    for entity in gathered.entities:
        if entity.kind == "person":
            _describe_person(lexed, entity)
        elif entity.kind == "org":
            for mention in entity.mentions[:6]:
                _apposition(lexed, entity, mention)
    _find_compounds(lexed, gathered)


def _describe_person(lexed: Lexed, entity: Entity) -> None:
    votes: Counter[nouns.Gender] = Counter()
    for mention in entity.mentions:
        title = _title(lexed, entity, mention)
        votes[title] += 3 if title else 0
        if len(entity.roles) < 12:
            _apposition(lexed, entity, mention)
    first, last = entity.best
    forward = not match.opens_with_surname(lexed.forms[first : last + 1])
    given = given_names().get(lexed.lowers[first], "") if forward else ""
    if given:
        votes[given] += 4
    for word in entity.words:
        votes[nouns.NOUN_GENDER.get(word, "")] += 2
    votes[""] = 0
    ranked = votes.most_common(2)
    if ranked and ranked[0][1] > 0 and (len(ranked) < 2 or ranked[0][1] > ranked[1][1]):
        entity.gender = ranked[0][0]


def _title(lexed: Lexed, entity: Entity, mention: tuple[int, int]) -> nouns.Gender:
    """Read the title before a name; the gender that it tells."""
    first = mention[0]
    at = first - 1
    if at < 0 or lexed.sentence[at] != lexed.sentence[first] or lexed.possessive[at]:
        return ""
    low = lexed.lowers[at]
    if (low not in nouns.HONORIFICS and low not in nouns.PERSONS) or lexed.gap(at).strip(" [\xa0"):
        return ""
    start = at
    while start > 0 and at - start < BEFORE_MOST and _goes_on(lexed, start - 1):
        start -= 1
    while start < at and lexed.lowers[start] in nouns.ROLE_FILLERS - {"former", "acting"}:
        start += 1
    role = title(lexed.lowers, start, at)
    if low not in ("mr", "mrs", "ms", "miss"):
        entity.words.update(word_set(lexed, start, at))
        if role is not None:
            entity.roles.append(lexed.span(*role))
            entity.heads.update(_heads(lexed, *role))
    return nouns.TITLE_GENDER.get(low, "")


def _goes_on(lexed: Lexed, at: int) -> bool:
    if lexed.sentence[at] != lexed.sentence[at + 1] or lexed.gap(at).strip(" -\xa0"):
        return False
    low = lexed.lowers[at]
    if lexed.capital[at]:
        return low not in nouns.OPENERS or low == "former"
    if low == "of":
        return lexed.capital[at - 1]
    verbal = low.endswith("ed") and low not in ("retired", "elected", "appointed", "acclaimed", "united")
    return low not in _STOP_BEFORE and low not in nouns.OPENERS and not low.endswith("ly") and not verbal


def _apposition(lexed: Lexed, entity: Entity, mention: tuple[int, int]) -> None:
    """Read what follows a name between commas or brackets: "Anna Velt, the foreign minister,", "(R-Ohio)"."""
    last = mention[1]
    if last + 1 >= len(lexed) or lexed.sentence[last] != lexed.sentence[last + 1] or lexed.possessive[last]:
        return
    gap = lexed.gap(last).strip()
    low = lexed.lowers[last + 1]
    if gap == "(":
        party, _, place = low.partition("-")
        place = match.fold(place or party)
        entity.words.update(word for word in (_PARTIES.get(party), *STATE_SHORT.get(place, place).split()) if word)
        return
    if gap != "," or _closes_opening(lexed, mention[0]):
        return
    end = last + 1
    while end + 1 < len(lexed) and end - last < AFTER_MOST and not _parts(lexed, end):
        end += 1
    start = last + 1
    if low.isdigit() and lexed.gap(start).strip() == ",":
        return
    if low in _OPENS_APPOSITION or any(
        lexed.lowers[at] in nouns.PERSONS for at in range(start, min(start + 5, end + 1))
    ):
        while start < end and lexed.lowers[start] in nouns.ROLE_FILLERS - {"former", "acting"}:
            start += 1
        if _NO_ROLE.isdisjoint(lexed.lowers[start : end + 1]):
            _add_role(lexed, entity, start, end)


def _parts(lexed: Lexed, at: int) -> bool:
    """Whether more stands between word `at` and the next than a space, quotation marks and a genitive's ending."""
    gap = lexed.gap(at)
    return bool((gap[2:] if lexed.possessive[at] else gap).strip(" -'’\"“”\xa0"))


def _closes_opening(lexed: Lexed, first: int) -> bool:
    """Whether the comma after a name closes what opens the sentence: "According to Velt, the harbour"."""
    at = first - 1
    while at >= 0 and lexed.sentence[at] == lexed.sentence[first] and lexed.lowers[at] in ("the", "a", "an"):
        at -= 1
    led = at >= 0 and lexed.sentence[at] == lexed.sentence[first] and lexed.lowers[at] in ("to", *_LEADS)
    before = at - 1 if led and lexed.lowers[at] == "to" else at
    opens = before < 1 or lexed.sentence[before - 1] != lexed.sentence[first]
    return led and opens and lexed.lowers[before] in ("according", "thanks", *_LEADS)


_LEADS = frozenset("in for at with like unlike under by from after before besides despite".split())
"""Prepositions that open a sentence."""


def _add_role(lexed: Lexed, entity: Entity, first: int, last: int) -> None:
    entity.roles.append(Span(lexed.starts[first], lexed.ends[last]))
    entity.words.update(word_set(lexed, first, last))
    entity.heads.update(_heads(lexed, first, last))


def _heads(lexed: Lexed, first: int, last: int) -> Iterator[str]:
    """The folded words that tell what a role is: of each part between "and" the one before its first preposition, else
    the last, an address aside."""
    start = first
    for at in range(first, last + 2):
        if at <= last and lexed.lowers[at] not in ("and", "or"):
            continue
        until = next((n for n in range(start + 1, at) if lexed.lowers[n] in nouns.PREPOSITIONS), at)
        while until - 1 > start and lexed.lowers[until - 1] in words.ADDRESSES:
            until -= 1
        yield match.fold(lexed.forms[min(max(until - 1, start), last)])
        start = at + 1


def word_set(lexed: Lexed, first: int, last: int) -> set[str]:
    """The folded telling words of a description, a people's adjective as its country."""
    found = set()
    for at in range(first, last + 1):
        low = lexed.lowers[at]
        if low not in nouns.ROLE_FILLERS:
            found.add(match.fold(DEMONYM.get(low, CAPITAL.get(low, lexed.forms[at]))))
    return found


def _find_compounds(lexed: Lexed, gathered: Gathered) -> None:
    """Find organisations known by a name before them: "the Velt campaign", "the Oskarian government"."""
    found: dict[tuple[object, str], Entity] = {}
    for at in range(1, len(lexed)):
        head = lexed.lowers[at]
        if head not in COMPOUNDS or at in gathered.at or lexed.sentence[at - 1] != lexed.sentence[at]:
            continue
        if at + 1 < len(lexed) and lexed.gap(at) == " " and not lexed.possessive[at] and _is_modifier(lexed, at + 1):
            continue
        before = gathered.at.get(at - 1)
        if lexed.gap(at - 1).strip(" '’s\xa0"):
            continue
        start, owner = _owner(lexed, before, at)
        if owner is None:
            continue
        entity = found.get((owner, head))
        if entity is None:
            entity = found[owner, head] = Entity("org", match.key(lexed, start, at))
            gathered.entities.append(entity)
        entity.forms[match.key(lexed, start, at)] += 1
        entity.mentions.append((start, at))
        gathered.at[at] = (start, at, entity)
        entity.best = max(entity.mentions, key=lambda m: (*match.fullness(lexed, m, "org"), -m[0]))


def _owner(lexed: Lexed, before: tuple[int, int, Entity | None] | None, at: int) -> tuple[int, object]:
    """Where the name or adjective before a noun starts, and what it stands for; None if there is neither."""
    if before is not None:
        return before[0], before[2]
    adjective = lexed.lowers[at - 1]
    if at > 1 and (pair := DEMONYM.get(f"{lexed.lowers[at - 2]} {adjective}")) is not None:
        return at - 2, pair
    if adjective in DEMONYM:
        return at - 1, DEMONYM[adjective]
    known = lexed.capital[at - 1] and adjective not in nouns.OPENERS and adjective not in nouns.CALENDAR
    return at - 1, adjective if known else None


def _is_modifier(lexed: Lexed, at: int) -> bool:
    """Whether word `at` makes the one before it an adjective: "campaign manager", "government officials"."""
    low = lexed.lowers[at]
    return low in nouns.PERSONS or low in nouns.PLURAL_PEOPLE or lexed.capital[at]
