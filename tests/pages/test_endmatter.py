"""End matter: lists of other stories below a story, and the standing sections of a release."""

from __future__ import annotations

import pytest

from onrecord.intake.item import BlockKind, Hint, Item
from onrecord.pages.parse import parse_page
from onrecord.span import Span

BODY = (
    "The foreign minister of Velmark said on Sunday that the talks on the islands "
    "would go on until the spring of next year."
)
SHORT = "The ministry would not comment."


def kinds(*lines: str) -> list[tuple[BlockKind, str]]:
    page = parse_page(Item("\n\n".join(lines)))
    return [(block.kind, page.text[block.start : block.end]) for block in page.blocks]


@pytest.mark.parametrize("heading", ["More on this story", "Most read", "Related topics", "Read more", "Top stories"])
def test_titles_in_a_list_of_other_stories_are_furniture(heading: str) -> None:
    titles = ["Port reopens after deal", "2 Why is butter so dear?", "3 Singer Kara Voss quits band"]
    found = kinds("Velmark says talks go on", BODY, heading, *titles)
    assert found[3:] == [("furniture", title) for title in titles]


def test_the_list_ends_with_the_next_sentence() -> None:
    found = kinds("Velmark says talks go on", BODY, "Read more", "Port reopens after deal", SHORT, "What comes next")
    assert found[-3:] == [
        ("furniture", "Port reopens after deal"),
        ("paragraph", SHORT),
        ("paragraph", "What comes next"),
    ]


def test_speech_below_such_a_heading_is_the_storys() -> None:
    found = kinds("Velmark says talks go on", BODY, "Read more", '"Who pays?"')
    assert found[-1] == ("paragraph", '"Who pays?"')


def test_a_menu_above_the_story_heads_no_list() -> None:
    assert kinds("Top stories", "Velmark says talks go on", BODY)[1][0] == "headline"


def test_the_standing_sections_of_a_release_are_notes() -> None:
    sections = [
        "About Veridane",
        BODY,
        "Forward-Looking Statements",
        "Veridane undertakes no obligation.",
        "Jill Hanley",
    ]
    found = kinds("FOR IMMEDIATE RELEASE", "Veridane opens a tidal station", BODY, SHORT, *sections, "###")
    assert [kind for kind, _ in found] == ["note", "headline", "paragraph", "paragraph"] + ["note"] * 6


def test_a_section_about_something_in_a_story_is_the_storys() -> None:
    assert kinds("Velmark says talks go on", BODY, "About Veridane", BODY)[-1] == ("paragraph", BODY)


def test_a_list_that_the_markup_calls_paragraphs_is_furniture() -> None:
    lines = ["Velmark says talks go on", BODY, "Explore more on these topics", "Velmark", "Politics"]
    hints, at = [], 0
    for number, line in enumerate(lines):
        hints.append(Hint("paragraph" if number else "headline", Span(at, at + len(line))))
        at += len(line) + 1
    page = parse_page(Item("\n".join(lines), hints=tuple(hints)))
    assert [block.kind for block in page.blocks] == ["headline", "paragraph", "furniture", "furniture", "furniture"]
