"""Errors: one tree, stable codes, messages that say what was wrong, what was given and what to do."""

from __future__ import annotations

import re

import pytest

from onrecord import errors
from onrecord.errors import Defect, InputError, OnrecordError, SettingError, SourceError

TREE = {
    "OnrecordError": ("Exception", "onrecord"),
    "InputError": ("OnrecordError", "input"),
    "SourceError": ("InputError", "source"),
    "RefusedAddress": ("SourceError", "refused-address"),
    "FormatError": ("InputError", "format"),
    "EncodingError": ("FormatError", "encoding"),
    "EmptyStory": ("InputError", "empty"),
    "NotFound": ("InputError", "not-found"),
    "StoreError": ("OnrecordError", "store"),
    "NoStore": ("StoreError", "no-store"),
    "NotAStore": ("StoreError", "not-a-store"),
    "NewerStore": ("StoreError", "newer-store"),
    "OlderStore": ("StoreError", "older-store"),
    "ReadOnlyStore": ("StoreError", "read-only-store"),
    "FullStore": ("StoreError", "full-store"),
    "LockedStore": ("StoreError", "locked-store"),
    "UnreachableStore": ("StoreError", "unreachable-store"),
    "DamagedStore": ("StoreError", "damaged-store"),
    "SettingError": ("OnrecordError", "setting"),
    "Defect": ("OnrecordError", "defect"),
}


def test_the_tree_and_its_codes_are_those_that_scripts_depend_on() -> None:
    found = {
        name: (kind.__base__.__name__, kind.code)
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and issubclass(kind, OnrecordError)
    }
    assert found == TREE


def test_the_tree_is_drawn_where_it_is_defined() -> None:
    drawn = re.findall(r"(\w+)  +", errors.__doc__ or "")
    assert set(TREE) <= set(drawn)


def test_the_users_input_and_our_own_bug_are_different_classes() -> None:
    assert not issubclass(Defect, InputError)
    assert not issubclass(SettingError, InputError)


def test_a_message_says_what_was_wrong_what_was_given_and_what_to_do() -> None:
    error = SourceError("there is no such file", given="a.txt", remedy="check the name")
    assert str(error) == "there is no such file; given: a.txt; check the name [source]"
    assert (error.problem, error.given, error.remedy) == ("there is no such file", "a.txt", "check the name")


def test_what_is_not_known_is_left_out() -> None:
    assert str(InputError("no")) == "no [input]"


def test_what_was_given_is_shown_in_short() -> None:
    error = InputError("too long", given="x" * 5000)
    assert error.given is not None and len(error.given) == 200 and error.given.endswith("…")


@pytest.mark.parametrize("kind", [InputError, Defect, SettingError])
def test_an_error_goes_to_another_process_and_comes_back(kind: type[OnrecordError]) -> None:
    import pickle

    error = pickle.loads(pickle.dumps(kind("wrong", given="this", remedy="do that")))
    assert (type(error), str(error)) == (kind, f"wrong; given: this; do that [{kind.code}]")
