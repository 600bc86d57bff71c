"""Page, attributions and names -> parties, and whose each attribution is."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate

from onrecord.pages.page import Page
from onrecord.reading.reading import Attribution, Name
from onrecord.record import words
from onrecord.record.evidence import Evidence
from onrecord.record.parties import nouns
from onrecord.record.parties.decide import Decider, Decision
from onrecord.record.parties.describe import describe
from onrecord.record.parties.entities import gather
from onrecord.record.parties.entity import Entity, Gathered
from onrecord.record.parties.finder import GUESS
from onrecord.record.parties.found import Found
from onrecord.record.parties.lexed import Lexed
from onrecord.record.parties.names import all_names, merge
from onrecord.record.parties.outcome import RULES, Resolution, Trace, Weighed
from onrecord.record.parties.ranker import Candidate, Hook, class_of, weights
from onrecord.record.parties.sources import Source, take_apart
from onrecord.record.record import Party, PartyKind, content_id
from onrecord.span import Span


def resolve(
    page: Page,
    attributions: Sequence[Attribution],
    names: Sequence[Name] = (),
    hook: Hook | None = None,
    subjects: Sequence[Span] = (),
) -> tuple[tuple[Party, ...], dict[Attribution, Resolution]]:
    """The parties of a page in order of the text, and whose each attribution is.

    `names` are the model's; rules add those that it leaves out. `hook` may give a score to a mention and a candidate.
    `subjects` are noun phrases that are no sources: those of them that mean a party become mentions of it.
    """
    decider = _decided(page, attributions, names, hook, subjects)
    parties = _parties(page, decider)
    ids = {id(entity): party.id for entity, party in parties}
    found = {one: _resolution(decider.decided[number], ids) for number, one in enumerate(attributions)}
    return tuple(sorted((party for _, party in parties), key=lambda party: party.mentions)), found


def explain(
    page: Page, attributions: Sequence[Attribution], number: int, names: Sequence[Name] = (), hook: Hook | None = None
) -> Trace:
    """How attribution `number` (from 0) gets its speaker. Raises IndexError if there is no such attribution."""
    one = attributions[number]
    decider = _decided(page, attributions, names, hook)
    decision = decider.decided[number]
    source = decider.sources[number]
    table = weights()[class_of(source)] if source is not None and decision.ranked else {}
    return Trace(
        source=Evidence.at(one.source[0], page.text) if one.source else None,
        rule=decision.rule,
        meaning=RULES[decision.rule],
        candidates=tuple(_weighed(decider.lexed, candidate, table) for candidate in decision.ranked),
        party=None if decision.entity is None else _name_of(decider.lexed, decision.entity),
        reason=decision.reason,
    )


def prepare(page: Page, attributions: Sequence[Attribution], names: Sequence[Name]) -> tuple[Lexed, Gathered]:
    """The words of a page and its entities, those included that only a source names."""
    lexed = Lexed(page)
    whole = all_names(lexed, names)
    gathered = gather(lexed, whole)
    extra = _named_by_sources(lexed, gathered, attributions)
    if extra:
        gathered = gather(lexed, merge(lexed, extra, whole))
    describe(lexed, gathered)
    return lexed, gathered


def _named_by_sources(lexed: Lexed, gathered: Gathered, attributions: Sequence[Attribution]) -> list[Found]:
    """Names that stand in a source and are known neither to the model nor to the finder."""
    found = {}
    for one in attributions:
        if not one.source:
            continue
        source = take_apart(lexed, gathered, one.source[0])
        if source.form == "name" and source.entity is None and source.name is not None:
            span = lexed.span(*source.name)
            found[span] = Found(span, source.kind, GUESS)
    return list(found.values())


LISTED = 0.5
"""Score of a name from which a party that says nothing is listed."""


def _decided(
    page: Page,
    attributions: Sequence[Attribution],
    names: Sequence[Name],
    hook: Hook | None,
    subjects: Sequence[Span] = (),
) -> Decider:
    lexed, gathered = prepare(page, attributions, names)
    decider = Decider(lexed, gathered, attributions, hook, subjects)
    decider.decide_all()
    return decider


def _resolution(decision: Decision, ids: dict[int, str]) -> Resolution:
    if decision.entity is None:
        return Resolution(None, decision.reason or "no-antecedent", decision.rule)
    return Resolution(ids[id(decision.entity)], None, decision.rule)


def _parties(page: Page, decider: Decider) -> list[tuple[Entity, Party]]:
    """A party for each entity that speaks, and for each other that is named in what was read."""
    own: dict[int, list[Source]] = defaultdict(list)
    speakers: dict[int, Entity] = {}
    for number, decision in decider.decided.items():
        if decision.entity is not None:
            speakers[id(decision.entity)] = decision.entity
            source = decider.sources[number]
            if source is not None:
                own[id(decision.entity)].append(source)
    for number, decision in decider.bound.items():
        if decision.entity is not None:
            speakers[id(decision.entity)] = decision.entity
            own[id(decision.entity)].append(decider.subjects[number])
    sha256 = page.sha256
    found = []
    for entity in decider.entities:
        speaks = id(entity) in speakers
        if speaks or _is_listed(decider.lexed, entity):
            found.append((entity, _party(page.text, sha256, decider.lexed, entity, own[id(entity)])))
    return found


def _is_listed(lexed: Lexed, entity: Entity) -> bool:
    """Whether a party that says nothing is listed: it has a name that is no mere guess, in what the model read."""
    if entity.kind == "place" or entity.described or entity.score < LISTED:
        return False
    if entity.kind == "person" and entity.best[0] == entity.best[1] and not (entity.roles or entity.gender):
        return False
    return any(lexed.readable(first) for first, _ in entity.mentions)


def _party(text: str, sha256: str, lexed: Lexed, entity: Entity, sources: Sequence[Source]) -> Party:
    spans = {lexed.span(source.first, source.last) for source in sources}
    wordings = sorted(spans)
    reach = list(accumulate((wording.end for wording in wordings), max))
    for first, last in entity.mentions:
        span = lexed.span(first, last)
        before = bisect.bisect_right(wordings, span.start, key=lambda wording: wording.start)
        if not before or reach[before - 1] < span.end:
            spans.add(span)
    mentions = tuple(sorted(Evidence.at(span, text) for span in spans))
    kind: PartyKind = "org" if entity.kind == "place" else entity.kind
    return Party(
        id=content_id("p", sha256, [Span(mentions[0].start, mentions[0].end)]),
        name=_name_of(lexed, entity),
        kind=kind,
        mentions=mentions,
        roles=_roles(text, entity, sources),
    )


_ADDRESS = re.compile(rf"\s+(?:{'|'.join(words.ADDRESSES)})\.?$", re.IGNORECASE)
"""A form of address between a role and the name: "Finance Minister Dr"."""


def _roles(text: str, entity: Entity, sources: Sequence[Source]) -> tuple[Evidence, ...]:
    """Each wording of a role once, where it first stands."""
    if entity.described:
        return ()
    spans = sorted({*entity.roles, *(role for source in sources for role in source.roles)})
    distinct: dict[str, Evidence] = {}
    for span in spans:
        if any(other.covers(span) for other in spans if other != span):
            continue
        evidence = Evidence.at(Span(span.start, span.start + len(_ADDRESS.sub("", span.of(text)))), text)
        wording = evidence.text.lower().rstrip(".")
        if _is_role(wording):
            distinct.setdefault(wording, evidence)
    return tuple(sorted(distinct.values()))


def _is_role(wording: str) -> bool:
    """Whether words beside a name can be a role: no mere address, function words or prepositional phrase, and neither
    "no relation" nor "one of them"."""
    found = {*re.findall(r"[^\W\d_][\w'’.-]*", wording)} - nouns.OPENERS - words.PRONOUNS
    opening = wording.split(" ", 1)[0]
    return bool(found) and wording not in words.ADDRESSES and opening not in _NO_ROLE_OPENINGS


_NO_ROLE_OPENINGS = frozenset({*nouns.PREPOSITIONS, "and", "or", "but", "no", "one"})


def _name_of(lexed: Lexed, entity: Entity) -> str:
    first, last = entity.best
    return lexed.words(range(first, last + 1))


def _weighed(lexed: Lexed, candidate: Candidate, table: dict[str, float]) -> Weighed:
    name = None if candidate.entity is None else _name_of(lexed, candidate.entity)
    parts = {
        feature: round(table.get(feature, 0.0) * value, 3)
        for feature, value in candidate.features.items()
        if table.get(feature, 0.0)
    }
    return Weighed(name, round(candidate.share, 4), parts)
