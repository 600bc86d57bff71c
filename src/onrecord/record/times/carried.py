"""Dates of speech that the statement's own sentence does not tell: those of its turn, its occasion, its document.

A turn (turns.py) keeps its date until the speaker's sentence tells of another time or names an occasion of its own.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from onrecord.pages.page import Page
from onrecord.reading.reading import Attribution
from onrecord.record.times.clauses import NOT_OF_SPEECH, OCCASIONS
from onrecord.record.times.dated import Dated, speech_value
from onrecord.record.times.frames import Frame, Nearby, Sentences, frame_of
from onrecord.record.times.places import venue
from onrecord.record.times.turns import REACH, before_in_turn, place_of
from onrecord.record.times.values import TimeExpression

_THE_OCCASION = re.compile(
    r"^\W*(?:in|during|at|throughout) (?:the|that|this|his|her|their|the same|that same) "
    r"(?:announcement|statement|speech|letter|interview|report|message|video|article|press conference|news conference|"
    r"keynote|address|meeting|event|rally|briefing|conference|debate|hearing)\b",
    re.IGNORECASE,
)
_OCCASION = re.compile(rf"\b(?:{OCCASIONS})\b", re.IGNORECASE)
"""What people speak at: a sentence that dates one dates what is said in the next."""
_NEW = re.compile(r"^\w+ an?\b", re.IGNORECASE)
"""A venue not told of before ("in an interview")."""
_A_DAY = len("2031-03-05")
"""Least length of an EDTF day or stretch of days. What was said in some year or month is no turn: on records/train
3 dates coarser than a day were carried on, none rightly."""


class Near(NamedTuple):
    """What the page says and when, by sentence."""

    attributions: Nearby[Attribution]
    expressions: Nearby[TimeExpression]


def carry_turns(
    page: Page,
    sentences: Sentences,
    attributions: Sequence[Attribution],
    speakers: Sequence[Hashable | None],
    dates: list[Dated | None],
    near: Near,
) -> None:
    """Give statements without a date that of the turn, or of the occasion, in which they stand."""
    last: int | None = None
    for number, before in before_in_turn(page, sentences, attributions, speakers):
        one = attributions[number]
        carried = dates[before] if before is not None else None
        if dates[number] is None and before is not None and carried is not None and len(carried.value) >= _A_DAY:
            same = sentences.number(place_of(one)) == sentences.number(place_of(attributions[before]))
            if same or not _moves_on(page.text, sentences, one, near):
                dates[number] = Dated(carried.value, carried.expression, "carried")
        if dates[number] is None and last is not None:
            dates[number] = _same_occasion(page, sentences, attributions, number, last, dates)
        if dates[number] is not None:
            last = number
        elif one.source and (occasion := _occasion(page, sentences, one, near)) is not None:
            dates[number] = None if _moves_on(page.text, sentences, one, near) else occasion


def _moves_on(text: str, sentences: Sentences, one: Attribution, near: Near) -> bool:
    """Whether the statement's own sentence tells of another time, or of an occasion that is new."""
    at = place_of(one)
    frame = frame_of(sentences, one, near.attributions.to(at, at + 1))
    if _tells_time(frame, near.expressions.to(at, at + 1)):
        return True
    where = venue(text, frame, one)
    return where is not None and _NEW.match(where.of(text)) is not None


def _tells_time(frame: Frame, expressions: Sequence[TimeExpression]) -> bool:
    return any(
        expression.value is not None and frame.holds(expression.start, expression.end) for expression in expressions
    )


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


def carry_documents(
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
    near: Near,
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
        value = speech_value(expression.value, page.published.value)
        lead = page.text[sentence.start : expression.start]
        if value is not None and len(value) >= _A_DAY and not NOT_OF_SPEECH.search(lead):
            return Dated(value, expression, "occasion")
    return None
