"""Wordings are compared by their words, and what differs is marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.query.words import forms, marked


def _shown(before: str, after: str) -> str:
    marks = {"same": "{}", "gone": "[-{}-]", "added": "[+{}+]"}
    return " ".join(marks[one.fate].format(one.text) for one in marked(before, after))


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("a pact in 1976, he said", "a pact in 1967, he said", "a pact in [-1976,-] [+1967,+] he said"),
        ("“We stay”, she said", '"We stay," she said', '"We stay," she said'),
        ("They left at nine", "They left", "They left [-at nine-]"),
        ("They left", "They left for good", "They left [+for good+]"),
        ("", "They left", "[+They left+]"),
        ("They left", "", "[-They left-]"),
        ("…", "!", "!"),
        ("the men of the north came in", "some of us went", "[-the men of the north came in-] [+some of us went+]"),
    ],
)  # fmt: skip
def test_what_differs_between_two_wordings_is_marked(before: str, after: str, shown: str) -> None:
    assert _shown(before, after) == shown


_WORDS = st.lists(st.sampled_from(["the", "boats", "left,", "“so”", "— 40%", "née", "stay."]), max_size=14).map(
    " ".join
)


@given(_WORDS, _WORDS)
def test_each_wording_can_be_read_from_the_marks(before: str, after: str) -> None:
    pieces = marked(before, after)
    assert forms(" ".join(one.text for one in pieces if one.fate != "gone")) == forms(after)
    assert forms(" ".join(one.text for one in pieces if one.fate != "added")) == forms(before)
