"""The subject before an aside is the source of the cue after it."""

from __future__ import annotations

import pytest

from onrecord.pages.page import Block, Page
from onrecord.reading.asides import with_subject
from onrecord.reading.reading import Attribution
from onrecord.span import Span


def source_of(text: str, cue: str, content: str) -> str | None:
    """What a source is found for an attribution that has none, by the words of its cue and content."""
    cued, said = text.index(cue), text.index(content)
    one = Attribution((), (Span(cued, cued + len(cue)),), (Span(said, said + len(content)),), 0.9)
    found = with_subject(Page(text, (Block("paragraph", 0, len(text)),)), one).source
    return found[0].of(text) if found else None


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("Holm, for his part, blamed fate.", "blamed", "Holm"),
        ("It rained. Transport Minister Ellen Skov, who flew to Aal on Monday, blamed fate.", "blamed",
         "Transport Minister Ellen Skov"),
        ("The diplomat, speaking on condition of anonymity, blamed fate.", "blamed", "The diplomat"),
        ("Queen Sofie, in a rare interview with VTV, blamed fate.", "blamed", "Queen Sofie"),
        ("Sir Tom Holm (Upper Aal, Ind.) blamed fate.", "blamed", "Sir Tom Holm"),
        ("Oskaria, which had pressed for a deal, blamed fate.", "blamed", "Oskaria"),
    ],
)  # fmt: skip
def test_the_subject_before_an_aside_speaks(text: str, cue: str, source: str) -> None:
    assert source_of(text, cue, "fate") == source


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The boat, which began to leak, is expected to reach fate.", "is expected"),
        ("In Torsund, after the vote, blamed fate.", "blamed"),
        ("She said so, which, after all, blamed fate.", "blamed"),
        ("Holm left, and blamed fate.", "blamed"),
    ],
)
def test_nothing_is_found_for_the_passive_and_for_other_sentences(text: str, cue: str) -> None:
    assert source_of(text, cue, "fate") is None


def test_a_source_that_is_there_stays() -> None:
    text = "Holm, for his part, blamed fate."
    one = Attribution((Span(6, 18),), (Span(20, 26),), (Span(27, 31),), 0.9)
    assert with_subject(Page(text, (Block("paragraph", 0, len(text)),)), one) is one
