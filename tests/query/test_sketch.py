"""Reprints are told from other stories, whatever a desk does to them."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.query.sketch import CONTAINED, SKETCH, contained, reprinted, shingles, sketch
from tests.query.stories import BACKGROUND, OTHER, WIRE

PARAGRAPHS = WIRE.split("\n\n")


def _same(one: str, other: str) -> bool:
    first, second = shingles(one), shingles(other)
    found = reprinted(first, second)
    assert found == reprinted(second, first)
    return found


@pytest.mark.parametrize(
    "edited",
    [
        "\n\n".join(PARAGRAPHS[:2]),
        WIRE + "\n\nONA supplied this story.",
        WIRE.replace('"', "”").replace("kilometers", "kilometres").replace("March 2", "2 March"),
        "\n\n".join([*PARAGRAPHS[:3], "The governor told this newspaper that he had heard nothing of it."]),
        "\n\n".join(reversed(PARAGRAPHS)),
    ],
    ids=["cut from the end", "a credit line", "house style", "cut, and a paragraph added", "paragraphs moved"],
)
def test_what_a_desk_does_to_a_wire_story_leaves_it_a_reprint(edited: str) -> None:
    assert _same(WIRE, edited)


@pytest.mark.parametrize("other", [OTHER, f"{OTHER}\n\n{BACKGROUND}"], ids=["other words", "the same background"])
def test_another_story_is_none_even_if_it_carries_the_same_background(other: str) -> None:
    assert not _same(f"{WIRE}\n\n{BACKGROUND}", other)


def test_a_short_text_is_a_reprint_only_of_its_equal() -> None:
    alert = "Velmark has withdrawn its offer, the Palace said."
    assert _same(alert, alert.upper())
    assert not _same(alert, f"{alert} More follows.")


def test_no_words_are_no_reprint_of_no_words() -> None:
    assert not _same("", "…")


@given(st.lists(st.sampled_from("alpha beta gamma delta epsilon zeta".split()), max_size=120), st.integers(0, 120))
def test_a_part_is_contained_in_the_whole(words: list[str], end: int) -> None:
    whole, part = shingles(" ".join(words)), shingles(" ".join(words[:end]))
    if min(len(words), end) >= 4:
        assert contained(whole, part) == 1.0
    assert 0 <= contained(whole, part) <= 1


def test_sketches_share_about_as_much_as_the_texts_do() -> None:
    """The sketch of a text that is cut to half has about half of the whole one's marks."""
    chance = random.Random(1)
    shared = []
    for _ in range(40):
        words = [f"w{chance.randrange(10**6)}" for _ in range(600)]
        one, other = sketch(shingles(" ".join(words))), sketch(shingles(" ".join(words[:300])))
        assert len(one) == SKETCH and list(one) == sorted(one)
        shared.append(len({*one} & {*other}) / SKETCH)
    assert 0.45 < sum(shared) / len(shared) < 0.55


def test_the_numbers_of_a_sketch_are_those_that_stores_hold() -> None:
    """A change of them takes a migration."""
    assert sketch(shingles("The islands will not be given up"))[:2] == (49172163061572, 55733033798653)
    assert CONTAINED == 0.6
