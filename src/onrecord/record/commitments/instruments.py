"""The treaty, agreement or statement that holds an undertaking, and to whom it is owed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.record.commitments.context import Around, Said, words_of
from onrecord.record.commitments.draft import Draft
from onrecord.record.commitments.lexicon import INSTRUMENTS
from onrecord.record.commitments.values import Condition
from onrecord.record.evidence import Evidence
from onrecord.span import Span

_NO_PART = "of to on in and for with that said".split()
_DATED = r"(?:\s+of\s+(?:\d{4}|(?:\d{1,2}\s+)?(?-i:[A-Z])\w+(?:\s+\d{1,2},)?(?:\s+\d{4})?))?"
_NAMED = re.compile(
    r"\b(?P<words>(?:the|an?|this|that|their|its|his|her|Article \d+ of the)\s+"
    rf"(?:(?!(?:{'|'.join(_NO_PART)})\b)[\w’'-]+\s+){{0,4}}?"
    rf"(?:{'|'.join(sorted(INSTRUMENTS - {'article'}, key=len, reverse=True))}){_DATED})\b",
    re.IGNORECASE,
)
"""A noun of INSTRUMENTS with what stands before it, and its date."""
_HOLDS = re.compile(
    r"\b(?:in|under|by|of|signed?|signs|signing|with|through|per|to|reached|concluded|from|via|issued|issuing|has|have|"
    r"got|outlines|includes)\W+(?:\w+ly )?$",
    re.IGNORECASE,
)
"""Words before what holds an undertaking."""
_ARTICLE = re.compile(
    r"\bArticle \d+(?: of the [\w ]{0,30}?(?:declaration|treaty|agreement|pact)(?: of \d{4})?)?", re.IGNORECASE
)
_GIVES = frozenset(
    "hand give return transfer cede deliver sell provide pay offer grant supply lend donate restore".split()
)


def instrument(text: str, draft: Draft, said: Said | None, conditions: Sequence[Condition]) -> Evidence | None:
    """The words for what holds the undertaking: named in its sentence outside the action and its conditions, or the
    document that speaks, or through which it was said."""
    first = max(draft.sentence.start, draft.verb.start - FAR)
    for match in _NAMED.finditer(text, first, draft.sentence.end):
        span = Span(*match.span("words"))
        if _is_part(span, draft, conditions):
            continue
        if draft.trigger == "sign" or _HOLDS.search(text, max(first, span.start - 30), span.start):
            return Evidence.at(span, text)
    before = draft.action.start if draft.action.start > first else draft.sentence.end
    article = _ARTICLE.search(text, first, before)
    if article is not None:
        return Evidence.at(Span(*article.span()), text)
    return _document(said) if said is not None else None


FAR = 400
"""Code points before the verb within which an instrument is looked for, in a sentence without end."""


def _is_part(span: Span, draft: Draft, conditions: Sequence[Condition]) -> bool:
    """Whether words are part of the action itself or of a condition."""
    if draft.action.covers(span) and draft.action.start > draft.verb.start:
        return True
    return any(one.start < span.end and span.start < one.end for one in conditions)


def _document(said: Said) -> Evidence | None:
    for source in said.statement.source:
        if (words_of(source.text) or ("",))[-1] in INSTRUMENTS:
            return source
    venue = said.statement.venue
    return venue if venue is not None and INSTRUMENTS & set(words_of(venue.text)) else None


def obligee(text: str, draft: Draft, said: Said | None, around: Around, bound: str | None) -> str | None:
    """To whom it is owed: whom the verb names ("promised Japan", "agreed with"), who is given something, or who was
    told."""
    between = Span(draft.verb.end, draft.action.start) if draft.verb.end < draft.action.start else None
    if between is not None:
        for mention, party in around.mentions(between):
            if mention.start >= between.start and party != bound:
                return party
    if draft.head in _GIVES:
        for mention, party in around.mentions(draft.action):
            if party != bound and mention.start - draft.action.start <= len(draft.head) + 5:
                return party
            if party != bound and re.search(r"\bto (?:the )?$", text[max(0, mention.start - 8) : mention.start]):
                return party
    if said is not None and said.statement.addressee is not None:
        addressee = said.statement.addressee
        return around.party_at(Span(addressee.start, addressee.end))
    return None
