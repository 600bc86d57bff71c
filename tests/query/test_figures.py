"""Figures are found with values by which two ways of writing one are alike."""

from __future__ import annotations

import pytest

from onrecord.query.figures import figures
from onrecord.span import Span


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("40 percent", "share", "40"),
        ("40 per cent", "share", "40"),
        ("40%", "share", "40"),
        ("forty percent", "share", "40"),
        ("2.5 percentage points", "share", "2.5"),
        ("$1.2 million", "money", "1200000 dollar"),
        ("1.2 million dollars", "money", "1200000 dollar"),
        ("€40bn", "money", "40000000000 euro"),
        ("300 crowns", "money", "300 crown"),
        ("1,200", "number", "1200"),
        ("twenty-five", "number", "25"),
        ("three hundred", "number", "300"),
        ("two", "number", "2"),
    ],
)
def test_a_figure_has_its_kind_and_value(text: str, kind: str, value: str) -> None:
    before = "They asked for "
    (one,) = figures(f"{before}{text}, no more.")
    assert (one.kind, one.value, one.text) == (kind, value, text)
    assert (one.start, one.end) == (len(before), len(before) + len(text))


@pytest.mark.parametrize("text", ["one of them", "F16s and B2s", "often", "twofold", "a weightless tent"])
def test_what_is_no_figure_is_left_alone(text: str) -> None:
    assert list(figures(text)) == []


def test_figures_of_a_date_are_none() -> None:
    text = "On 3 May 1961, 12 came."
    assert [one.text for one in figures(text, [Span(3, 13)])] == ["12"]
