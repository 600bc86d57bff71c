"""The table of checks, and what a record shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import SettingError
from onrecord.intake.item import Item
from onrecord.pages.parse import parse_page
from onrecord.record.findings.check import CHECKS, DEFAULT, find_findings
from onrecord.record.times.find import find_times

_TEXT = "A minister spoke of the the ferry on Tuesday, March 5, 2031 and of uninhibited islands."


def test_a_check_that_there_is_not_is_named_with_those_that_there_are() -> None:
    with pytest.raises(SettingError, match="no such check") as caught:
        find_findings(parse_page(Item(_TEXT)), (), (), (), checks=["spelling"])
    assert "misprinted-year" in str(caught.value)


def test_only_the_checks_named_are_made_and_their_findings_stand_in_order_of_the_text() -> None:
    page = parse_page(Item(_TEXT))
    every = find_findings(page, find_times(page), (), ())
    assert [one.code for one in every] == ["repeated-word", "weekday-mismatch", "confused-word"]
    assert [one.code for one in find_findings(page, (), (), (), checks=["confused-word"])] == ["confused-word"]
    assert find_findings(page, (), (), (), checks=[]) == ()


def test_a_check_that_was_wrong_more_than_once_in_ten_is_not_made_by_default() -> None:
    assert set(DEFAULT) <= set(CHECKS)
    assert all(CHECKS[code].right >= 0.9 * CHECKS[code].shown for code in DEFAULT)


def test_the_docs_tell_of_every_check_what_the_table_does() -> None:
    page = (Path(__file__).parents[3] / "docs" / "findings.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| (.+?) \| (\d+) \| (\d+) \|", page, re.MULTILINE)
    assert rows == [(code, one.about, str(one.shown), str(one.right)) for code, one in CHECKS.items()]
    assert re.findall(r"^### `([a-z-]+)`", page, re.MULTILINE) == list(CHECKS)


@given(st.text(alphabet=st.sampled_from(" \n.,\"“”'’„abtheTHE12%(-İŉ"), max_size=200))
def test_findings_hold_their_words_on_any_text(text: str) -> None:
    if not text.strip():
        return
    page = parse_page(Item(text))
    for one in find_findings(page, find_times(page), (), (), checks=CHECKS):
        assert page.text[one.start : one.end] == one.text


def test_the_source_is_never_changed() -> None:
    page = parse_page(Item(_TEXT))
    find_findings(page, find_times(page), (), ())
    assert page.text == _TEXT
