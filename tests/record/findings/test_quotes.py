"""Quotations that are never closed, and quotations above the story that it words differently."""

from __future__ import annotations

import pytest

from onrecord.record.evidence import Evidence
from onrecord.record.record import Statement
from onrecord.span import Span
from tests.record.findings.conftest import Find

_OPEN = 'Ferry to Skarn sails again\n\n"The ferry will sail on Monday, the minister said. "It has always sailed."'


def test_a_quotation_that_is_never_closed_is_shown_up_to_the_next_one(find: Find) -> None:
    (one,) = find("unclosed-quotation", f"{_OPEN}\n\nThen he left the room.")
    assert one.text == '"The ferry will sail on Monday, the minister said.'
    assert one.suggestion is None


def test_the_mark_is_suggested_where_the_statement_ends_and_its_cue_follows(find: Find) -> None:
    def at(words: str) -> Evidence:
        start = _OPEN.index(words)
        return Evidence.at(Span(start, start + len(words)), _OPEN)

    statement = Statement(
        "s1", "mixed", None, None, None, "unnamed-person", (at("the minister"),), (at("said"),),
        (at('"The ferry will sail on Monday'),), None, None, None, 1.0,
    )  # fmt: skip
    (one,) = find("unclosed-quotation", _OPEN, statements=(statement,))
    assert one.suggestion == '"The ferry will sail on Monday," the minister said.'


@pytest.mark.parametrize(
    "text",
    [
        '"The ferry will sail on Monday.\n\n"It has always sailed," the minister said.',
        '"The ferry will sail on Monday.\n\nIt has always sailed," the minister said.',
        "The minister said the ferry, a 40' boat, will sail on Monday. It has 12\" portholes.",
        "“The ferry will sail on Monday,” the minister said.",
        "The ministers' ferry will sail on Monday. The '90s are over.",
        "„The ferry will sail on Monday“, the minister said.",
        'The minister said: "Monday.',
    ],
    ids=["runs on", "runs on unmarked", "feet and inches", "closed", "apostrophes", "German", "a stray mark"],
)
def test_quotations_that_close_or_run_on_are_left_alone(find: Find, text: str) -> None:
    assert find("unclosed-quotation", text) == []


_STORY = (
    "{above}\n\nBy Petra Amal\n\nTORSUND, March 5 (Norwire) - The opposition rejected the treaty in a long debate on "
    "Wednesday evening.\n\n„Not a single stone of these islands will leave Velmora“, Kjelde told the deputies."
)


def test_a_quotation_in_the_headline_that_the_story_words_differently_is_shown(find: Find) -> None:
    (one,) = find("headline-quotation", _STORY.format(above="Kjelde: „Not one stone of Halvard“ to be signed away"))
    assert one.text == "„Not one stone of Halvard“"
    assert "Not a single stone of" in one.message


@pytest.mark.parametrize(
    "above",
    [
        "Kjelde: „Not a single stone of these islands“ to be signed away",
        "Kjelde: „Not a Single Stone Of These Islands“ to be signed away",
        "Kjelde: „Never again“ a treaty signed at night, she says",
        "Kjelde: „We shall see what the government brings home“ from Lermont",
        "Kjelde on stones that will not leave Velmora by any signature",
    ],
    ids=["the same", "in capitals", "too short to compare", "another statement", "no quotation"],
)
def test_a_quotation_that_the_story_has_or_has_nothing_like_is_left_alone(find: Find, above: str) -> None:
    assert find("headline-quotation", _STORY.format(above=above)) == []


def test_short_forms_written_out_are_no_other_words(find: Find) -> None:
    text = (
        "Kjelde: 'We are going to vote against the treaty'\n\nBy Petra Amal\n\nTORSUND, March 5 (Norwire) - "
        "The opposition rejected the treaty in a long debate on Wednesday evening.\n\n"
        '"We\'re going to vote against the treaty," Kjelde told the deputies.'
    )
    assert find("headline-quotation", text) == []
