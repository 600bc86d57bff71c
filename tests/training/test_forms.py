"""Claims about the invented stories that the model is trained on."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training.forms import HEADS, stories
from training.paragraphs import FORMS
from training.passage import OPEN, SHUT, STYLES, Page, content, cue, source

MARKS = {mark.strip() for style in STYLES for mark in (*style.outer, *style.inner)}


@pytest.fixture(scope="module")
def drawn() -> list[dict[str, Any]]:
    return list(stories(7, 300))


def _words(story: dict[str, Any], role: str) -> list[str]:
    return [story["text"][start:end] for each in story["attributions"] for start, end in each[role]]


def test_a_page_records_where_each_part_was_written() -> None:
    page = Page(STYLES[9], "’")
    page.add(
        [
            ["It's late. "],
            [content("a", OPEN, "No", SHUT), ", ", source("ab", "she"), " ", cue("a", "said"), "."],
        ]
    )
    assert page.text == "It’s late. \n\n« No », she said."
    assert page.attributions == [
        {"source": [[21, 24]], "cue": [[25, 29]], "content": [[13, 19]]},
        {"source": [[21, 24]], "cue": [], "content": []},
    ]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32))
def test_spans_are_filled_lie_in_the_text_and_start_and_end_in_words(seed: int) -> None:
    for story in stories(seed, 2):
        for attribution in story["attributions"]:
            assert len(attribution["cue"]) == 1
            assert attribution["content"]
            assert len(attribution["source"]) <= 1
            for role in ("source", "cue", "content"):
                for start, end in attribution[role]:
                    assert 0 <= start < end <= len(story["text"])
                    words = story["text"][start:end]
                    assert words == words.strip()
                    assert "\n" not in words


def test_the_same_seed_gives_the_same_stories_and_another_seed_others() -> None:
    assert list(stories(3, 5)) == list(stories(3, 5))
    assert [story["text"] for story in stories(3, 5)] != [story["text"] for story in stories(4, 5)]


def test_a_story_does_not_depend_on_how_many_are_drawn() -> None:
    assert list(stories(3, 9))[:4] == list(stories(3, 4))


def test_every_form_and_every_style_is_shown(drawn: list[dict[str, Any]]) -> None:
    shown = Counter(form for story in drawn for form in story["forms"])
    assert set(shown) == {*FORMS, *HEADS}
    assert min(shown.values()) >= 10
    everything = "".join(story["text"] for story in drawn)
    assert all(mark in everything for mark in MARKS)


def test_no_sign_of_the_grammar_is_left_in_a_text(drawn: list[dict[str, Any]]) -> None:
    assert not {"⟦", "⟧", "⟨", "⟩", "{", "}"} & set("".join(story["text"] for story in drawn))
    assert not [story["id"] for story in drawn if "  " in story["text"] or ".." in story["text"]]


def test_a_story_has_four_to_fourteen_paragraphs_and_many_report_no_words(
    drawn: list[dict[str, Any]],
) -> None:
    bare = total = 0
    for story in drawn:
        paragraphs, at = story["text"].split("\n\n"), 0
        assert 4 <= len(paragraphs) <= 14
        for paragraph in paragraphs:
            cues = [span for each in story["attributions"] for role in each.values() for span in role]
            bare += not any(at <= start < at + len(paragraph) for start, _ in cues)
            at += len(paragraph) + 2
        total += len(paragraphs)
    assert 0.2 < bare / total < 0.6


def test_a_quotation_over_paragraphs_is_one_attribution_with_a_piece_for_each(
    drawn: list[dict[str, Any]],
) -> None:
    most = 0
    for story in drawn:
        for attribution in story["attributions"]:
            pieces = [story["text"][:start].count("\n\n") for start, _ in attribution["content"]]
            crossed = range(pieces[0], pieces[-1] + 1)
            assert set(crossed) == set(pieces)
            most = max(most, len(crossed))
    assert most == 4


def test_the_cues_of_headlines_and_releases_are_single_signs(drawn: list[dict[str, Any]]) -> None:
    cues = {cue for story in drawn for cue in _words(story, "cue")}
    assert {":", "-", "—", "–", "said", "said:", "According to", "according to", "told"} <= cues


def test_sources_and_cues_hold_no_quotation_marks(drawn: list[dict[str, Any]]) -> None:
    outer = {"“", "”", "„", "«", "»", '"'}
    held = [words for story in drawn for role in ("source", "cue") for words in _words(story, role)]
    assert not [words for words in held if outer & set(words)]
