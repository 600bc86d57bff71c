"""The places of a sentence where the date of a statement stands, each with its demand on the words between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.reading.reading import Attribution
from onrecord.record.times.frames import Frame, breaks, count
from onrecord.record.times.turns import NOT_PAST
from onrecord.record.times.values import SaidBasis, TimeExpression
from onrecord.span import Span

_MOST_AFTER = 12
"""Words between cue and date: "told supporters at a rally in the harbour town on Friday"."""
_MOST_AFTER_CONTENT = 2
"""Words between the end of what is said and the date; a place of speech may come between (VENUE_LEAD)."""
_MOST_BEFORE, _MOST_BEFORE_INSIDE = 25, 1
"""Words between the date and the speaker where the date opens the sentence, and where it opens a later clause."""
_MOST_BETWEEN, _MOST_TO = 3, 6
"""Words between date and cue, and where they lead to an infinitive ("gathered on Friday in the square to demand")."""

_MOST_PARTICIPLE = 12
"""Words between the date and a participle that goes on with its clause ("met on Friday, the two sides agreeing to")."""

DOCUMENT_NAMES = (
    r"reports?|statements?|releases?|letters?|articles?|data|figures|surveys?|polls?|study|studies|findings|search|"
    r"reviews?|lawsuits?|suit|memos?|e-?mails?|speech|interview|documents?|videos?|papers?|announcements?|notices?|"
    r"messages?|complaints?|advertisements?|ads?|posts?|postings?|broadcasts?|editorials?|advisory|bulletins?|notes?|"
    r"communiqu[eé]s?|tweets?|filings?|transcripts?|estimates?|accounts?|research|analysis|investigations?|audits?"
)
"""What is written or published."""
OCCASIONS = (
    r"speech|keynote|press conference|news conference|interview|rally|address|briefing|debate|hearing|statement|"
    r"letter|announcement|conference|e-?mail|message|testimony|demonstration|protest"
)
"""What people speak or write at."""
_DOCUMENTS = re.compile(rf"\b(?:{DOCUMENT_NAMES})\b", re.IGNORECASE)
"""Sources that have a date of their own."""
_DOCUMENT_NEXT = re.compile(rf"(?:['’]s)?\s+(?:[\w-]+\s+){{0,3}}?(?:{DOCUMENT_NAMES})\b", re.IGNORECASE)
_A_DOCUMENT = re.compile(rf"\b(?:{DOCUMENT_NAMES})\W+(?:(?:on|in|late|early|back)\W+)*$", re.IGNORECASE)
"""A document that a date follows, where a reading gives the statement no source: "a study in May which showed"."""
_WHICH = re.compile(r"\W*(?:which|that)\W*")
NOT_OF_SPEECH = re.compile(
    r"\b(?:of|for|until|since|by|from|to|than|about|after|before|into|between)\s+(?:the\s+)?$", re.IGNORECASE
)
"""What before an expression shows that it says when something else was or will be."""
_AS_OF = re.compile(r"\bas of\s+$", re.IGNORECASE)
_RELEASED = re.compile(
    r"\b(?:released|published|issued|filed|posted|made|dated|aired|broadcast|unveiled)\W+(?:\w+\W+)?$", re.IGNORECASE
)
_RELATIVE = re.compile(r"\b(?:who|whose|which|that|where)\b", re.IGNORECASE)
VENUE_LEAD = re.compile(r"^\W*(?:in|at|during|on|via|through|from)\s+\w", re.IGNORECASE)
_WHEN = re.compile(r"^,? (?:when|where)\b", re.IGNORECASE)
_BY_REPORT = re.compile(r"^(?:according|reportedly|allegedly)\b", re.IGNORECASE)
_WHO = re.compile(r"\b(?:who|whose|which)\b", re.IGNORECASE)
_JOINED = re.compile(r"\b(?:and|but|or)\b", re.IGNORECASE)
_MEANWHILE = re.compile(r"^\W*(?:while|when|as) (?:he|she|they)\b", re.IGNORECASE)
"""What he did while he said it."""
_PARTICIPLE = re.compile(r"^\w+ing\b")
_IN_PASSIVE = re.compile(r"^(?:was|were)\b", re.IGNORECASE)
"""A cue whose content may stand before it: "On Friday the mayor was asked by the council to resign"."""
_LETTER = re.compile(r"\w")
_THE = re.compile(r"\b(?:the|an?)\s", re.IGNORECASE)
_THE_WIDTH = len(" the ")
_A_DATE = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"\d (?:January|February|March|April|May|June|July|August|September|October|November|December))$"
)
"""A year or a day, which may stand before a noun; decades and weeks do not."""
_NOUN_NEXT = re.compile(
    r" (?!(?:and|or|in|at|to|that|by|when|as|after|before|for|with|from|of|on|while|which|but|he|she|it|they|we|the|"
    r"an?|its|his|her|their)\b)"
    rf"(?!(?:[\w-]+ ){{0,3}}?(?:{DOCUMENT_NAMES}|{OCCASIONS}|shows?|programme|program)\b)[a-z][\w-]+"
)
"""A noun that an expression tells more of, none that is itself written or spoken."""
_ACCORDING = re.compile(r"^\W*according to (?:an?|the|its|his|her|their)\s*$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:['’]s?|\b(?:his|her|their|its|my|our))$", re.IGNORECASE)
_OPENING = re.compile(
    r"^\W*(?:(?:on|in|at|by|earlier|late|early|but|and|however|meanwhile|then|also|just|only|again|back|so|finally|"
    r"similarly|additionally|later|even|the|as)\W+)*$",
    re.IGNORECASE,
)
_OPENING_PLACE = re.compile(r"^\W*(?:in|at|during|speaking|addressing|on)\b", re.IGNORECASE)


class Candidate(NamedTuple):
    """An expression that may date a statement, and words between it and the reporting words."""

    distance: int
    expression: TimeExpression
    basis: SaidBasis


def candidate_of(
    text: str, frame: Frame, one: Attribution, others: Sequence[Attribution], expression: TimeExpression
) -> Candidate | None:
    """The expression as a date of the attribution, None if it stands where it dates something else."""
    start, end = expression.start, expression.end
    if not frame.holds(start, end):
        return None
    lead = text[max(frame.sentence.start, start - 24) : start]
    if NOT_OF_SPEECH.search(lead) and not _AS_OF.search(lead):
        return None
    if any(piece.start <= start < piece.end for piece in one.source):
        return _in_source(text, one, expression)
    if _BY_REPORT.match(frame.core.of(text)) or _is_attribute(text, expression):
        return None
    if any(piece.start <= start < piece.end for piece in one.cue):
        return Candidate(0, expression, "after-cue")
    if end <= frame.start:
        return _before(text, frame, one, others, expression)
    if start >= frame.core.end:
        return _after(text, frame, one, expression)
    return _between(text, frame, one, expression)


def _is_attribute(text: str, expression: TimeExpression) -> bool:
    """Whether it tells which thing is meant: "the 2 July election"; the date of a document or speech is no such."""
    named = _THE.match(expression.text) or _THE.search(text, max(0, expression.start - _THE_WIDTH), expression.start)
    return bool(named and _A_DATE.search(expression.text)) and _NOUN_NEXT.match(text, expression.end) is not None


def _in_source(text: str, one: Attribution, expression: TimeExpression) -> Candidate | None:
    source = next(piece for piece in one.source if piece.start <= expression.start < piece.end)
    words = source.of(text)
    before = text[source.start : expression.start]
    if before.rstrip().endswith(",") and not _LETTER.search(text, expression.end, source.end):
        return Candidate(1, expression, "between")
    if not _DOCUMENTS.search(words) or (_RELATIVE.search(before) and not _RELEASED.search(before)):
        return None
    return Candidate(1, expression, "document")


def _after(text: str, frame: Frame, one: Attribution, expression: TimeExpression) -> Candidate | None:
    gap = frame.between(text, frame.core.end, expression.start)
    speaker = [piece for piece in one.source if frame.core.end <= piece.start < expression.start]
    words = count(gap) - sum(count(piece.of(text)) for piece in speaker)
    over_content = any(frame.core.end <= hole.start < expression.start for hole in one.content)
    if not over_content:
        possessive = text[expression.end : expression.end + 2] in ("'s", "’s")
        if breaks(_without(text, gap, speaker)) or words > _MOST_AFTER or (possessive and not VENUE_LEAD.match(gap)):
            return None
        return Candidate(words, expression, "after-cue")
    after = gap_after_content(text, frame, one, expression.start)
    if _MEANWHILE.match(after):
        return Candidate(count(gap) + 2, expression, "after-content") if count(after) <= _MOST_BEFORE else None
    if _ACCORDING.match(after) and _DOCUMENT_NEXT.match(text, expression.end):
        return Candidate(count(gap) + 2, expression, "after-content")
    if breaks(_without(text, gap, speaker)) or _JOINED.search(after):
        return None
    if count(after) > _MOST_AFTER_CONTENT and not (VENUE_LEAD.match(after) and count(after) <= _MOST_AFTER):
        return None
    return Candidate(count(gap) + 2, expression, "after-content")


def gap_after_content(text: str, frame: Frame, one: Attribution, start: int) -> str:
    """The words between the last content before a place and that place."""
    ends = [piece.end for piece in one.content if piece.end <= start]
    return frame.between(text, max(ends, default=start), start)


def _without(text: str, gap: str, pieces: Sequence[Span]) -> str:
    for piece in pieces:
        gap = gap.replace(piece.of(text), " ", 1)
    return gap


def _before(
    text: str, frame: Frame, one: Attribution, others: Sequence[Attribution], expression: TimeExpression
) -> Candidate | None:
    gap = frame.between(text, expression.end, frame.start)
    words = count(gap)
    if not one.source and _WHICH.fullmatch(gap) and _A_DOCUMENT.search(text, frame.sentence.start, expression.start):
        return Candidate(1, expression, "document")
    if _WHEN.match(gap):
        return Candidate(words, expression, "before-cue") if words <= _MOST_AFTER else None
    cue = frame.core.of(text)
    possessive = bool(one.source) and _POSSESSIVE.search(one.source[0].of(text)) is not None
    lead = text[frame.sentence.start : expression.start]
    within = _WHO.search(lead.rsplit(",", 1)[-1]) and not _RELEASED.search(lead)
    over_content = not _IN_PASSIVE.match(cue) and any(
        expression.end <= hole.start < frame.start for hole in one.content
    )
    if breaks(gap) or possessive or NOT_PAST.match(cue) or within or over_content:
        return None
    opens = _OPENING.match(lead) is not None or (
        _OPENING_PLACE.match(lead) is not None and not breaks(lead.split(",")[-1])
    )
    inside = _MOST_PARTICIPLE if _PARTICIPLE.match(cue) else _MOST_BEFORE_INSIDE
    if words > (_MOST_BEFORE if opens or _is_relative(text, frame, one) else inside):
        return None
    if any(
        expression.end <= cue.start and cue.end <= frame.start and other.source != one.source
        for other in others
        for cue in other.cue
    ):
        return None
    return Candidate(words + 1, expression, "before-cue")


def _is_relative(text: str, frame: Frame, one: Attribution) -> bool:
    """Whether the speaker is "who", or has "who" between the name and the cue: then the main clause's date counts."""
    speaker = one.source[-1].of(text) if one.source else ""
    to_cue = text[one.source[-1].end : frame.core.start] if one.source else ""
    return _RELATIVE.fullmatch(speaker) is not None or re.fullmatch(r"\W*(?:who|which)\W*", to_cue) is not None


def _between(text: str, frame: Frame, one: Attribution, expression: TimeExpression) -> Candidate | None:
    before = frame.between(text, frame.start, expression.start)
    for piece in one.source:
        before = before.replace(piece.of(text), " ", 1)
    after = frame.between(text, expression.end, frame.core.start)
    if one.source and _DOCUMENTS.search(one.source[-1].of(text)) and _WHICH.fullmatch(after):
        return Candidate(1, expression, "document") if count(before) <= _MOST_BETWEEN else None
    if (
        NOT_PAST.match(frame.core.of(text))
        or _RELATIVE.search(before)
        or breaks(after)
        or count(after) > (_MOST_TO if after.rstrip().endswith(" to") else _MOST_BETWEEN)
        or re.search(r"\blater\b", after)
    ):
        return None
    return Candidate(count(after), expression, "between")
