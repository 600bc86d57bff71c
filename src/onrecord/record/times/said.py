"""When a statement was said, where the text tells.

Strategy. The date of speech is the expression that modifies the cue. It stands in the frame (frames.py): right after
the cue ("said on Friday"), before the speaker ("On Friday, the minister said"), between the two, after what is said
("rejected the offer on Friday"), or within a source that is a document ("a report released on Friday"). Each place has
its own demand on the words between; of the expressions that meet theirs, the nearest counts. A date after publication
cannot be one of speech. A statement without a date has that of the same speaker's statement before it, if that stands
in the same paragraph, or in the one before and the speaker is only referred to ("he said").

Nothing is taken from the story's own date: a statement that the story does not date has none.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from typing import NamedTuple

import msgspec

from onrecord.pages.page import Page
from onrecord.reading.reading import Attribution
from onrecord.record.times.frames import (
    Frame,
    Nearby,
    Sentences,
    breaks,
    count,
    extent,
    frame_of,
    neighbours,
)
from onrecord.record.times.moments import parse_day, shift
from onrecord.record.times.turns import NOT_PAST, REACH, before_in_turn, place_of
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

_DOCUMENTS = re.compile(
    r"\b(?:reports?|statements?|releases?|letters?|articles?|data|figures|surveys?|polls?|study|studies|findings|"
    r"search|"
    r"reviews?|lawsuits?|suit|memos?|e-?mails?|speech|interview|documents?|videos?|papers?|announcements?|notices?|"
    r"messages?|complaints?|advertisements?|ads?|posts?|postings?|broadcasts?|editorials?|advisory|bulletins?|notes?|"
    r"communiqu[eé]s?|tweets?|filings?|transcripts?|estimates?|accounts?|research|analysis|investigations?|audits?)\b",
    re.IGNORECASE,
)
"""Sources that have a date of their own."""
_NOT_OF_SPEECH = re.compile(
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
_THE_OCCASION = re.compile(
    r"^\W*(?:in|during|at|throughout) (?:the|that|this|his|her|their|the same|that same) "
    r"(?:announcement|statement|speech|letter|interview|report|message|video|article|press conference|news conference|"
    r"keynote|address|meeting|event|rally|briefing|conference|debate|hearing)\b",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?:['’]s?|\b(?:his|her|their|its|my|our))$", re.IGNORECASE)
_OCCASION = re.compile(
    r"\b(?:speech|keynote|press conference|news conference|interview|rally|address|briefing|debate|hearing|statement|"
    r"letter|announcement|conference|e-?mail|message|testimony|demonstration|protest)\b",
    re.IGNORECASE,
)
"""What people speak at: a sentence that dates one dates what is said in the next."""
_OPENING = re.compile(
    r"^\W*(?:(?:on|in|at|by|earlier|late|early|but|and|however|meanwhile|then|also|just|only|again|back|so|finally|"
    r"similarly|additionally|later|even|the|as)\W+)*$",
    re.IGNORECASE,
)
_OPENING_PLACE = re.compile(r"^\W*(?:in|at|during|speaking|addressing|on)\b", re.IGNORECASE)


class Dated(msgspec.Struct, frozen=True):
    """A date of speech: EDTF `value` (a day or coarser), the expression it comes from, and where that stands."""

    value: str
    expression: TimeExpression
    basis: SaidBasis


class _Near(NamedTuple):
    """What the page says and when, by sentence."""

    attributions: Nearby[Attribution]
    expressions: Nearby[TimeExpression]


class _Candidate(NamedTuple):
    distance: int
    expression: TimeExpression
    basis: SaidBasis


def said_on(
    page: Page,
    expressions: Sequence[TimeExpression],
    one: Attribution,
    others: Sequence[Attribution] = (),
    sentences: Sentences | None = None,
) -> Dated | None:
    """The date on which it was said, if its own sentence tells. `others` are the page's other attributions."""
    if not one.cue and not one.source:
        return None
    frame = frame_of(sentences or Sentences(page.text), one, others)
    found = [
        candidate
        for expression in expressions
        if expression.value is not None
        and (candidate := _candidate(page.text, frame, one, others, expression)) is not None
        and (value := _speech_value(expression.value, page.published.value)) is not None
        and value
    ]
    if not found:
        return None
    best = min(found, key=lambda candidate: candidate.distance)
    value = _speech_value(best.expression.value, page.published.value)
    return None if value is None else Dated(value, best.expression, best.basis)


def said_dates(
    page: Page,
    expressions: Sequence[TimeExpression],
    attributions: Sequence[Attribution],
    speakers: Sequence[Hashable | None],
) -> tuple[Dated | None, ...]:
    """The date of speech of each attribution, carried on within a speaker's turn.

    `speakers[i]` is whose the i-th attribution is (a party's id), None if that is not known: nothing is carried then.
    """
    sentences = Sentences(page.text)
    near = neighbours(sentences, attributions)
    timed = Nearby(sentences, expressions, lambda expression: (Span(expression.start, expression.end),))
    dates = []
    for one in attributions:
        whole = extent(one)
        own, others = timed.to(whole.start, whole.end), near.to(whole.start, whole.end)
        dates.append(said_on(page, own, one, others, sentences))
    _carry_turns(page, sentences, attributions, speakers, dates, _Near(near, timed))
    _carry_documents(attributions, speakers, dates)
    return tuple(dates)


def _carry_turns(
    page: Page,
    sentences: Sentences,
    attributions: Sequence[Attribution],
    speakers: Sequence[Hashable | None],
    dates: list[Dated | None],
    near: _Near,
) -> None:
    last: int | None = None
    for number, before in before_in_turn(page, sentences, attributions, speakers):
        carried = dates[before] if before is not None else None
        if dates[number] is None and carried is not None:
            dates[number] = Dated(carried.value, carried.expression, "carried")
        if dates[number] is None and last is not None:
            dates[number] = _same_occasion(page, sentences, attributions, number, last, dates)
        if dates[number] is not None:
            last = number
        elif attributions[number].source:
            dates[number] = _occasion(page, sentences, attributions[number], near)


def _same_occasion(
    page: Page,
    sentences: Sentences,
    attributions: Sequence[Attribution],
    number: int,
    last: int,
    dates: list[Dated | None],
) -> Dated | None:
    """In the announcement, he said: the date of the statement before it."""
    at, before = place_of(attributions[number]), place_of(attributions[last])
    sentence = sentences.around(at, at + 1)
    dated = dates[last]
    if dated is None or not _THE_OCCASION.match(sentence.of(page.text)):
        return None
    return (
        Dated(dated.value, dated.expression, "carried")
        if sentences.number(at) - sentences.number(before) <= REACH
        else None
    )


def _carry_documents(
    attributions: Sequence[Attribution], speakers: Sequence[Hashable | None], dates: list[Dated | None]
) -> None:
    """A document has one date: what it says elsewhere in the story, and what is said in it, has that too."""
    for number, dated in enumerate(dates):
        if dated is None or dated.basis != "document":
            continue
        for other, one in enumerate(attributions):
            within = any(piece.start <= place_of(one) < piece.end for piece in attributions[number].content)
            same = speakers[number] is not None and speakers[other] == speakers[number]
            if dates[other] is None and (within or same):
                dates[other] = Dated(dated.value, dated.expression, "carried")


def _occasion(
    page: Page,
    sentences: Sentences,
    one: Attribution,
    near: _Near,
) -> Dated | None:
    """The date of the speech, interview or the like that the sentence before tells of."""
    at = place_of(one)
    number = page.block_at(at)
    block = None if number is None else page.blocks[number]
    before = sentences.around(at, at + 1).start
    if block is None or before <= block.start:
        return None
    sentence = sentences.around(before - 1, before)
    if not _OCCASION.search(sentence.of(page.text)):
        return None
    told = near.attributions.to(before - 1, before)
    if any(piece.start < before and sentence.start < piece.end for other in told for piece in other.content):
        return None
    for expression in near.expressions.to(before - 1, before):
        if expression.start < sentence.start or expression.end > before:
            continue
        value = _speech_value(expression.value, page.published.value)
        lead = page.text[sentence.start : expression.start]
        if value is not None and len(value) >= 10 and not _NOT_OF_SPEECH.search(lead):
            return Dated(value, expression, "occasion")
    return None


def _speech_value(value: str | None, published: str | None) -> str | None:
    """The value as a date of speech: no time of day, no open end, nothing after publication; a period that is not over
    ends on the day of publication."""
    if value is None or ".." in value or value.startswith("{"):
        return None
    plain = re.sub(r"T[^/]*", "", value)
    ends = plain.split("/")
    if len(ends) == 2 and not _is_week(ends):
        return None
    if published is None:
        return plain
    today = published.rstrip("?~%")
    if _digits(ends[0]) > today:
        return None
    if len(ends) == 2 and _digits(ends[1]) > today and len(_digits(ends[1])) == len(today):
        mark = ends[1][len(_digits(ends[1])) :]
        return f"{ends[0]}/{today}{mark}" if _digits(ends[0]) != today else ends[0]
    return plain


def _is_week(ends: Sequence[str]) -> bool:
    """Whether a stretch is a week or less, within which something can be said; over longer ones things go on."""
    first, last = (parse_day(end) for end in ends)
    if first is None or last is None or not first[0].day or not last[0].day:
        return False
    return shift(first[0], 7, "day") > last[0]


def _digits(value: str) -> str:
    return value.rstrip("?~%")


def _candidate(
    text: str, frame: Frame, one: Attribution, others: Sequence[Attribution], expression: TimeExpression
) -> _Candidate | None:
    start, end = expression.start, expression.end
    if not frame.holds(start, end):
        return None
    lead = text[max(frame.sentence.start, start - 24) : start]
    if _NOT_OF_SPEECH.search(lead) and not _AS_OF.search(lead):
        return None
    if any(piece.start <= start < piece.end for piece in one.source):
        return _in_source(text, one, expression)
    if _BY_REPORT.match(frame.core.of(text)):
        return None
    if any(piece.start <= start < piece.end for piece in one.cue):
        return _Candidate(0, expression, "after-cue")
    if end <= frame.start:
        return _before(text, frame, one, others, expression)
    if start >= frame.core.end:
        return _after(text, frame, one, expression)
    return _between(text, frame, one, expression)


def _in_source(text: str, one: Attribution, expression: TimeExpression) -> _Candidate | None:
    source = next(piece for piece in one.source if piece.start <= expression.start < piece.end)
    words = source.of(text)
    before = text[source.start : expression.start]
    if not _DOCUMENTS.search(words) or (_RELATIVE.search(before) and not _RELEASED.search(before)):
        return None
    return _Candidate(1, expression, "document")


def _after(text: str, frame: Frame, one: Attribution, expression: TimeExpression) -> _Candidate | None:
    gap = frame.between(text, frame.core.end, expression.start)
    speaker = [piece for piece in one.source if frame.core.end <= piece.start < expression.start]
    words = count(gap) - sum(count(piece.of(text)) for piece in speaker)
    over_content = any(frame.core.end <= hole.start < expression.start for hole in one.content)
    if not over_content:
        possessive = text[expression.end : expression.end + 2] in ("'s", "’s")
        if breaks(_without(text, gap, speaker)) or words > _MOST_AFTER or (possessive and not VENUE_LEAD.match(gap)):
            return None
        return _Candidate(words, expression, "after-cue")
    after = gap_after_content(text, frame, one, expression.start)
    if _MEANWHILE.match(after):
        return _Candidate(count(gap) + 2, expression, "after-content") if count(after) <= _MOST_BEFORE else None
    if breaks(_without(text, gap, speaker)) or _JOINED.search(after):
        return None
    if count(after) > _MOST_AFTER_CONTENT and not (VENUE_LEAD.match(after) and count(after) <= _MOST_AFTER):
        return None
    return _Candidate(count(gap) + 2, expression, "after-content")


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
) -> _Candidate | None:
    gap = frame.between(text, expression.end, frame.start)
    words = count(gap)
    if _WHEN.match(gap):
        return _Candidate(words, expression, "before-cue") if words <= _MOST_AFTER else None
    cue = frame.core.of(text)
    possessive = bool(one.source) and _POSSESSIVE.search(one.source[0].of(text)) is not None
    lead = text[frame.sentence.start : expression.start]
    within = _WHO.search(lead.rsplit(",", 1)[-1]) and not _RELEASED.search(lead)
    over_content = any(expression.end <= hole.start < frame.start for hole in one.content)
    if breaks(gap) or possessive or NOT_PAST.match(cue) or within or over_content:
        return None
    opens = _OPENING.match(lead) is not None or (
        _OPENING_PLACE.match(lead) is not None and not breaks(lead.split(",")[-1])
    )
    most = _MOST_BEFORE if opens or _is_relative(text, frame, one) else _MOST_BEFORE_INSIDE
    if words > most:
        return None
    if any(
        expression.end <= cue.start and cue.end <= frame.start and other.source != one.source
        for other in others
        for cue in other.cue
    ):
        return None
    return _Candidate(words + 1, expression, "before-cue")


def _is_relative(text: str, frame: Frame, one: Attribution) -> bool:
    """Whether the speaker is "who", or has "who" between the name and the cue: then the main clause's date counts."""
    speaker = "".join(piece.of(text) for piece in one.source)
    to_cue = text[one.source[-1].end : frame.core.start] if one.source else ""
    return _RELATIVE.fullmatch(speaker) is not None or re.fullmatch(r"\W*(?:who|which)\W*", to_cue) is not None


def _between(text: str, frame: Frame, one: Attribution, expression: TimeExpression) -> _Candidate | None:
    before = frame.between(text, frame.start, expression.start)
    for piece in one.source:
        before = before.replace(piece.of(text), " ", 1)
    after = frame.between(text, expression.end, frame.core.start)
    if one.source and _DOCUMENTS.search(one.source[-1].of(text)) and re.fullmatch(r"\W*(?:which|that)\W*", after):
        return _Candidate(1, expression, "document") if count(before) <= _MOST_BETWEEN else None
    if (
        NOT_PAST.match(frame.core.of(text))
        or _RELATIVE.search(before)
        or breaks(after)
        or count(after) > (_MOST_TO if after.rstrip().endswith(" to") else _MOST_BETWEEN)
        or re.search(r"\blater\b", after)
    ):
        return None
    return _Candidate(count(after), expression, "between")
