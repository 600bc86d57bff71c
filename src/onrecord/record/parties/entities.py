"""Names gathered: which names of a page name the same person, organisation, country or document.

Strategy. A form ("Anna Velt", "Velt") gets one kind by vote of its mentions. Full names of persons come first: two are
one if their surnames agree and their given names do not speak against it. Then each shorter name goes to the one full
name that it is part of; where several fit, the title and its gender decide, then who was named first and is not
introduced as another's relative; a mention before which none was named in full is left open. Organisations join by
acronym, by alias and as the beginning or end of one longer name; countries by their table.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from onrecord.record import words
from onrecord.record.parties import match, nouns
from onrecord.record.parties.brackets import join_brackets
from onrecord.record.parties.entity import At, Entity, Gathered, Key, put
from onrecord.record.parties.found import Found, Kind
from onrecord.record.parties.given import given_names
from onrecord.record.parties.lexed import Lexed
from onrecord.record.parties.places import CAPITAL, COUNTRY, REGIONS
from onrecord.record.parties.usage import usage_of_names

SINCE = 2
"""Sentences for which another's full name casts doubt on a surname that both have."""


class Form:
    """One way of naming, with its mentions."""

    __slots__ = ("best", "key", "kind", "mentions", "scores")

    def __init__(self, key: Key) -> None:
        self.key = key
        self.mentions: list[tuple[int, int]] = []
        self.scores: dict[Kind, float] = defaultdict(float)
        self.kind: Kind = "org"
        self.best = 0.0


def gather(lexed: Lexed, names: Sequence[Found]) -> Gathered:
    """The entities of the names. Names may overlap no other."""
    forms = _forms(lexed, names)
    entities: list[Entity] = []
    at: At = {}
    persons = _full_persons([form for form in forms if form.kind == "person"])
    entities.extend(persons)
    taken = {key: entity for entity in persons for key in entity.forms}
    for form in forms:
        if form.kind != "person":
            continue
        if form.key in taken:
            _add(taken[form.key], form, at)
        else:
            entities.extend(_place(lexed, form, persons, at))
    entities.extend(_things([form for form in forms if form.kind != "person"], lexed, at))
    for entity in entities:
        entity.mentions.sort()
        _choose_best(lexed, entity)
    return Gathered([entity for entity in entities if entity.mentions], at)


def _forms(lexed: Lexed, names: Sequence[Found]) -> list[Form]:
    """Every form with its kind, fullest first, then in order of the text."""
    found: dict[Key, Form] = {}
    for name in names:
        numbers = lexed.range(name.span)
        if not numbers:
            continue
        first, last = _without_title(lexed, numbers[0], numbers[-1], name.kind)
        key = match.key(lexed, first, last)
        form = found.setdefault(key, Form(key))
        form.mentions.append((first, last))
        form.scores[name.kind] += name.score + 0.01
        form.best = max(form.best, name.score)
    persons = [form for form in found.values() if "person" in form.scores and len(form.key) > 1]
    singles = {form.key[-1] for form in persons}
    singles |= {form.key[0] for form in persons if _opens_with_surname(lexed, form.mentions[0])}
    for form in found.values():
        form.kind = max((score, kind) for kind, score in form.scores.items())[1]
        if len(form.key) == 1 and form.key[0] in singles:
            form.kind = "person"
        if form.key in match.ALIASES:
            form.kind = "org"
    _mend_places(lexed, found, singles)
    companies = {form.key[0] for form in found.values() if form.kind == "org" and form.key[-1] in match.TAILS}
    for form in found.values():
        if len(form.key) == 1 and form.key[0] in companies and form.key[0] not in singles:
            form.kind = "org"
    _strip_strays(found)
    return sorted(found.values(), key=lambda form: (-len(form.key), form.mentions[0]))


def _mend_places(lexed: Lexed, found: dict[Key, Form], surnames: set[str]) -> None:
    """Call names of one word places that are used as such, and drop the adjectives made from them."""
    usage = usage_of_names(lexed)
    for key, form in list(found.items()):
        word = lexed.lowers[form.mentions[0][0]]
        if len(key) > 1 or key[0] in surnames or form.kind not in ("person", "org", "place") or word in words.ORG_HEADS:
            continue
        if lexed.forms[form.mentions[0][0]].isupper():
            continue
        if word in usage.adjectives:
            del found[key]
        elif word in usage.countries or word in usage.places:
            form.kind = (
                "country" if word in usage.countries and word not in REGIONS and word not in CAPITAL else "place"
            )


def _strip_strays(found: dict[Key, Form]) -> None:
    """Take from a person's name the words that got before it ("Everything Velt"): those that are no given name, where
    the same surname is known with one."""
    given = given_names()
    persons = [form for form in found.values() if form.kind == "person" and len(form.key) > 1]
    named = {match.surname(form.key) for form in persons if form.key[0] in given}
    for form in persons:
        start = next((n for n in range(len(form.key) - 2, 1, -1) if form.key[:n] in found), 0)
        if start and len(found[form.key[:start]].mentions) > len(form.mentions):  # a name with a credit after it
            found[form.key[:start]].mentions += [(first, first + start - 1) for first, _ in form.mentions]
            found[form.key[:start]].mentions.sort()
            del found[form.key]
            continue
        last = match.surname(form.key)
        strange = any(word in words.ORG_HEADS for word in form.key[:-1])
        if (
            form.key[0] in given
            or last not in named
            or not (strange or (len(form.key) > 2 and len(form.mentions) == 1))
        ):
            continue
        start = next((n for n, word in enumerate(form.key) if word in given), len(form.key) - 1)
        key = form.key[start:]
        kept = found.setdefault(key, Form(key))
        kept.kind = "person"
        kept.mentions += [(last_word - len(key) + 1, last_word) for _, last_word in form.mentions]
        kept.mentions.sort()
        del found[form.key]


def _without_title(lexed: Lexed, first: int, last: int, kind: Kind) -> tuple[int, int]:
    titles = nouns.HONORIFICS if kind == "person" else frozenset({"the"})
    while first < last and lexed.lowers[first] in titles:
        first += 1
    return first, last


def _full_persons(forms: Sequence[Form]) -> list[Entity]:
    """One entity for each person with a name of two words or more."""
    by_surname: dict[str, list[Entity]] = defaultdict(list)
    for form in forms:
        if len(form.key) < 2:
            continue
        surname = match.surname(form.key)
        same = [one for one in by_surname[surname] if match.may_be_one(form.key, one.key)]
        if same:
            same[0].forms[form.key] += len(form.mentions)
            continue
        longer = [one for group in by_surname.values() for one in group if one.key[:-1] == form.key]
        if len(longer) == 1:
            longer[0].forms[form.key] += len(form.mentions)  # "Raul Costa" for Raul Costa Leal
            continue
        entity = Entity("person", form.key)
        entity.forms[form.key] += len(form.mentions)
        by_surname[surname].append(entity)
    return [entity for group in by_surname.values() for entity in group]


def _add(entity: Entity, form: Form, at: At) -> None:
    entity.forms[form.key] = len(form.mentions)
    entity.score = max(entity.score, form.best)
    for mention in form.mentions:
        put(mention, entity, at)


def _place(lexed: Lexed, form: Form, persons: Sequence[Entity], at: At) -> list[Entity]:
    """Give the mentions of a short name to the full names that it fits; the new entity if it fits none."""
    fit = match.bearers(form.key, [person.key for person in persons])
    bearers = _fit_titles(lexed, form, [persons[number] for number in fit])
    if not bearers:
        entity = Entity("person", form.key)
        _add(entity, form, at)
        return [entity]
    for mention in form.mentions:
        chosen = bearers[0] if len(bearers) == 1 else _which(lexed, mention, bearers)
        put(mention, chosen, at)
        if chosen is not None:
            chosen.forms[form.key] += 1
            chosen.score = max(chosen.score, form.best)
    return []


def _opens_with_surname(lexed: Lexed, mention: tuple[int, int]) -> bool:
    return match.opens_with_surname(lexed.forms[mention[0] : mention[1] + 1])


def _fit_titles(lexed: Lexed, form: Form, bearers: list[Entity]) -> list[Entity]:
    """The bearers of a short name, without the women if it stands with "Mr." alone, and the other way round; with
    those who bear a title of either that it stands with too ("Dr.")."""
    titles = {lexed.lowers[first - 1] for first, _ in form.mentions if first} & nouns.HONORIFICS
    told = {nouns.TITLE_GENDER.get(title, "") for title in titles} - {""}
    if len(told) != 1:
        return bearers
    given = given_names()
    either = titles - nouns.TITLE_GENDER.keys()
    return [
        one
        for one in bearers
        if {given.get(one.key[0], "")} <= {"", *told}
        or (form.key[0] == one.key[0] and len(form.key) == 1)
        or not either.isdisjoint(_titles(lexed, one))
    ]


def _which(lexed: Lexed, mention: tuple[int, int], bearers: Sequence[Entity]) -> Entity | None:
    """Whom of several a shared short name means: by title, else the first named; None if nobody was named before."""
    title = lexed.lowers[mention[0] - 1] if mention[0] else ""
    gender = nouns.TITLE_GENDER.get(title, "")
    if title in nouns.HONORIFICS and not gender:
        bearers = [one for one in bearers if title in _titles(lexed, one)] or bearers
    if gender:
        given = given_names()
        bearers = [one for one in bearers if given.get(one.key[0], "") in ("", gender)] or bearers
    if len(bearers) == 1:
        return bearers[0]
    if all(min(one.mentions, default=mention) >= mention for one in bearers) and lexed.readable(mention[0]):
        return None
    first = min(bearers, key=lambda one: (_is_relative(lexed, one), min(one.mentions, default=(len(lexed), 0))))
    rivals = [one for one in bearers if one is not first and _named_since(lexed, one, first, mention)]
    return None if rivals else first


def _named_since(lexed: Lexed, rival: Entity, first: Entity, mention: tuple[int, int]) -> bool:
    """Whether a rival was named in full shortly before a mention, and the first not again since."""
    if any(one[0] == one[1] and one < mention for one in first.mentions):
        return False  # the surname is already the first's
    theirs, own = (
        max((m for m in one.mentions if m[0] < m[1] and m < mention), default=(-1, -1)) for one in (rival, first)
    )
    if theirs < own or theirs == (-1, -1) or _is_relative(lexed, rival):
        return False
    return lexed.sentence[mention[0]] - lexed.sentence[theirs[0]] <= SINCE


def _is_relative(lexed: Lexed, entity: Entity) -> bool:
    """Whether the first full mention of a person calls him or her somebody's relative."""
    full = [mention for mention in entity.mentions if mention[1] > mention[0]]
    if not full:
        return False
    first, last = min(full)
    around = [*range(max(first - 3, 0), first), *range(last + 1, min(last + 5, len(lexed)))]
    return any(lexed.lowers[at] in nouns.RELATIVES and lexed.sentence[at] == lexed.sentence[first] for at in around)


def _titles(lexed: Lexed, entity: Entity) -> set[str]:
    """The words right before the full mentions of an entity."""
    return {lexed.lowers[first - 1] for first, last in entity.mentions if first and last > first}


def _things(forms: Sequence[Form], lexed: Lexed, at: At) -> list[Entity]:
    """Entities of organisations, countries, places, groups and documents."""
    entities: dict[Key, Entity] = {}
    for form in forms:
        country = COUNTRY.get(" ".join(form.key))
        kind: Kind = "country" if country else form.kind
        key = match.key_of(country) if country else match.spelled_out(form.key)
        entity = entities.get(key) or _longer(form, kind, entities)
        if entity is None:
            entity = entities[key] = Entity(kind, form.key if country else key)
        _add(entity, form, at)
    join_brackets(lexed, entities, at)
    return list({id(entity): entity for entity in entities.values()}.values())


def _longer(form: Form, kind: Kind, entities: dict[Key, Entity]) -> Entity | None:
    """The one organisation whose acronym, beginning or end the form is."""
    if kind not in ("org", "document", "group"):
        return None
    fit = {
        id(one): one
        for one in entities.values()
        if match.is_acronym(form.key, one.key) or (one.kind == kind and match.is_end(form.key, one.key))
    }
    return next(iter(fit.values())) if len(fit) == 1 else None


def _choose_best(lexed: Lexed, entity: Entity) -> None:
    """The fullest name: most words, then most letters, then first in the text; a country's most used one."""
    if entity.kind == "country":
        used = Counter(match.key(lexed, *mention) for mention in entity.mentions)
        entity.best = max(
            entity.mentions,
            key=lambda m: (match.fullness(lexed, m, "country")[1] > 0, used[match.key(lexed, *m)], m[1] - m[0], -m[0]),
        )
    elif (
        entity.mentions
        and entity.kind == "org"
        and (whole := match.spelled_out_in_text(lexed, entity.key, entity.forms)) is not None
    ):
        entity.best = whole
    elif entity.mentions:
        entity.best = max(
            entity.mentions,
            key=lambda m: (*match.fullness(lexed, m, entity.kind), -m[0]),
        )
