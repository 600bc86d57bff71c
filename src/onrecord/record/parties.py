"""Who speaks, as far as the words of a source span themselves tell.

Strategy. A source span is taken apart into a name and the words around it (its role). Named sources that agree, or of
which one is the surname of exactly one other, are one party. What names nobody is a group or organisation by its
head word, or stays unresolved with a reason: here nothing is looked for beyond the span.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, get_args

import msgspec

from onrecord.pages.page import Page
from onrecord.reading.reading import Attribution
from onrecord.record import words
from onrecord.record.record import Evidence, Party, PartyKind, content_id
from onrecord.span import Span

Reason = Literal["no-source", "pronoun", "unnamed-person", "ambiguous"]
REASONS: tuple[str, ...] = get_args(Reason)

_WORD = re.compile(r"[^\W_](?:[\w&]|[.'’\-](?=\w))*\.?")
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž]")
_LINKS = frozenset("of the for de la le du del da von van der den al el bin ibn ben".split())
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_OWNER = re.compile(r"(?:the|a|an|his|her|their|its|our|my)\s+", re.IGNORECASE)
_NO_ROLE = re.compile(r"(?:who|whose|which|that|speaking|citing|quoting|not)\b|\W*$|[\W\d]+$", re.IGNORECASE)
"""What stands beside a name and is no noun phrase: a relative clause, an age."""
_AFTER = re.compile(r"\s*(?:[,(;]|\s(?:who|whose|which|that|speaking|citing|quoting)\b|\s[—–-]\s)\s*")
_COUNTRIES = frozenset(name.lower().rstrip(".") for name in words.COUNTRIES)
_POSSESSIVE = re.compile(r"['’]s?$")
_PLURAL_NUMBERS = frozenset("two three four five six seven eight nine ten dozens hundreds both several".split())


class Resolution(msgspec.Struct, frozen=True):
    """Whose an attribution is: a party's id, or None and the reason."""

    party: str | None
    reason: str | None


class _Source(msgspec.Struct, frozen=True):
    """A source span taken apart. `name` is the span of the name (or of the whole description of a group)."""

    span: Span
    name: Span
    kind: PartyKind
    roles: tuple[Span, ...]


def resolve(page: Page, attributions: Sequence[Attribution]) -> tuple[tuple[Party, ...], dict[Attribution, Resolution]]:
    """The parties that the sources name, in order of the text, and whose each attribution is."""
    sources = {one: take_apart(page.text, one.source[0]) for one in attributions if one.source}
    named = [source for source in sources.values() if isinstance(source, _Source)]
    full = _full_names(page.text, named)
    members: dict[str, list[_Source]] = {}
    for source in named:
        key = full[_wording(page.text, source.name)]
        if key is not None:
            members.setdefault(key, []).append(source)
    parties = {name: _party(page, name, own) for name, own in members.items()}
    found: dict[Attribution, Resolution] = {}
    for one in attributions:
        source_or_reason = sources.get(one, "no-source")
        if isinstance(source_or_reason, str):
            found[one] = Resolution(None, source_or_reason)
            continue
        name = full[_wording(page.text, source_or_reason.name)]
        found[one] = Resolution(None, "ambiguous") if name is None else Resolution(parties[name].id, None)
    return tuple(sorted(parties.values(), key=lambda party: party.mentions)), found


def take_apart(text: str, span: Span) -> _Source | Reason:
    """Name, kind and roles of a source span, or the reason why its words alone name nobody.

    The span is read up to its first comma, bracket or relative clause; what follows is apposition.
    """
    core, after = _core(text, span)
    plain = [_plain(text, token) for token in _tokens(text, core)]
    if not plain:
        return "no-source"
    if plain[0] in words.PRONOUNS and (len(plain) == 1 or (len(plain) == 2 and plain[0] not in words.DETERMINERS)):
        return "pronoun"
    if len(plain[0]) == len(plain) == 1:  # the Q and A of an interview
        return "unnamed-person"
    head = _head(plain)
    kind = _kind_of_description(plain, head)
    if " and " in core.of(text) and len(_runs(text, core)) > 1 and kind is None:
        return _Source(span, _without_article(text, core), "group", ())
    if kind == "group":
        return _Source(span, _without_article(text, span), "group", ())
    if kind is not None:
        return _Source(span, _without_article(text, core), kind, ())
    if head in words.PERSON_HEADS:
        return _named_after(text, span, core, after)
    name = _last_name(text, core)
    if name is not None:
        return _Source(span, name, _kind_in_place(text, core, name), _roles(text, (core.start, name.start), after))
    return _named_after(text, span, core, after)


def _core(text: str, span: Span) -> tuple[Span, Span | None]:
    """The span up to its first comma, bracket or relative pronoun, and what follows that."""
    match = _AFTER.search(text, span.start + 1, span.end)
    if match is None:
        return span, None
    rest = Span(match.end(), span.end) if match.end() < span.end else None
    return Span(span.start, match.start()), rest


def _named_after(text: str, span: Span, core: Span, after: Span | None) -> _Source | Reason:
    """A description of one person: named if an apposition opens with a name ("the minister, Anna Velt")."""
    if after is None:
        return "unnamed-person"
    inner, rest = _core(text, after)
    name = _last_name(text, inner)
    if name is None or _kind_in_place(text, inner, name) != "person":
        return "unnamed-person"
    before = _tokens(text, Span(inner.start, name.start)) if inner.start < name.start else []
    if not all(_is_capital(text, token) for token in before):
        return "unnamed-person"
    roles = (*_roles(text, (core.start, core.end), None), *_roles(text, (inner.start, name.start), rest))
    return _Source(span, name, "person", roles)


def _last_name(text: str, core: Span) -> Span | None:
    """The capitalised run that ends the core."""
    runs = _runs(text, core)
    if not runs or _WORD.search(text, runs[-1].end, core.end):
        return None
    return runs[-1]


def _tokens(text: str, span: Span) -> list[Span]:
    return [Span(match.start(), match.end()) for match in _WORD.finditer(text, span.start, span.end)]


def _plain(text: str, token: Span) -> str:
    return _POSSESSIVE.sub("", token.of(text)).rstrip(".").lower()


def _head(plain: Sequence[str]) -> str:
    """The head of a noun phrase, roughly: the last word before the first preposition or relative pronoun."""
    stops = {"of", "in", "from", "for", "at", "on", "with", "who", "which", "that", "to", "familiar", "by", "close"}
    for number, word in enumerate(plain):
        if number and word in stops:
            return plain[number - 1]
    return next((word for word in reversed(plain) if not word.isdigit()), plain[-1])


def _kind_of_description(plain: Sequence[str], head: str) -> PartyKind | None:
    if " ".join(plain).removeprefix("the ") in _COUNTRIES:
        return "country"
    if head in words.GROUP_HEADS or plain[0] in _PLURAL_NUMBERS:
        return "group"
    if head in words.DOCUMENT_HEADS:
        return "document"
    if head in words.ORG_HEADS:
        return "org"
    return "group" if plain[0].isdigit() else None


def _is_capital(text: str, token: Span) -> bool:
    return bool(_CAPITAL.match(token.of(text)))


def _runs(text: str, span: Span) -> list[Span]:
    """Runs of capitalised words with small links between them, titles and owners ("Velt's") left out."""
    runs: list[list[Span]] = [[]]
    for token in _tokens(text, span):
        word = _plain(text, token)
        last = runs[-1][-1] if runs[-1] else None
        apart = last is not None and text[last.end : token.start].strip(" \t\n\xa0.&-[]") != ""
        if apart or (last is not None and _POSSESSIVE.search(last.of(text))):
            runs.append([])
        if _is_capital(text, token) and word not in words.TITLES and word not in ("the", "a", "an"):
            runs[-1].append(token)
        elif runs[-1] and word in _LINKS:
            runs[-1].append(token)
        else:
            runs.append([])
    return [_closed(text, run) for run in runs if run and not _POSSESSIVE.search(run[-1].of(text))]


def _closed(text: str, run: Sequence[Span]) -> Span:
    kept = list(run)
    while len(kept) > 1 and not _is_capital(text, kept[-1]):
        kept.pop()
    return Span(kept[0].start, kept[-1].end)


def _kind_in_place(text: str, core: Span, name: Span) -> PartyKind:
    """The kind of a name by its own words, else by what stands before it: "the Palace", "the newspaper Oslin"."""
    kind = _kind_of_name(text, name)
    before = text[core.start : name.start].lower().split()
    if kind == "person" and before and (before == ["the"] or before[-1] in words.ORG_HEADS):
        return "org"
    return kind


def _kind_of_name(text: str, name: Span) -> PartyKind:
    words_of_name = _wording(text, name)
    plain = [word.strip(".,'’").lower() for word in words_of_name.split()]
    if words_of_name.lower() in _COUNTRIES:
        return "country"
    if any(word in words.ORG_HEADS for word in plain) or (words_of_name.isupper() and len(words_of_name) <= 6):
        return "org"
    if plain[-1] in words.DOCUMENT_HEADS:
        return "document"
    if plain[-1] in words.GROUP_HEADS:
        return "group"
    return "person"


def _roles(text: str, before: tuple[int, int], after: Span | None) -> tuple[Span, ...]:
    """What stands around a name: the description before it, the apposition after it."""
    found = []
    for start, end in (before, (after.start, after.end) if after else (0, 0)):
        around = text[start:end]
        trimmed = around.strip(" ,;()[]—–-\n\t\xa0")
        at = start + around.find(trimmed)
        if trimmed.lower() in ("the", "a", "an") or _NO_ROLE.match(trimmed) or _is_address(trimmed):
            continue
        found.append(_without(_OWNER, text, Span(at, at + len(trimmed))))
    return tuple(found)


def _is_address(role: str) -> bool:
    return role.rstrip(".").lower() in words.ADDRESSES


def _without_article(text: str, span: Span) -> Span:
    return _without(_ARTICLE, text, span)


def _without(opening: re.Pattern[str], text: str, span: Span) -> Span:
    match = opening.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match and match.end() < span.end else span


def _wording(text: str, name: Span) -> str:
    """A name on one line, without the brackets of an editor ("[Anna] Velt")."""
    return " ".join(name.of(text).replace("[", "").replace("]", "").split())


def _full_names(text: str, named: Sequence[_Source]) -> dict[str, str | None]:
    """For each name as worded, the fullest name of its party; None where two fit."""
    by_kind = {_wording(text, source.name): source.kind for source in named}
    full: dict[str, str | None] = {}
    for name, kind in by_kind.items():
        key = name.lower().split()
        fuller = {
            other
            for other, other_kind in by_kind.items()
            if kind == other_kind == "person"
            and len(other.split()) > len(key)
            and (other.lower().split()[-len(key) :] == key or other.lower().split()[0] == " ".join(key))
        }
        top = {one for one in fuller if not any(one != two and one.lower() in two.lower() for two in fuller)}
        full[name] = name if not top else next(iter(top)) if len(top) == 1 else None
    lower: dict[str, str] = {}
    return {
        name: None if whole is None else lower.setdefault(_ARTICLE.sub("", whole, count=1).lower(), whole)
        for name, whole in full.items()
    }


def _party(page: Page, name: str, own: Sequence[_Source]) -> Party:
    mentions = tuple(sorted({Evidence.at(source.span, page.text) for source in own}))
    roles = sorted({Evidence.at(role, page.text) for source in own for role in source.roles})
    distinct = {role.text.lower(): role for role in reversed(roles)}
    first = own[0]
    return Party(
        id=content_id("p", page.sha256, [first.name]),
        name=name,
        kind=first.kind,
        mentions=mentions,
        roles=tuple(sorted(distinct.values())),
    )
