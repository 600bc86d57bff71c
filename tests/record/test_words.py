"""The tables of words: each word once where it belongs, in the form in which it is looked up."""

from __future__ import annotations

import pytest

from onrecord.record import words

LOWER = ["PRONOUNS", "DETERMINERS", "TITLES", "ADDRESSES", "ORG_HEADS", "DOCUMENT_HEADS", "GROUP_HEADS", "PERSON_HEADS"]


@pytest.mark.parametrize("table", LOWER)
def test_tables_are_in_lower_case_without_spaces(table: str) -> None:
    for word in getattr(words, table):
        assert word and word == word.lower().strip() and " " not in word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ORG_HEADS", "GROUP_HEADS"),
        ("GROUP_HEADS", "DOCUMENT_HEADS"),
        ("GROUP_HEADS", "PERSON_HEADS"),
        ("DOCUMENT_HEADS", "PERSON_HEADS"),
    ],
)
def test_a_head_word_tells_one_kind(one: str, other: str) -> None:
    assert getattr(words, one) & getattr(words, other) == frozenset()


def test_forms_of_address_are_titles() -> None:
    assert words.ADDRESSES <= words.TITLES


def test_countries_are_whole_names_each_once() -> None:
    assert len(set(words.COUNTRIES)) == len(list(words.COUNTRIES)) > 190
    assert all(name and name == name.strip() and name[0].isupper() for name in words.COUNTRIES)
