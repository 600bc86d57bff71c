"""Marks stand on what was asked for, and passages on marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.query.marking import marks, passage
from onrecord.query.syntax import parse
from onrecord.query.tokens import Spelled, tokens


@pytest.mark.parametrize(
    ("asked", "marked"),
    [
        ("promise", "He [promised] that the café of Velmora stays open to boats and boatmen"),
        ("CAFE open", "He promised that the [café] of Velmora stays [open] to boats and boatmen"),
        ('"stays open"', "He promised that the café of Velmora [stays open] to boats and boatmen"),
        ('"open stays"', "He promised that the café of Velmora stays open to boats and boatmen"),
        ("boat*", "He promised that the café of Velmora stays open to [boats] and [boatmen]"),
        ("cafe NEAR/1 velmora", "He promised that the [café] of [Velmora] stays open to boats and boatmen"),
        ("cafe NEAR/1 boats", "He promised that the café of Velmora stays open to boats and boatmen"),
        ("velmora NOT ships", "He promised that the café of [Velmora] stays open to boats and boatmen"),
        ("ships OR open", "He promised that the café of Velmora stays [open] to boats and boatmen"),
    ],
)
def test_what_was_asked_for_is_marked(asked: str, marked: str) -> None:
    tree = parse(asked)
    assert tree is not None
    text = marked.replace("[", "").replace("]", "")
    assert passage(text, marks([tree], text)).marked("[", "]") == marked


def test_a_prefix_finds_words_whose_stem_is_shorter() -> None:
    tree = parse("declara*")
    assert tree is not None
    assert marks([tree], "a declaration") == ((2, 13),)


@given(st.text(max_size=60))
def test_placed_words_are_the_tokens_and_stand_where_they_say(text: str) -> None:
    spelled = Spelled(text)
    words, places = spelled.words, spelled.places()
    assert words == tokens(text) and len(places) == len(words)
    assert all(0 <= start < end <= len(text) for start, end in places)


@given(st.text("ab é", min_size=1, max_size=900), st.integers(0, 899), st.integers(1, 9))
def test_a_passage_holds_the_first_mark_with_its_words(text: str, start: int, size: int) -> None:
    start = min(start, len(text) - 1)
    end = min(len(text), start + size)
    found = passage(text, ((start, end),))
    assert len(found.text) <= 322
    ((first, last),) = found.marks
    assert found.text[first:last] == text[start : start + last - first]
    assert found.text.strip("…") in text
