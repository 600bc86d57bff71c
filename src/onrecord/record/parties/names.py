"""The names of a page from both hands: the model's made tidy, and the finder's where those leave gaps.

In a sentence that capitalises nearly every word (a headline) capitals tell nothing: there only names are kept that
stand elsewhere in the page too, and those that open with a given name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.reading.reading import Name
from onrecord.record.parties import match, nouns
from onrecord.record.parties.finder import FAIR, MISLED, SURE, find_names
from onrecord.record.parties.found import Found, Kind
from onrecord.record.parties.given import given_names
from onrecord.record.parties.lexed import Lexed
from onrecord.record.parties.places import COUNTRY, DEMONYM
from onrecord.span import Span

Key = tuple[str, ...]

TITLED = 0.9
"""Share of its long words that open with a capital from which a sentence counts as a headline."""
LONGEST = 8
"""Words of the longest name that is looked for in a headline."""


def all_names(lexed: Lexed, given: Sequence[Name]) -> list[Found]:
    """Names in order of the text, none touching another; those of `given` win over the rules'."""
    titled = title_cased(lexed)
    ours = find_names(lexed, titled)
    theirs = _joined(lexed, [tidy for name in given if (tidy := _tidy(lexed, name, titled)) is not None])
    whole = merge(lexed, _widened(lexed, theirs, ours), ours)
    known = {match.key(lexed, *_ends(lexed, name)): name for name in whole}
    return merge(lexed, whole, list(_in_titles(lexed, titled, known)))


def merge(lexed: Lexed, names: Sequence[Found], more: Sequence[Found]) -> list[Found]:
    """`names`, and those of `more` that touch none of them, in order of the text."""
    taken: set[int] = set()
    for name in names:
        taken.update(lexed.range(name.span))
    added = [name for name in more if taken.isdisjoint(lexed.range(name.span))]
    return sorted([*names, *added], key=lambda name: name.span)


def title_cased(lexed: Lexed) -> frozenset[int]:
    """Numbers of the sentences in which nearly every long word opens with a capital."""
    counts: dict[int, list[int]] = {}
    for sentence, form, capital in zip(lexed.sentence, lexed.forms, lexed.capital, strict=True):
        if len(form) > 3:
            pair = counts.setdefault(sentence, [0, 0])
            pair[0] += 1
            pair[1] += capital
    return frozenset(sentence for sentence, (long, high) in counts.items() if long >= 4 and high >= TITLED * long)


def _ends(lexed: Lexed, name: Found) -> tuple[int, int]:
    numbers = lexed.range(name.span)
    return numbers[0], numbers[-1]


def _tidy(lexed: Lexed, name: Name, titled: frozenset[int]) -> Found | None:
    """A given name without opener and title, cut where its kind cannot go on; None if nothing is left."""
    numbers = lexed.range(name.span)
    if not numbers or lexed.sentence[numbers[0]] in titled:
        return None
    first, last = numbers[0], numbers[-1]
    kind: Kind = name.kind
    while first <= last and (lexed.lowers[first].split("'")[0] in nouns.OPENERS or not lexed.forms[first][0].isalnum()):
        if (
            lexed.lowers[first] in ("us", "new")
            or lexed.forms[first][0] == "@"
            or (kind == "person" and _is_called_so(lexed, first, last))
        ):
            break
        first += 1
    if kind == "person" and first and lexed.lowers[first - 1] == "per" and _is_called_so(lexed, first - 1, last):
        first -= 1
    titles = [n for n in range(first, last) if lexed.lowers[n] in nouns.HONORIFICS]
    if titles and (kind == "person" or lexed.lowers[titles[-1] + 1] in given_names()):
        first, kind = titles[-1] + 1, "person"
    if kind == "person":
        cut = next((n for n in range(first + 1, last) if lexed.lowers[n] in ("of", "for", "and", "at", "from")), None)
        last = last if cut is None else cut - 1
        if last + 1 < len(lexed) and lexed.lowers[last + 1].rstrip(".") in match.SUFFIXES and lexed.capital[last + 1]:
            last += 1
    if first > last or (first == last and first and _is_national(lexed, first)):
        return None
    return Found(lexed.span(first, last), kind, name.score)


def _is_called_so(lexed: Lexed, first: int, last: int) -> bool:
    """Whether a person's name begins with a given name that is also a common word: within a sentence it has a capital,
    and a Will may open one that asks nothing ("Will Velt go?")."""
    low = lexed.lowers[first]
    if low not in _GIVEN_TOO or not lexed.capital[first] or first == last or lexed.gap(first).strip():
        return False
    if first and lexed.sentence[first - 1] == lexed.sentence[first]:
        return lexed.sentence[first] == lexed.sentence[last]
    end = next((at for at in range(last, len(lexed) - 1) if lexed.sentence[at + 1] != lexed.sentence[at]), None)
    asks = "?" in (lexed.gap(end) if end is not None else lexed.text[lexed.ends[-1] :])
    return low == "will" and not asks


_GIVEN_TOO = frozenset(("will", "per", "may"))
"""Given names that are also words which open sentences."""


def _is_national(lexed: Lexed, at: int) -> bool:
    """Whether a word with its article means one of a people: "the Spaniard", "the German"."""
    low = lexed.lowers[at]
    one = low in nouns.NATIONALS or (low in DEMONYM and low.endswith(("an", "i")))
    return one and lexed.lowers[at - 1] in ("the", "a")


def _joined(lexed: Lexed, names: Sequence[Found]) -> list[Found]:
    """The names, two of persons with nothing but a space between taken for one, or for the second if the first is a
    title."""
    kept: list[Found] = []
    for name in names:
        last = kept[-1] if kept else name
        apart = lexed.text[last.span.end : name.span.start] != " " or not lexed.text[name.span.start].isupper()
        if apart or not last.kind == name.kind == "person":
            kept.append(name)
        elif all(lexed.lowers[word].rstrip(".") in nouns.HONORIFICS for word in lexed.range(last.span)):
            kept[-1] = name
        else:
            kept[-1] = Found(Span(last.span.start, name.span.end), "person", max(last.score, name.score))
    return kept


def _widened(lexed: Lexed, theirs: Sequence[Found], ours: Sequence[Found]) -> list[Found]:
    """The model's names, made whole where the finder saw more of them (initials, nicknames, "and" in a ministry)."""
    wide = [
        name
        for name in ours
        if len(lexed.range(name.span)) > 1 and ((name.kind == "person" and name.score >= SURE) or name.kind == "org")
    ]
    kept: list[Found] = []
    at = 0
    for name in sorted(theirs, key=lambda name: name.span):
        while at < len(wide) and wide[at].span.end <= name.span.start:
            at += 1
        over = name
        if (
            at < len(wide)
            and wide[at].span.covers(name.span)
            and (wide[at].kind == "person") == (name.kind == "person")
        ):
            over = wide[at]
        if not kept or not kept[-1].span.overlaps(over.span):
            kept.append(over)
    return kept


def _in_titles(lexed: Lexed, titled: frozenset[int], known: dict[Key, Found]) -> Iterator[Found]:
    """Names in title-cased sentences: known ones, longest first, and given names with the word after them."""
    given = given_names()
    surnames = {match.surname(key) for key, name in known.items() if name.kind == "person"}
    until = 0
    for at in lexed.capitals:
        if at < until or lexed.sentence[at] not in titled:
            continue
        end, until = at, at + 1
        while end + 1 < len(lexed) and end - at < LONGEST - 1 and lexed.sentence[end + 1] == lexed.sentence[at]:
            end += 1
        last = next((n for n in range(end, at - 1, -1) if match.key(lexed, at, n) in known), None)
        if last is not None:
            yield Found(lexed.span(at, last), known[match.key(lexed, at, last)].kind, FAIR)
            until = last + 1
        elif match.fold(lexed.forms[at]) in surnames:
            yield Found(lexed.span(at, at), "person", FAIR)
        elif lexed.lowers[at] in COUNTRY:
            yield Found(lexed.span(at, at), "country", FAIR)
        elif at < end and lexed.lowers[at] in given and lexed.capital[at + 1] and lexed.gap(at) == " ":
            if (
                lexed.lowers[at] not in MISLED
                and lexed.lowers[at + 1] not in nouns.OPENERS
                and not lexed.lowers[at + 1].endswith("s")
            ):
                yield Found(lexed.span(at, at + 1), "person", FAIR)
            until = at + 2
