"""Where learned marks join the rules: an action that the model marks becomes a draft, a condition is added.

A mark that a draft of the rules overlaps strengthens that draft. One that none overlaps becomes a draft of its own if
it is long and sure enough; its subject is looked for to the left of it, as for any verb.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.pages.page import Page
from onrecord.reading.reading import Mark
from onrecord.record.commitments.clauses import Words, is_adverb, sentence_at, subject_of
from onrecord.record.commitments.draft import Draft
from onrecord.record.times.frames import Sentences
from onrecord.span import Span

LEAST_WORDS = 3
"""Words that an action mark has at least to count for anything: with shorter ones too F1 falls by a point on
records/dev, and is the same on records/train."""
SURE = 0.7
"""Score from which a mark that no draft overlaps becomes a draft. Of such marks on records/train 7 of 8 share words
with a gold action, of the others 30 of 122; on records/dev there are none such, and none of the others does."""


def actions_of(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """The action marks that are long enough to tell something."""
    return [mark for mark in marks if mark.kind == "action" and len(mark.span.of(text).split()) >= LEAST_WORDS]


def mark_of(draft: Draft, actions: Sequence[Mark]) -> Mark | None:
    """The surest of some action marks that overlaps a draft's action."""
    over = [mark for mark in actions if mark.span.overlaps(draft.action)]
    return max(over, key=lambda mark: mark.score, default=None)


def drafts_of(page: Page, marks: Sequence[Mark], found: Sequence[Draft]) -> tuple[Draft, ...]:
    """A draft for each long and sure action mark that no draft found by rules overlaps."""
    actions = [mark for mark in actions_of(page.text, marks) if mark.score >= SURE]
    lone = [mark for mark in actions if not any(mark.span.overlaps(draft.action) for draft in found)]
    sentences = Sentences(page) if lone else None
    return tuple(_draft(page, sentences, mark) for mark in lone) if sentences is not None else ()


def _draft(page: Page, sentences: Sentences, mark: Mark) -> Draft:
    number = page.block_at(mark.span.start)
    block = page.blocks[number] if number is not None else None
    stretch = Span(block.start, block.end) if block is not None else Span(0, len(page.text))
    around = sentence_at(sentences, mark.span, stretch)
    sentence = Span(min(around.start, mark.span.start), max(around.end, mark.span.end))
    words = Words(page.text, sentence)
    first = min(words.at(mark.span.start), max(len(words) - 1, 0))
    verb = first - 1 if first and words.is_word(first - 1) else first
    subject = subject_of(words, verb) if len(words) else None
    head = first
    while words.low(head) == "not" or is_adverb(words.low(head)):
        head += 1
    opens = min(mark.span.start, subject.start if subject is not None else mark.span.start)
    return Draft(
        trigger="mark",
        wording="mark",
        verb=words.stretch(verb, verb) if len(words) else mark.span,
        action=mark.span,
        subject=subject if subject is not None and not subject.overlaps(mark.span) else None,
        clause=Span(opens, mark.span.end),
        sentence=sentence,
        head=words.low(head),
    )
