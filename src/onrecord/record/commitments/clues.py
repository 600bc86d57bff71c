"""Clues: what wording alone finds on a page, before it is known who speaks: drafts, and places that tell of changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.pages.page import Page
from onrecord.reading.reading import Mark
from onrecord.record.commitments.changes import PATTERN
from onrecord.record.commitments.clauses import Words, sentence_at, subject_of
from onrecord.record.commitments.context import subject_class
from onrecord.record.commitments.draft import Draft
from onrecord.record.commitments.drafts import READ, drafts
from onrecord.record.commitments.marked import drafts_of
from onrecord.record.times.frames import Sentences
from onrecord.span import Span


class Spot(NamedTuple):
    """Words that tell of a change: the number of their row in changes.ROWS, their sentence, and the verb's subject."""

    row: int
    span: Span
    sentence: Span
    subject: Span | None
    after: str
    """The word before them, in lower case."""


class Clues(NamedTuple):
    """The drafts of a page and the places that tell of changes, each in order of the text."""

    drafts: tuple[Draft, ...]
    spots: tuple[Spot, ...]

    def subjects(self, text: str) -> tuple[Span, ...]:
        """The subjects that may mean a party by a pronoun, a description or a name, in order and each once."""
        wanted = {one.subject for one in self.drafts if subject_class(one, text) in _RESOLVED}
        wanted |= {one.subject for one in self.spots}
        wanted |= {one.promiser for one in self.drafts}
        return tuple(sorted(subject for subject in wanted if subject is not None))


_RESOLVED = frozenset(("third", "own", "agent", "name"))


def clues(page: Page, marks: Sequence[Mark] = ()) -> Clues:
    """The clues of a page: drafts by rules, then one for each action mark that none of them overlaps; changes."""
    found = drafts(page)
    found = (*found, *drafts_of(page, marks, found))
    return Clues(found, _spots(page) if found else ())


def _spots(page: Page) -> tuple[Spot, ...]:
    found: list[Spot] = []
    sentences: Sentences | None = None
    words: Words | None = None
    for block in page.blocks:
        if block.kind not in READ:
            continue
        for match in PATTERN.finditer(page.text, block.start, block.end):
            sentences = sentences or Sentences(page)
            place = Span(*match.span())
            sentence = sentence_at(sentences, place, Span(block.start, block.end))
            if words is None or words.span != sentence:
                words = Words(page.text, sentence)
            verb = words.at(match.start())
            row = int((match.lastgroup or "h0")[1:])
            found.append(Spot(row, place, words.span, subject_of(words, verb), words.low(verb - 1)))
    return tuple(found)
