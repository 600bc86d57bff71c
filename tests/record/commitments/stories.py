"""Small stories with their attributions, as the stages before would give them, for the tests of commitments."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.pages.page import Block, Page, Published
from onrecord.reading.reading import Attribution, Mark, Name, NameKind
from onrecord.record.commitments.clues import clues
from onrecord.record.commitments.find import Use, find_commitments
from onrecord.record.commitments.values import Commitment
from onrecord.record.parties import resolve
from onrecord.record.record import Party
from onrecord.record.statements import statements
from onrecord.record.times.find import find_times
from onrecord.span import Span

PUBLISHED = "2031-06-05"
NAMES: dict[str, NameKind] = {
    "New Velmora": "place",
    "Velmora": "place",
    "Oskaria": "place",
    "Coastal Bank": "org",
    "Anna Velt": "person",
}
"""What the model would call names."""


class Told(NamedTuple):
    """What was found in a story."""

    page: Page
    parties: tuple[Party, ...]
    commitments: tuple[Commitment, ...]

    def name(self, party: str | None) -> str | None:
        """The name of a party by its id."""
        return next((one.name for one in self.parties if one.id == party), None)

    def actions(self) -> list[str]:
        """The words of the actions."""
        return [one.action.text for one in self.commitments]


def page_of(*paragraphs: str) -> Page:
    """A page of paragraphs."""
    blocks, text = [], ""
    for words in paragraphs:
        blocks.append(Block("paragraph", len(text), len(text) + len(words)))
        text += words + "\n"
    return Page(text, tuple(blocks), published=Published(PUBLISHED, "given"))


def span_of(text: str, words: str) -> Span:
    """The first place of words."""
    return Span(text.index(words), text.index(words) + len(words))


def tell(
    *paragraphs: str,
    said: tuple[tuple[str, str, str], ...] = (),
    marks: tuple[str, ...] = (),
    conditions: tuple[str, ...] = (),
    use: Use = "both",
) -> Told:
    """The commitments of a story. `said` are attributions as (source, cue, content); `marks` and
    `conditions` are words that the model marks."""
    page = page_of(*paragraphs)
    attributions = [_attribution(page.text, *one) for one in said]
    marked = [Mark(span_of(page.text, one), "action", 0.9) for one in marks]
    marked += [Mark(span_of(page.text, one), "condition", 0.9) for one in conditions]
    found = (match for match in re.finditer("|".join(NAMES), page.text))
    names = [Name(Span(*match.span()), NAMES[match.group()], 0.9) for match in found]
    parties, speakers = resolve(page, attributions, names, subjects=clues(page, marked).subjects(page.text))
    times = find_times(page)
    told = statements(page, attributions, speakers, times)
    return Told(page, parties, find_commitments(page, parties, told, times, marked, use=use))


def _attribution(text: str, source: str, cue: str, content: str) -> Attribution:
    """An attribution whose source and cue stand last before the content, or else first after it."""
    what = span_of(text, content)

    def near(words: str) -> tuple[Span, ...]:
        start = text.rfind(words, 0, what.start) if words in text[: what.start] else text.find(words, what.end)
        return (Span(start, start + len(words)),)

    block = text.rfind("\n", 0, what.start) + 1
    first = text.find(source, block)
    speaker = (Span(first, first + len(source)),) if first < what.start else near(source)
    return Attribution(speaker, near(cue), (what,), 0.9)
