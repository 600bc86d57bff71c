"""Reading -> statements: form, evidence and a stable id for each attribution."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping, Sequence

from onrecord.pages.page import READABLE, Page
from onrecord.reading.quotes import quotations
from onrecord.reading.reading import Attribution
from onrecord.reading.smooth import unbreak
from onrecord.record.evidence import Evidence
from onrecord.record.parties import Resolution
from onrecord.record.record import Form, SaidOn, Statement, content_id
from onrecord.record.times.dated import Dated
from onrecord.record.times.frames import Sentences
from onrecord.record.times.places import Place, places
from onrecord.record.times.said import said_dates
from onrecord.record.times.values import TimeExpression
from onrecord.span import Span

_LETTER = re.compile(r"\w")
_LABEL_CUE = re.compile(r"[:.]")


def statements(
    page: Page,
    attributions: Sequence[Attribution],
    speakers: Mapping[Attribution, Resolution],
    times: Sequence[TimeExpression],
) -> tuple[Statement, ...]:
    """One statement for each attribution, in order of the text. `speakers` tells whose each is."""
    quoted = page_quotations(page)
    dates = said_dates(page, times, attributions, [speakers[one].party for one in attributions])
    where = places(page, attributions, Sentences(page))
    return tuple(
        _statement(page, one, quoted, speakers[one], dated, place)
        for one, dated, place in zip(attributions, dates, where, strict=True)
    )


def page_quotations(page: Page) -> tuple[Span, ...]:
    """What stands in quotation marks in the readable blocks of a page, in order; one quotation in another is one."""
    stretches = [Span(block.start, block.end) for block in page.blocks if block.kind in READABLE]
    found: list[Span] = []
    for quotation in quotations(unbreak(page.text), stretches):
        if found and quotation.span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, quotation.span.end))
        else:
            found.append(quotation.span)
    return tuple(found)


def _statement(
    page: Page,
    one: Attribution,
    quoted: Sequence[Span],
    speaker: Resolution,
    dated: Dated | None,
    place: Place,
) -> Statement:
    def evidence(spans: Sequence[Span]) -> tuple[Evidence, ...]:
        return tuple(Evidence.at(span, page.text) for span in spans)

    return Statement(
        id=content_id("s", page.sha256, (*one.source, *one.cue, *one.content)),
        form=form_of(page, one, quoted),
        act=one.judged.acts[0][0] if one.judged else None,
        act_score=one.judged.acts[0][1] if one.judged else None,
        speaker=speaker.party,
        unresolved=speaker.reason,
        source=evidence(one.source),
        cue=evidence(one.cue),
        content=evidence(one.content),
        said_on=_said_on(dated),
        venue=Evidence.at(place.venue, page.text) if place.venue else None,
        addressee=Evidence.at(place.addressee, page.text) if place.addressee else None,
        score=round(one.score, 4),
    )


def _said_on(dated: Dated | None) -> SaidOn | None:
    if dated is None:
        return None
    words = dated.expression
    return SaidOn(dated.value, dated.basis, words.start, words.end, words.text)


def form_of(page: Page, one: Attribution, quoted: Sequence[Span]) -> Form:
    """Direct if every letter of the content stands in quotation marks or after a speaker's label, indirect if none
    does, else mixed. `quoted` are the stretches in quotation marks, in order and apart."""
    if _is_labelled(page, one):
        return "direct"
    inside = outside = False
    for piece in one.content:
        at = piece.start
        first = bisect.bisect_right(quoted, at, key=lambda span: span.end)
        for span in quoted[first:]:
            if span.start >= piece.end:
                break
            outside = outside or _has_letter(page.text, at, span.start)
            at = min(span.end, piece.end)
            inside = inside or _has_letter(page.text, max(span.start, piece.start), at)
        outside = outside or _has_letter(page.text, at, piece.end)
    if not inside:
        return "indirect"
    return "direct" if not outside else "mixed"


def _has_letter(text: str, start: int, end: int) -> bool:
    return start < end and _LETTER.search(text, start, end) is not None


def _is_labelled(page: Page, one: Attribution) -> bool:
    """Whether the content is what follows a speaker's label at the start of a paragraph, as in an interview."""
    if not one.cue or not one.source or not _LABEL_CUE.fullmatch(one.cue[0].of(page.text)):
        return False
    number = page.block_at(one.source[0].start)
    block = None if number is None else page.blocks[number]
    return (
        block is not None
        and block.start == one.source[0].start
        and block.kind == "paragraph"
        and one.content[0].start > one.cue[0].start
    )
