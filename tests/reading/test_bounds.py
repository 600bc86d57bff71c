"""What the model found is kept within the blocks that it belongs to."""

from __future__ import annotations

import pytest

from onrecord.intake.item import BlockKind
from onrecord.pages.page import Block, Page
from onrecord.reading.bounds import openings, within_blocks
from onrecord.reading.quotes import quotations
from onrecord.reading.reading import Attribution
from onrecord.span import Span


def page_of(*parts: tuple[BlockKind, str]) -> Page:
    """A page of these blocks, a line break between."""
    blocks, text = [], ""
    for kind, words in parts:
        blocks.append(Block(kind, len(text), len(text) + len(words)))
        text += words + "\n"
    return Page(text, tuple(blocks))


def kept(page: Page, source: str, cue: str, *content: tuple[str, str]) -> tuple[list[str], list[str]]:
    """Source and pieces of content of an attribution, each piece given by its first and last words."""

    def span(first: str, last: str) -> Span:
        return Span(page.text.index(first), page.text.index(last) + len(last))

    found = Attribution(
        (span(source.split("|", maxsplit=1)[0], source.rsplit("|", maxsplit=1)[-1]),),
        (span(cue, cue),),
        tuple(span(*ends) for ends in content),
        0.9,
    )
    stretches = [Span(block.start, block.end) for block in page.blocks]
    one = within_blocks(page, found, openings(quotations(page.text, stretches)))
    return [piece.of(page.text) for piece in one.source], [piece.of(page.text) for piece in one.content]


def test_what_a_standfirst_tells_ends_before_the_byline_and_the_caption() -> None:
    page = page_of(
        ("standfirst", "Chief engineer says he wrote three letters"),
        ("byline", "By Hugo Maas"),
        ("caption", "The wall of the Osk dam in March."),
    )
    assert kept(page, "Chief engineer", "says", ("he wrote", "in March")) == (
        ["Chief engineer"],
        ["he wrote three letters"],
    )


def test_a_paragraph_without_quotation_marks_does_not_take_another_one_further() -> None:
    page = page_of(("paragraph", "Lord Vane said the firm was “truly sorry."), ("paragraph", "A service will be held."))
    assert kept(page, "Lord Vane", "said", ("the firm", "be held"))[1] == ["the firm was “truly sorry."]


def test_of_two_paragraphs_the_one_with_the_cue_is_kept() -> None:
    page = page_of(("paragraph", "The rain had stopped."), ("paragraph", "The roads were open, Anna Velt said."))
    assert kept(page, "Anna Velt", "said", ("The rain", "open"))[1] == ["The roads were open"]


def test_of_the_paragraphs_after_a_cue_the_first_is_kept() -> None:
    page = page_of(("paragraph", "Ben Ashe writes:"), ("paragraph", "The wall has gone."), ("paragraph", "3h ago"))
    assert kept(page, "Ben Ashe", "writes", ("The wall", "3h"))[1] == ["The wall has gone."]


@pytest.mark.parametrize("end", ["", "”"])
def test_a_quotation_of_several_paragraphs_stays_whole(end: str) -> None:
    page = page_of(("paragraph", f"Velt said: “No one wrote.{end}"), ("paragraph", "“No one called.”"))
    assert kept(page, "Velt", "said", ("“No one wrote", "called.”"))[1] == [f"“No one wrote.{end}\n“No one called.”"]


def test_a_source_does_not_run_into_the_next_paragraph() -> None:
    page = page_of(("paragraph", "'Do not go out' - fire chief"), ("paragraph", "County chief Dana Wolfe was firm."))
    assert kept(page, "fire chief|Dana Wolfe", "-", ("'Do not", "go out'"))[0] == ["fire chief"]


def test_nothing_of_the_text_below_is_told_by_a_headline() -> None:
    page = page_of(("headline", "Karrant: no talks"), ("paragraph", "Torsund was calm."))
    assert kept(page, "Karrant", ":", ("no talks", "no talks"), ("Torsund", "calm"))[1] == ["no talks"]


def test_a_colon_introduces_what_follows_and_not_the_paragraph_above() -> None:
    page = page_of(("paragraph", "“Nobody went home.”"), ("paragraph", "Her son, Karl, said: “She told that story.”"))
    assert kept(page, "Her son, Karl", "said", ("“Nobody", "home.”"), ("“She", "story.”"))[1] == [
        "“She told that story.”"
    ]


def test_a_quotation_above_and_one_after_a_comma_may_be_of_one_speaker() -> None:
    page = page_of(("paragraph", "“Nobody went home.”"), ("paragraph", "“She told it,” Karl said."))
    assert kept(page, "Karl", "said", ("“Nobody", "home.”"), ("“She", "it,”"))[1] == [
        "“Nobody went home.”",
        "“She told it,”",
    ]
