"""Words, sentences and captions that stand twice."""

from __future__ import annotations

import pytest

from tests.record.findings.conftest import Find


@pytest.mark.parametrize(
    ("sentence", "words", "once"),
    [
        ("The ferry left the the harbour.", "the the", "the"),
        ("The The ferry left the harbour.", "The The", None),
        ("The minister spoke of of the islands.", "of of", "of"),
        ("He spoke in the in the harbour.", "in the in the", "in the"),
        ("And and he left.", "And and", "And"),
    ],
)
def test_a_word_twice_in_a_row_is_shown(find: Find, sentence: str, words: str, once: str | None) -> None:
    found = find("repeated-word", sentence)
    assert [(one.text, one.suggestion) for one in found] == ([(words, once)] if once else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "He said that that had been settled.",
        "The two had had enough.",
        "What it is is a promise.",
        "They came in in March and went on on Monday.",
        "The band The The played.",
        "It was very, very late, and the the-atre was shut.",
        "She moved from A to to-day's place.",
        "The end of the road.\n\nThe road is long.",
    ],
)
def test_sound_doubles_are_left_alone(find: Find, sentence: str) -> None:
    assert find("repeated-word", sentence) == []


_LONG = "The ministry said that the ferry would sail to Skarn again on Monday morning."


def test_a_sentence_that_stands_twice_is_shown_the_second_time(find: Find) -> None:
    text = f"Ferry to Skarn sails again\n\n{_LONG} Nobody was hurt.\n\nThe captain was calm. {_LONG}"
    (one,) = find("repeated-sentence", text)
    assert one.text == _LONG
    assert one.start == text.rindex(_LONG)


@pytest.mark.parametrize(
    "text",
    [
        f'{_LONG}\n\nNobody was hurt.\n\n"{_LONG}"',
        f"8:35 p.m.\n\n{_LONG}\n\n8:20 p.m.\n\n{_LONG}",
        "Nobody was hurt.\n\nNobody was hurt.",
        f"{_LONG}\n\n{_LONG[:-16]} on Tuesday morning.",
    ],
    ids=["set apart as a quotation", "a live page", "a short sentence", "nearly the same"],
)
def test_what_is_repeated_on_purpose_or_by_chance_is_left_alone(find: Find, text: str) -> None:
    assert find("repeated-sentence", text) == []


_PAGE = (
    "Ferry to Skarn sails again after a winter in the docks\n\n{captions}\n\nTORSUND, March 5. /ONA/. "
    "The ferry to Skarn will sail again on Monday, the ministry of transport of Velmora said on Wednesday."
)


def test_a_caption_that_stands_twice_is_shown_the_second_time(find: Find) -> None:
    captions = (
        "The ferry in the harbour of Torsund Rolf Anders/ONA\nThe ferry in the harbour of Torsund\n© Rolf Anders/ONA"
    )
    (one,) = find("repeated-caption", _PAGE.format(captions=captions))
    assert one.text == "The ferry in the harbour of Torsund"


def test_a_caption_that_stands_once_is_left_alone(find: Find) -> None:
    captions = "The ferry in the harbour of Torsund\n© Rolf Anders/ONA"
    assert find("repeated-caption", _PAGE.format(captions=captions)) == []
