"""Dates of speech that a reading took for the end of what is said: "rejected | the offer of talks on Friday".

Where what is reported is a thing and no clause, such a date tells when it was rejected, announced or condemned. In
polnear/train, content of this form is followed by its date 43 times and ends with it 13 times, most of which tell of
the act too. After an infinitive ("vowed to leave on Friday") it may be that of the leaving: it stays where it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from onrecord.reading.reading import Attribution
from onrecord.record.times.clauses import NOT_OF_SPEECH
from onrecord.record.times.dated import speech_value
from onrecord.record.times.frames import Nearby, breaks
from onrecord.record.times.turns import NOT_PAST
from onrecord.record.times.values import TimeExpression
from onrecord.span import Span

_A_MONTH = len("2031-03")
"""Least length of an EDTF month. A year may belong to the thing ("a loss in 2029"), and so may a time that is not over
("its losses this week")."""
_PAST = re.compile(
    r"\b(?:\w+ed|had|said|told|spoke|gave|made|took|sent|wrote|put|held|drew|withdrew|forbade|swore|foresaw|upheld|"
    r"sought|met|set)\b",
    re.IGNORECASE,
)
_LEAD_WIDTH = 24
"""Characters before a date in which its prepositions are looked for."""
_WORD = re.compile(r"\w")
_LEAD = re.compile(r"(?:\s+(?:on|in|at|late|early|earlier|back|just|only)\b)*\s*$", re.IGNORECASE)
_FINITE = re.compile(
    r"[\"“”]|\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|"
    r"came|went|took|held|gave|made|began|left|lost|won|fell|rose|broke|hit|struck|met|got|ran|led|became|said|told)\b|"
    r"(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bits )(?<!\bhis )(?<!\bher )(?<!\btheir )\b\w+ed\b",
    re.IGNORECASE,
)
"""What shows a clause within the content, its verb or a quotation. A participle between article and noun is none."""
_TO = re.compile(r"to\b", re.IGNORECASE)
_TO_A_THING = re.compile(
    r"\b(?:bowed|yielded|submitted|objected|reacted|responded|replied|referred|admitted|confessed|alluded)$",
    re.IGNORECASE,
)
"""Verbs after which "to" leads to a thing, never to an infinitive."""


def without_date(
    text: str, published: str | None, attributions: Sequence[Attribution], timed: Nearby[TimeExpression]
) -> list[Attribution]:
    """The attributions, the content of each ended before the date that tells when it was said."""
    return [_ended(text, published, one, timed) for one in attributions]


def _ended(text: str, published: str | None, one: Attribution, timed: Nearby[TimeExpression]) -> Attribution:
    last = one.content[-1]
    if not _is_act(text, one, last):
        return one
    inside = [each for each in timed.to(last.start, last.end) if last.start < each.start and each.end <= last.end]
    date = max(inside, key=lambda each: each.start, default=None)
    if date is None or _WORD.search(text, date.end, last.end) or not _may_tell(text, published, date):
        return one
    lead = _LEAD.search(text, max(last.start, date.start - _LEAD_WIDTH), date.start)
    content = text[last.start : lead.start() if lead else date.start]
    if not _WORD.search(content) or breaks(content) or _FINITE.search(content):
        return one
    return msgspec.structs.replace(one, content=(*one.content[:-1], Span(last.start, last.start + len(content))))


def _is_act(text: str, one: Attribution, last: Span) -> bool:
    """Whether the attribution tells of an act in the past whose object follows. Where content stands before the cue
    too, what follows is said of that: "was reported missing on Friday"."""
    if not one.cue or len(one.content) > 1 or one.cue[-1].end > last.start:
        return False
    cue = text[one.cue[0].start : one.cue[-1].end]
    to_do = _TO.match(text, last.start, last.end) is not None and _TO_A_THING.search(cue) is None
    return _PAST.search(cue) is not None and NOT_PAST.match(cue) is None and not to_do


def _may_tell(text: str, published: str | None, expression: TimeExpression) -> bool:
    value = speech_value(expression.value, published)
    if value is None or len(value) < _A_MONTH or (published is not None and value.endswith(f"/{published}")):
        return False
    return NOT_OF_SPEECH.search(text, max(0, expression.start - _LEAD_WIDTH), expression.start) is None
