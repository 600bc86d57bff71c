"""Who is meant by a name: plainly one, or several to choose from."""

from __future__ import annotations

import pytest

from onrecord.query.naming import Called, fits, meant

ANNA, BO, BARE = Called("Anna Velt", None), Called("Bo Velt", None), Called("Velt", None)


@pytest.mark.parametrize(
    ("asked", "name", "may"),
    [
        ("Velt", "Anna Velt", True),
        ("velt", "Velt", True),
        ("Anna Velt", "Anna M. Velt", True),
        ("Anna", "Anna Velt", False),
        ("Anna Velt", "Velt", False),
        ("Assembly", "the Velmoran Assembly", True),
        ("the Velmoran Assembly", "Velmoran Assembly", True),
        ("…", "Velt", False),
    ],
)
def test_a_name_may_be_meant_by_what_it_ends_with(asked: str, name: str, may: bool) -> None:
    assert fits(asked, name) is may


@pytest.mark.parametrize(
    ("asked", "known", "choices"),
    [
        ("Velt", [ANNA], 1),
        ("Velt", [ANNA, BARE], 1),
        ("Velt", [ANNA, BO], 2),
        ("Velt", [ANNA, BO, BARE], 3),
        ("Velt", [BARE], 1),
        ("Anna Velt", [ANNA, Called("Anna M. Velt", None)], 1),
        ("Anna Velt", [Called("Anna Velt", 1), ANNA], 1),
        ("Anna Velt", [Called("Anna Velt", 1), Called("Anna Velt", 2)], 2),
        ("Velt", [Called("Anna Velt", 1), Called("Velt", 1), Called("A. Velt", 1)], 1),
        ("Velt", [Called("Velt", 1), Called("Velt", 2)], 2),
        ("Velt", [Called("Anna Velt", 1), ANNA], 1),
        ("Velt", [Called("Anna Velt", 1), Called("Anna Velt", 2), ANNA], 3),
        ("Velt", [], 0),
    ],
)
def test_several_are_not_guessed_among(asked: str, known: list[Called], choices: int) -> None:
    assert len(meant(asked, known)) == choices


def test_a_single_choice_has_all_its_names() -> None:
    assert meant("Velt", [BARE, ANNA]) == [[BARE, ANNA]] or meant("Velt", [BARE, ANNA]) == [[ANNA, BARE]]
