"""Invented countries and places are known by how the text uses their names."""

from __future__ import annotations

import pytest

from onrecord.intake.item import Item
from onrecord.pages.parse import parse_page
from onrecord.record.parties.lexed import Lexed
from onrecord.record.parties.usage import Usage, usage_of_names


def usage(text: str) -> Usage:
    return usage_of_names(Lexed(parse_page(Item(text))))


@pytest.mark.parametrize(
    "words",
    [
        "Then Velmark's president left the room, and it was late.",
        "It was late when the Velmark government fell apart.",
        "He met the president of Velmark, and it was late by then.",
        "What Velmark wants, the Velmarkian fleet will get in the end.",
    ],
)
def test_a_country_is_told_by_its_offices_and_by_its_adjective(words: str) -> None:
    assert "velmark" in usage(words).countries


def test_a_town_is_told_by_the_word_in_and_is_no_country() -> None:
    found = usage("They met in Brennhaug, where it rained all day long.")
    assert "brennhaug" in found.places and "brennhaug" not in found.countries


def test_an_adjective_of_a_country_is_no_name_of_its_own() -> None:
    found = usage("What Oskaria wants, the Oskarian fleet will get in the end.")
    assert found.adjectives == {"oskarian"} and "oskarian" not in found.countries


def test_a_surname_after_a_title_or_a_given_name_is_no_place() -> None:
    found = usage(
        "They trust in Velt, they said. Minister Velt agreed, and so did Maria Holm. In the end, they trust in Holm."
    )
    assert not {"velt", "holm"} & (found.places | found.countries)
