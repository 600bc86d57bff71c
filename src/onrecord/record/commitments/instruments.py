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

_NAMED = re.compile(
    r"\b(?P<words>(?:the|an?|this|that|their|its|his|her|Article \d+ of the)\s+(?:(?!of\b|to\b|on\b|in\b|and\b|for\b|with\b|that\b|said\b)[\w’'-]+\s+){0,4}?"
    r"(?:"
    + "|".join(sorted(INSTRUMENTS - {"article"}, key=len, reverse=True))
    + r")(?:\s+of\s+(?:\d{4}|(?:\d{1,2}\s+)?(?-i:[A-Z])\w+(?:\s+\d{1,2},)?(?:\s+\d{4})?))?)\b",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"\b(?:in|under|by|of|signed?|signs|signing|with|through|per|to|reached|concluded|from|via|issued|issuing|has|have|got|outlines|includes)\W+(?:\w+ly )?$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"\bArticle \d+(?: of the [\w ]{0,30}?(?:declaration|treaty|agreement|pact)(?: of \d{4})?)?", re.IGNORECASE
)
_GIVES = frozenset(
    "hand give return transfer cede deliver sell provide pay offer grant supply lend donate restore".split()
)


def instrument(text: str, draft: Draft, said: Said | None, conditions: Sequence[Condition]) -> Evidence | None:
    """The words for what holds the undertaking, if its sentence names one outside the action."""
    first = max(draft.sentence.start, draft.verb.start - 400)
    for match in _NAMED.finditer(text, first, draft.sentence.end):
        span = Span(*match.span("words"))
        if draft.action.start <= span.start and span.end <= draft.action.end and draft.action.start > draft.verb.start:
            continue
        if any(one.start < span.end and span.start < one.end for one in conditions):
            continue
        if _HOLDS.search(text, max(first, span.start - 30), span.start) or draft.trigger == "sign":
            return Evidence.at(span, text)
    article = _ARTICLE.search(text, first, draft.action.start if draft.action.start > first else draft.sentence.end)
    if article is not None:
        return Evidence.at(Span(*article.span()), text)
    if said is not None:
        for source in said.statement.source:
            if (words_of(source.text) or ("",))[-1] in INSTRUMENTS:
                return source
    if said is not None and said.statement.venue is not None:
        if INSTRUMENTS & set(words_of(said.statement.venue.text)):
            return said.statement.venue
    return None


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
