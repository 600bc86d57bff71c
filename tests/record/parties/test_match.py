"""When two names name one."""

from __future__ import annotations

import pytest

from onrecord.record.parties import match


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("tolvanger", "tolvangar", True),
        ("melhman", "mehlman", True),
        ("holm", "holt", False),
        ("velt", "velt", False),
        ("lindholt", "brekkevold", False),
        ("wimes", "wines", True),
    ],
)
def test_a_misprint_is_one_letter_or_two_swapped_in_a_word_of_some_length(one: str, two: str, same: bool) -> None:
    assert match.is_misprint(one, two) is same


@pytest.mark.parametrize(
    ("short", "long", "fits"),
    [
        (("ucl",), ("union", "of", "coastal", "lands"), True),
        (("uocl",), ("union", "of", "coastal", "lands"), True),
        (("ub",), ("union", "of", "coastal", "lands"), False),
        (("union",), ("union", "bank"), False),
    ],
)
def test_an_acronym_has_the_first_letters_of_the_words_small_ones_or_not(
    short: match.Key, long: match.Key, fits: bool
) -> None:
    assert match.is_acronym(short, long) is fits


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (("e", "velt"), ("edvard", "velt"), True),
        (("bill", "velt"), ("william", "velt"), True),
        (("anna", "velt"), ("edvard", "velt"), False),
        (("anna", "velt"), ("anna", "maria", "velt"), True),
    ],
)
def test_given_names_agree_by_initial_short_form_or_middle_name(one: match.Key, two: match.Key, same: bool) -> None:
    assert match.may_be_one(one, two) is same


def test_a_surname_is_told_without_the_suffix_of_generations() -> None:
    assert match.surname(("jonas", "brekke", "jr")) == "brekke"
