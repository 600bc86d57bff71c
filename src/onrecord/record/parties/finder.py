"""Names by rule: capitalised runs, taken apart by titles, given names, countries and the nouns of organisations.

It stands beside the model's names and fills what those leave out. Strategy: a run of capitalised words (with small
links between) is cut at titles and at given names; what is left gets its kind from tables, or from the word before.
Runs of one word that the tables do not know become persons if they are the surname of one; else they are no names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.record import words
from onrecord.record.parties import match, nouns
from onrecord.record.parties.found import Found, Kind
from onrecord.record.parties.given import given_names
from onrecord.record.parties.lexed import Lexed
from onrecord.record.parties.places import CAPITAL, COUNTRY, DEMONYM, REGIONS

SURE, FAIR, GUESS = 0.9, 0.6, 0.3
"""Scores: a table or title says so; the form says so; nothing speaks against it."""

_LINKS = frozenset(
    "of the a for and de la le du del da dos von van der den ter al el bin ibn ben abu y e zu on to in".split()
)
_NAME_LINKS = frozenset("de la le du del da dos von van der den ter al el bin ibn ben abu y e zu".split())
_JOINTS = frozenset(("", "-", ".", "&", '"', "“", "”"))
_STATE_TITLES = frozenset("state defense defence justice labor treasury interior health education".split())
_OFFICE_WORDS = frozenset(
    "press prime chief vice deputy attorney foreign defense defence first acting former interim senior "
    "presidential interior finance justice trade health education home managing executive national".split()
)
"""Words between an organisation's name and a title that belong to the title."""
_SINGLE_ORGS = frozenset(
    "parliament congress senate police nato politico politifact reuters interpol hamas hezbollah twitter "
    "facebook google microsoft amazon boeing bloomberg breitbart gallup kremlin pentagon knesset duma".split()
)
MISLED = frozenset("will mark may march april june august christian van art bill grant".split())
"""Given names that are mostly other words."""

_NO_NAMES = frozenset(
    "war wars day street avenue river act prize award awards show law cup games election elections debate "
    "convention revolution crisis mountains island islands valley coast bay lake sea ocean airport bridge tower "
    "muslim christian caucus right left states".split()
)
"""Words at the end of capitalised runs that name neither a person nor anyone who speaks."""

Run = list[int]


def find_names(lexed: Lexed, skipped: frozenset[int] = frozenset()) -> list[Found]:
    """The names of a page in order of the text, apart from each other; the sentences `skipped` are not looked at."""
    lower_forms = {low for low, capital in zip(lexed.lowers, lexed.capital, strict=True) if not capital}
    found: list[tuple[Run, Kind | None, float]] = []
    for run in runs(lexed, lower_forms):
        if lexed.sentence[run[0]] in skipped:
            continue
        found.extend(_take_apart(lexed, run))
    surnames = {lexed.lowers[run[-1]] for run, kind, _ in found if kind == "person" and len(run) > 1}
    alone = {lexed.lowers[run[0]] for run, _, _ in found if len(run) == 1}
    names = []
    for run, kind, score in found:
        lows = [lexed.lowers[at] for at in run]
        if kind is not None:
            names.append(Found(lexed.span(run[0], run[-1]), kind, score))
        elif len(run) == 1 and lows[0] in surnames:
            names.append(Found(lexed.span(run[0], run[0]), "person", GUESS))
        elif len(run) > 2 and lows[0] in given_names() and lows[1] in alone:  # "Anna Velt Day"
            names.append(Found(lexed.span(run[0], run[1]), "person", GUESS))
    return names


def runs(lexed: Lexed, lower_forms: set[str]) -> Iterator[Run]:
    """Runs of capitalised words, with links inside, without openers of sentences. `lower_forms` are the words that
    stand without a capital too."""
    at, last = 0, len(lexed)
    for first in lexed.capitals:
        if first < at or _is_opener(lexed, first, lower_forms):
            continue
        run = [first]
        at = first + 1
        while at < last and _joined(lexed, at - 1):
            if lexed.capital[at] and lexed.lowers[at] not in nouns.CALENDAR and not _is_first_person(lexed.lowers[at]):
                run.append(at)
                at += 1
                continue
            step = _over_links(lexed, at, last)
            if not step:
                break
            run.extend(range(at, step))
            at = step
        if lexed.lowers[run[0]] not in nouns.CALENDAR:
            yield run


def _is_first_person(low: str) -> bool:
    return low == "i" or low.startswith("i'")


def _is_opener(lexed: Lexed, at: int, lower_forms: set[str]) -> bool:
    low = lexed.lowers[at]
    if low == "new" and at + 1 < len(lexed):
        return not lexed.capital[at + 1]
    if low in nouns.OPENERS or (("'" in low) and low.split("'")[0] in nouns.OPENERS):
        return not (lexed.forms[at].isupper() and len(low) > 1)
    opens = at == 0 or lexed.sentence[at - 1] != lexed.sentence[at]
    return opens and low in lower_forms and low not in given_names() and low not in nouns.HONORIFICS


def _joined(lexed: Lexed, at: int) -> bool:
    """Whether word `at` and the next may belong to one run."""
    if lexed.sentence[at] != lexed.sentence[at + 1]:
        return False
    gap = lexed.gap(at)
    if lexed.possessive[at]:  # "Workers' Party"
        return gap in ("' ", "’ ") and lexed.capital[at + 1] and lexed.lowers[at + 1] in words.ORG_HEADS
    return gap == " " or gap.strip(" \xa0[]\u00ad") in _JOINTS


def _over_links(lexed: Lexed, at: int, last: int) -> int:
    """The word after the links that start at `at`, if a capitalised word follows; else 0."""
    if lexed.lowers[at] not in _LINKS or lexed.capital[at]:
        return 0
    for step in range(at + 1, min(at + 3, last)):
        if not _joined(lexed, step - 1):
            return 0
        if lexed.capital[step]:
            plain = lexed.lowers[at:step]
            personal = all(low in _NAME_LINKS for low in plain)
            return step if personal or _is_org_start(lexed, at - 1, plain) else 0
        if lexed.lowers[step] not in _LINKS:
            return 0
    return 0


def _is_org_start(lexed: Lexed, at: int, links: Sequence[str]) -> bool:
    """Whether a name may go on over "of", "for" or "and" after word `at`: "Bank of England", "Ministry for Trade"."""
    if links[0] in ("on", "to", "in", "the", "a"):
        return lexed.lowers[at] in words.ORG_HEADS and links[0] not in ("in", "the", "a")
    if links[0] == "and":
        if lexed.lowers[at] in COUNTRY or lexed.lowers[at] in given_names():
            return False
        return _org_before(lexed, at) or (lexed.lowers[at] not in words.ORG_HEADS and _org_after(lexed, at + 2))
    return True


def _org_before(lexed: Lexed, at: int) -> bool:
    """Whether the run that ends at `at` holds the noun of an organisation before its last word."""
    for back in range(at, max(at - 5, -1), -1):
        if lexed.lowers[back] in words.ORG_HEADS and back < at:
            return True
        if not lexed.capital[back] and lexed.lowers[back] not in _LINKS:
            return False
    return False


def _org_after(lexed: Lexed, at: int) -> bool:
    """Whether the capitalised words from `at` on end in the noun of an organisation, with no person's name among "
    "them."""
    end = at
    while end + 1 < len(lexed) and lexed.capital[end + 1] and _joined(lexed, end) and end - at < 4:
        end += 1
    return lexed.lowers[end] in words.ORG_HEADS and not any(
        lexed.lowers[n] in given_names() or lexed.lowers[n] in COUNTRY or lexed.lowers[n] == "the"
        for n in range(at, end + 1)
    )


def _take_apart(lexed: Lexed, run: Run) -> Iterator[tuple[Run, Kind | None, float]]:
    """The names in one run: what stands before its last title, and what after."""
    titles = [n for n, at in enumerate(run) if lexed.lowers[at] in nouns.HONORIFICS]
    if titles and titles[-1] == len(run) - 1 and len(run) > 1 and _is_surname(lexed, run):
        titles.pop()
    if titles and not _is_org_run(lexed, run):
        cut = titles[-1]
        office = run[:cut]
        while office and lexed.lowers[office[-1]] in _OFFICE_WORDS:
            office.pop()
        if office:
            yield from _of_kind(lexed, _trim(lexed, office))
        rest = run[cut + 1 :]
        if rest and lexed.lowers[rest[0]] in ("of", "for", "and"):
            yield from _after_office(lexed, rest[1:])
        elif rest:
            yield from _person_or_not(lexed, rest)
        return
    yield from _of_kind(lexed, run)


def _is_surname(lexed: Lexed, run: Run) -> bool:
    """Whether the title that ends a run is a surname: "Mr. King", "Anna Bishop"."""
    before = lexed.lowers[run[-2]]
    return before in words.ADDRESSES or before == "hon" or before in given_names()


def _after_office(lexed: Lexed, rest: Run) -> Iterator[tuple[Run, Kind | None, float]]:
    """What follows "Secretary of", "Minister for": an office or a country, then maybe the person."""
    rest = rest[1:] if rest and lexed.lowers[rest[0]] == "the" else rest
    start = next((n for n, at in enumerate(rest) if n and lexed.lowers[at] in given_names()), None)
    if start is None and len(rest) > 1 and lexed.lowers[rest[0]] in _STATE_TITLES and lexed.capital[rest[1]]:
        start = 1
    if start is not None:
        yield from _person(lexed, rest[start:])
        rest = rest[:start]
    if rest and lexed.lowers[rest[0]] not in _STATE_TITLES:
        yield from _of_kind(lexed, _trim(lexed, rest))


def _person_or_not(lexed: Lexed, run: Run) -> Iterator[tuple[Run, Kind | None, float]]:
    """What follows a title: mostly a person."""
    run = _stripped(lexed, run)
    if not run:
        return
    if lexed.words(run).lower() in COUNTRY:
        yield run, "country", SURE
    elif lexed.lowers[run[-1]] in words.ORG_HEADS and lexed.lowers[run[0]] not in given_names():
        yield run, "org", FAIR
    else:
        yield from _person(lexed, run)


def _person(lexed: Lexed, run: Run) -> Iterator[tuple[Run, Kind | None, float]]:
    """A person's name, cut before a link that no such name has: "Anna Velt of Torsund"."""
    cut = next(
        (n for n, at in enumerate(run) if n and not lexed.capital[at] and lexed.lowers[at] not in _NAME_LINKS), None
    )
    yield run[:cut], "person", SURE
    if cut is not None:
        yield from _of_kind(lexed, run[cut:])


def _of_kind(lexed: Lexed, run: Run) -> Iterator[tuple[Run, Kind | None, float]]:
    run = _stripped(lexed, run)
    if not run:
        return
    low = lexed.words(run).lower()
    if low in COUNTRY:
        yield run, "country", SURE
    elif low in CAPITAL or low in REGIONS:
        yield run, "place", SURE
    elif low in DEMONYM and len(run) < 3:
        yield run, None, 0.0
    elif _is_org_run(lexed, run):
        yield run, "org", FAIR
    elif lexed.lowers[run[-1]] in words.DOCUMENT_HEADS and len(run) > 1:
        yield run, "document", FAIR
    elif len(run) == 1:
        yield run, _kind_of_single(lexed, run[0]), FAIR
    else:
        yield from _several(lexed, run)


def _several(lexed: Lexed, run: Run) -> Iterator[tuple[Run, Kind | None, float]]:
    """Two words or more that no table of organisations or places knows: a person, maybe after other names."""
    given = given_names()
    start = next((n for n, at in enumerate(run[:-1]) if lexed.lowers[at] in given), None)
    if lexed.lowers[run[-1]] in _NO_NAMES or lexed.lowers[run[-1]] in DEMONYM:
        yield run, None, 0.0
        return
    if start is None and (cut := _affiliation(lexed, run)):
        yield run[:cut], "person", FAIR
        yield from _of_kind(lexed, run[cut:])
        return
    while start and len(lexed.forms[run[start - 1]].rstrip(".")) == 1:
        start -= 1
    if start is None or (start and any(lexed.lowers[at] in _LINKS for at in run[:start])):
        kind: Kind | None = None if lexed.forms[run[0]].isupper() and len(lexed.forms[run[0]]) > 3 else "person"
        if lexed.lowers[run[-1]].endswith("s") and lexed.lowers[run[-1]] in words.GROUP_HEADS:
            kind = "group"
        elif any(lexed.lowers[at] in ("of", "for", "and", "the", "on") for at in run):
            kind = "org"
        yield run, kind, GUESS
        return
    if start:
        yield from _of_kind(lexed, run[:start])
    yield from _person(lexed, run[start:])


def _affiliation(lexed: Lexed, run: Run) -> int:
    """Where "of" or "for" parts a person's name from an organisation's ("Velt of the Coast Institute"), or 0."""
    cut = next((n for n, at in enumerate(run) if lexed.lowers[at] in ("of", "for") and not lexed.capital[at]), 0)
    if not 2 <= cut <= 3 or any(lexed.lowers[at] in words.ORG_HEADS for at in run[:cut]):
        return 0
    return cut if any(lexed.lowers[at] in words.ORG_HEADS for at in run[cut:]) else 0


def _is_org_run(lexed: Lexed, run: Run) -> bool:
    lows = [lexed.lowers[at] for at in run]
    if lows[0] in given_names() and _affiliation(lexed, run):
        return False
    if lows[0] in given_names() and len(lows) == 2 and lows[1] not in words.ORG_HEADS:
        return False
    if lows[-1] in nouns.HONORIFICS:
        return False
    heads = [low for low in lows if low in words.ORG_HEADS]
    if len(run) > 1 and heads and (lows[-1] in words.ORG_HEADS or "of" in lows or "for" in lows or "on" in lows):
        return lows[0] not in words.TITLES or lows[0] in ("chief", "director")
    return len(run) > 1 and lows[-1] in match.TAILS


def _kind_of_single(lexed: Lexed, at: int) -> Kind | None:
    form, low = lexed.forms[at], lexed.lowers[at]
    if low in _SINGLE_ORGS or "." in form[1:-1]:
        return "org"
    if form.isupper() and 2 <= len(form) <= 6:
        return "org"
    before = lexed.lowers[at - 1] if at and lexed.sentence[at - 1] == lexed.sentence[at] else ""
    if before in nouns.PERSONS and not lexed.possessive[at - 1] and lexed.gap(at - 1) == " ":
        return "person"
    return "person" if low in given_names() and low not in MISLED and before != "the" else None


def _stripped(lexed: Lexed, run: Run) -> Run:
    """A run without the links, and before a person the adjective, that it opens with."""
    while run and (lexed.lowers[run[0]] in _LINKS or lexed.lowers[run[0]] in nouns.CALENDAR):
        run = run[1:]
    while len(run) > 2 and lexed.lowers[run[0]] in DEMONYM and lexed.lowers[run[1]] in given_names():
        run = run[1:]
    return _trim(lexed, run)


def _trim(lexed: Lexed, run: Run) -> Run:
    while run and not lexed.capital[run[-1]]:
        run = run[:-1]
    return run
