"""Names spelled in two ways."""

from __future__ import annotations

import pytest

from onrecord.record.evidence import Evidence
from onrecord.record.record import Party
from tests.record.findings.conftest import Find


def _person(name: str) -> Party:
    return Party(f"p{name}", name, "person", (Evidence(0, 1, "x"),), ())


_TOLD = "President Eirik Tolvanger spoke on Monday. Later Tolvanger left, and the crowd waved as Tolvanger went. {more}"


@pytest.mark.parametrize(
    "more",
    [
        "It was the third time that Tolvangar spoke.",
        "Asked about Tolvagner's words, he smiled.",
        "Then Tolvaanger sat.",
    ],
    ids=["another letter", "two swapped", "one too many"],
)
def test_a_rare_spelling_one_slip_from_the_common_one_is_shown(find: Find, more: str) -> None:
    (one,) = find("name-two-spellings", _TOLD.format(more=more), parties=(_person("Eirik Tolvanger"),))
    assert one.suggestion == "Tolvanger"


@pytest.mark.parametrize(
    "more",
    [
        "His aide was Petra Tolvangar.",
        "The Tolvangers are a large family.",
        "He is no Tolvange.",
        "He was met by Tolvunder.",
    ],
    ids=["another first name", "a plural", "a slip at the end", "two slips"],
)
def test_what_may_be_another_name_is_left_alone(find: Find, more: str) -> None:
    assert find("name-two-spellings", _TOLD.format(more=more), parties=(_person("Eirik Tolvanger"),)) == []


def test_two_people_with_names_alike_are_two_people(find: Find) -> None:
    text = "Eirik Hansen and Petra Hanson spoke. Hansen left. Hansen waved. Hanson stayed."
    parties = (_person("Eirik Hansen"), _person("Petra Hanson"))
    assert find("name-two-spellings", text, parties=parties) == []


def test_after_the_same_first_name_two_of_one_spelling_are_enough(find: Find) -> None:
    text = "Eirik Brekke spoke. It was said that Eirik Brekka left. Brekke waved."
    (one,) = find("name-two-spellings", text, parties=(_person("Eirik Brekke"), _person("Eirik Brekka")))
    assert (one.text, one.suggestion) == ("Brekka", "Brekke")


def test_accents_left_out_are_no_slip(find: Find) -> None:
    text = "Eirik Téleki spoke. Then Téleki left. Téleki waved. Photo: Eirik Teleki."
    assert find("name-two-spellings", text, parties=(_person("Eirik Téleki"),)) == []


def test_first_names_and_countries_are_no_misspelt_last_names(find: Find) -> None:
    text = "James Comey spoke. Then Comey left. Comey waved. Corey saw it."
    assert find("name-two-spellings", text, parties=(_person("James Comey"),)) == []
